import { isBecoming } from './eastern-nouns.js';
import type { Group } from './groups.js';
import { ItemType, type Items } from './items.js';
import { skipSoft } from './marks.js';
import { hasNounAfter } from './negation.js';
import { NOUN_PHRASE_ENDS, adjectivesFollow, isPhraseEnd } from './phrases.js';
import { Role } from './vocabulary.js';
import { isAmbivalent, isIndefinite, isParticiple, isPronoun } from './word-fields.js';

/** "after the 10K", "an 8K": a determiner with nothing to determine makes a noun of the number. */
export function isAlone(items: Items, group: Group): boolean {
  if (!group.bare || group.kind !== 'resolution') return false;
  const determiner = skipSoft(items, group.first - 1, -1);
  if (!items.is(determiner, Role.determiner)) return false;
  // "make this 4K": the picture.
  if (items.is(determiner, Role.carrier) && items.is(determiner - 1, Role.request)) return false;
  const next = skipSoft(items, group.last + 1, 1);
  // A line that begins so has no verb yet: nobody ran "a 4K, windswept cove".
  const isOpening = isIndefinite(items, determiner) && isPhraseEnd(items, determiner - 1);
  if (isOpening && !group.weak && items.isMark(next, ',') && !isPhraseEnd(items, next + 1))
    return items.is(next + 1, NOUN_PHRASE_ENDS);
  if (items.isMark(next, ',') || items.is(next, Role.and)) return group.weak || !goesOn(items, next + 1);
  return isPhraseEnd(items, next) || items.is(next, NOUN_PHRASE_ENDS);
}

/** Whether a noun phrase goes on after a comma or "and" up to a picture: "an 8K, moody portrait". */
function goesOn(items: Items, first: number): boolean {
  for (let item = first, steps = 0; steps < MAX_ADJECTIVES; item++, steps++) {
    item = skipSoft(items, item, 1);
    if (items.isMark(item, ',') && steps > 0) continue;
    if (isPhraseEnd(items, item)) return false;
    if (items.is(item, Role.image | Role.look | Role.subject | Role.booster)) return true;
    if (items.is(item, NOUN_PHRASE_ENDS & ~Role.and) || isParticiple(items, item)) return false;
  }
  return false;
}

/** Items that may stand between an attributive keyword and the picture it describes. */
const MAX_ADJECTIVES = 5;

/** Whether the reading speaks for a word with another everyday meaning. */
export function isSupported(items: Items, group: Group): boolean {
  const { first, last } = group;
  const before = skipSoft(items, first - 1, -1);
  // "the headquarters (HQ)": what it is short for.
  if (items.isMark(before, '(') && items.isMark(last + 1, ')') && isNamed(items, before - 1)) return false;
  // "an HD 2008 roadster": a name.
  if (items.type[last + 1] === ItemType.number) return false;
  const after = skipSoft(items, last + 1, 1);
  const isLast = isPhraseEnd(items, after) || items.is(after, Role.and);
  const isFirst = isPhraseEnd(items, before) || isPhraseEnd(items, before + 1);
  if (isFirst && isLast) return true;
  if (items.is(before, Role.ask) && !isFirst)
    return isLast || items.is(after, NOUN_PHRASE_ENDS | Role.carrier);
  if (items.is(before, Role.image | Role.noun) && !isFirst) return true;
  // "make it 12K please".
  if (
    (isLast || items.is(after, Role.carrier)) &&
    isPronoun(items, before) &&
    items.is(before - 1, Role.request)
  )
    return true;
  // "HDにして", "HD로 만들어".
  if (items.has(after) && isBecoming(items, after)) return true;
  return (isFirst || isLast || hasNounAfter(items, group)) && items.is(last, Role.keyword);
}

/** A thing that has a name or an abbreviation of its own. A logo is what is asked for as often. */
function isNamed(items: Items, item: number): boolean {
  // "siège social (HQ)": the adjective follows.
  const noun = adjectivesFollow(items) && items.roles(item) === 0 ? item - 1 : item;
  if (isAmbivalent(items, item) || isAmbivalent(items, noun)) return true;
  return items.is(noun, Role.thing) && !items.is(noun, Role.graphic);
}
