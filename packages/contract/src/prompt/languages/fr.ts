import type { Vocabulary } from '../vocabulary.js';

export const fr: Vocabulary = {
  keywords: `
    (très|ultra|super|extra|) haute (résolution|définition|déf|rés), (très|ultra|super|) haute(s) résolution(s)
    hautes définitions, (meilleure|pleine|grande|maximale|extrême|ultra) (résolution|définition)
    (plus|plus haute|meilleure) résolution possible, la plus haute (résolution|définition)
    plus haute (résolution|définition)
    résolution (maximale|élevée|très élevée|maximum|ultra haute|optimale|complète|native|supérieure|extrême)
    définition (maximale|élevée|très élevée|maximum|ultra haute|optimale|extrême)
    (ultra|full|super|vraie) hd, super résolution, superrésolution, ultradéfinition, résolution d'impression`,
  boosters: `
    chef-d'œuvre, chef d'oeuvre, chefs-d'œuvre, (haute|meilleure|excellente|très haute|grande|parfaite) qualité
    qualité (maximale|professionnelle|supérieure|studio|optimale|exceptionnelle|cinéma)
    (ultra|hyper|super|très|extrêmement|incroyablement|hautement) détaillé(e|s|es|)
    (ultradétaillé|hyperdétaillé)(e|s|es|), ultra réaliste, ultra-réaliste, tendance sur artstation
    détails extrêmes`,
  nouns: "résolution, définition, résolution d'image, résolution de sortie",
  grades: "qualité, qualité d'image, qualité visuelle, sortie",
  intensifiers: "ultra, super, jusqu'à, au moins, minimum, vraie, véritable, natif",
  links: "de, d', à, en, est, égale à, minimale de, minimale, d'au moins, doit être, jusqu'à, au moins",
  megapixels: 'mégapixel(s), megapixel(s), gigapixel(s), méga pixels',
  densities: 'points par pouce, pixels par pouce',
  things: `
    mur(s) d'images, mur led, télé(s), télévision(s), téléviseur(s), écran(s), moniteur(s), projecteur(s), vidéoprojecteur(s), rétroprojecteur
    caméra(s), caméscope(s), appareil(s) photo, appareil(s), drone(s), téléphone(s), portable(s), ordinateur(s)
    tablette(s), console(s), lecteur(s), disque(s), câble(s), microscope(s), télescope(s), endoscope(s)
    satellite(s), capteur(s), objectif(s), scanner(s), imprimante(s), vidéo(s), chaîne(s), diffusion, streaming
    flux, mur vidéo, mur d'écrans, panneau led, affichage, casque(s), home cinéma, cinéma maison, dashcam, webcam(s)
    équipement, matériel, dispositif(s), antenne(s), décodeur, carte graphique, retransmission, visioconférence
    caméra de surveillance, caméras de surveillance, parabole
    autocollant(s), étiquette(s), logo(s), badge(s), icône(s), bouton(s), menu(s), option(s), enseigne(s), panneau
    panneaux, tampon(s), filigrane(s), emblème(s), pastille(s), sélecteur, macaron, plaque(s)
 likes, j'aime, vues sur, dollars, salaire(s), budget, prix, course(s)
    marathon(s), dossard(s), altitude, carats, mots, mémoire, km, utilisateurs, calories, chèque, facture, siège social, siège
    immeuble, footing
    gimbal(s), stabilisateur(s), trépied(s), répartiteur(s), commutateur(s), convertisseur(s), encodeur(s)
    boîtier(s), carte d'acquisition, station d'accueil, mélangeur(s), prompteur(s), car régie, disque dur
    disques durs, carte mémoire, batterie(s), chargeur(s), télécommande(s), routeur(s), serveur(s), radio(s)
    platine(s), amplificateur(s), micro(s), cassette(s), laparoscope(s), cœlioscope, otoscope(s), bronchoscope(s)
    coloscope(s), arthroscope(s), échographe(s), électrocardiogramme, bloc opératoire, photocopieur(s)
    photocopieuse(s), fax, traceur(s), machine(s) à coudre, machine(s), brodeuse(s), distributeur(s), simulateur(s)
    longue vue, périscope(s), interphone(s), sonnette(s), babyphone(s), autoradio, juke box, karaoké, enceinte(s)
    support(s), adaptateur(s), port(s), sortie(s) hdmi, entrée(s) hdmi, passerelle
    barre de progression, notification(s), fenêtre pop up, barre d'outils, interrupteur(s), réglage(s), paramètre(s)
    menu de qualité, reçu(s), contrat(s), notice(s), manuel(s), garantie, fiche technique, tableau comparatif
    caractéristiques, emballage(s), carton(s), forfait(s), abonnement(s), appel(s), ligne d'arrivée
    hypothèque, loyer, prêt, bourse, amende, commentaires, milliampères, lumens, hertz, pascals
    *scope, *scopes, multiprise, tableau d'affichage, tableau blanc, perruque
    prothèse auditive, implant, sonde, barre de son, par mois, par an, par semaine, mensuels, annuels
    cartes d'acquisition, chef opérateur, opérateur(s), monteur(s), technicien(s), étalonneur(s), cadreur(s)
    dalle(s), piège(s) photo, piège(s) photographique(s), mélangeur vidéo, lampe à fente, échosondeur, sondeur
    liseuse(s), cadre photo numérique, cadre numérique, tableau de bord, combiné, afficheur(s), vitrine(s), borne(s)
    borne interactive, distributeur automatique, synthétiseur(s), clavier(s), souris, clé usb, multimètre
    oscilloscope, viseur(s), lunettes, lunette(s) de tir, longue-vue, jumelle(s), mur de led, façade led
    tableau indicateur, projecteur de diapositives, magnétoscope(s), caméra thermique, boîte noire, interphone vidéo
    visiophone(s), radar(s), sonar(s), imageur(s), analyseur(s), détecteur(s), récepteur(s), émetteur(s)
    enregistreur(s), lecteur dvd, prisme, régie, car de reportage, hublot, panneau d'affichage, panneau publicitaire
    sourcil(s)`,
  counters: `
    plus de, presque, environ, coûte, coûtent, vaut, gagne, touche, court, courir, couru, modèle, vol
    version, salaire de, prix de, numéro, abonnés, numéroté, numérotée,
    appartement
    siège, place de parking, fauteuil, casier`,
  images: `
    photo(s), photographie(s), image(s), portrait(s), illustration(s), affiche(s), poster(s), fond(s) d'écran
    papier peint, fond, peinture(s), dessin(s), tableau, tableaux, art, œuvre(s), scène(s), plan(s), gros plan
    capture(s), capture(s) d'écran, économiseur d'écran, paysage(s), vue aérienne, vue(s), détail(s), texture(s)
    couverture(s), miniature(s), photoréaliste, réaliste, cinématographique, panorama, photo de produit
    photo de drone, vue de drone, image de drone, prise de vue, image satellite, carte, aquarelle(s)
    huile sur toile, croquis, esquisse(s), bande dessinée, fresque(s), mosaïque(s), bannière(s), animation(s)
    graphique(s), design, avatar(s), collage(s), motif(s), nature morte, infographie(s), ambiance, atmosphère
    précision, clarté, lumière, éclairage, version, versions, format, fichier, résultat, réalisme, photoréalisme
    niveau, style, anime, concept, noir et blanc, épique`,
  looks: `
    rendu(s), aspect, look, style, effet(s), apparence, finition, brillance, esthétique, filtre, netteté, lissage
    piqué, éclat, brillant, vernis, cachet, clinquant, propreté, perfection, hyperréalisme, clarté, précision
    détail, détails, niveau de détail, réalisme`,
  negations: `
    sans, pas de, pas d', pas, non, ni, aucun, aucune, jamais, plutôt que, plutôt qu', au lieu de, au lieu d', hors
    sauf, rien de, prompt négatif, négatif, pas en, surtout pas de, loin de, plus de rendu, excepté, zéro`,
  nounsToo: 'masque, gomme, cache, raye',
  removals: `
    pas besoin de, pas besoin d', inutile de, évite, éviter, évitez, évitant
    ne pas (utiliser|faire|mettre|rendre|ajouter), n'utilise pas, n'utilisez pas, n'ajoute pas, ne mets pas
    ne fais pas, supprime, supprimer, supprimez, enlève, enlever, enlevez, retire, retirer, retirez, efface, effacer
    effacez, masque, masquer, masquez, remplace, remplacer, remplacez, cache, cacher, gomme, gommer, proscrire
    interdit, exclure, exclus, ôte
    ne ressemble pas à, ne fasse pas, ne soit pas, n ait pas, ne rends pas, arrache, décolle, nettoie
    fais disparaître, raye, surtout pas, oubliez, laisse tomber, bannis, bannir, renonce à, renoncer à, virer
    débarrasse-toi de, épargne-moi, rejette, fuis, pas la peine, pas nécessaire que, pas obligé
    n'a pas besoin d'être, pas forcément
    à éviter, à proscrire, à bannir`,
  negatedAfter: `
    interdit, à éviter, à proscrire, inutile, superflu, superflue, pas nécessaire, pas besoin, exclu, exclue
    à bannir, à oublier, non merci, pas question, à supprimer, à enlever, à effacer
    (exactement|justement|précisément|tout|) ce que (je|nous|l'on|on) (ne|) (veux|voulons|veut|cherche|cherchons) pas, (c'est|est) (exactement|justement|précisément|tout) ce que (je|nous|on) ne (veux|voulons|veut) pas, n'est pas ce que (je|nous|on) (veux|voulons|veut|cherche|cherchons), c'est ce que je ne veux pas, est de trop, serait de trop, hors sujet, gâche tout`,
  lettering: `
    dit, disant, indique, indiquant, marqué, marquée, écrit, écrite, inscrit, inscrite, inscription, mention, mot
    mots, texte, le texte, titre, intitulé, intitulée, slogan, lit, lisant, portant, étiqueté, étiquetée, gravé
    gravée, imprimé, imprimée, appelé, appelée, nommé, nommée, lettres, affichant le mot, proclame, annonce
    annonçant, phrase, légende, logo, brodé
    en forme de`,
  letteringAfter: `
    écrit, écrite, imprimé, imprimée, brodé, brodée, gravé, gravée, en lettres, en néon, inscrit, inscrite
    sélectionné, sélectionnée, coché, comme option, comme options, comme texte`,
  asks: 'en',
  stops: `
    à, au, aux, du, des, de la, sur, dans, par, pour, sous, entre, vers, chez, depuis, contre, qui, que, qu', est
    sont, mais, pendant, comme, où, quand, très, plus, se, s', il, elle, tenant, regardant, devant, derrière, près
    n', j', c', m', t', au-dessus, au-dessous, accroché, accrochée, fixé, fixée, posé, posée`,
  determiners: `
    le, la, les, l', un, une, des, ce, cet, cette, ces, mon, ma, mes, son, sa, ses, notre, votre, leur, chaque, deux
    trois, un autre, une autre`,
  and: 'et, ainsi que',
  or: 'ou',
  relations: `
    avec, de, d', à, ayant, affichant, affiche, diffusant, montrant, montre, filmant, filme, qui filme, qui filme en
    enregistrant, compatible, proposant, avec options, capable de, lisant
    ouvert sur, ouverte sur, réglé sur, réglée sur, réglé en, positionné sur`,
  neutral: `
    (basse|faible|mauvaise|petite) (résolution|définition|qualité), résolution (basse|faible), pas moins de
    rien de moins que, pas inférieure à, résolution du nouvel an, résolution de l'onu, bonnes résolutions
    sans perte, sans perdre, pas seulement, non seulement, pas à pas`,
  carriers: `
    il me faut, il nous faut, il faut, donc, du coup, que ce soit, ce soit, c'est
    fais, faire, faites, génère, générer, générez, rends, rendre, rendez, rendu, crée, créer, créez, convertis
    convertir, exporte, exporter, augmente, augmenter, agrandis, agrandir, veux, voudrais, je, doit, être, soit, est
    s'il te plaît, s'il vous plaît, image, photo, tout, résultat, final, mets, mettre, livre, donne, donne-moi, moi
    utilise, utiliser, produis, qualité, sortie, la, le, que, passe, passer, format, version, stp, svp, merci
    je veux, je voudrais, si possible, si c est possible`,
  dangling: `
    rendu(e|), prise, pris, capturé(e|), photographié(e|), filmé(e|), généré(e|), réalisé(e|), tourné(e|)
    shooté(e|), taille, dimensions, format
    fini(e|), finalisé(e|)`,
  adjectivesFollow: true,
  asksBelong: true,
  letters: 'èùœëïûÈŒéàâçêîôÉÀÂÇÊÎÔ',
  graphics: 'icône(s), logo(s), autocollant(s), étiquette(s), badge(s), bouton(s)',
  subjects: `
    mural(e|es|),
    chat(s), chatte(s), chaton(s), chien(s), chienne, chiot(s), renard(s), loup(s), lion(s), lionne, tigre(s), ours
    cheval, chevaux, cerf(s), hibou(x), chouette(s), aigle(s), oiseau(x), colibri(s), papillon(s), poisson(s)
    baleine(s), dauphin(s), dragon(s), licorne(s), robot(s), monstre(s), ange(s), sirène(s), sorcière(s)
    magicien(s), chevalier(s), guerrier(s), guerrière(s), samouraï(s), roi(s), reine(s), princesse(s), astronaute(s)
    femme(s), homme(s), fille(s), garçon(s), enfant(s), bébé(s), couple(s), dame(s), vieillard, visage(s), œil, yeux
    château(x), palais, temple(s), cathédrale(s), église(s), ruines, tour(s), pont(s), maison(s), cabane(s)
    village(s), ville(s), rue(s), ruelle(s), marché(s), jardin(s), phare(s), port de pêche, train(s), bateau(x)
    navire(s), voiture(s), montagne(s), colline(s), vallée(s), canyon(s), falaise(s), grotte(s), volcan(s)
    glacier(s), désert(s), forêt(s), jungle(s), arbre(s), prairie(s), fleur(s), rose(s), lac(s), rivière(s)
    cascade(s), océan(s), mer, plage(s), côte, île(s), vague(s), ciel, nuage(s), orage(s), aurore(s), pluie, neige
    brume, brouillard, coucher de soleil, coucher du soleil, lever de soleil, lever du soleil, nuit, lune, étoile(s)
    galaxie(s), nébuleuse(s), planète(s), univers, espace, nature, hiver, automne, printemps, nourriture
    fantastique, néon
    hamburger(s), pizza(s), tarte(s), gâteau(x|), crêpe(s), gaufre(s), croissant(s), pain(s), baguette(s)
    brioche(s), soupe(s), salade(s), fromage(s), chocolat, glace(s), biscuit(s), macaron(s), thé, vin, bière(s)
    fruit(s), pomme(s), citron(s), orange(s), fraise(s), raisin(s), pastèque(s), tomate(s), citrouille(s), quiche(s)
    lapin(s), écureuil(s), hérisson(s), raton laveur, singe(s), éléphant(s), girafe(s), zèbre(s), panda(s)
    pingouin(s), manchot(s), cygne(s), héron(s), paon(s), perroquet(s), moineau(x|), corbeau(x|), abeille(s)
    libellule(s), araignée(s), grenouille(s), tortue(s), pieuvre(s), méduse(s), requin(s), dinosaure(s), vache(s)
    mouton(s), chèvre(s), cochon(s), poule(s), coq(s), canard(s), faucon(s)
    tournesol(s), tulipe(s), orchidée(s), cactus, fougère(s), chêne(s), pin(s), palmier(s), bambou, champignon(s)
    plante(s), lavande
    robe(s), costume(s), manteau(x|), veste(s), jupe(s), chapeau(x|), chaussure(s), écharpe(s), armure(s)
    couronne(s)
    cuisini(er|ère), boulang(er|ère), danseu(r|se), musicien(ne|s|), violoniste(s), médecin(s), infirmière(s)
    pêcheur(s), paysan(ne|s|), mariée, grand-mère, grand-père, mère, père
    gratte-ciel, chapelle(s), monument(s), statue(s), fontaine(s), balcon(s), bibliothèque(s), café(s), cuisine
    chambre, quai(s), moulin(s), voilier(s), avion(s), vélo(s), camion(s), tramway(s), camping, parking
    assiette(s), bol(s), tasse(s), verre(s), vase(s), corbeille(s), plateau de fruits, branche(s), nappe(s)
    lunettes de soleil`,
  requests: `
    fais, fais-moi, faites, génère, générer, générez, crée, créer, créez, dessine, dessiner, dessinez, peins
    peindre, imagine, illustre, rends, convertis, transforme, change, remplace, donne-moi, je veux, je voudrais
    montre-moi, produis, recrée, conçois`,
  recordings: 'filmant, filme, enregistrant, enregistre, diffusant, diffuse, qui filme, streamant',
  particles: 'possible, disponible, que (tu peux|tu puisses|vous pouvez|possible)',
  indefinites: 'un, une, des',
  copulas: 'est, sont, soit, être, doit être, devrait être, avoir',
  amounts: `
    année, population, distance, vitesse, poids, total, somme, score, coût, tarif, âge, quantité, nombre
    montant, valeur, code, réponse`,
  causatives: 'convertis, convertir, transforme, transformer, passe, passer, mets, mettre, monte, rends',
  turnsInto: "en, à, vers, jusqu'à",
  ambivalent: 'moto(s), motocyclette(s), siège(s), immeuble(s), bureau(x|), accueil, disque(s), quartier',
  viewings: `
    regarder, regarde, regardent, regardant, visionnant, matant, streamant`,
  programmes: `
    film(s), documentaire(s), animé(s), série(s), match, matchs, foot, football, émission(s), épisode(s), télé, télévision, anime, infos, journal`,
  smallCounts: `
    vernis, laque, apprêt, mastic, colle, résine, époxy, polyuréthane`,
  ordinals: `
    premier, *ième, second, dernier`,
  weak: `
    (très|) bonne résolution
    (quatre|huit) k`,
  counted: `
    abonné(s), spectateurs, personnes, euros, coureur(s), coureuse(s), médaille(s), mètres, bague(s), collier(s), bracelet(s), kilomètres, ans, pièce(s) d'or, pièces, bénévoles, cyclistes, athlètes
    boîte(s), habitants`,
  sides: `
    large, haut, côté`,
  numbered: ` porte, rangée, place, chambre, étage, ligne, bus, quai, salle, secteur, cabine, table, wagon, conteneur`,
  currencies: `
    francs, centimes`,
  choices: 'de base',
  comparisons: 'contre',
  purposes: 'pour, afin',
  reasons: 'car, parce, puisque',
};
