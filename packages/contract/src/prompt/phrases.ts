import { isHangulCode, isThaiCode } from './characters.js';
import { ItemType, type Items } from './items.js';
import { VOCABULARIES } from './languages/index.js';
import { LANGUAGES } from './lexicon.js';
import { isBoundary } from './marks.js';
import { Role, type Vocabulary } from './vocabulary.js';

/** How far the rules look, in items: enough for a noun phrase, too little to cost time. */
export const REACH = 12;

/** Unknown words that may stand between a keyword and the thing it describes ("4K curved gaming monitor"). */
export const MAX_UNKNOWN = 3;

/** Whether an item is written without spaces around it, so that a space separates phrases there. */
export function isEastern(items: Items, item: number): boolean {
  if (!items.has(item)) return false;
  const code = items.text.charCodeAt(items.start[item] ?? 0);
  return code > 0x2fff || isThaiCode(code);
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

/** Japanese and Korean: the verb and its negation stand last, particles follow their noun. */
export function isVerbLast(items: Items): boolean {
  const language = LANGUAGES[items.language];
  return language === 'ja' || language === 'ko';
}
