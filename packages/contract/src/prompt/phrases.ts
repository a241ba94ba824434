import { isHangulCode } from './characters.js';
import { ItemType, type Items } from './items.js';
import { VOCABULARIES } from './languages/index.js';
import { LANGUAGES } from './lexicon.js';
import { isBoundary } from './marks.js';
import { foldedText } from './tokens.js';
import { Role, splitPhrases, type Vocabulary } from './vocabulary.js';

/** How far the rules look, in items: enough for a noun phrase, too little to cost time. */
export const REACH = 12;

/** Whether an item is written without spaces around it, so that a space separates phrases there. */
export function isEastern(items: Items, item: number): boolean {
  return items.has(item) && items.text.charCodeAt(items.start[item] ?? 0) > 0x2fff;
}

/** Between Chinese or Japanese words a space is as good as a comma. Korean writes spaces between words. */
export function isPhraseEnd(items: Items, item: number): boolean {
  if (isBoundary(items, item)) return true;
  if (!items.isSpaced(item) || LANGUAGES[items.language] === 'ko') return false;
  return isEastern(items, item - 1) && isEastern(items, item);
}

/** Four unknown ideographs weigh as much as three unknown words. */
const IDEOGRAPH_WEIGHT = 0.75;

/** How much an item weighs among the unknown: an ideograph is less than a word. */
export function weightOf(items: Items, item: number): number {
  if (items.type[item] !== ItemType.ideograph) return 1;
  return isKatakana(items, item) && isKatakana(items, item - 1) ? 0 : IDEOGRAPH_WEIGHT;
}

/** A row of katakana is one word. */
function isKatakana(items: Items, item: number): boolean {
  const code = items.has(item) ? items.text.charCodeAt(items.start[item] ?? 0) : 0;
  return code >= 0x30a0 && code < 0x3100;
}

/** What a noun phrase cannot go on with. */
export const NOUN_PHRASE_ENDS =
  Role.stop |
  Role.ask |
  Role.determiner |
  Role.and |
  Role.or |
  Role.relation |
  Role.negation |
  Role.removal |
  Role.lettering;

/** Words that say nothing of the picture. */
export const FUNCTION_WORDS =
  Role.ask | Role.stop | Role.determiner | Role.relation | Role.link | Role.and | Role.or | Role.intensifier;

/** A Korean ending is one only at the end of its word: "가" in "가상". */
export function isInsideWord(items: Items, item: number): boolean {
  const isSyllable = (items.end[item] ?? 0) - (items.start[item] ?? 0) === 1 && isHangul(items, item);
  return isSyllable && isHangul(items, item + 1) && !items.isSpaced(item + 1);
}

/** Whether an item is Korean. */
export function isHangul(items: Items, item: number): boolean {
  return items.has(item) && isHangulCode(items.text.charCodeAt(items.start[item] ?? 0));
}

/** Whether the prompt's language puts an adjective after its noun: `pantalla gigante 4K`. */
export function adjectivesFollow(items: Items): boolean {
  const vocabulary: Vocabulary = VOCABULARIES[LANGUAGES[items.language] ?? 'en'];
  return vocabulary.adjectivesFollow === true;
}

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
  | 'placements'
  | 'possessives'
  | 'ambivalent';

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

/** Whether an item is a word of a field, in the prompt's language. */
function isWordOf(items: Items, item: number, field: WordField): boolean {
  const words = getWords(items.language, field);
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

/** Japanese and Korean: the verb and its negation stand last, particles follow their noun. */
export function isVerbLast(items: Items): boolean {
  const language = LANGUAGES[items.language];
  return language === 'ja' || language === 'ko';
}
