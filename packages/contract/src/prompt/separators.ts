import { isBullet } from './bullets.js';
import { ItemType, type Items } from './items.js';
import { BRACKET_CLOSERS, BRACKET_OPENERS, isBoundary, SENTENCE_ENDS } from './marks.js';
import { isEastern } from './phrases.js';
import { findLabelBracket } from './labels.js';
import { isAfterGap, isLineEnd, isLineStart, only, type Place, type Range } from './place.js';
import { isClosingQuote, isOpeningQuote } from './quotes.js';
import { Role } from './vocabulary.js';
import { isAdjective } from './word-fields.js';

/** Marks between two parts of a list. */
const SEPARATORS = ',;|/&+–-';

/** A comma, an "and", a colon or a full stop that parts nothing any more: at a start, at an end, twice. */
export function findSeparator(place: Place): Range | undefined {
  const { items, left, right } = place;
  if (items.isMark(left, ':') && items.isMark(right, ':')) return only(right);
  const isOpening = isOpeningAt(place);
  const isSeparatorRight = items.isMark(right, SEPARATORS) || items.is(right, Role.and | Role.or);
  const isKept = isFlag(items, right) || (isLineStart(place) && isBullet(items, right));
  if (isOpening && isSeparatorRight && !isKept) return only(right);
  if ((isOpening || isAfterGap(items, left + 1)) && isEndMark(place)) return only(right);
  // "Realistic, 8K: an old clockmaker".
  if (items.isMark(left, ',') && items.isMark(right, ':')) return only(left);

  // The row of a table before this one keeps its last bar.
  if (items.isMark(left, '|') && items.type[left + 1] === ItemType.newline) return undefined;
  if (isAdjectiveComma(items, left, right)) return only(left);
  const isSeparatorLeft =
    (items.isMark(left, SEPARATORS) && !isBullet(items, left)) ||
    (!isBoundary(items, left + 1) && items.is(left, Role.and | Role.or));
  return isSeparatorLeft && (isSeparatorRight || isClosingAt(place)) ? only(left) : undefined;
}

/** The first hyphen of "--ar". */
export function isFlag(items: Items, item: number): boolean {
  if (!items.isMark(item, '-') || !items.isMark(item + 1, '-')) return false;
  return !items.isSpaced(item + 1) && !items.isSpaced(item + 2);
}

/** "sharp, crisp, HD photo of a pie": no comma parts an adjective from its noun. */
function isAdjectiveComma(items: Items, left: number, right: number): boolean {
  if (!items.isMark(left, ',') || isBoundary(items, left + 1) || !isAdjective(items, left - 1)) return false;
  return items.is(right, Role.image | Role.subject) && !isAdjective(items, right);
}

function isOpeningAt(place: Place): boolean {
  const { items, structure, left } = place;
  const isQuote =
    items.isMark(left, `"'`) && !items.isSpaced(left + 1) && (left === 0 || items.isSpaced(left));
  return (
    isLineStart(place) ||
    items.isMark(left, `${BRACKET_OPENERS}:${SENTENCE_ENDS}`) ||
    isQuote ||
    isOpeningQuote(items, left) ||
    findLabelBracket(items, left) !== undefined ||
    (structure.jsonQuote[left] ?? 0) > left ||
    isBullet(items, left)
  );
}

function isClosingAt(place: Place): boolean {
  const { items, structure, right } = place;
  const opened = items.has(right) ? (structure.jsonQuote[right] ?? 0) : 0;
  return (
    isLineEnd(place) ||
    (opened > 0 && opened < right) ||
    isClosingQuote(items, right) ||
    items.isMark(right, BRACKET_CLOSERS + SENTENCE_ENDS) ||
    (items.isMark(right, `"'`) && !items.isSpaced(right))
  );
}

/** The mark that ended a sentence, or a label, of which nothing is left. */
function isEndMark({ items, left, right }: Place): boolean {
  if (items.isMark(left, BRACKET_OPENERS)) return false;
  // "Hochauflösend: ein Igel"; the colon of "16:9" is none.
  if (items.isMark(right, ':'))
    return !items.isMark(left, ':') && (isEastern(items, right) || items.isSpaced(right + 1));
  const isSentenceEnd = isEastern(items, right) || isEastern(items, right + 1) || !isGluedOn(items, right);
  return items.isMark(right, SENTENCE_ENDS) && isSentenceEnd;
}

/** Longer rows of marks are ornaments. */
const MAX_MARKS = 4;

function isGluedOn(items: Items, item: number): boolean {
  let last = item;
  // "!!" ends as "!" does.
  while (last - item < MAX_MARKS && items.isMark(last + 1, SENTENCE_ENDS)) last++;
  return items.has(last + 1) && !items.isSpaced(last + 1) && items.type[last + 1] !== ItemType.newline;
}
