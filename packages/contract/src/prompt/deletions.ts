import { toEdits } from './edits.js';
import { findEmptyClause } from './empty-clause.js';
import type { Reading } from './read-prompt.js';
import { Holes } from './holes.js';
import type { Items } from './items.js';
import type { PromptEdit } from './keyword-match.js';
import { findLeftover } from './leftovers.js';
import { findLostComplement } from './lost-complement.js';
import { isBoundary } from './marks.js';
import { hasGap } from './place.js';
import { findLostPurpose } from './purpose.js';
import { Role } from './vocabulary.js';

/** The edits that take the keywords out of a prompt and mend the place each leaves. */
export function deleteSpans(reading: Reading): PromptEdit[] {
  const { items } = reading;
  const holes = new Holes(items);
  for (const { first, last } of reading.spans) holes.dig(first, keepNoun(items, first, last));
  for (const { first } of reading.spans) if (holes.isGone(first)) mend(reading, holes, first);
  return toEdits(items, holes);
}

/** "8k wallpaper of a whale" leaves the wallpaper. */
function keepNoun(items: Items, first: number, last: number): number {
  if (last === first || !items.is(last, Role.noun) || !items.is(last, Role.image)) return last;
  // "in 4K quality" leaves nothing.
  if (items.is(last, Role.grade)) return last;
  const isAlone = isBoundary(items, first - 1) && isBoundary(items, last + 1);
  return isAlone ? last : last - 1;
}

/** Grows the deletion around an item until what stands left and right of it goes together. */
function mend({ items, structure }: Reading, holes: Holes, item: number): void {
  const clause =
    findLostPurpose(items, holes, item) ??
    findEmptyClause(items, holes, item) ??
    findLostComplement(items, holes, item);
  if (clause !== undefined) holes.dig(clause.first, clause.last);
  for (;;) {
    const place = { items, structure, holes, left: holes.keptUpTo(item), right: holes.keptFrom(item) };
    const leftover = findLeftover(place);
    // What is not known stays, whatever is around it.
    if (leftover === undefined || hasGap(items, holes, leftover)) return;
    holes.dig(leftover.first, leftover.last);
  }
}
