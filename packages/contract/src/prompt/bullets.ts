import { ItemType, type Items } from './items.js';

/** Whether an item is the mark or number before an item of a written list. */
export function isBullet(items: Items, item: number): boolean {
  const isMark =
    items.isMark(item, '-*|–+') || (items.isMark(item, '.)') && items.type[item - 1] === ItemType.number);
  if (!isMark || (items.isMark(item, '*') && !items.isSpaced(item + 1))) return false;
  const before = bulletStart(items, item) - 1;
  return !items.has(before) || items.type[before] === ItemType.newline;
}

/** First item of a bullet: the number of `1.`. */
export function bulletStart(items: Items, item: number): number {
  return items.isMark(item, '.)') ? item - 1 : item;
}
