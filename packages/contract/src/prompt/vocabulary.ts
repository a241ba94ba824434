/**
 * What a language knows about resolution words. Every field is a list of phrases separated by commas or line breaks.
 *
 * `(a|b)` is a choice, `(s)` or `(a|b|)` may be left out, `stem*` stands for every word that begins so, `*stem` for
 * every word that ends so (one word of three letters or more, `things`, `images`, `looks` and `subjects` only). A space
 * stands for a space, a hyphen or nothing between scripts. Accents, case and full-width characters do not matter.
 */
export interface Vocabulary {
  /** Resolution words: a keyword unless the reading says otherwise. */
  readonly keywords?: string;
  /** Words with another everyday meaning (`HD`, `HQ`): a keyword only where the reading speaks for it. */
  readonly weak?: string;
  /** Quality boosters (`masterpiece`). */
  readonly boosters?: string;
  /** Nouns that belong to the keyword next to them: `4K resolution`, `calidad 8K`, `Resolution: 4K`. */
  readonly nouns?: string;
  /** Such nouns that can be said of more than pixels: "Quality: 8K, soft light" keeps its label. */
  readonly grades?: string;
  /** Words that belong to the keyword after them and mean nothing of their own: `native 4K`. */
  readonly intensifiers?: string;
  /** What stands between such a noun and its keyword: `resolution of 4K`. */
  readonly links?: string;
  /** Units of megapixels: `megapixel`. */
  readonly megapixels?: string;
  /** Units of print density: `dpi`. */
  readonly densities?: string;
  /** Nouns that make the keyword a property of a thing in the scene: `4K TV`, `10K run`, `8K followers`. */
  readonly things?: string;
  /** Such nouns that can be what is asked for: "a 1024x1024 icon" is the picture, "an HD icon" a thing in it. */
  readonly graphics?: string;
  /** Such nouns that are counted, not sold by their resolution: "8K medallas" counts, "medallas 8K" is a picture. */
  readonly counted?: string;
  /** Words that make a `4K` after them a number or a name: `over 4K`, `seat 8K`, `iMac 5K`. */
  readonly counters?: string;
  /** Places that have a number or stand in a scene: "gate 4K", "an ancient gate 4K". */
  readonly numbered?: string;
  /** Words for the picture itself: `4K photo`. */
  readonly images?: string;
  /** Words for how the picture looks: "a 4K, cinematic fox". */
  readonly adjectives?: string;
  /** What pictures are of, never sold by its resolution: "an 8K castle" asks for a picture, "a 4K gimbal" does not. */
  readonly subjects?: string;
  /** Imperatives that ask for a picture: what follows them is the picture, "create a 4K castle". */
  readonly requests?: string;
  /** Counted by its piece: `一台4K…`. */
  readonly classifiers?: string;
  /** Words for a look: `no 8K gloss`. */
  readonly looks?: string;
  /** Negations of a noun, before it: `no`, `without`. */
  readonly negations?: string;
  /** Verbs and negated verbs that rule out or take away what follows them: `don't`, `avoid`, `remove`. */
  readonly removals?: string;
  /** Removals that are nouns or adjectives as well: the `cover` of a book, a motion `blur`, "imagen `limpia`". */
  readonly nounsToo?: string;
  /** Negations and removals after the keyword: `なし`. */
  readonly negatedAfter?: string;
  /** Words that stand before lettering in the picture: `sign that reads`. */
  readonly lettering?: string;
  /** Words that stand after lettering: `と書かれた`. */
  readonly letteringAfter?: string;
  /** Prepositions that ask for a keyword: `in 4K`. */
  readonly asks?: string;
  /** Other words at which a noun phrase ends: prepositions, articles, conjunctions, auxiliaries. */
  readonly stops?: string;
  /** Articles and possessives. */
  readonly determiners?: string;
  /** The indefinite ones of them: `a`. */
  readonly indefinites?: string;
  /** Pronouns that stand for the picture: `print it 4K`. */
  readonly pronouns?: string;
  /** Verbs between the picture and what it is or has: `is`, `should be`, `has`. */
  readonly copulas?: string;
  /** What numbers are said of: "the population is 8K". */
  readonly amounts?: string;
  /** What participles end with that govern a noun: `*ing` of "unboxing 4K …". */
  readonly participles?: string;
  /** What participles end with that say where a thing is: `*ed` of "mounted above the stage". */
  readonly pastParticiples?: string;
  /** Particles of what the picture becomes: `로` of "4K 만화로". */
  readonly becomes?: string;
  /** Endings of an object that are no part of a noun: `을` of "짐벌을". */
  readonly objectCases?: string;
  /** Verb endings after which another clause begins: `하고`. */
  readonly connectives?: string;
  /** Verbs that say nothing without what their object becomes: `turn` of "turn the cat into 4K". */
  readonly causatives?: string;
  /** Prepositions of what the object becomes: `into`. */
  readonly turnsInto?: string;
  /** What a number is counted in when glued to it: `개` of "4K개". */
  readonly countUnits?: string;
  /** What a noun ends with that owns the next: `*'s` of "the studio's 4K …". */
  readonly possessives?: string;
  /** What is done with devices: a noun they are said of is one (`mounted`, `plugged`). */
  readonly placements?: string;
  /**
   * What pictures are of although a number or a name can be said of it: "a crowd of 8K soldiers" and "an HQ building"
   * tell of things, "8K soldiers marching" is a picture.
   */
  readonly ambivalent?: string;
  /** Verbs of watching a screen: `watching` a film in 4K. */
  readonly viewings?: string;
  /** What is watched on one: a `film` in 4K. */
  readonly programmes?: string;
  /** What `1K` to `3K` says something else of: a `lacquer` of two components, a flat of two rooms. */
  readonly smallCounts?: string;
  /** Ordinal numbers and what stands for them: her `third` 8K is a mountain. */
  readonly ordinals?: string;
  /** What nouns end with after a number: `*ов` of "2К орков". */
  readonly genitives?: string;
  /** What edges are measured by: 4096 px `wide`. */
  readonly sides?: string;
  /** Levels of a menu below those asked for: `标清` of "标清、高清、超清". */
  readonly choices?: string;
  /** What stands between two levels that are compared: HD `vs` 4K. */
  readonly comparisons?: string;
  /** Prepositions of what a request is good for: make it 4K `for` a billboard. */
  readonly purposes?: string;
  /** Conjunctions of why it is made, with a comma or without: `because` we print it. */
  readonly reasons?: string;
  /** Money: what is to be had for 5 `euros` is an offer. */
  readonly currencies?: string;
  /** `and`. */
  readonly and?: string;
  /** `or`. */
  readonly or?: string;
  /** What may stand between a thing and its property: `a TV with 4K`, `une caméra de haute résolution`. */
  readonly relations?: string;
  /** Verbs of devices and their users: `a drone filming in 4K`. */
  readonly recordings?: string;
  /** Phrases that mean something else although they contain a keyword, a negation or a thing. */
  readonly neutral?: string;
  /** Verbs, pronouns and fillers of a request for a keyword: a clause left with nothing else goes as a whole. */
  readonly carriers?: string;
  /** Participles that hang in the air without their keyword: `shot in 4K`. */
  readonly dangling?: string;
  /** What is glued to the end of a keyword and goes with it: `4Kで`, `8K로`, `4K的`. */
  readonly particles?: string;
  /** Letters few languages write: they tell which language a prompt is in. */
  readonly letters?: string;
  /** Hardly a prompt in the language does without these letters. */
  readonly lettersNeeded?: boolean;
  /** The adjective of a thing follows its noun: `pantalla gigante 4K`. */
  readonly adjectivesFollow?: boolean;
  /** The match takes the preposition in: `en 4K`. */
  readonly asksBelong?: boolean;
}

