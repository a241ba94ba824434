import { ItemType, type Items } from './items.js';
import { Role } from './vocabulary.js';

/** Items of a heading, its marks included. */
const MAX_HEADING = 10;
const OPENERS = '#*_[';
const CLOSERS = '#*_]:';
const BULLETS = '-*+–|#';
const RULING = Role.negation | Role.removal;

/**
 * Reads which lines stand under a heading that rules them out: "## Avoid", "**Negative prompt**", "[Avoid]" or the word
 * "Avoid" alone on its line, up to the next heading or to a blank line that no list goes on after. Linear: a heading has
 * a few items.
 */
export function readHeadings(items: Items, section: Int32Array): void {
  let roles = 0;
  let isBelow = false;
  for (let item = 0; item < items.count; item++) {
    if (item === 0 || items.type[item - 1] === ItemType.newline) {
      const heading = readHeading(items, item);
      const isBlank = items.type[item] === ItemType.newline;
      if (heading !== undefined) {
        roles = heading;
        isBelow = false;
      } else if (!isBlank) isBelow = true;
      else if (isBelow && !items.isMark(item + 1, BULLETS)) roles = 0;
    }
    if (roles !== 0) section[item] = (section[item] ?? 0) | roles;
  }
}

/** Whether the line that begins at an item is a heading. */
export function isHeading(items: Items, first: number): boolean {
  return readHeading(items, first) !== undefined;
}

/** What the heading that begins at an item rules: 0 for nothing, `undefined` where the line is none. */
function readHeading(items: Items, first: number): number | undefined {
  let item = first;
  const limit = first + MAX_HEADING;
  while (item < limit && items.isMark(item, OPENERS)) item++;
  const isMarked = item > first;
  // "* avoid" is an item of a list.
  if (isMarked && items.isSpaced(item) && !items.isMark(first, '#')) return undefined;
  const words = item;
  let roles = 0;
  for (; item < limit && isWord(items, item); item++) {
    if (!isMarked && !items.is(item, RULING)) return undefined;
    roles |= items.roles(item);
  }
  if (item === words) return undefined;
  while (item < limit && items.isMark(item, CLOSERS)) item++;
  return items.type[item] === ItemType.newline ? roles & RULING : undefined;
}

function isWord(items: Items, item: number): boolean {
  const type = items.type[item];
  return type === ItemType.word || type === ItemType.ideograph || type === ItemType.joiner;
}
