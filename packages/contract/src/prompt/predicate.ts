import type { Group } from './groups.js';
import type { Items } from './items.js';
import { skipSoft } from './marks.js';
import { isPhraseEnd, REACH } from './phrases.js';
import { Role } from './vocabulary.js';
import { isAmount, isCopula } from './word-fields.js';

/** Adverbs between the verb and what it says: "is only around 4K". */
const MAX_ADVERBS = 2;
const ADVERBS = Role.intensifier | Role.link | Role.counter | Role.carrier;
const NO_VERB = Role.ask | Role.determiner | Role.thing | Role.subject | Role.noun;

/** Subjects that are the picture, or what it is of: "the photo of the TV is 4K", "my cat is 8K". */
const PICTURED = Role.image | Role.look | Role.noun | Role.subject;

/** "The TV on the wall is 4K", "the year is 2K": what is said of a thing asks for no resolution. */
export function isSaidOfThing(items: Items, { first, bare, kind }: Group): boolean {
  const verb = findCopula(items, skipSoft(items, first - 1, -1));
  if (verb === undefined) return false;
  const nearest = skipSoft(items, verb - 1, -1);
  const isNumber = bare && kind === 'resolution';
  // "a town whose population is 8K", not "the picture of the year is 4K".
  if (isNumber && isAmount(items, nearest) && !isGoverned(items, nearest)) return true;
  let head = nearest;
  for (let item = nearest, steps = 0; !isPhraseEnd(items, item); item = skipSoft(items, item - 1, -1)) {
    if (++steps > REACH || items.is(item, PICTURED)) return false;
    // "the monitor on the desk": the noun before the preposition is what the verb is said of.
    if (items.is(item, Role.ask | Role.stop | Role.relation)) head = skipSoft(items, item - 1, -1);
  }
  if (isThing(items, nearest) || isThing(items, head)) return true;
  return isNumber && (isAmount(items, nearest) || isAmount(items, head));
}

/** "of the year": a preposition stands before the noun and its article. */
export function isGoverned(items: Items, noun: number): boolean {
  let item = skipSoft(items, noun - 1, -1);
  if (items.is(item, Role.determiner)) item = skipSoft(items, item - 1, -1);
  return items.is(item, Role.ask | Role.relation | Role.link);
}

function findCopula(items: Items, last: number): number | undefined {
  for (let item = last, steps = 0; steps <= MAX_ADVERBS; item = skipSoft(items, item - 1, -1), steps++) {
    // What is known to be no verb need not be looked up.
    if (isPhraseEnd(items, item) || items.is(item, NO_VERB)) return undefined;
    if (isCopula(items, item)) return item;
    if (!items.is(item, ADVERBS)) return undefined;
  }
  return undefined;
}

/** A poster or a logo is what is asked for as often as a thing in the scene. */
function isThing(items: Items, item: number): boolean {
  return items.is(item, Role.thing) && !items.is(item, Role.graphic);
}
