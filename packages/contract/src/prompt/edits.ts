import { isBullet } from './bullets.js';
import { isCapital } from './characters.js';
import { WORD_JOINER } from './fold-spellings.js';
import type { Holes } from './holes.js';
import { ItemType, type Items } from './items.js';
import type { PromptEdit } from './keyword-match.js';
import { LANGUAGES } from './lexicon.js';
import { BRACKET_OPENERS, SENTENCE_ENDS } from './marks.js';
import { isEastern } from './phrases.js';
import { isOpeningQuote } from './quotes.js';
import { Role } from './vocabulary.js';
import { isCopula } from './word-fields.js';

/** Marks that no space stands before. */
const TIGHT_BEFORE = ',.;:!?)]}%"\'';
/** English articles' form follows the sound of the next word. */
const VOWEL_SOUND = /^(?:[aeio]|u(?!ni|s[ei]|t[ei])|hour|heir|honest|8|11\b|18\b|[fhlmnrsx]-)/i;

/** What is read letter by letter: "an HDR photo". */
const SPELLED = /^[FHLMNRSX][B-DF-HJ-NP-TV-Z]{1,4}$/;

/** The edits that take out what is gone, with the spaces, capitals and articles it leaves right. */
export function toEdits(items: Items, holes: Holes): PromptEdit[] {
  const edits: PromptEdit[] = [];
  for (let item = 0; item < items.count; item++) {
    if (!holes.isGone(item)) continue;
    const first = item;
    item = holes.keptFrom(first) - 1;
    const mended = findArticleEdit(items, first, item) ?? findContractionEdit(items, first, item);
    if (mended !== undefined) edits.push(mended);
    edits.push(toEdit(items, first, item));
  }
  return edits;
}

/** Removes a run of items, leaves the one space that belongs there and a capital where the sentence began. */
function toEdit(items: Items, first: number, last: number): PromptEdit {
  const { text } = items;
  const left = first - 1;
  const right = last + 1;
  const holeStart = items.start[first] ?? 0;
  const holeEnd = items.end[last] ?? 0;
  const spaceBefore = text.slice(items.has(left) ? (items.end[left] ?? 0) : 0, holeStart);
  const spaceAfter = text.slice(holeEnd, items.has(right) ? (items.start[right] ?? 0) : text.length);
  const start = holeStart - spaceBefore.length;
  const end = holeEnd + spaceAfter.length;
  const isLine = items.type[last] === ItemType.newline;
  const space = chooseSpace(items, left, right, isLine ? spaceAfter : spaceBefore, spaceAfter);
  const initial = findInitial(items, first, right);
  if (initial !== undefined) return { start, end: end + initial.length, replacement: space + initial };
  // Only what changes: a space that stays is no part of the edit.
  if (space !== '' && space === spaceBefore) return { start: holeStart, end, replacement: '' };
  if (space !== '' && space === spaceAfter) return { start, end: holeEnd, replacement: '' };
  return { start, end, replacement: space };
}

function chooseSpace(items: Items, left: number, right: number, before: string, after: string): string {
  const isLineEnd = !items.has(right) || items.type[right] === ItemType.newline;
  if (!items.has(left)) return isLineEnd || right > 0 ? '' : before;
  if (isLineEnd) return '';
  if (items.type[left] === ItemType.newline) return before;
  const isQuote =
    isOpeningQuote(items, left) ||
    (items.isMark(left, `"'`) && (left === 0 || items.isSpaced(left) || items.mark[left - 1] !== 0));
  if (before === '' && isQuote) return '';
  // "vert sauge ?": French writes a space there.
  if (items.isMark(right, '?!:;') && after !== '' && items.type[right] !== ItemType.newline) return after;
  if (items.isMark(right, TIGHT_BEFORE) || items.isMark(left, BRACKET_OPENERS))
    return before !== '' && items.isMark(left, ',') ? before : '';
  // No space follows a full-width comma.
  const isFullWidth = items.mark[left] !== 0 && isEastern(items, left);
  return before === '' && !isFullWidth ? after : before;
}

/** The capital letter a sentence needs that began with the keyword: "Ultra HD photo" → "Photo". */
function findInitial(items: Items, first: number, right: number): string | undefined {
  const { text } = items;
  const left = first - 1;
  const isSentenceStart =
    !items.has(left) ||
    items.type[left] === ItemType.newline ||
    items.isMark(left, `${SENTENCE_ENDS}"“:`) ||
    isBullet(items, left);
  if (!isSentenceStart || items.type[right] !== ItemType.word) return undefined;
  const lost = text[items.start[first] ?? 0] ?? '';
  const start = items.start[right] ?? 0;
  const kept = text[start] ?? '';
  // A letter of two code units stays as it is.
  if (text[start + 1] === WORD_JOINER) return undefined;
  // "Style: HD, dark": the capital was the abbreviation's.
  if (items.isMark(left, ':') && isCapital(text[(items.start[first] ?? 0) + 1])) return undefined;
  // "A pond. 4K, no border": the number took the place of the capital.
  const isNumber =
    items.type[first] === ItemType.measure && items.isMark(left, SENTENCE_ENDS) && isCapital(text[0]);
  const isCapitalLost = (isNumber || lost !== lost.toLowerCase()) && kept !== kept.toUpperCase();
  return isCapitalLost && kept.toUpperCase().length === kept.length ? kept.toUpperCase() : undefined;
}

const CONTRACTION = /^(?:it|that|he|she|they|you)(['’](?:s|re))$/i;

/** "it's 8K and has no people" → "it has no people": the verb before the keyword was in the contraction. */
function findContractionEdit(items: Items, first: number, last: number): PromptEdit | undefined {
  const { text } = items;
  const left = first - 1;
  if (!items.has(left) || !items.is(last, Role.and) || !isCopula(items, last + 1)) return undefined;
  const end = items.end[left] ?? 0;
  const verb = CONTRACTION.exec(text.slice(items.start[left], end))?.[1];
  return verb === undefined ? undefined : { start: end - verb.length, end, replacement: '' };
}

/** "an 8K photo" → "a photo"; English only, Portuguese "a 4K imagem" has another "a". */
function findArticleEdit(items: Items, first: number, last: number): PromptEdit | undefined {
  const { text } = items;
  const left = first - 1;
  const right = last + 1;
  if (LANGUAGES[items.language] !== 'en') return undefined;
  if (!items.has(left) || items.type[right] !== ItemType.word) return undefined;
  const start = items.start[left] ?? 0;
  const end = items.end[left] ?? 0;
  const article = text.slice(start, end).toLowerCase();
  if (article !== 'a' && article !== 'an') return undefined;
  const next = text.slice(items.start[right], items.end[right]);
  const isAn = VOWEL_SOUND.test(next) || SPELLED.test(next);
  if (isAn === (article === 'an')) return undefined;
  return isAn ? { start: end, end, replacement: 'n' } : { start: end - 1, end, replacement: '' };
}
