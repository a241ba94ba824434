import type { Vocabulary } from '../vocabulary.js';

export const cs: Vocabulary = {
  keywords: `
    (velmi|ultra|super|) (vysoké|vysokém|vysokým) (rozlišení|rozlišením)
    (nejvyšší|maximální|nejlepší|vyšší|lepší) (rozlišení|rozlišením), rozlišení (nejvyšší|vysoké)`,
  nouns: 'rozlišení, rozlišením',
  grades: 'kvalita, kvalitě, kvality',
  things: `
    televiz*, obrazovk*, displej*, kamer(a|y|u|ou), fotoaparát*, telefon*, dron*, běh*, maraton*, závod*
    zlat(o|a|ý), karát*, sledujících, plat, obyvatel, projektor*`,
  graphics: 'nálepk*, štít*, cedul*, ikon*',
  images: 'obraz*, obráz*, fotk*, fotografi*, portrét*, tapet*, pozadí, ilustrac*, styl, stylu',
  negations: 'bez, ne, žádn(é|ý|á|ého)',
  removals: 'vyhni se, odstraň, nepoužívej, nedělej',
  lettering: 'nápis, nápisem, text, textem, slovo, slovem',
  asks: 'v, ve',
  stops: 'na, nad, pod, u, vedle, před, za, pro, od, o, který, která, které, je, při',
  determiners: 'tento, tato, toto, jeho, její, můj, moje, jeden, dva, dvě, tři',
  and: 'a, i',
  or: 'nebo',
  relations: 's, se',
  carriers:
    'zvyš, zvětši, kvalitu, rozlišení, udělej, vygeneruj, dej, chci, prosím, obrázek, fotku, ulož, mi, ho, ji, to',
  requests: 'udělej, vytvoř, vygeneruj, nakresli, změň, vyměň, dej, chci, vylepši',
  letters: 'řěůčšžýŘĚŮČŠŽÝ',
  lettersNeeded: true,
  adjectivesFollow: true,
  asksBelong: true,
  looks: 'efekt(u|), vzhled(u|), styl(u|), lesk(u)',
  negatedAfter: 'zbytečné, zakázáno, není potřeba',
};
