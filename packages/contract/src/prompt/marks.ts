import { ItemType, type Items } from './items.js';

export const SENTENCE_ENDS = '.!?';
export const BRACKET_OPENERS = '([{';
export const BRACKET_CLOSERS = ')]}';

/** Marks that do not end a phrase: emphasis, signs of number and the like. */
const SOFT_MARKS = '*_~^%+#/-@°';

/** What an item is to the phrases around it; 0 is not known yet. */
const Edge = { inner: 1, boundary: 2, soft: 3 } as const;

/** Whether a phrase ends before this item: a comma, a full stop, a bracket, a line break, an emoji, the end. */
export function isBoundary(items: Items, item: number): boolean {
  return edgeOf(items, item) === Edge.boundary;
}

/** The next item that is more than a joiner or a soft mark. */
export function skipSoft(items: Items, item: number, step: 1 | -1): number {
  let at = item;
  for (let steps = 0; steps < MAX_SOFT && edgeOf(items, at) === Edge.soft; steps++) at += step;
  return at;
}

/** Longer rows of marks are ornaments, not worth the time. */
const MAX_SOFT = 8;

/** The next item that is no line break. */
export function skipNewlines(items: Items, item: number, step: 1 | -1): number {
  let at = item;
  while (items.has(at) && items.type[at] === ItemType.newline) at += step;
  return at;
}

/** Asked for several times an item, so read once. */
function edgeOf(items: Items, item: number): number {
  if (!items.has(item)) return Edge.boundary;
  const known = items.edges[item] ?? 0;
  return known === 0 ? (items.edges[item] = readEdge(items, item)) : known;
}

function readEdge(items: Items, item: number): number {
  const type = items.type[item];
  if (type === ItemType.newline) return Edge.boundary;
  if (type === ItemType.joiner) return Edge.soft;
  if (type !== ItemType.punctuation) return Edge.inner;
  // A dash between spaces is a boundary, a hyphen is not.
  if (items.isMark(item, '-'))
    return items.isSpaced(item) && items.isSpaced(item + 1) ? Edge.boundary : Edge.soft;
  return items.isMark(item, SOFT_MARKS) ? Edge.soft : Edge.boundary;
}
