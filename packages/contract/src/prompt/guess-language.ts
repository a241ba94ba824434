import { isHangulCode, isThaiCode } from './characters.js';
import { getDictionary } from './dictionary.js';
import { ItemType, type Items } from './items.js';
import { VOCABULARIES } from './languages/index.js';
import { FIRST_SMALL, LANGUAGES, SHARED, type Entry } from './lexicon.js';
import { foldedText, TokenKind, type Tokens } from './tokens.js';
import { Role, type Vocabulary } from './vocabulary.js';

type Language = Exclude<(typeof LANGUAGES)[number], 'shared'>;

/** Languages that share a script, the likeliest first. */
const LATIN = family('en', 'es', 'pt', 'fr', 'de', 'it', 'nl', 'pl', 'cs', 'tr', 'id', 'vi');
const CYRILLIC = family('ru', 'uk');
const HAN = family('zh', 'ja');

const ARABIC = family('ar');
const DEVANAGARI = family('hi');

/** Roles of little words: they tell a language better than nouns, which travel. */
const LITTLE_WORDS = Role.determiner | Role.negation;
const LITTLE_WORD_WEIGHT = 2.5;
/** Roles of other words a sentence needs. */
const FUNCTION_WORDS = Role.relation | Role.ask | Role.stop | Role.link | Role.and | Role.or;
const FUNCTION_WORD_WEIGHT = 2;
const ANY_ROLE = ~0;
/** Tokens that are looked at to tell the prompt's language. */
const LANGUAGE_SAMPLE = 400;
/** Characters that are looked at for letters of one language only. */
const LETTER_SAMPLE = 1000;
/** Characters of a word that are looked at. */
const MAX_WORD = 48;

/** What a word or letter speaks for: a language, by its place in the family, and how much. */
interface Weight {
  readonly at: number;
  readonly weight: number;
}

interface Family {
  /** The languages as indices into {@link LANGUAGES}. */
  readonly indices: readonly number[];
  /** What an entry speaks for, and what at a prompt's beginning: there are few, and each is asked for many times. */
  readonly ofEntry: WeakMap<Entry, readonly Weight[]>;
  readonly ofOpening: WeakMap<Entry, readonly Weight[]>;
  /** What a letter speaks for that few of the languages write. */
  readonly ofLetter: ReadonlyMap<number, readonly Weight[]>;
  /** Languages, by their place, that are hardly written without letters of their own. */
  readonly lettered: readonly number[];
}

function family(...languages: readonly Language[]): Family {
  const vocabularies: readonly Vocabulary[] = languages.map((language) => VOCABULARIES[language]);
  const writers = new Map<string, number[]>();
  vocabularies.forEach(({ letters = '' }, at) => {
    for (const letter of letters) writers.set(letter, [...(writers.get(letter) ?? []), at]);
  });
  return {
    indices: languages.map((language) => LANGUAGES.indexOf(language)),
    ofEntry: new WeakMap(),
    ofOpening: new WeakMap(),
    ofLetter: new Map(
      [...writers].map(([letter, places]) => [
        letter.charCodeAt(0),
        places.map((at) => ({ at, weight: 1 / places.length ** 2 })),
      ]),
    ),
    lettered: vocabularies.flatMap(({ lettersNeeded }, at) => (lettersNeeded === true ? [at] : [])),
  };
}

/** The prompt's main language, as an index: by script, between languages of one script by their little words. */
export function guessLanguage(items: Items, tokens: Tokens): number {
  let kana = 0;
  let hangul = 0;
  let han = 0;
  let thai = 0;
  let latin = 0;
  let cyrillic = 0;
  let arabic = 0;
  let devanagari = 0;
  const sample = Math.min(tokens.count, LANGUAGE_SAMPLE);
  for (let index = 0; index < sample; index++) {
    const code = items.text.charCodeAt(tokens.start[index] ?? 0);
    if (tokens.kind[index] === TokenKind.ideograph) {
      if (isHangulCode(code)) hangul++;
      else if (isThaiCode(code)) thai++;
      else if (code < 0x3100 || code > 0xff00) kana++;
      else han++;
    } else if (tokens.kind[index] === TokenKind.word) {
      // All other scripts count as Latin.
      if (code < 0x400) latin++;
      else if (code < 0x530) cyrillic++;
      else if (code >= 0x600 && code < 0x700) arabic++;
      else if (code >= 0x900 && code < 0x980) devanagari++;
      else latin++;
    }
  }
  const most = Math.max(cyrillic, arabic, devanagari);
  if (thai / THAI_WORD > Math.max(latin, most)) return LANGUAGES.indexOf('th');
  // An ideograph is about half a word.
  const eastern = (kana + hangul + han) / 2;
  if (eastern > latin && eastern > most) {
    if (hangul > kana && hangul >= han) return LANGUAGES.indexOf('ko');
    // Japanese without any kana is read as Chinese unless its words say otherwise.
    return kana > 0 ? LANGUAGES.indexOf('ja') : mostFrequent(items, HAN);
  }
  if (most === 0 || most * 2 < latin) return mostFrequent(items, LATIN);
  return mostFrequent(items, most === cyrillic ? CYRILLIC : most === arabic ? ARABIC : DEVANAGARI);
}

