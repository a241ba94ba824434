import type { Vocabulary } from '../vocabulary.js';

export const de: Vocabulary = {
  keywords: `
    (hochauflösend|hochaufgelöst|höchstauflösend|höchstaufgelöst|ultrahochauflösend|superhochauflösend|höherauflösend|hochauflösendst|ultrahochaufgelöst)(e|er|es|en|em|)
    hoch (auflösend|aufgelöst)(e|er|es|en|em|), ultra hochauflösend(e|er|es|en|em|)
    (sehr|ultra|extrem|super|besonders|möglichst|) (hohe|hoher|hohen) Auflösung(en)
    (gute|guter|höchste|höchster|höchsten|höchstmögliche|höchstmöglicher|höchstmöglichen|maximale|maximaler|maximalen|volle|voller|vollen|beste|bester|besten|bessere|besserer|besseren|höheren|bestmögliche|bestmöglicher|höhere|höherer|größtmögliche|größtmöglicher|größte|größter|ultrahohe|ultrahoher|native|nativer|extreme|extremer) Auflösung
    Hochauflösung, Ultrahochauflösung, (ultra|full|voll|super|echtes|echt) hd, Druckauflösung, Superauflösung
    Maximalauflösung, hohe Pixeldichte, hoher Pixeldichte, hohe Pixelzahl, hd Qualität, hohe Definition
    hoher Definition
    (höher|besser|feiner) aufgelöst(e|er|es|en|)`,
  boosters: `
    Meisterwerk
    (höchste|höchster|beste|bester|hohe|hoher|bestmögliche|maximale|maximaler|exzellente|professionelle) Qualität
    gestochen scharf, messerscharf, rasiermesserscharf
    (ultra|hyper|extrem|sehr|hoch|höchst|super|unglaublich) detailliert(e|er|es|en|)
    (ultradetailliert|hyperdetailliert|hochdetailliert)(e|er|es|en|), detailreich, Studioqualität, Profiqualität
    Kinoqualität`,
  nouns: 'Auflösung, Bildauflösung, Ausgabeauflösung, Zielauflösung',
  grades: 'Qualität, Bildqualität, Ausgabequalität, Renderqualität, Ausgabe',
  intensifiers: 'ultra, super, echtes, echtem, natives, nativem, mindestens, bis zu, wahres',
  links: 'von, in, bei, ist, soll, beträgt, gleich, mindestens, bis zu, etwa, mit',
  megapixels: 'Megapixel(n), Gigapixel(n)',
  densities: 'Punkte pro Zoll, Pixel pro Zoll',
  things: `
    *fernseher(n|s|), *fernsehgerät(e|), *monitor(e|en|s|), *bildschirm(e|en|s|), *display(s), *projektor(en|s|)
    *beamer(n|s|), *kamera(s), *drohne(n), *handy(s), *telefon(e|), *computer(n|s|), *rechner(n|s|), *laptop(s)
    *konsole(n), *player(n|), *mikroskop(e|s|), *teleskop(e|s|), *endoskop(e|), satellit*, *satellit, *satelliten
    *schüssel, *sensor(en|), *objektiv(e|), *scanner(n|), *drucker(n|), *video(s), *stream(s), *kanal, *sender
    *leinwand, *leinwände, videowand, videowände, *kabel(n|), *disc(s), *gerät(e|en|), *technik, *brille
    *headset(s), *übertragung, *sendung, *receiver, *tablet(s), notebook(s), *heimkino, *panel(s), *tv, filmt
    aufnimmt, aufzeichnet, streamt, überträgt, abspielt, wiedergibt, unterstützt, anzeigt, filmen kann
    aufnehmen kann, dashcam, ausrüstung, *grafikkarte(n|), tonaufnahme, lautsprecher, kopfhörer
    *aufkleber(n|), *etikett(en|), *logo(s), *abzeichen, *symbol(e|en|), *icon(s), *schild(er|ern|), *schriftzug
    *taste(n|), *knopf, *schaltfläche(n|), *menü(s), *option(en|), *wasserzeichen, *verpackung, *karton
    *plakette(n|), *auswahl, *stempel, *auswahlmenü, *sticker
    *follower(n|), *abonnenten, *aufrufe(n|), *likes, *zuschauer(n|), *nutzer(n|), euro, dollar, franken, gehalt
    gehälter, lohn, budget, preis, preisschild, *lauf, marathon, *marathon, *läufer(n|), *läuferin(nen|)
    startnummer(n|), *medaille(n|), schritte(n|), meter(n|), höhe, höhenmeter, gold, karat, goldring, goldkette
    halskette, armband, wörter, speicher, jahre, kilometer(n|), kalorien, mitglieder, fans, besucher(n|), gebäude
 scheck, rechnung
    *gimbal(s), *stativ(e|), *stabilisator(en|), *verteiler(n|), *umschalter(n|), *wandler(n|), *konverter(n|)
    *encoder(n|), *decoder(n|), *dockingstation, *dongle(s), *mischpult, *mischer, *teleprompter, übertragungswagen
    *festplatte(n), *speicherkarte(n), *akku(s), *batterie(n), *ladegerät, *fernbedienung(en), *router, *server
    *radio(s), plattenspieler, *verstärker, *mikrofon(e), *kassette(n), *laparoskop(e), *otoskop(e), *bronchoskop(e)
    *koloskop(e), *arthroskop(e), ultraschall*, *tomograf, ekg, *kopierer, *fax, *plotter, *nähmaschine(n)
    *stickmaschine(n), *maschine(n), *automat(en), *simulator(en), *fernglas, *fernrohr, *periskop(e)
    *nachtsichtgerät, *klingel(n), *babyphone, *navi, jukebox, *adapter(n|), *box, *boxen, *anschluss, *anschlüsse
    *ausgang, *ausgänge, *eingang, *eingänge, *halterung, *recorder, *rekorder, *chip(s)
    *fortschrittsbalken, *benachrichtigung(en), *popup, *werkzeugleiste, *schalter(n), qualitätseinstellung(en)
    auflösungseinstellung(en), usb hub, *regler, *quittung(en), *vertrag, *verträge, *anleitung, *handbuch
    *garantie, *datenblatt, *vergleichstabelle, *tarif(e), *abo(s), *anruf(e), *münze(n), *ehering(e), *zielgerade
    *kredit, *miete, *stipendium, kommentare(n), milliampere, lumen, hertz, pascal, *paket(e), *gebühr
    *skop, *skope, *ometer, anzeigetafel(n), *tafel(n), *whiteboard(s), *platine(n), *wanderer, *radfahrer, *helfer
    perücke, hörgerät, implantat, sonde, soundbar, steckdosenleiste, im Monat, pro Monat, im Jahr, pro Jahr
    pro Woche, monatlich, jährlich, *techniker(n|in|innen|), *operateur(e), kameramann, kamerafrau, *lampe
    *falle(n), *wand, *wände, *leser(n|s|), *lesegerät(e), *anzeige(n), *terminal(s), *kasse(n), *synthesizer
    *tastatur(en), *maus, *stick(s), *multimeter, *visier(e), *zielfernrohr, *ferngläser, *radar, *sonar
    *detektor(en), *analysator(en), *empfänger, *sonde(n), *prüfbank, *prüfstand, *station(en), *karte(n)
    *modul(e|en|), *paneel(e), *anlage(n), *apparat(e), *linse(n), *optiken, *wagen, *pult(e), *spiegel, *halsband
    *weste, *helm(e), *uhr(en)
    *zentrale(n), zentrale, hauptsitz, hauptquartier, firmensitz
    *cam(s)`,
  counters: `
    über, fast, rund, etwa, ca, circa, kostet, kosten, verdient, läuft, lief, rennt,
    modell, flug, version, nummer, gehalt von, preis von, gewann, mehr als, weniger als, Block, nummeriert, Hausnummer
    sitz, sitzplatz, Parkplatz, Stellplatz, Spind, Schließfach, Stellfläche`,
  images: `
    foto(s), bild(er|ern|es|), *foto(s), *fotografie(n|), *bild(er|ern|es|), *aufnahme(n), *porträt(s), *portrait(s)
    *illustration(en|), *poster(n|), *plakat(e|), *hintergrund, *hintergrundbild(er|), *wallpaper(s), *gemälde
    *zeichnung(en|), kunst, *szene(n|), *detail(s), *textur(en|), *landschaft(en|), *ansicht(en|)
    fotorealistisch(e|er|es|en|), realistisch(e|er|es|en|), *cover, *screenshot(s), *landkarte(n), *weltkarte(n)
    *postkarte(n), *grußkarte(n), *sternkarte(n), *schatzkarte(n), kinoreif, *nahaufnahme(n|), produktfoto
    drohnenaufnahme(n|), drohnenfoto(s), drohnenbild, kamerafahrt, *motiv, kameraperspektive, kamerawinkel
    desktophintergrund, bildschirmhintergrund, handyhintergrund, bildschirmfoto, bildschirmschoner, satellitenbild
    videostandbild, *qualität, *darstellung, *druck, *version, *aquarell(e|s|), *rendering(s), *render, *mosaik
    *collage(n), *skizze(n), *comic(s), *banner, *panorama(s), *wandbild, *titelbild, *stillleben, *animation(en)
    *grafik(en), *muster, *oberfläche(n), *präzision, *klarheit, *stimmung, *atmosphäre, *pracht, *brillanz
    *realismus, makro, makros, shot(s), still(s), standbild(er|), artwork(s), export, datei, format, niveau
    standard, upscale, upscaling, anime, *vorschau, thumbnail(s), konzept, concept art, *tiefe, *grad, *reichtum
    *fülle, *genauigkeit, *kunst, *stil, *studie, *fotorealismus, *feinheit, *ölbild, *malerei, *cinematic, ergebnis
    endergebnis, *umsetzung, *wiedergabe, *ausdruck, *abzug, *abzüge, *scan(s), *luftbild, *panoramabild
    *still(s)`,
  looks: `
    look, optik, stil, glanz, effekt, effekte, anmutung, ästhetik, finish, filter, glätte, charakter, schärfe
    politur, kitsch, perfektion, hochglanz, *look, *optik, *ästhetik, *glanz, *schärfe, *effekt, brillanz
    sauberkeit, *tiefe, *klarheit, *präzision`,
  negations: `
    ohne, kein, keine, keinen, keinem, keiner, keines, keinerlei, nicht, nie, niemals, statt, anstatt, anstelle
    weder, noch, außer, frei von, negativprompt, negativ prompt, negativer prompt, ausgeschlossen, nichts, nicht in
    fern von, jenseits von, keinesfalls, auf keinen Fall, keineswegs, bloß nicht, nur nicht, auf gar keinen Fall
    unter keinen Umständen, nimmer, nicht unbedingt, nicht zwingend`,
  nounsToo: 'weg, streiche, kratze, wische',
  removals: `
    vermeide, vermeiden, vermeidet, entferne, entfernen, entfernt, lösche, löschen, weg mit, radiere, ersetze
    ersetzen, verzichte auf, verzicht auf, bitte nicht, ausschließen, retuschiere, überdecke, verstecke, tausche
    verboten, streiche, nimm
    soll nicht, sollte nicht, darf nicht, tilge, kratze, wische, putze, lass weg, mach weg, überklebe, verdecke
    blende aus, bloß kein, bloß keine, verzichte, vergiss, lass die finger von, spar dir, schneide, weg, entsorge
    meide, meiden, unterlasse`,
  negatedAfter: `
    vermeiden, weglassen, entfernen, nicht, unerwünscht, verboten, unnötig, ausschließen, löschen, wegretuschieren
    ist nicht nötig, entfällt, frei, verzichten, verzichtet, meiden, unterlassen, vergessen, weg, raus, wegnehmen
    übermalen, überflüssig, fehl am Platz, muss nicht sein, bitte nicht, nicht nötig, unpassend
    (wäre|ist|wirkt|) (hier|) falsch, tabu, stört, nervt, passt nicht, passt hier nicht, ruiniert, zu viel des Guten`,
  lettering: `
    steht, stehen, aufschrift, schriftzug, beschriftet, beschriftung, text, dem text, wort, worte, worten, lautet
    sagt, liest, titel, slogan, geschrieben, gedruckt, buchstaben, betitelt, namens, genannt, überschrift, gravur
    logo, aufdruck, schrift, lettern, heißt, prangt, leuchtreklame
    form von, form einer`,
  letteringAfter: `
    steht, geschrieben, gedruckt, gestickt, graviert, als schriftzug, als aufschrift, in leuchtbuchstaben
    in großbuchstaben, prangt, leuchtet, ausgewählt, markiert, angekreuzt, als option, als optionen, als text`,
  asks: 'in, im',
  stops: `
    auf, an, am, vom, zu, zum, zur, bei, beim, für, unter, vor, hinter, neben, zwischen, durch, aus, nach, ist, sind
    wird, werden, aber, während, wenn, dass, als, wie, wo, sehr, es, er, sie, man, hält, hält ein, mit einem, sitzt
    schaut`,
  determiners: `
    der, die, das, ein, eine, einen, einem, einer, eines, dem, den, des, sein, seine, seinen, seiner, ihr, ihre
    ihren, ihrer, mein, meine, dieser, diese, dieses, diesen, diesem, jeder, jede, jedes, zwei, drei
    ihrem, seinem, meinem`,
  and: 'und, sowie',
  or: 'oder, bzw',
  relations: `
    mit, zeigt, zeigen, zeigend, zeigt ein, hat, filmt, filmt in, aufzeichnet, streamt, von, unterstützt, bietet
    abspielt, filmend, aufnehmend
    geöffnet auf, eingestellt auf`,
  neutral: `
    (niedrige|niedriger|niedrigen|geringe|geringer|geringen|schlechte|schlechter|kleine|kleiner) (auflösung|qualität)
    niedrigauflösend, niedrig aufgelöst, nicht weniger als, nichts unter, nicht unter, nicht nur, verlustfrei
    ohne verlust, un-resolution, neujahrsvorsatz, *verlauf, *kreislauf, *ablauf, *auslauf`,
  carriers: `
    deshalb, daher, darum, deswegen, also, brauchen
    mach, mache, machen, generiere, generieren, rendere, rendern, render, gerendert, erstelle, erstellen, erzeuge
    erzeugen, wandle, konvertiere, exportiere, exportieren, skaliere, skalieren, hochskalieren, erhöhe, erhöhen
    will, möchte, brauche, soll, sein, sei, bitte, bild, foto, alles, ergebnis, finale, gib, gib mir, mir, ich
    ausgabe, ausgeben, liefere, nutze, verwende, qualität, es, das, in, um, umwandeln, format, version, hoch, haben
    aus, danke, hätte gern, hätte gerne, ich möchte, ich will, ich brauche, zeig mir, ganze, ganzes, das ganze
    am besten, wenn möglich, falls möglich
    nur`,
  dangling: `
    gerendert, aufgenommen, fotografiert, gefilmt, erstellt, generiert, dargestellt, ausgegeben, erzeugt, gedreht
    gehalten, skaliert, Größe, Bildgröße, Abmessungen, Format`,
  asksBelong: true,
  letters: 'ßäöüÄÖÜ',
  graphics: `
    logo(s), icon(s), symbol(e|en|), *icon(s), *logo(s), *aufkleber(n|), *etikett(en|), *symbol(e|en|)
    *schaltfläche(n|)`,
  subjects: `
    katze(n), kater, hund(e), welpe(n), fuchs, wolf, wölfe, löwe(n), tiger, bär(en), pferd(e), hirsch, eule(n)
    adler, vogel, vögel, schmetterling(e), fisch(e), wal(e), delfin(e), drache(n), einhorn, roboter, alien(s)
    monster, engel, hexe(n), zauberer, ritter, krieger, kriegerin, könig, königin, prinzessin, astronaut(in|en|)
    frau(en), mann, männer, mädchen, junge, kind(er), baby, gesicht(er), auge(n), schloss, schlösser, burg(en)
    tempel, kirche(n), kathedrale, ruine(n), turm, brücke(n), haus, häuser, hütte(n), dorf, dörfer, stadt, städte
    skyline, straße(n), gasse(n), markt, garten, gärten, leuchtturm, hafen, zug, schiff(e), auto(s), berg(e), hügel
    tal, täler, schlucht, klippe(n), höhle(n), vulkan(e), gletscher, wüste(n), wald, wälder, dschungel, baum, bäume
    wiese(n), blume(n), rose(n), see(n), fluss, wasserfall, wasserfälle, meer, strand, strände, küste(n), insel(n)
    welle(n), himmel, wolke(n), gewitter, nordlicht(er), regen, schnee, nebel, sonnenuntergang, sonnenuntergänge
    sonnenaufgang, nacht, mond, sterne, galaxie(n), planet(en), weltall, universum, fantasiewelt, natur, winter
    herbst, *wald, *berg, *stadt, *schloss, *burg, *himmel, *see, *blume, *katze, *hund
    pizza, burger, hamburger, *kuchen, *torte(n), *brot(e), *brötchen, waffel(n), pfannkuchen, crêpe(s), suppe(n)
    salat(e), käse, schokolade, eis, keks(e), plätzchen, kaffee, tee, wein, bier, obst, apfel, äpfel, zitrone(n)
    orange(n), erdbeere(n), traube(n), wassermelone(n), tomate(n), kürbis(se|), gemüse, knödel, schnitzel, bratwurst
    brezel(n)
    hase(n), kaninchen, eichhörnchen, igel, waschbär(en), affe(n), elefant(en), giraffe(n), zebra(s), panda(s)
    pinguin(e), schwan, schwäne, reiher, kranich(e), pfau(en), papagei(en), spatz(en), rabe(n), krähe(n), biene(n)
    libelle(n), spinne(n), frosch, frösche, schildkröte(n), krake(n), qualle(n), hai(e), dinosaurier, kuh, kühe
    schaf(e), ziege(n), schwein(e), huhn, hühner, hahn, ente(n), falke(n), dachs(e)
    sonnenblume(n), tulpe(n), orchidee(n), kaktus, kakteen, farn(e), eiche(n), kiefer(n), birke(n), palme(n), bambus
    *pilz(e), pflanze(n), blatt, blätter, *wiese(n), *rose(n), *baum, *bäume
    kleid(er), anzug, mantel, jacke(n), rock, hut, schuh(e), stiefel, schal, rüstung(en), krone(n)
    koch, köchin, bäcker, bäckerin, tänzer(in|), musiker(in|), geiger(in|), arzt, ärztin, krankenschwester
    lehrer(in|), fischer, bauer, bäuerin, braut, oma, opa, großmutter, großvater, mutter, vater
    wolkenkratzer, kapelle(n), denkmal, statue(n), brunnen, balkon(e), bibliothek(en), café(s), küche(n)
    schlafzimmer, platz, kai, mühle(n), segelboot(e), flugzeug(e), fahrrad, fahrräder, lastwagen, straßenbahn(en)
    *garten, *gärten, *haus, *häuser, *brücke(n), *turm
    teller(n|), schüssel(n), tasse(n), glas, vase(n), korb, zweig(e), ast`,
  requests: `
    mach, mache, erstelle, erzeuge, generiere, rendere, zeichne, zeichnen, male, malen, entwirf, gestalte, verwandle
    verwandele, wandle, konvertiere, ersetze, tausche, gib mir, ich möchte, ich will, ich brauche, zeig mir
    skizziere, stelle dar`,
  recordings: 'filmt, filmend, aufzeichnet, aufnimmt, streamt, sendet, überträgt',
  indefinites: 'ein, eine, einen, einem, einer, eines',
  pronouns: 'es, ihn, sie',
  copulas: 'ist, sind, sei, sein, soll, sollte, muss, hat, haben',
  amounts: `
    jahr, bevölkerung, einwohnerzahl, entfernung, distanz, geschwindigkeit, gewicht, summe, punktzahl
    kosten, gebühr, alter, anzahl, menge, zahl, betrag, wert, code, antwort`,
  causatives: 'wandle, wandele, verwandle, verwandele, konvertiere, bring, bringe, skaliere',
  turnsInto: 'in, auf, zu',
  viewings: `
    schauen, schaut, schauend, sehen, sieht, gucken, guckt, anschauen, streamt, streamen`,
  programmes: `
    *film, *filme, *serie, *serien, *spiel, *doku, dokumentation, zeichentrick, fußball, nachrichten, *sendung, fernsehen, anime, krimi, netflix
    film, serie, spiel`,
  smallCounts: `
    *lack, *kleber, *harz, *grundierung, *farbe, *spachtel, *schaum, *beschichtung, *füller, *versiegelung
    lack, kleber, harz, farbe, grundierung`,
  ordinals: `
    dritten, *ten`,
  ambivalent: `
    augenbrauen, makeup`,
  weak: `
    (vier|acht) k`,
  sides: `
    breit, hoch, lang`,
  numbered: ` tor, gate, reihe, Etage, Ebene, Zimmer, Wohnung, Linie, Bus, Gleis, Bahnsteig, Raum, Halle, Abteil, Kabine, Tisch, Waggon, Container, Regal`,
  currencies: `
    cent, rubel`,
  choices: 'basis',
  comparisons: 'gegen, gegenüber',
  purposes: 'für, um',
  reasons: 'damit, weil, da, denn',
};
