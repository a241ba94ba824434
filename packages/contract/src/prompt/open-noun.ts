import { ItemType, type Items } from './items.js';
import { skipSoft } from './marks.js';
import { NOUN_PHRASE_ENDS, REACH, isEastern, isInsideWord, isPhraseEnd } from './phrases.js';
import { Role } from './vocabulary.js';
import { isParticiple, isPlacement } from './word-fields.js';

export const CLOSED =
  Role.image |
  Role.look |
  Role.noun |
  Role.keyword |
  Role.weak |
  Role.booster |
  Role.carrier |
  Role.link |
  Role.intensifier |
  NOUN_PHRASE_ENDS;

/** A word that may be any noun. */
export function isOpenNoun(items: Items, item: number): boolean {
  if (isPhraseEnd(items, item)) return false;
  const type = items.type[item];
  if (type !== ItemType.word && type !== ItemType.ideograph) return false;
  // "at the highest resolution available".
  if (items.is(item, Role.particle) && !isEastern(items, item)) return false;
  return !items.is(item, CLOSED) || isInsideWord(items, item);
}

/** Words of a noun phrase that are looked at for what the picture is of. */
export const MAX_NOUNS = 6;

/** Whether the noun phrase that begins at an item names what pictures are of. */
export function hasSubject(items: Items, first: number): boolean {
  for (let item = first; item < first + MAX_NOUNS; item++) {
    const at = skipSoft(items, item, 1);
    if (isPhraseEnd(items, at)) return false;
    if (items.is(at, Role.subject | Role.look) && isHead(items, at)) return true;
    // "a 4K black and white portrait".
    if (items.is(at, Role.and) && items.is(at + 2, Role.image)) return true;
    if (items.is(at, NOUN_PHRASE_ENDS) && !isInsideWord(items, at)) return false;
  }
  return false;
}

/** "8K雪山" is a mountain, "2K魚群探知機" no fish. */
function isHead(items: Items, item: number): boolean {
  const next = item + 1;
  if (!isEastern(items, item) || isPhraseEnd(items, next) || !isEastern(items, next)) return true;
  return items.is(next, NOUN_PHRASE_ENDS | Role.link | Role.subject | Role.look | Role.image);
}

/** Whether the last noun of a phrase is what pictures are of: "leaf", not "leaf reader". */
export function hasSubjectHead(items: Items, first: number): boolean {
  let head = -1;
  for (let item = first; item < first + MAX_NOUNS; item++) {
    const at = skipSoft(items, item, 1);
    if (isPhraseEnd(items, at) || items.is(at, NOUN_PHRASE_ENDS) || isParticiple(items, at)) break;
    head = at;
  }
  return items.is(head, Role.subject | Role.look | Role.image);
}

/** Whether the place of a noun tells of a picture, not of a device: "sobre un plato". */
export function isAmongSubjects(items: Items, first: number): boolean {
  for (let item = first; item < first + MAX_NOUNS && !isPhraseEnd(items, item); item++) {
    if (items.is(item, Role.thing) || isPlacement(items, item)) return false;
    if (items.is(item, Role.subject) && !items.is(item, Role.counter)) return true;
  }
  return false;
}

/** Whether what follows a noun treats it as a device: "mounted on the ceiling", "next to a laptop". */
export function isUsedAsDevice(items: Items, noun: number): boolean {
  for (let item = noun + 1; item < noun + REACH && !isPhraseEnd(items, item); item++) {
    if (isPlacement(items, item)) return true;
    if (items.is(item, Role.thing) && !items.is(item, Role.graphic)) return true;
  }
  return false;
}
