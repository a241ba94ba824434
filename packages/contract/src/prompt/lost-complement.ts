import type { Holes } from './holes.js';
import { ItemType, type Items } from './items.js';
import { isBoundary } from './marks.js';
import { isEastern, isVerbLast } from './phrases.js';
import type { Range } from './place.js';
import { Role } from './vocabulary.js';
import { hasTurn, isCausative, isIndefinite, isObjectCase, isPronoun } from './word-fields.js';

/** Items of an object, its article included. */
const MAX_OBJECT = 8;
/** Verbs and particles after the keyword, or before the causative. */
const MAX_REST = 6;

const REST = Role.carrier | Role.particle | Role.request;

/**
 * "turn the cat into 4K", "make the cat 4K", "把这只猫改成4K": a clause that does not say any more what its object is
 * to become. Japanese and Korean lose the verb and keep the object.
 */
export function findLostComplement(items: Items, holes: Holes, item: number): Range | undefined {
  const next = holes.keptFrom(item);
  const last = skipRest(items, next);
  const before = holes.keptUpTo(item);
  if (isBoundary(items, before) || isBoundary(items, before + 1)) return undefined;
  if (!isBoundary(items, last + 1)) return findLostRequest(items, before, next);
  if (isVerbLast(items)) {
    return (isObjectCase(items, before) || endsReason(items, before)) && isLostVerb(items, next, last)
      ? { first: next, last }
      : undefined;
  }
  const causative = findCausative(items, before);
  if (causative === undefined) return undefined;
  const first = findClauseStart(items, causative);
  return first === undefined ? undefined : { first, last };
}

/** The "and make it" of "sharpen this and make it 4K without touching the face". */
function findLostRequest(items: Items, pronoun: number, next: number): Range | undefined {
  const and = pronoun - 2;
  if (!isPronoun(items, pronoun) || !isCausative(items, pronoun - 1) || !items.is(and, Role.and))
    return undefined;
  return items.is(next, Role.negation | Role.stop) ? { first: and, last: pronoun } : undefined;
}

/** The last of the carriers that begin at an item, or the item before it. */
function skipRest(items: Items, next: number): number {
  let last = next - 1;
  while (last - next < MAX_REST && !isBoundary(items, last + 1) && items.is(last + 1, REST)) last++;
  return last;
}

/** "사진이 흐릿한데 HD로 바꿔줘": why it is asked for is whole without the request. */
function endsReason(items: Items, item: number): boolean {
  return (
    !items.isSpaced(item) &&
    items.isSpaced(item + 1) &&
    '데서니'.includes(items.text[items.start[item] ?? 0] ?? ' ')
  );
}

/** "…にしてください", "…로 바꿔줘". */
function isLostVerb(items: Items, next: number, last: number): boolean {
  for (let item = next; item <= last; item++) if (isCausative(items, item)) return true;
  return false;
}

const NO_OBJECT = Role.ask | Role.and | Role.or | Role.removal | Role.negation;

/** The verb whose object ends at an item or before the preposition there: the "turn" of "turn the cat into". */
function findCausative(items: Items, before: number): number | undefined {
  let at = before;
  let isTurned = hasTurn(items, before + 1);
  if (isEastern(items, before)) {
    while (before - at < MAX_REST && items.is(at, Role.dangling) && !isCausative(items, at)) at--;
    isTurned = at < before;
    // "把照片修复成4K" mends it all the same.
    if (isTurned && items.is(at, Role.carrier) && !items.is(at, Role.image) && !isPronoun(items, at))
      return undefined;
  } else if (!isTurned && hasTurn(items, before)) {
    isTurned = true;
    at--;
  }
  const end = at;
  let words = 0;
  for (; !isCausative(items, at); at--) {
    if (end - at >= MAX_OBJECT || isBoundary(items, at) || isBoundary(items, at + 1)) return undefined;
    if (items.type[at] === ItemType.gap || items.is(at, NO_OBJECT)) return undefined;
    // "convierte mi selfi al estilo Pixar en HD" has another complement.
    if (hasTurn(items, at)) return undefined;
    if (!items.is(at, Role.determiner)) words++;
  }
  // "make a castle 4K" asks for a castle.
  if (words === 0 || isIndefinite(items, at + 1)) return undefined;
  // "make the sky blue 4K" says more than that.
  const isBare = !isEastern(items, end) && !items.is(at + 1, Role.determiner);
  return isTurned || (!isBare && words <= (isEastern(items, end) ? 2 : 1)) ? at : undefined;
}

/** Where the clause of a verb begins: at its "please" or at the "and" before it. */
function findClauseStart(items: Items, verb: number): number | undefined {
  let first = verb;
  while (verb - first < MAX_REST && !isBoundary(items, first - 1)) {
    if (items.is(first - 1, Role.and)) return first - 1;
    if (!items.is(first - 1, Role.carrier | Role.request)) return undefined;
    first--;
  }
  return isBoundary(items, first - 1) ? first : undefined;
}
