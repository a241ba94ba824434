import { ItemType, type Items } from './items.js';

/** Pairs of quotation marks besides `"` and `'`. */
export const QUOTE_PAIRS = ['«»', '»«', '‹›', '「」', '『』', '《》', '〈〉', '``'];

/** Whether an item opens quoted text: `「`, and `«` where nothing but a space or a mark stands before it. */
export function isOpeningQuote(items: Items, item: number): boolean {
  return findPair(items, item, 0) !== undefined && (!isTwoFaced(items, item) || isFree(items, item, -1));
}

/** Whether an item closes quoted text: `」`, and `»` where nothing but a space or a mark stands after it. */
export function isClosingQuote(items: Items, item: number): boolean {
  return findPair(items, item, 1) !== undefined && (!isTwoFaced(items, item) || isFree(items, item, 1));
}

/** Whether two items are the marks around one quoted text. */
export function isQuotePair(items: Items, open: number, close: number): boolean {
  const pair = findPair(items, open, 0);
  const isPair = pair !== undefined && items.isMark(close, pair[1] ?? '');
  return isPair && isOpeningQuote(items, open) && isClosingQuote(items, close);
}

function findPair(items: Items, item: number, side: 0 | 1): string | undefined {
  if (!items.has(item) || items.mark[item] === 0) return undefined;
  return QUOTE_PAIRS.find((pair) => items.isMark(item, pair[side] ?? ''));
}

/** French «fox» and German »Fuchs« use the same marks the other way round. */
function isTwoFaced(items: Items, item: number): boolean {
  return findPair(items, item, 0) !== undefined && findPair(items, item, 1) !== undefined;
}

function isFree(items: Items, item: number, step: 1 | -1): boolean {
  const next = item + step;
  if (!items.has(next) || items.type[next] === ItemType.newline || items.mark[next] !== 0) return true;
  return items.isSpaced(step === 1 ? next : item);
}
