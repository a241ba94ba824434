import type { Vocabulary } from '../vocabulary.js';

export const it: Vocabulary = {
  keywords: `
    (ultra|super|molto|) alta (risoluzione|definizione)
    (altissima|buona|massima|elevata|miglior|migliore) (risoluzione|definizione)
    (risoluzione|definizione) (massima|alta|altissima|elevata|molto alta|ultra alta)`,
  nouns: 'risoluzione, definizione',
  grades: 'qualità',
  links: 'di, a, in, fino a, almeno',
  things: `
    televisor(e|i), televisione, schermo, schermi, proiettor(e|i), videoproiettor(e|i), telecamer(a|e)
    videocamer(a|e), fotocamer(a|e), macchina fotografica, cellular(e|i), telefono, telefoni, visore
    microscopi(o|), maratona, corsa, carati, oro, stipendio, scatola, confezione, video`,
  graphics: 'cartello, insegna, etichetta, adesivo, icona, scritta',
  counted: 'follower, mi piace, euro, abitanti, passi',
  images: 'immagin(e|i), foto, fotografia, ritratto, sfondo, sfondi, disegno, copertina, stile',
  negations: 'senza, non, niente, nessun, nessuna, invece di',
  removals: `
    evita, evitare, togli, togliere, rimuovi, rimuovere, elimina, cancella, non (usare|mettere|fare|voglio)`,
  lettering: 'scritta, scritto, testo, parola, dice, recita, titolo',
  asks: 'in',
  stops:
    'su, sul, sulla, da, dal, dalla, per, che, nel, nella, nello, del, della, dei, delle, dello, degli, al, alla',
  determiners: 'il, lo, la, gli, le, un, uno, una, questa, questo, sua, suo, mia, mio',
  indefinites: 'un, uno, una',
  and: 'e, ed',
  or: 'o, oppure',
  relations: 'con, di',
  carriers: `
    aumenta, alza, porta, fai, falla, fallo, rendi, rendila, rendilo, portala, portalo, mettila, mettilo, voglio, vorrei, immagine
    foto, per favore, grazie, dammi, deve, essere`,
  requests: 'crea, genera, disegna, fai, trasforma, voglio, dammi, cambia, sostituisci, migliora',
  causatives: 'porta, trasforma, converti',
  adjectivesFollow: true,
  asksBelong: true,
  looks: 'effetto, aspetto, stile, resa, finitura, lucentezza',
  negatedAfter: 'inutile, superfluo, vietato, da evitare',
  purposes: 'per',
  reasons: 'perché',
};