/** Letters of a Thai word. */
const THAI_WORD = 4;

function mostFrequent(items: Items, spoken: Family): number {
  const { indices } = spoken;
  if (indices.length === 1) return indices[0] ?? 0;
  const scores = indices.map(() => 0);
  const sample = Math.min(items.count, LANGUAGE_SAMPLE);
  for (let item = 0; item < sample; item++) {
    const entry = items.knownEntry(item);
    // What every language writes alike tells none.
    if (entry === undefined || (entry.roles[SHARED] ?? 0) !== 0) continue;
    for (const { at, weight } of weightsOf(entry, spoken, item === 0))
      scores[at] = (scores[at] ?? 0) + weight;
  }
  if (scores.every((score) => score === 0)) countStems(items, indices, scores, sample);
  countLetters(items.text, spoken, scores);
  const best = scores.indexOf(Math.max(...scores));
  return indices[best] ?? 0;
}

function weightsOf(entry: Entry, spoken: Family, isOpening: boolean): readonly Weight[] {
  const known = isOpening ? spoken.ofOpening : spoken.ofEntry;
  let weights = known.get(entry);
  if (weights === undefined) {
    weights = weigh(entry, spoken, isOpening ? LITTLE_WORDS | Role.request : LITTLE_WORDS);
    known.set(entry, weights);
  }
  return weights;
}

/**
 * Where a word is an article in one language and a preposition in another, the article is likelier. "Export as 4K": the
 * imperative that opens a prompt is written in its language.
 */
function weigh(entry: Entry, { indices }: Family, telling: number): readonly Weight[] {
  const isLittle = indices.some((index) => ((entry.roles[index] ?? 0) & telling) !== 0);
  const counted = isLittle ? telling : ANY_ROLE;
  const speakers = indices.filter((index) => ((entry.roles[index] ?? 0) & counted) !== 0);
  // A language of which little is known takes nothing away from one of which much is.
  const known = speakers.filter((index) => index < FIRST_SMALL);
  return indices.flatMap((index, at) => {
    const roles = (entry.roles[index] ?? 0) & counted;
    if (roles === 0) return [];
    const isFunction = (roles & FUNCTION_WORDS) !== 0;
    const weight = isLittle ? LITTLE_WORD_WEIGHT : isFunction ? FUNCTION_WORD_WEIGHT : 1;
    return [{ at, weight: weight / (index < FIRST_SMALL ? known.length ** 2 : speakers.length) }];
  });
}

/** "4K-Hintergrundbild": a text of compounds, of which no word is known as it stands. */
function countStems(items: Items, indices: readonly number[], scores: number[], sample: number): void {
  for (let item = 0; item < sample; item++) {
    if (items.type[item] !== ItemType.word || items.knownEntry(item) !== undefined) continue;
    const start = items.start[item] ?? 0;
    const word = foldedText(items.text, start, Math.min(items.end[item] ?? 0, start + MAX_WORD));
    indices.forEach((index, at) => {
      if (getDictionary().findStem(word, index) !== undefined) scores[at] = (scores[at] ?? 0) + 1;
    });
  }
}

/** Letters few languages write. A language that is hardly written without its own is none where they are missing. */
function countLetters(text: string, { ofLetter, lettered }: Family, scores: number[]): void {
  if (ofLetter.size === 0) return;
  const seen = new Set<number>();
  const end = Math.min(text.length, LETTER_SAMPLE);
  for (let index = 0; index < end; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x80) continue;
    const weights = ofLetter.get(code);
    if (weights === undefined) continue;
    for (const { at, weight } of weights) {
      scores[at] = (scores[at] ?? 0) + weight;
      seen.add(at);
    }
  }
  for (const at of lettered) if (!seen.has(at)) scores[at] = 0;
}
