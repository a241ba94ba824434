import type { Group } from './groups.js';
import { ItemType, type Items } from './items.js';
import { isBoundary, skipSoft } from './marks.js';
import { isEastern, isInsideWord, isPhraseEnd } from './phrases.js';
import { isGoverned } from './predicate.js';
import { isOf } from './scene.js';
import { Role } from './vocabulary.js';
import { isAmount, isCountUnit } from './word-fields.js';

/** "over 8K", "iMac 5K", "4K개": a count or a name. */
export function isCounted(items: Items, group: Group): boolean {
  if (group.kind !== 'resolution') return false;
  if (!group.bare) return isGraded(items, group) && isCounterBefore(items, group.first - 1);
  if (isUnitAfter(items, group.last + 1)) return true;
  let item = skipSoft(items, group.first - 1, -1);
  if (isPhraseEnd(items, item) || isPhraseEnd(items, item + 1)) return false;
  if (items.is(item, Role.determiner)) item = skipSoft(items, item - 1, -1);
  // "人口是8K", "인구가 8K".
  const isSaid = isEastern(items, item) && items.is(item, Role.link | Role.particle);
  if (isSaid && isCounterBefore(items, item - 1)) return true;
  // "a population of 8K", "население 8K".
  if (isOf(items, item)) return isAmount(items, skipSoft(items, item - 1, -1));
  if (isAmount(items, item) && !isGoverned(items, item)) return true;
  return items.is(item, Role.counter) && !isBoundary(items, item);
}

/** "標高" of "標高8K級", not the "about" of "約8K級". */
function isCounterBefore(items: Items, item: number): boolean {
  return !isPhraseEnd(items, item + 1) && items.is(item, Role.counter) && !items.is(item, Role.link);
}

/** "8K級": a number and its class, which can be anything's. */
function isGraded(items: Items, { first, last }: Group): boolean {
  for (let item = first + 1; item <= last; item++) if (!items.is(item, Role.grade)) return false;
  return isEastern(items, last) && items.type[first] === ItemType.measure;
}

/** "4K개가", "4K件の": the unit ends its word. */
function isUnitAfter(items: Items, item: number): boolean {
  if (items.isSpaced(item) || !isCountUnit(items, item)) return false;
  if (isPhraseEnd(items, item + 1) || items.isSpaced(item + 1)) return true;
  return items.is(item + 1, AFTER_UNIT) && !isInsideWord(items, item + 1);
}

const AFTER_UNIT = Role.stop | Role.link | Role.particle | Role.thing;
