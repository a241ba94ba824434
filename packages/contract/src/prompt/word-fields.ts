import type { Items } from './items.js';
import { VOCABULARIES } from './languages/index.js';
import { LANGUAGES, SHARED } from './lexicon.js';
import { foldedText } from './tokens.js';
import { Role, splitPhrases, type Vocabulary } from './vocabulary.js';

/** Fields that give no role: their words are looked up in the prompt's own language only. */
type WordField =
  | 'indefinites'
  | 'pronouns'
  | 'copulas'
  | 'amounts'
  | 'participles'
  | 'pastParticiples'
  | 'becomes'
  | 'objectCases'
  | 'connectives'
  | 'causatives'
  | 'turnsInto'
  | 'countUnits'
  | 'adjectives'
  | 'placements'
  | 'possessives'
  | 'ambivalent'
  | 'viewings'
  | 'programmes'
  | 'smallCounts'
  | 'ordinals'
  | 'genitives'
  | 'choices'
  | 'sides'
  | 'nounsToo'
  | 'currencies'
  | 'comparisons'
  | 'purposes'
  | 'reasons';

/** Whole words and, where a field has `*end`, ends of words. */
interface Words {
  readonly whole: ReadonlySet<string>;
  readonly ends: readonly string[];
}

/** By language, then field: asked for many times an item. */
const wordsOfLanguage = LANGUAGES.map(() => new Map<WordField, Words | undefined>());

function getWords(language: number, field: WordField): Words | undefined {
  const ofField = wordsOfLanguage[language];
  if (ofField?.has(field) === false) ofField.set(field, readWords(language, field));
  return ofField?.get(field);
}

function readWords(language: number, field: WordField): Words | undefined {
  const vocabulary: Vocabulary = VOCABULARIES[LANGUAGES[language] ?? 'en'];
  const phrases = vocabulary[field];
  if (phrases === undefined) return undefined;
  const words = splitPhrases(phrases).map((word) => foldedText(word, 0, word.length));
  return {
    whole: new Set(words.filter((word) => !word.startsWith('*'))),
    ends: words.filter((word) => word.startsWith('*')).map((word) => word.slice(1)),
  };
}

/** Whether an item is a word of a field, in the prompt's language unless told. */
function isWordOf(items: Items, item: number, field: WordField, language = items.language): boolean {
  const words = getWords(language, field);
  if (words === undefined || !items.has(item)) return false;
  const start = items.start[item] ?? 0;
  const word = foldedText(items.text, start, Math.min(items.end[item] ?? 0, start + MAX_WORD));
  return words.whole.has(word) || words.ends.some((end) => word.length > end.length && word.endsWith(end));
}

/** Characters of a word that are looked at. */
const MAX_WORD = 48;

/** "8K cat watching TV": the noun phrase ends at the participle. */
export function isParticiple(items: Items, item: number): boolean {
  return isWordOf(items, item, 'participles');
}

/** "mounted above the stage". */
export function isPastParticiple(items: Items, item: number): boolean {
  return isWordOf(items, item, 'pastParticiples');
}

/** "4K 만화로", "4K漫画に": a particle that makes what stands before it the aim. */
export function hasBecoming(items: Items, item: number): boolean {
  return isWordOf(items, item, 'becomes');
}

/** "짐벌을": an ending that no noun has of its own. */
export function isObjectCase(items: Items, item: number): boolean {
  return isWordOf(items, item, 'objectCases');
}

/** "업스케일하고 …": here another clause begins. */
export function isConnective(items: Items, item: number): boolean {
  return isWordOf(items, item, 'connectives');
}

/** "turn" of "turn the cat into 4K". */
export function isCausative(items: Items, item: number): boolean {
  return isWordOf(items, item, 'causatives');
}

/** "into" of "turn the cat into 4K". */
export function hasTurn(items: Items, item: number): boolean {
  return isWordOf(items, item, 'turnsInto');
}

/** "개" of "4K개". */
export function isCountUnit(items: Items, item: number): boolean {
  return isWordOf(items, item, 'countUnits');
}

/** "crisp": how a picture looks. */
export function isAdjective(items: Items, item: number): boolean {
  return items.is(item, Role.image) && isWordOf(items, item, 'adjectives');
}

