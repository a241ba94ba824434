import type { Vocabulary } from '../vocabulary.js';

export const en: Vocabulary = {
  keywords: `
    (ultra|super|very|extra|extremely|insanely|incredibly|really|) (high|hi) (resolution|res|definition|def)
    (ultra|super|extra|) (highres|hires|highresolution|hirez), hi rez, ultrares, ultra res, ultra resolution
    (much|even|far|) (higher|better|greater|finer|improved|increased) (resolution|res|definition)
    highest (possible|available|) (resolution|definition|res)
    (max|maximum|maximal|full|best|best possible|super|extreme|ultra fine|insane|crazy|massive|huge) (resolution|res)
    maximum possible resolution, greatest possible resolution, as high a resolution as possible, ultimate resolution
    (ultra|full|true|super|quad|real|crisp) hd, hd+, hd quality, hdready
    ultra uhd, super uhd, retina (quality|resolution), uncompressed quality
    printable resolution, print resolution, billboard resolution, print quality resolution
    (ultra|super|very|) (high|hight|hgih|hig|heigh) (resolutoin|resoluton|resoltion|resolusion|rezolution|reslution|resoultion|resolutions|resulution|defination|defintion)
    (ultra|super|very|) (hight|hgih|heigh) resolution, as much resolution as possible
    multi megapixel, hundreds of megapixels, high megapixel, high pixel (count|density), high dpi, high ppi, hidpi
    resolution of (4k|8k)
    gigapixel, multi gigapixel, gigapixels
    (ultra|super|hyper)high (resolution|res|definition|def)`,
  weak: 'lossless, (four|eight|sixteen) k, (very|) (good|great|decent) (resolution|res)',
  boosters: `
    masterpiece(s)
    (best|highest|top|premium|ultra high|ultra|super high|high|max|maximum|highest possible|finest|superb|perfect|amazing) quality
    (ultra|hyper|highly|extremely|super|insanely|incredibly|intricately|ultra finely|finely|very|most) detailed
    (ultra|hyper|extreme|insane|super|incredible) detail(s), ultra (sharp|realistic|fine|crisp|quality)
    hyper quality
    award winning, trending on (artstation|behance|deviantart|cgsociety), artstation hq, top tier
    professional quality
    studio quality, highres textures, extremely detailed cg, ultradetailed, hyperdetailed, pixel perfect clarity`,
  nouns: `
    resolution, res, definition, image resolution, output resolution, target resolution, native resolution
    render resolution, display resolution, wallpaper, wallpapers`,
  grades: `
    quality, (image|picture|output|render|rendering|photo|video|visual|texture|print) quality, ultra quality, output`,
  intensifiers: `
    ultra, super, native, true, real, genuine, crisp, full, up to, at least, minimum, at minimum, beyond, hyper
    insane, upscaled, glorious, stunning, pristine`,
  links: `
    of, is, at, should be, must be, to be, set to, minimum, at least, around, approximately, about, equals, up to
    up`,
  megapixels: 'megapixel(s), mega pixel(s), gigapixel(s), giga pixel(s)',
  densities: 'dots per inch, pixels per inch, dots/inch',
  things: `
    television(s), telly, tv set(s), monitor(s), display(s), screen(s), touchscreen(s), projector(s), projection(s)
    camera(s), cameras'
    camcorder(s), drone(s), quadcopter(s), dash cam(s), action cam(s), body cam(s), web cam(s), cam, cams
    security cam(s)
    player(s), disc(s), disk(s), cable(s), rig(s), setup(s), console(s), laptop(s), notebook(s), phone(s), tablet(s)
    computer(s), workstation(s), video wall(s), videowall(s), wall display, billboard(s), jumbotron(s), signage
    panel(s), kiosk(s)
    sensor(s), lens, lenses, scope, microscope(s), telescope(s), endoscope(s), binoculars, satellite(s), dish
    receiver(s)
    antenna(s), set top box, decoder(s), box, boxes, remote(s), streamer(s), stream(s), streaming, broadcast(s)
    tuner, channel(s), radio
    scanner(s), printer(s), headset(s), goggles, glasses, device(s), gadget(s), equipment, gear, tech, technology
    hardware
    home theater(s), home theatre(s), home cinema(s), video(s), video player, movie(s), content, film reel(s)
    capture card(s), video card(s), graphics card(s), adapter(s), port(s), switcher(s), doorbell(s), intercom
    mirror display
    photo frame(s), picture frame(s), photo booth(s), image sensor(s), imaging system, mri, x ray, xray, ct scan
    ultrasound, sonar, radar, lidar
    monitor wall, control room, editing suite, video editor, editing software, edit bay, video conference, surgery
    theater screen
    letters, lettering, text, word(s), caption(s), watermark(s), button(s), menu(s), option(s), toggle(s), switch
    dropdown(s), drop down
    selector(s), indicator(s), overlay text, headline(s), title(s), slogan(s), plate(s), number(s), bib(s), ui, hud
    checkbox(es), tab
    quality menu, quality selector, quality dropdown, quality setting(s), quality option(s), quality badge
    resolution menu, resolution selector, resolution dropdown, resolution option(s), resolution setting(s)
    resolution picker, resolution label, resolution chart, settings menu, settings panel, settings screen
    export dialog, dialog, packaging, box art, product box
    run(s), runner(s), running, race(s), racer(s), marathon(s), jog, walk, steps, step count, sprint, swim, ride
    course, trail run, fun run, charity run
    medal(s), finisher(s), finish line, start line, starting line, training, event, route, trophy, competition
    champion
    gold, karat, carat, kt
    like(s), follower(s), subscriber(s), subs, views, viewers, watchers, users, members
    readers, downloads, plays, retweets, tweets, comments, shares, reactions, upvotes, karma, stars, reviews
    ratings, posts, listeners, listens, customers, clients
    characters, token, tokens, context window, lines, pages, copies, sales, orders, units, pieces, items, tickets
    seats, points, coins, credits, gems, entries, rows, records, requests, messages, emails
    dollar(s), bucks, euro(s), pounds sterling, quid, yen, yuan, usd, eur, gbp, rupees, salary, salaries, income
    wage(s), budget(s), loan(s), debt, bonus, revenue, profit, price(s), price tag(s), cash, prize(s), cheque(s)
    check, rent, mortgage, jackpot, invoice, paycheck, pay, payment(s), deposit, savings, investment, donation(s)
    grant, fund(s), fine, stake, pot
    year(s), hours, months, weeks, days, minutes, bc, bce,
    meter(s), metre(s), foot, feet, ft, altitude, elevation, mile(s), km, kms, kilometers, kilometres, climb, depth, expedition
    kg, gram(s), kilogram(s), kilo(s), lbs, pounds, ounce(s), gallon(s), litre(s), tonne(s), tons, liters, watt(s)
    volt(s), lumens, lux, kelvin, rpm, hz, horsepower, psi, calorie(s), kcal, protein, diet, joules, amp
    memory, byte(s), bit, bits, block(s), sector(s), cell(s), chip(s), cache, intro demo, rom cartridge
    computer chip, page size, drive(s), hard drive(s), hard disk
    games, game studio, basketball game, booth(s), sports, slider(s), knob(s), dial, synth(s), synthesizer(s)
    keyboard(s), manual(s), gaming, gamer(s), gpu(s), video game console, esports, arcade machine
    desk, meeting, boardroom
    dvd case, tv box, harley, supplement(s)
    router, server(s), subscription, service, app, apps, website, account, fps, bitrate, codec, timeline
    footage timeline, livestream(s), webinar, live stream(s), vtuber stream
    seminar, tutorial, resolution screen, sound, audio, headphones, speakers, bluetooth, surround, microphone, mic
    ecg, thermometer, textile, fabric
    gimbal(s), splitter(s), dongle(s), hub(s), dock(s), docking station(s), extender(s), converter(s), encoder(s)
    mixer(s), teleprompter(s), tripod(s), selfie stick(s), kvm, transmitter(s), repeater(s), soundbar(s)
    amplifier(s), subwoofer(s), turntable(s), boombox, jukebox, karaoke machine(s), smartwatch(es), e reader(s)
    dashboard camera(s), baby monitor(s), thermal imager(s), rangefinder(s), periscope(s), borescope(s)
    laparoscope(s), otoscope(s), colonoscope(s), bronchoscope(s), arthroscope(s), dermatoscope(s), oscilloscope(s)
    spectrometer(s), tomograph(s), mammograph, photocopier(s), copier(s), plotter(s), fax machine, sewing machine(s)
    embroidery machine(s), vending machine(s), simulator(s), flight simulator, broadcast truck, ob van, gauge(s)
    meter reading, battery, batteries, charger(s), power bank, ssd(s), memory card(s), sd card(s), tape(s), vhs
    cassette(s), cartridge(s), disc case, game case
    call(s), voice, ringtone, radio station, tv channel, video call(s), plan(s), package(s), upgrade(s), membership
    license(s), licence(s), feeds, outputs, inputs, passthrough, pass through, compatibility, playback, uploads
    download link, tier(s), price list, specs, spec sheet, specification(s), pixel count(s), pixels count
    format war, table of, comparison chart, tooltip(s), popup(s), pop up(s), notification(s), progress bar
    status bar, toolbar(s), sidebar, control bar, radio button(s), subtitle(s), receipt(s), contract(s), warranty
    user guide, instruction manual, crate(s), carton(s), shipping label, barcode, serial number, model number
    lanyard
    fundraiser, relay, triathlon, parkrun, pacer(s), obstacle course, walkathon, hike, biathlon, regatta
    ultramarathon
    scholarship, tuition, ransom, bounty, raise, refund, bid(s), auction, fee(s), tax, bail, insurance, commission
    pa, kpa, iops, mah, wh, kwh, nits, btu, db, ppm, mhz, ghz, khz, polling, polling rate, essay(s), manuscript(s)
    novel(s), voters, backers, hectares, acres, barrels, pixels wide
    *scope, *scopes, *ometer, *ometers, spectrograph(s), seismograph(s), flight board(s), departure board(s)
    departures board, scoreboard(s), walker(s), marcher(s), notice board(s), whiteboard(s), smart board(s)
    circuit board(s), motherboard(s), information board(s), mainboard(s), lead, leads, mirrorless, camera body
    camera bodies, wig(s), hearing aid(s), implant(s), intraoral, catheter(s), feature film, feature, premiere
    screening, matinee, footer link, listing, spreadsheet
    imager(s), imaging device(s), probe(s), aisle, showroom, shop floor, section of the store, gauge cluster, pen(s)
    spy gadget(s), spy gear, key fob, wristband(s), pendant camera(s), analyser(s), analyzer(s), viewer app
    viewfinder(s), reader app, blind spot monitor, head unit(s), jumbo screen, matrix switcher(s)
 trail cam(s), chest cam(s), chest mount, helmet cam(s), pole cam, a month
    a year, a week, a day, an hour, per month, per year, per week, per day, per hour, a piece, apiece, each way
    in debt, in the bank, in cash, in savings, colorist(s), colourist(s), editor(s), operator(s), technician(s)
    videographer(s), cinematographer(s), projectionist(s), retailer(s), salesman, salesmen, repairman, remaster(s)
    remastered, restoration(s), repair shop, crew(s), charity walk, rear view, rearview
    keycap(s), tube(s), cabinet
    cameraman, cameramen
    votes, signature(s), rev counter(s)`,
  graphics: `
    badge(s), label(s), sticker(s), logo(s), icon(s), sign(s), symbol(s), emblem(s), decal(s), tattoo(s), stamp(s)
    tag(s), patch(es), button(s), menu(s), ui, hud, packaging, plate(s), kiosk screen, web banner, dashboard(s)
    ad(s), banner ad(s)
    pictogram(s)`,
  counters: `
    priced at, valued at, listed at, going for, sold for, selling for, number, numbers
    over, about, nearly, almost, roughly, approximately, worth, costs, cost, costing, priced, price, earn(s)
    earning, earned, paid, pay, paying, pays
    won, wins, raised, raise, budget, salary, bonus, tip(s), owe(s), owed, spent, spend, sold, sells, bought, loan
    debt, income, revenue, payment, bill, invoice, savings, deposit, jackpot
    ran, jogged, jogging, marathon, charity, turkey trot, model, serial, flight, version
    unit number, room number, locker number, formula, vitamin
    fewer than, less than, gained, lost, surpassed, count, total, score, scored, scoring, followers, likes, views
    subscribers, comments, shares, steps, altitude
    harley, external, portable, hard, gb, tb, mb, held at, cooled to, cooled down to, chilled to, heated to, temperature, temperature of, (helium|hydrogen|nitrogen|dewar|coolant|detector|cryostat) at, magnet at, tachometer at, speedometer at, rev counter at, needle at, gauge at, superconductor at, superconducting at, cryogenic, kelvin
    at a temperature of, past, north of, close to, as much as, as many as, a whopping, a mere, upwards of
    in excess of, more than, rent, fee, payout, fewer, level, parking level, numbered
    no, nr, thank you, thanks for, harley davidson`,
  images: `
    photo(s), photograph(s), photography, photorealism, render(s), rendering(s), picture(s), pic(s), image(s), imagery, shot(s), artwork(s)
    art, illustration(s), painting(s)
    portrait(s), poster(s), close up(s), closeup(s), macro, still(s), frame grab, footage, detail(s), detailing
    clarity, texture(s), scan(s), background(s), backdrop(s), graphics, graphic
    visual(s), cinematics, concept art, concept, design, drawing(s), landscape(s), scene(s), view(s), angle(s)
    composition, version, print(s), snapshot, screenshot(s), screengrab, aesthetic(s), realism, hyperrealism, cg
    cgi, cover, thumbnail, map(s), collage
    mockup(s), headshot(s), selfie(s), panorama(s), sketch, cityscape(s), seascape, lineart, line art, vector
    animation, anime, film still, game art, product photo, photoshoot, vibe, perspective, sharpness, depth, lighting
    light, masterpiece, prompt, positive prompt, description, file, png, jpeg, jpg, tiff, dslr, hdr, raw, octane
    unreal engine, composite, capture, captures, crop, fidelity, image quality, lock screen, screen saver
    screensaver, album cover, book cover, aerial, bokeh, color(s), colour(s), beauty, fashion, editorial, wallpaper
    wallpapers, film look, stock photo, pixel art, game style, camera angle
    camera (view|shot|quality|movement|work|pan|still), camerawork, quality, display quality
    (phone|desktop|tablet|laptop|pc|computer|iphone|monitor|screen|tv|ipad|mobile|smartphone|dual monitor|dual screen|android|mac|windows) (wallpaper|wallpapers|background|backgrounds|lock screen|lockscreen)
    (drone|satellite|microscope|telescope|phone|smartphone|security camera|surveillance camera|surveillance|cctv|dash cam|dashcam|trail camera|body cam|webcam|action camera|gopro|movie|video|video game|game|tv|dvd|camera|electron microscope|spy satellite|helicopter) (photo|photos|photograph|photography|footage|image|images|imagery|picture|shot|shots|view|still|stills|frame|scene|screenshot|capture|perspective|poster|render|cover art)
    screen (capture|grab), monitor mockup
    (gimbal|steadicam|crane|dolly|handheld|slider|tripod|periscope|imax|vhs|bodycam|baby monitor|thermal|simulator|cinema|theater|microscopy) (shot|shots|footage|view|frame|still|image|photo|look|style)
    mug shot, t shirt (design|graphic|print), mug (design|print), hoodie design, jersey design, hat design
    cinemascope, kaleidoscope, kaleidoscopic, lithograph, autograph, cyanotype, feature shot, phonograph
    watercolor(s), watercolour(s), gouache, pastel(s), ink wash, engraving(s), woodcut, linocut, etching(s)
    mural(s), fresco(es), manga, comic(s), cartoon(s), doodle(s), infographic(s), avatar(s), mosaic(s), diorama(s)
    visualization(s), visualisation(s), matte painting(s), oil painting(s), pattern(s), sprite(s), gif, flyer(s)
    postcard(s), key art, splash art, cover art, fan art, clip art, header(s), hero image(s), precision, brilliance
    glory, splendor, splendour, richness, vividness, atmosphere, mood, ambience, ambiance, surface, surfaces
    material(s), shader(s), pores, fur, grain, contrast, shadows, focus, exposure, professional photography
    studio lighting, vista(s), *scape, *scapes, timelapse(s), time lapse(s), hyperlapse, loop(s), level(s)
    level of detail, grade, standard, standards, caliber, calibre, establishing shot, render style, result(s)
    deliverable, asset(s), icon set, template(s), series, edition, depth map, normal map, finish, treatment
    canvas`,
  adjectives: `
    photorealistic, painted, detailed, textured, cinematic, realistic, hyperrealistic, photoreal, dramatic, moody
    ethereal, vivid, vibrant, intricate, hyperreal, lifelike, crisp, sharp, smooth, clean, clear, stunning, gorgeous
    breathtaking, beautiful, award winning, cute, adorable, epic, majestic, cozy, cosy, whimsical, magical, mystical
    enchanted, futuristic, serene, dreamy, surreal, luminous, atmospheric, panoramic, ultra wide, wide angle
    widescreen, vertical, horizontal, minimalist, abstract, retro, isometric, seamless, tileable, hand drawn
    hand painted, monochrome, black and white, ultra detailed, print ready,
    ready, worthy`,
  looks: `
    look(s), gloss, finish, effect(s), style, sheen, feel, feeling, shine, polish, sharpness, crispness
    aesthetic(s), appearance, treatment, filter, realism, sharpening, plastic look, vibe, hype, buzzwords, nonsense
    crap, words, tags, keywords, perfection, slickness, cleanness, cleanliness, sleekness, glossiness, texture, aura
    flavour, flavor, cliché, cliches, buzzword, jargon, clarity, detail, details, level of detail, precision
    fidelity, brilliance
    ready, worthy`,
  negations: `
    no, not, not a, without, never, nor, neither, non, minus, zero, lacking, free of, free from, isn't, isnt, aren't
    wasn't, instead of, rather than, anything but, opposite of, nothing, not any, no need for, not in, far from
    hardly, neither in, less, not quite, other than, except, excluding, exclude, negative prompt, negative
    negatives, negative_prompt, lacks, sans, forbidden, banned, anti, unlike, without any
    by no means, in no way, not even, nothing like, not necessarily, no need to be, needn't be, doesn't need to be
    doesn't have to be, does not need to be, does not have to be, won't need,
    (nothing|anything) that (smells|reeks|feels|looks|screams|shouts|says|suggests|resembles|hints) (of|like|at), nothing that (screams|shouts|says|suggests|resembles)`,
  nounsToo:
    'cover, blur, strip, drop, hide, wipe, skip, scrap, swap, ban, bin, dump, kill, snip, chuck, scrub, ditch, dodge, lose, toss, lay',
  removals: `
    don't, dont, do not, must not, should not, shouldn't, mustn't, can't, cannot, won't, will not, does not, doesn't
    didn't, never, avoid, avoids, avoiding, avoidance, skip, drop, omit, stop, refrain from, ignore, reject, forget
    forget about, no longer
    remove, removes, removing, removed, delete, deleting, erase, erasing, get rid of, take out, take away, take off
    cut out, crop out, paint out, strip, strip out, strip off, clean off, clean up, eliminate, hide, blur out, blur
    cover up, cover, wipe, wipe out, wipe off, scrub, mask out, edit out, replace, swap, discard, clear (the|this|that|these|any|all|every|out|away|off), lose
    peel off, leave out, dislike, hates, hate, tired of, ban, forbid, prohibited, do not include, don'ts
    steer clear of, stay away from, keep away from, have nothing to do with, drop any, ditch, scrap, kill, undo
    rub out, chop off, wash out, detach, unstick, tear off, scrape off, airbrush out, clone out, do away with
    lay off, dispense with, do without, say no to, ease off, tone down, dial back, abandon, resist, dodge, shun
    spare me, snip, chuck, toss out, bin, nix, dump
    to avoid
    stay clear of, keep clear of, (anything|nothing) resembling`,
  negatedAfter: `
    not needed, not required, not wanted, not necessary, unnecessary, is forbidden, forbidden, is not needed
    isn't needed, isn't necessary, is not necessary, isn't required, removed, omitted, excluded, prohibited
    not allowed, unwanted, free, no thanks, out of the question, not welcome, is out, are out, off the table
    uncalled for, pointless, useless, superfluous, to be avoided, ruled out, need not apply, not an option,
    what (I|we) (do not|don't|dont|never) (want|need|like|ask for|asked for|look for), not what (I|we) (want|need|like|mean|meant|am after|are after|am looking for|are looking for), what (I|we) (hate|dislike|want to avoid|wish to avoid|try to avoid|am tired of|are tired of), what (ruined|spoiled|spoilt|killed), ruins, ruined, would ruin, kills the, killed the, would be wrong, would be too much, overkill, is wrong`,
  lettering: `
    reads, reading, read, says, saying, say, said, spells, spelling, spelled, spell, labeled, labelled, marked
    titled, entitled, captioned, written, writes, engraved, embossed, inscribed, inscription, printed text, stamped
    the text, text, with text, word, the word, words, letters, letter, lettering, logo, headline, slogan, tagline
    caption, title, subtitle, called, named, dubbed, headed, signed, emblazoned with, printed with, stitched with
    embroidered with, painted with, tattooed with, etched with, graffiti, typography, typed, font, watermark, quote
    quoting, message, announcing, advertising, displays, flashing, button, label, sign, hashtag, copy, brand name
    stating, states, proclaiming, proclaims, that show, characters, digits, numerals, plate
    comparing, compares, comparison of, comparing the, explaining, explains, defining, listing, lists, advertises
    advertised as, promising, boasts, proudly displays, glyph(s), initials, the number, shaped like, in the shape of
    spell out, spelling out, tagged, branded, badged
    (knitted|sewn|woven|carved|burned|spray painted|airbrushed|screen printed|monogrammed|chalked|scrawled|scribbled|piped|iced|branded|decorated|hand lettered|laser cut|projected|beaded|quilted|crocheted) with
    (video|display|graphics|export|camera|quality|resolution|playback|) settings to
    (slider|dropdown|toggle|selector|dial|menu) to
    announces, announce, announced, promotes, promoting, sorted by, filtered by, ranked by, graded`,
  letteringAfter: `
    in bold letters, in neon letters, in large letters, in big letters, in gold letters, in letters, in bold
    written, printed on, painted on, written on, embroidered on, stamped on, engraved on, embroidered, engraved
    in bold type, in bold text, in red letters, in white letters, in block letters, in bold hovering symbols
    hanging on, glowing on, is written, spelled out, is selected, selected, is highlighted, highlighted, is ticked
    is checked, is chosen, is greyed out, is toggled on, toggled on, as menu entries, as menu items, as options
    as choices, as labels, as text, as a label, as a caption, as lettering, in the title bar, in the menu
    in the corner label, is here, has arrived
    shaped,
    greyed out, grayed out, is grayed out, ticked, checked, disabled, is disabled, unavailable, crossed out, ticked off
    unticked, unchecked, deselected, toggled off, inactive`,
  asks: 'in, at, to, into, as',
  stops: `
    on, from, by, for, under, over, above, below, behind, beside, near, next, through, across, along, between
    inside, onto, off, against, around, about, within, during, after, before, until, while, when, where, who, whose
    which, that, because, if, then, but, so, yet, is, are, was, were, be, been, being, has, have, had, can, could
    will, would, should, may, must, it, he, she, they, them, you, we, i, there, here, out, up, down, very, plus
    please, featuring, using, like, holding, sitting, standing, wearing, walking, taken, captured
    it's, that's`,
  determiners: `
    a, an, the, this, that, these, those, my, your, his, her, its, our, their, some, any, every, each, another, one
    two, three, several, many, all, dual, twin, triple, both, four, five, six, no fewer than`,
  classifiers: `
    a pair of, a row of, a set of, a rack of, a stack of, a wall of, a shelf of, a box of, a pile of`,
  and: 'and, as well as, along with, together with',
  or: 'or',
  relations: `
    that scans at, scans at, scanning at, prints at, that prints at, printing at, tracks at, rated at, running at
    between, ranging from, from, switching to, switched to, stuck at, buffering at, playing at, streaming at
    recording at, shooting at, upscaling to, limited to
    with, showing, shows, displaying, featuring, features, of, offering, offers, having, has, supporting, supports
    playing, streaming, recording, records, filming, films, shooting, shoots, capable of, capable, capturing
    listing, lists, reading, rated, that has, that supports, that plays, that records, that shoots, that films
    which records, set to, open at, broadcasting, projecting, boasting, equipped with, running, runs, outputs
    advertised as, advertising, tuned to, including, includes, contains, containing
    rated for, certified for, ready for, compatible with, with support for, support for, supporting up to, up to
    made for, built for, advertised for, sold as, that advertises, that boasts, that outputs, that streams
    that displays
    open on, opened on, opened to, open to, set at, that does, which does, displays at, runs at
    plays, airs`,
  neutral: `
    no less than, nothing less than, not less than, nothing below, not below, no lower than, not lower than
    not under, no smaller than, nothing short of, not only, not just, no fewer than
    new year's resolution(s), new year resolution(s), new years resolution(s), un resolution, conflict resolution
    dispute resolution, security council resolution
    (low|lower|poor|bad|crappy|tiny|lowest|reduced|limited) (resolution|res|definition|def|quality), lowres, lores
    lofi, (better|higher|greater|improved) resolution of (their|his|her|our|my|the conflict|the dispute|the crisis), standard definition, 8 bit, 16 bit, high definition of (the|his|her|their|its|your|my)
    high definition of (muscle|muscles|abs|veins|edges|contours|features|lines)
    retina (scan|scans|scanner|display|displays|screen)
    at (his|her|its|their|my|your) feet, don't forget, do not forget, don't lose, don't skip, hd dvd, color resolution, without losing, without loss of
    without losing any, never below, never less than, no matter, at hq, to hq, from hq, near hq, outside hq
    inside hq, hq building, hq lobby
    reading (a|an|his|her|in|by|under|on|books), read a`,
  carriers: `
    without losing, without loss of, without losing any, don't lose, needs, needs to, need to, has to, have to, therefore, hence
    make, makes, making, made, render, rendered, rendering, generate, generated, generating, output, outputs
    upscale, upscaled, upscaling, export, exported, create, created, produce, produced, deliver, delivered, keep
    keeping, give, use, using, set, want, need, should, must, be, is, are, will, would, please, also, just, it, this
    that, them, image, picture, photo, photograph, the image, final, result, me, i, a little, a bit, slightly, more
    look, looks, looking, ensure, convert, turn, increase, bump, boost, add, adding, include, everything, all, whole
    i'll, i will, i'd, i would, we, we'll, let's, let us, you'll, go, bring, brings, take, raise, push, crank, format, save, saved, provide, return, can you, could you, i'd like, resize, scale, quality, some, any
    version, like, as, scene, should be, must be, to be, pls, plz, thanks, thx, give me, make me, get me
    make sure, be sure, only, if possible, if you can
    canvas, I want, I need, the canvas, the file, file
    it's, that's`,
  dangling: `
    rendered, shot, captured, filmed, photographed, displayed, presented, output, exported, generated, delivered
    upscaled, scanned, taken, recorded, seen, all, size, image size, output size, canvas size, picture size
    dimensions, image dimensions
    finished, done, completed
    aspect ratio, format`,
  subjects: `
    cat(s), kitten(s), dog(s), puppy, puppies, fox(es), wolf, wolves, lion(s), lioness, tiger(s), leopard(s)
    bear(s), elephant(s), horse(s), deer, stag, rabbit(s), owl(s), eagle(s), hawk, bird(s), parrot(s), peacock
    butterfly, butterflies, bee(s), fish, koi, whale(s), dolphin(s), shark(s), octopus, jellyfish, turtle(s)
    frog(s), snake(s), spider(s), dragon(s), unicorn(s), phoenix, dinosaur(s)
    robot(s), cyborg(s), android(s), alien(s), monster(s), angel(s), demon(s), mermaid(s), fairy, fairies
    goddess(es), wizard(s), witch(es), knight(s), samurai, warrior(s), ninja(s), pirate(s), viking(s), king(s)
    queen(s), princess(es), prince, superhero(es), astronaut(s)
    woman, women, man, men, girl(s), boy(s), child, children, baby, babies, couple(s), family, families, person
    grandmother, grandfather, dancer(s), ballerina(s), model(s), face(s), eye(s), hand(s), skin, hair
    castle(s), palace(s), temple(s), cathedral(s), church(es), ruins, tower(s), bridge(s), house(s), cottage(s)
    cabin(s), mansion(s), village(s), town(s), city, cities, skyline(s), street(s), alley(s), market(s), library
    cafe(s), kitchen(s), bedroom(s), living room(s), garden(s), park(s), greenhouse(s), lighthouse(s), harbor(s)
    harbour(s), pier
    train(s), ship(s), sailboat(s), spaceship(s), spacecraft, car(s), sports car(s), motorcycle(s)
    mountain(s), hill(s), valley(s), canyon(s), cliff(s), cave(s), volcano(es), glacier(s), desert(s), dune(s)
    forest(s), jungle(s), rainforest(s), wood(s), tree(s), meadow(s), field(s)
    flower(s), rose(s), bouquet(s), mushroom(s), leaf, leaves
    lake(s), river(s), waterfall(s), ocean(s), sea(s), beach(es), coast, island(s), reef(s), wave(s)
    sky, skies, cloud(s), storm(s), lightning, aurora, rain, snow, fog, mist, sunset(s), sunrise(s), dawn, dusk
    twilight, night, moon, sun, star(s), galaxy, galaxies, nebula(s|e|), planet(s), universe, cosmos, space
    world(s)
    dreamscape(s), wonderland, fantasy, nature, wildlife, winter, autumn, spring, summer
    food, cake(s), fruit(s), coffee, burger(s)
    still life, explosion, fire, water, smoke, neon, cyberpunk, steampunk, surreal, gothic, vintage, crystal
    hedgehog(s), squirrel(s), otter(s), penguin(s), panda(s), koala(s), monkey(s), gorilla(s), giraffe(s), zebra(s)
    rhino(s), hippo(s), crocodile(s), lizard(s), chameleon(s), gecko(s), axolotl(s), crab(s), lobster(s), snail(s)
    ladybug(s), dragonfly, dragonflies, moth(s), beetle(s), hummingbird(s), swan(s), duck(s), goose, geese
    rooster(s), hen(s), chick(s), cow(s), bull(s), sheep, lamb(s), goat(s), pig(s), mouse in a, hamster(s), seal(s)
    walrus, corgi, husky, retriever, poodle
    creature(s), beast(s), griffin, yeti, troll(s), elf, elves, dwarf, orc(s), vampire(s), zombie(s), skeleton(s)
    ghost(s), gnome(s), giant(s), titan(s), mech(s), mecha
    chef(s), farmer(s), fisherman, sailor(s), cowboy(s), geisha, monk(s), nun(s), bride, groom, elder(s), lady
    gentleman, hero(es), heroine, villain(s)
    pagoda, shrine(s), monastery, fortress(es), citadel, colosseum, pyramid(s), windmill(s), barn(s), farmhouse
    farm(s)
    vineyard(s), orchard(s), terrace(s), plaza, square in, courtyard at, oasis, lagoon(s), fjord(s), swamp(s), marsh
    tundra, savannah, savanna, prairie, steppe
    bamboo, cherry blossom(s), sakura, lavender, sunflower(s), tulip(s), orchid(s), lotus, cactus, cacti
    succulent(s), moss, ivy, vines
    pizza, ramen, sushi, bread, pie, cookie(s), cupcake(s), donut(s), pancake(s), croissant(s), ice cream
    cocktail(s), wine, tea, steak, salad, soup, pasta, cheese
    waffle(s), hamburger(s), cheeseburger(s), sandwich(es), taco(s), burrito(s), noodle(s), dumpling(s), curry, pho
    stew, omelet(s), omelette(s), quiche(s), lasagna, sausage(s), bacon, egg(s), toast, bagel(s), pretzel(s)
    muffin(s), brownie(s), macaron(s), tart(s), pudding, chocolate(s), candy, lollipop(s), popsicle(s), smoothie(s)
    milkshake(s), lemonade, beer(s), juice, bowl of, plate of, cup of, mug of, glass of, slice of, basket of
    apple(s), pear(s), lemon(s), lime(s), peach(es), cherry, cherries, strawberry, strawberries, raspberry
    raspberries, blueberry, blueberries, grape(s), melon(s), watermelon(s), pineapple(s), mango(es), banana(s)
    avocado(s), tomato(es), carrot(s), pumpkin(s), pepper(s), onion(s), garlic, walnut(s), honey, vegetable(s)
    raccoon(s), badger(s), hare(s), mouse gnawing, mouse eating, rat(s), bat(s), beaver(s), moose, elk, bison
    buffalo, camel(s), llama(s), alpaca(s), donkey(s), pony, ponies, stallion(s), lynx, cheetah(s), jaguar(s)
    panther(s), puma(s), cougar(s), hyena(s), meerkat(s), sloth(s), armadillo(s), kangaroo(s), platypus, heron(s)
    crane bird(s), falcon(s), raven(s), crow(s), robin(s), sparrow(s), finch(es), toucan(s), flamingo(s), pelican(s)
    puffin(s), seagull(s), ostrich(es), turkey(s), kingfisher(s), woodpecker(s), salmon, trout, tuna, seahorse(s)
    starfish, manta ray(s), coral(s), squid, newt(s), salamander(s), toad(s), iguana(s), scorpion(s), ant(s)
    bumblebee(s), firefly, fireflies, caterpillar(s), animal(s), insect(s), puppet(s)
    fern(s), palm tree(s), pine(s), oak(s), birch(es), maple(s), willow(s), bonsai, daisy, daisies, lily, lilies
    peony, peonies, poppy, poppies, iris(es), hydrangea(s), magnolia(s), dandelion(s), daffodil(s), wildflower(s)
    plant(s), blossom(s), grass, reeds, herb(s), algae, seaweed, wreath(s)
    old man, old woman, teenager(s), toddler(s), kid(s), twins, mother, father, sister(s), brother(s), grandma
    grandpa, violinist(s), pianist(s), guitarist(s), drummer(s), singer(s), musician(s), painter(s), baker(s)
    barista(s), waiter(s), waitress(es), fisherwoman, shepherd(s), gardener(s), carpenter(s), blacksmith(s)
    potter(s), weaver(s), tailor(s), nurse(s), doctor(s), surgeon(s), firefighter(s), detective(s), scientist(s)
    teacher(s), surfer(s), skater(s), skateboarder(s), climber(s), swimmer(s), athlete(s), gymnast(s), boxer(s)
    diver(s), gladiator(s), druid(s), sorcerer(s), sorceress(es), assassin(s), falconer(s), beekeeper(s)
    (soccer|football|tennis|basketball|baseball|hockey|rugby|volleyball|cricket|golf|chess|piano|guitar|violin|trumpet|flute|cello|drum) player(s)
    dress(es), gown(s), kimono(s), suit(s), coat(s), jacket(s), hoodie(s), sweater(s), skirt(s), shirt(s), jeans
    shoe(s), sneaker(s), boot(s), sandal(s), hat(s), scarf, scarves, glove(s), handbag(s), backpack(s), cape(s)
    costume(s), armor, armour, crown(s), tiara(s)
    skyscraper(s), chapel(s), monument(s), statue(s), sculpture(s), fountain(s), stadium(s), theatre(s), opera house
    museum(s), school(s), hotel(s), apartment(s), balcony, balconies, rooftop garden(s), courtyard garden(s)
    tavern(s), pub(s), restaurant(s), bakery, bakeries, bookshop(s), storefront(s), shopfront(s), hut(s), igloo(s)
    tent(s), treehouse(s), mill(s), dam, tunnel(s), staircase(s), archway(s), interior(s), room(s), bathroom(s)
    hallway(s), quay(s), marina(s), boat(s), yacht(s), ferry, ferries, longship(s), submarine(s), airplane(s)
    aeroplane(s), helicopter(s), hot air balloon(s), rocket(s), spacesuit(s), bicycle(s), scooter(s), bus(es)
    tram(s), locomotive(s), carriage(s), tractor(s)
    peak(s) at, ridge(s), plateau(s), gorge(s), ravine(s), crater(s), geyser(s), hot spring(s), creek(s), stream bed
    brook(s), pond(s), bay(s), strait(s), shore(s), shoreline(s), coastline(s), seaside, riverbank(s), countryside
    farmland, rice field(s), rice terrace(s), path(s), trail(s) in, road(s), highway(s), horizon(s), rainbow(s)
    thunderstorm(s), tornado(es), blizzard(s), avalanche(s), iceberg(s), comet(s), meteor(s), black hole(s)
    eclipse(s), constellation(s)
    cove(s)
    bus stop(s)`,
  requests: `
    make, render, generate, create, produce, draw, paint, design, sketch, illustrate, imagine, craft, compose
    visualize, visualise, depict, give me, turn, convert, transform, change, replace, swap, i want, i need, i'd like
    show me, want, need, deliver, recreate, redraw, output, export, make me, upscale, remake, save, reimagine
    restyle, get me`,
  recordings: `
    (film|record|shoot) (the|their|his|her), streaming, recording, filming, broadcasting, shooting, livestreaming, records, films, shoots
    that streams`,
  particles:
    '(that|) (you|it|the model|) can (do|give|get|give me|make|manage|offer|produce|reach|output|go|render|), available, possible, attainable',
  indefinites: 'a, an',
  pronouns: 'it, them',
  copulas: `
    is, are, was, were, be, should be, must be, will be, to be, have, has, should have, looks
    it's, that's`,
  amounts: `
    year, population, distance, speed, weight, mass, total, sum, score, cost, fee, toll, mileage
    attendance, headcount, age, amount, quantity, count, number, balance, reward, value, code, answer
    crowd, audience, army,
    temperature, altitude, elevation, price, rent, salary, budget, income, debt, bet, prize, fare`,
  participles: '*ing',
  possessives: "*'s, *s'",
  causatives: 'turn, turning, convert, converting, transform, change, make, bring, get, take',
  turnsInto: 'to, into, up to',
  placements: `
    mounted, installed, plugged, connected, attached, clipped, strapped, docked, wired, rigged, screwed, bolted
    hooked
    charging, recording, blinking, beeping, hanging, powered, calibrated, unboxed, repaired, assembled`,
  pastParticiples: '*ed',
  ambivalent: `
    building(s), office(s), reception, lobby, campus, entrance, tower, headquarters, staff, team, base, basement
    rooftop, facade, hallway, corridor, complex, courtyard, parking
    mountain(s), mountaineer(s), summit(s), peak(s)
    motorcycle(s), motorbike(s), bike(s), biker(s)
    mouse, mice
    ring(s), necklace(s), bracelet(s), earrings, jewelry, jewellery, diamond(s), chain
    people, guests, visitors, fans, spectators, attendees, participants, employees, students, soldiers, workers
    residents, inhabitants, volunteer(s), skier(s), rower(s), rider(s), paddlers, jogger(s)
    brow(s), eyebrow(s), makeup`,
  viewings: `
    watch, watches, watching, streaming,
    enjoying
    streams`,
  programmes: `
    film(s), movie(s), documentary, documentaries, cartoon(s), anime, show(s), series, episode(s), match(es), game(s), football, soccer, baseball, basketball, tennis, hockey, news, sitcom(s), drama, tv, television, youtube, netflix, video(s), trailer, livestream, broadcast, sports
    western, comedy, thriller`,
  smallCounts: `
    *coat, coat, lacquer, varnish, epoxy, primer, adhesive, glue, polyurethane, urethane, resin, sealant, paint, hardener, enamel, putty`,
  ordinals: `
    first, second, third, *th, last`,
  sides: `
    wide, tall, high, across`,
  numbered: `
    gate, seat, row, aisle, parking bay, parking spot, bay, slot, lot, apartment, flat, suite, room, bus, route, tram, platform, shelf, section, zone, exhibit, booth, locker, house, pew, stall, berth, cabin, lane, track, pole, crate, container`,
  currencies: `
    bucks, cents, pounds, quid, credits, coins, francs`,
  purposes: 'so, for, in order to',
  reasons: 'so that, because, since, in order that',
};
