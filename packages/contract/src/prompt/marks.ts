import { ItemType, type Items } from './items.js';

/** Marks that do not end a phrase: emphasis, signs of number and the like. */
const SOFT_MARKS = '*_~^%+#/-@°';

/** Whether a phrase ends before this item: a comma, a full stop, a bracket, a line break, an emoji, the end. */
export function isBoundary(items: Items, item: number): boolean {
  if (!items.has(item)) return true;
  const type = items.type[item];
  if (type === ItemType.newline) return true;
  if (type !== ItemType.punctuation) return false;
  // A dash between spaces is a boundary, a hyphen is not.
  if (items.isMark(item, '-')) return items.isSpaced(item) && items.isSpaced(item + 1);
  return !items.isMark(item, SOFT_MARKS);
}

/** The next item that is more than a joiner or a soft mark. */
export function skipSoft(items: Items, item: number, step: 1 | -1): number {
  let at = item;
  for (let steps = 0; steps < MAX_SOFT && isSoft(items, at); steps++) at += step;
  return at;
}

/** Longer rows of marks are ornaments, not worth the time. */
const MAX_SOFT = 8;

function isSoft(items: Items, item: number): boolean {
  if (!items.has(item)) return false;
  const type = items.type[item];
  if (type === ItemType.joiner) return true;
  return type === ItemType.punctuation && !isBoundary(items, item);
}
