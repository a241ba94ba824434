import { isBullet } from './bullets.js';
import { ItemType, type Items } from './items.js';
import { findLabel } from './labels.js';
import { BRACKET_CLOSERS, BRACKET_OPENERS } from './marks.js';
import { hasGap, type Place, type Range } from './place.js';
import { isQuotePair } from './quotes.js';

/** Brackets, quotation marks, emphasis and tags with nothing between them. */
export function findEmptyPair(place: Place): Range | undefined {
  const { items, structure, holes, left, right } = place;
  if (!items.has(left) || !items.has(right)) return undefined;
  const pair = { first: left, last: right };
  if (items.isMark(left, BRACKET_OPENERS) && items.isMark(right, BRACKET_CLOSERS))
    return isWholeJson(place) ? undefined : pair;
  if (isQuotePair(items, left, right)) return pair;
  if (items.isMark(left, '*') && items.isMark(right, '*') && !isBullet(items, left)) return pair;
  if ((structure.jsonQuote[left] ?? 0) !== right) return findEmptyTag(items, left, right);
  // An empty text is better than a key without value.
  const key = items.isMark(left - 1, ':') ? findLabel(items, structure.jsonQuote, left - 1, true) : undefined;
  return key !== undefined && hasGap(items, holes, key) ? undefined : pair;
}

/** `{"resolution": "8K"}` leaves an empty object: whoever reads it expects JSON. */
function isWholeJson({ items, structure, left, right }: Place): boolean {
  let inner = left + 1;
  while (items.type[inner] === ItemType.newline) inner++;
  const isJson = (structure.jsonQuote[inner] ?? 0) > inner || items.isMark(inner, '{[');
  return isJson && isAlone(items, left - 1) && isAlone(items, right + 1);
}

function isAlone(items: Items, item: number): boolean {
  return (
    !items.has(item) ||
    items.type[item] === ItemType.newline ||
    items.isMark(item, BRACKET_OPENERS + BRACKET_CLOSERS)
  );
}

/** Items of a tag with its attributes. */
const MAX_TAG = 16;

/** `<b>8K</b>`. */
function findEmptyTag(items: Items, left: number, right: number): Range | undefined {
  const isTag = items.isMark(left, '>') && items.isMark(right, '<') && items.isMark(right + 1, '/');
  if (!isTag || !items.isMark(right + 3, '>')) return undefined;
  let open = left - 1;
  while (left - open < MAX_TAG && items.has(open) && !items.isMark(open, '<>')) open--;
  const isSame = nameAt(items, open + 1) === nameAt(items, right + 2);
  return items.isMark(open, '<') && isSame ? { first: open, last: right + 3 } : undefined;
}

function nameAt(items: Items, item: number): string {
  return items.text.slice(items.start[item], items.end[item]).toLowerCase();
}