/** Roles a phrase can have, as bits. */
export const Role = {
  keyword: 1 << 0,
  weak: 1 << 1,
  booster: 1 << 2,
  noun: 1 << 3,
  intensifier: 1 << 4,
  link: 1 << 5,
  megapixel: 1 << 6,
  density: 1 << 7,
  thing: 1 << 8,
  counter: 1 << 9,
  image: 1 << 10,
  look: 1 << 11,
  negation: 1 << 12,
  removal: 1 << 13,
  negatedAfter: 1 << 14,
  lettering: 1 << 15,
  letteringAfter: 1 << 16,
  ask: 1 << 17,
  stop: 1 << 18,
  determiner: 1 << 19,
  and: 1 << 20,
  or: 1 << 21,
  relation: 1 << 22,
  neutral: 1 << 23,
  carrier: 1 << 24,
  grade: 1 << 25,
  dangling: 1 << 26,
  particle: 1 << 27,
  graphic: 1 << 28,
  subject: 1 << 29,
  request: 1 << 30,
  recording: 1 << 31,
} as const;

/** Which role each field of a vocabulary gives its phrases. */
export const FIELD_ROLES: Readonly<Record<string, number>> = {
  keywords: Role.keyword,
  weak: Role.weak,
  boosters: Role.booster,
  nouns: Role.noun,
  grades: Role.noun | Role.grade,
  intensifiers: Role.intensifier,
  links: Role.link,
  megapixels: Role.megapixel,
  densities: Role.density,
  things: Role.thing,
  graphics: Role.thing | Role.graphic,
  counted: Role.thing | Role.subject,
  counters: Role.counter,
  numbered: Role.counter | Role.subject,
  images: Role.image,
  adjectives: Role.image,
  subjects: Role.subject,
  smallCounts: Role.subject,
  requests: Role.request,
  classifiers: Role.determiner | Role.counter,
  looks: Role.look,
  negations: Role.negation,
  removals: Role.removal,
  negatedAfter: Role.negatedAfter,
  lettering: Role.lettering,
  letteringAfter: Role.letteringAfter,
  asks: Role.ask,
  stops: Role.stop,
  determiners: Role.determiner,
  and: Role.and,
  or: Role.or,
  relations: Role.relation,
  recordings: Role.relation | Role.recording,
  neutral: Role.neutral,
  carriers: Role.carrier,
  dangling: Role.dangling,
  particles: Role.particle,
};

/** The phrases of a field, every choice spelled out. */
export function splitPhrases(field: string): string[] {
  return field
    .split(/[,\n]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
    .flatMap(expandPhrase);
}

/** Every way to read a phrase: `high(-| )res(olution)` is four. */
export function expandPhrase(phrase: string): string[] {
  const open = phrase.indexOf('(');
  if (open < 0) return [phrase];
  const { head, choices, tail } = splitChoice(phrase, open);
  const tails = expandPhrase(tail);
  return choices.flatMap((choice) => tails.map((rest) => head + choice + rest));
}

/** A phrase at the choice that opens at an index. */
export function splitChoice(
  phrase: string,
  open: number,
): { readonly head: string; readonly choices: readonly string[]; readonly tail: string } {
  const close = phrase.indexOf(')', open);
  const choices = phrase.slice(open + 1, close).split('|');
  if (choices.length === 1) choices.push('');
  return { head: phrase.slice(0, open), choices, tail: phrase.slice(close + 1) };
}
