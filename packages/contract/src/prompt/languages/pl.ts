import type { Vocabulary } from '../vocabulary.js';

export const pl: Vocabulary = {
  keywords: `
    
    (bardzo|ultra|super|) (wysoka rozdzielczość|wysokiej rozdzielczości|wysoką rozdzielczość|wysoką rozdzielczością)
    (najwyższa|maksymalna|najlepsza|lepsza|wyższa|duża) rozdzielczość
    (najwyższej|maksymalnej|najlepszej|lepszej|wyższej|dużej|dobrej) rozdzielczości, rozdzielczość (maksymalna|wysoka)
    (ultra|) (wysoka|wysokiej) (definicja|definicji)`,
  nouns: 'rozdzielczość, rozdzielczości, rozdzielczością',
  grades: 'jakość, jakości, jakością',
  links: 'do, co najmniej, minimum',
  things: `
    telewizor*, ekran*, monitor*, projektor*, kamera*, kamery, kamer, kamere, aparat*, telefon*, smartfon*
    dron*, bieg*, maraton*, złoto, złota, złoty, karat*, obserwujących, mieszkańców, przycisk*, wideo, film
    filmu`,
  graphics: 'naklejk*, etykiet*, tabliczk*, ikon*, znaczek',
  images: `
    obraz*, zdjęci*, fotografi*, portret*, tapet*, tło, tle, ilustracj*, rysun*, plakat*, render*, styl, stylu`,
  negations: 'bez, nie, żadn(ych|ego|ej), zamiast, ani',
  removals: 'unikaj, usuń, wymaż, nie (używaj|rób|dodawaj|chcę)',
  negatedAfter: 'niepotrzebne, zbędne',
  lettering: 'napis, napisem, napisu, tekst, tekstem, słowo, słowem',
  asks: 'w, we',
  stops: 'na, nad, pod, przy, obok, przed, za, dla, od, o, przez, który, która, które, jest, ze',
  determiners: 'tę, jego, jej, mój, moja, moje, jeden, dwa, trzy',
  and: 'i, oraz',
  or: 'lub, albo, czy',
  relations: 'z, ze',
  carriers: `
    podnieś, zwiększ, podkręć, zrób, zrobić, wygeneruj, daj, chcę, proszę, obraz, zdjęcie, zapisz, będzie, ma, być, je, go, ją, to, mi
    ulepsz`,
  requests: 'zrób, stwórz, wygeneruj, narysuj, zmień, zamień, daj, zaprojektuj, chcę, przekształć',
  letters: 'ąćęłńśźżĄĆĘŁŃŚŹŻ',
  lettersNeeded: true,
  adjectivesFollow: true,
  asksBelong: true,
  looks: 'efekt(u|), wygląd(u|), styl(u|), połysk(u), wykończeni(a|e)',
};
