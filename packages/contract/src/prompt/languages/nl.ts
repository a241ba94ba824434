import type { Vocabulary } from '../vocabulary.js';

export const nl: Vocabulary = {
  keywords: `
    (zeer|erg|ultra|super|) hoge (resolutie|definitie)
    (hoogste|maximale|hogere|best mogelijke|hoogst mogelijke|goede) resolutie, hoge beeldresolutie, hogeresolutie`,
  nouns: 'resolutie, beeldresolutie',
  grades: 'kwaliteit, beeldkwaliteit',
  links: 'naar, van, op, minimaal, minstens, tot',
  things: `
    televisie(s), beeldscherm(en|), scherm(en|), beamer(s), projector(en|), camera's, mobiel, telefoon
    hardloop*, loop, goud, gouden, karaat, volgers, salaris, inwoners, doos, verpakking, knop, monitoren`,
  graphics: 'bord, bordje, sticker, etiket',
  images: "beeld, afbeelding, foto, foto's, portret, achtergrond, illustratie, tekening, stijl",
  negations: 'zonder, geen, niet, in plaats van',
  removals: 'vermijd, verwijder, haal, gebruik geen, maak geen',
  lettering: 'tekst, staat',
  asks: 'in, met',
  stops: 'op, onder, boven, aan, bij, naast, voor, achter, door, die, dat, uit, naar',
  determiners: 'het, een, deze, dit, zijn, haar, mijn, twee, drie',
  indefinites: 'een',
  and: 'en',
  or: 'of',
  relations: 'met, van',
  carriers:
    'verhoog, zet, maak, maken, geef, lever, graag, exporteer, beeld, afbeelding, foto, moet, zijn, wil, ik, deze',
  requests: 'maak, genereer, teken, verander, vervang, geef, wil, ontwerp, exporteer',
  looks: 'stijl, glans, uitstraling, afwerking',
  negatedAfter: 'niet nodig, overbodig, verboden, weglaten, vermijden',
  purposes: 'voor',
  reasons: 'zodat, omdat, want',
};
