import { isCapital } from './characters.js';
import type { Holes } from './holes.js';
import { ItemType, type Items } from './items.js';
import type { Structure } from './structure.js';

/** A row of items, both ends included. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** A range of one item. */
export function only(item: number): Range {
  return { first: item, last: item };
}

/** A hole in a prompt: what has gone between the items `left` and `right`. */
export interface Place {
  readonly items: Items;
  readonly structure: Structure;
  readonly holes: Holes;
  readonly left: number;
  readonly right: number;
}

/** "${text} Rendered in 4K.": a capital after what is not known begins a sentence. */
export function isAfterGap(items: Items, item: number): boolean {
  if (items.type[item - 1] !== ItemType.gap || !items.isSpaced(item)) return false;
  return items.type[item] === ItemType.word && isCapital(items.text[items.start[item] ?? 0]);
}

/** Whether a line or the prompt begins at the hole. */
export function isLineStart({ items, left }: Place): boolean {
  return !items.has(left) || items.type[left] === ItemType.newline;
}

/** Whether a line or the prompt ends at the hole. */
export function isLineEnd({ items, right }: Place): boolean {
  return !items.has(right) || items.type[right] === ItemType.newline;
}

/** Whether a range holds a part of the prompt that is not known. */
export function hasGap(items: Items, holes: Holes, { first, last }: Range): boolean {
  for (let item = holes.keptFrom(first); item <= last; item = holes.keptFrom(item + 1)) {
    if (items.type[item] === ItemType.gap) return true;
  }
  return false;
}
