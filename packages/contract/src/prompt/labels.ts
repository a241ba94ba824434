import { ItemType, type Items } from './items.js';
import { BRACKET_CLOSERS, isBoundary, SENTENCE_ENDS } from './marks.js';
import { isLineEnd, type Place, type Range } from './place.js';
import { Role } from './vocabulary.js';

/** Items of a label. */
const MAX_LABEL = 5;
/** Marks a label begins after. */
const BEFORE_LABEL = ',.;!?|([{-–#/>';

/** "Style: 8K": the label that has lost its value. */
export function findEmptyLabel(place: Place): Range | undefined {
  const { items, structure, left, right } = place;
  const isEnd = isLineEnd(place);
  // "**Resolution:** 8K" is a label as well.
  let colon = left;
  while (left - colon < MAX_LABEL && items.isMark(colon, '*')) colon--;
  if (items.isMark(colon, ':=') && (isEnd || items.isMark(right, `;|${SENTENCE_ENDS}${BRACKET_CLOSERS},`))) {
    // "Dimensions: 1024x1024, white background": nothing else has dimensions.
    const isAlone =
      isEnd ||
      !items.isMark(right, ',') ||
      (items.measure(left + 1)?.kind === 'pixel-size' && items.is(colon - 1, Role.dangling)) ||
      beginsWithLabel(items, right + 1);
    const label = findLabel(items, structure.jsonQuote, colon, isAlone);
    if (label !== undefined) return { first: label.first, last: left };
  }
  return findBracketLabel(place) ?? findTableRow(place) ?? findEmptyNumber(place);
}

/** `[quality] 8K`, `【画质】8K`: a label in brackets. */
function findBracketLabel(place: Place): Range | undefined {
  const { items, left, right } = place;
  if (!isLineEnd(place) && !items.isMark(right, `[${SENTENCE_ENDS}`)) return undefined;
  const open = findLabelBracket(items, left);
  return open === undefined ? undefined : { first: open, last: left };
}

/** The "(3)" of "(2) fog (3) 8K (4) snow". */
function findEmptyNumber({ items, left, right }: Place): Range | undefined {
  const isNumbered = (open: number): boolean =>
    items.isMark(open, '(') && items.type[open + 1] === ItemType.number && items.isMark(open + 2, ')');
  const isEnd = isNumbered(right) || !items.has(right);
  return isNumbered(left - 2) && isEnd ? { first: left - 2, last: left } : undefined;
}

/** The opening bracket of a label in brackets that ends at an item. */
export function findLabelBracket(items: Items, close: number): number | undefined {
  if (!items.isMark(close, ']') || !items.is(close - 1, Role.noun)) return undefined;
  let open = close - 1;
  while (close - open < MAX_LABEL && items.type[open] === ItemType.word) open--;
  return items.isMark(open, '[') ? open : undefined;
}

/** "HD, Mood: dark": what follows the comma has a label of its own. */
export function beginsWithLabel(items: Items, item: number): boolean {
  for (let at = item; at <= item + MAX_LABEL && items.has(at); at++) {
    if (items.isMark(at, ':=')) return at > item;
    if (isBoundary(items, at)) return false;
  }
  return false;
}

/** The label that ends at a colon, when its value is gone. */
export function findLabel(
  items: Items,
  jsonQuote: Int32Array,
  colon: number,
  isAlone: boolean,
): Range | undefined {
  const quote = jsonQuote[colon - 1] ?? 0;
  if (quote !== 0 && quote < colon) return { first: quote, last: colon };
  let start = colon;
  while (start > 0 && colon - start < MAX_LABEL && !isLabelEdge(items, start - 1)) start--;
  return start < colon && isLabelEdge(items, start - 1) && isAlone
    ? { first: start, last: colon }
    : undefined;
}

function isLabelEdge(items: Items, item: number): boolean {
  return item < 0 || items.type[item] === ItemType.newline || items.isMark(item, BEFORE_LABEL);
}

/** `| Resolution | 4K |`: the row of a table that names the keyword and nothing else. */
function findTableRow({ items, left, right }: Place): Range | undefined {
  if (!items.isMark(left, '|') || !items.isMark(right, '|')) return undefined;
  if (items.has(right + 1) && items.type[right + 1] !== ItemType.newline) return undefined;
  let bar = left - 1;
  while (left - bar < MAX_LABEL && items.type[bar] === ItemType.word) bar--;
  const isRow = items.isMark(bar, '|') && (bar === 0 || items.type[bar - 1] === ItemType.newline);
  return isRow && bar < left - 1 && items.is(left - 1, Role.noun) ? { first: bar, last: right } : undefined;
}