/** "studio's". */
export function isPossessive(items: Items, item: number): boolean {
  return isWordOf(items, item, 'possessives');
}

/** "mounted", "plugged": done with devices only. */
export function isPlacement(items: Items, item: number): boolean {
  return isWordOf(items, item, 'placements');
}

/** "soldiers" of "8K soldiers", "building" of "HQ building". */
export function isAmbivalent(items: Items, item: number): boolean {
  return isWordOf(items, item, 'ambivalent');
}

/** "a", "une": an article that brings something new into the picture. */
export function isIndefinite(items: Items, item: number): boolean {
  if (!items.is(item, Role.determiner)) return false;
  return isWordOf(items, item, 'indefinites');
}

/** Russian, Chinese, Japanese and Korean have none. */
export function hasArticles(items: Items): boolean {
  return getWords(items.language, 'indefinites') !== undefined;
}

/** "it" of "print it 4K". */
export function isPronoun(items: Items, item: number): boolean {
  if (!items.is(item, Role.carrier)) return false;
  return isWordOf(items, item, 'pronouns');
}

/** "is", "should be", "has": what stands between the picture and what is said of it. */
export function isCopula(items: Items, item: number): boolean {
  if (!isWordOf(items, item, 'copulas')) return false;
  // Nothing but the accent tells Portuguese "é" from "e".
  return !items.is(item, Role.and) || items.text.charCodeAt(items.start[item] ?? 0) > 0x7f;
}

/** "year", "population": what numbers are said of. */
export function isAmount(items: Items, item: number): boolean {
  return isWordOf(items, item, 'amounts');
}

/** "watching" of "watching a film in 4K". */
export function isViewing(items: Items, item: number): boolean {
  return isWordOf(items, item, 'viewings');
}

/** "film" of "watching a film in 4K". */
export function isProgramme(items: Items, item: number): boolean {
  return isWordOf(items, item, 'programmes');
}

/** "lacquer" of "2K lacquer", "квартира" of "2К квартира". */
export function isSmallCount(items: Items, item: number): boolean {
  return isWordOf(items, item, 'smallCounts');
}

/** Whether such a noun stands in the characters from `start` on: nothing parts Chinese or Japanese words. */
export function hasSmallCount(items: Items, start: number, end: number): boolean {
  const text = items.text.slice(start, end);
  for (const word of getWords(items.language, 'smallCounts')?.whole ?? [])
    if (text.includes(word)) return true;
  return false;
}

/** "third" of "her third 8K". */
export function isOrdinal(items: Items, item: number): boolean {
  return isWordOf(items, item, 'ordinals');
}

/** "деталей" of "5К деталей": the case Russian puts after a number. */
export function isGenitive(items: Items, item: number): boolean {
  return isWordOf(items, item, 'genitives');
}

/** "标清" of "标清、高清、超清", "SD" in any language. */
export function isChoice(items: Items, item: number): boolean {
  return isWordOf(items, item, 'choices') || isWordOf(items, item, 'choices', SHARED);
}

/** "cover" of "a book cover 4K" and of "cover the 4K logo". */
export function isNounToo(items: Items, item: number): boolean {
  return isWordOf(items, item, 'nounsToo');
}

/** "wide" of "4096 px wide". */
export function isSide(items: Items, item: number): boolean {
  return isWordOf(items, item, 'sides');
}

/** "euros" of "4K for 5 euros". */
export function isCurrency(items: Items, item: number): boolean {
  return isWordOf(items, item, 'currencies') || isWordOf(items, item, 'currencies', SHARED);
}

/** "vs" of "HD vs 4K". */
export function isComparison(items: Items, item: number): boolean {
  return isWordOf(items, item, 'comparisons') || isWordOf(items, item, 'comparisons', SHARED);
}

/** "so" of "make it 4K so I can print it". */
export function isPurpose(items: Items, item: number): boolean {
  return isWordOf(items, item, 'purposes');
}

/** "because" of "make it 4K, because we print it". */
export function isReason(items: Items, item: number): boolean {
  return isWordOf(items, item, 'reasons');
}
