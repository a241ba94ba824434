import { bulletStart, isBullet } from './bullets.js';
import { ItemType, type Items } from './items.js';
import { isLineEnd, only, type Place, type Range } from './place.js';

/** `"a": 1, "resolution": "8K" }`: the comma before goes as well. */
export function findJsonComma({ items, holes, left, right }: Place): Range | undefined {
  if (!items.isMark(holes.solidFrom(right), '}]')) return undefined;
  const before = holes.solidUpTo(left);
  return items.isMark(before, ',') ? only(before) : undefined;
}

/** A bullet without a text, a line that has nothing left with its line break. */
export function findEmptyLine(place: Place): Range | undefined {
  const { items, left, right } = place;
  if (isBullet(items, left) && isLineEnd(place)) return { first: bulletStart(items, left), last: left };
  const isNewline = (item: number): boolean => items.type[item] === ItemType.newline;
  if (!items.has(left) && isNewline(right)) return breakAt(items, right, 1);
  if (!isNewline(left)) return undefined;
  if (!items.has(right)) return breakAt(items, left, -1);
  if (!isNewline(right)) return undefined;
  return breakAt(items, right, 1);
}

/** One line break: CR and LF together are one. */
function breakAt(items: Items, item: number, step: 1 | -1): Range {
  const other = item + step;
  const isPair =
    items.type[other] === ItemType.newline &&
    items.text[items.start[Math.min(item, other)] ?? 0] === '\r' &&
    items.text[items.start[Math.max(item, other)] ?? 0] === '\n';
  return isPair ? { first: Math.min(item, other), last: Math.max(item, other) } : only(item);
}
