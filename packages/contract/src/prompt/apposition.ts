import type { Group } from './groups.js';
import type { Items } from './items.js';
import { CLOSED, MAX_NOUNS } from './open-noun.js';
import { REACH, isEastern, isPhraseEnd } from './phrases.js';
import { Role } from './vocabulary.js';
import { isParticiple, isPastParticiple } from './word-fields.js';

/** "a TV, 4K, on the wall": a thing, its property and its place. */
export function isApposed(items: Items, { first, last, kind }: Group): boolean {
  if (kind !== 'resolution' || !items.isMark(first - 1, ',') || !items.isMark(last + 1, ',')) return false;
  if (!isPlace(items, last + 2) || hasImage(items, last + 3)) return false;
  let hasThing = false;
  for (let item = first - 2, steps = 0; steps < REACH; item--, steps++) {
    if (isPhraseEnd(items, item)) return hasThing;
    const roles = items.roles(item);
    if ((roles & Role.thing) !== 0) hasThing = true;
    else if ((roles & (CLOSED & ~Role.determiner)) !== 0) return false;
  }
  return false;
}

/** "on the wall", "mounted above the stage", "挂在舞台上方". */
function isPlace(items: Items, first: number): boolean {
  if (isPhraseEnd(items, first + 1)) return false;
  if (items.is(first, Role.stop | Role.relation | Role.ask | Role.counter)) return true;
  if (isEastern(items, first)) return items.is(first + 1, Role.stop);
  return isParticiple(items, first) || isPastParticiple(items, first);
}

/** "a camera, 8K, on white background" is a picture of a camera. */
function hasImage(items: Items, first: number): boolean {
  for (let item = first; item < first + MAX_NOUNS && !isPhraseEnd(items, item); item++) {
    if (items.is(item, Role.image | Role.look)) return true;
    if (items.is(item, Role.stop | Role.relation)) return false;
  }
  return false;
}
