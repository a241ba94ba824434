import { isCapital } from './characters.js';
import type { Group } from './groups.js';
import { ItemType, type Items } from './items.js';
import { SHARED } from './lexicon.js';
import { isBoundary, skipSoft } from './marks.js';
import { adjectivesFollow, isEastern, isInsideWord, isPhraseEnd, NOUN_PHRASE_ENDS } from './phrases.js';
import { isGoverned } from './predicate.js';
import { isOf } from './governor.js';
import { Role } from './vocabulary.js';
import {
  hasSmallCount,
  isAmbivalent,
  isAmount,
  isCountUnit,
  isCurrency,
  isGenitive,
  isOrdinal,
  isSmallCount,
} from './word-fields.js';

/** "over 8K", "iMac 5K", "4K개": a count or a name. */
export function isCounted(items: Items, group: Group): boolean {
  if (group.kind !== 'resolution') return false;
  if (isPercentage(items, group.first - 1) || isPriced(items, group.last + 1)) return true;
  if (!group.bare) return isGraded(items, group) && isCounterBefore(items, group.first - 1);
  if (isUnitAfter(items, group.last + 1) || isSmallCounted(items, group)) return true;
  if (isCountedPlural(items, group) || isProductName(items, group)) return true;
  let item = skipSoft(items, group.first - 1, -1);
  if (isPhraseEnd(items, item) || isPhraseEnd(items, item + 1)) return false;
  if (items.is(item, Role.determiner)) item = skipSoft(items, item - 1, -1);
  // "人口是8K", "인구가 8K".
  const isSaid = isEastern(items, item) && items.is(item, Role.link | Role.particle);
  if (isSaid && isCounterBefore(items, item - 1)) return true;
  // "a population of 8K", "население 8K".
  if (isOf(items, item)) return isAmount(items, skipSoft(items, item - 1, -1));
  if (isAmount(items, item) && !isGoverned(items, item)) return true;
  return items.is(item, Role.counter) && !isBoundary(items, item) && !isScenery(items, item);
}

/** "55 % HD, 25 % 4K": what is counted is a share. */
function isPercentage(items: Items, mark: number): boolean {
  return items.isMark(mark, '%') && items.type[mark - 1] === ItemType.number;
}

const CURRENCIES = '$€£¥₩₽₹¢';

/** "HD for 5 euros", "4K – $9.99", "UHD à 12 €": what has a price is an offer. */
function isPriced(items: Items, after: number): boolean {
  let item = after;
  if (items.isMark(item, ':–-=') || items.is(item, Role.stop | Role.ask | Role.relation)) item++;
  if (items.is(item, Role.determiner) && items.type[item] !== ItemType.number) item++;
  if (items.isMark(item, CURRENCIES)) return items.type[item + 1] === ItemType.number;
  if (items.type[item] !== ItemType.number) return false;
  // "9.99 €".
  if (items.isMark(item + 1, '.,') && items.type[item + 2] === ItemType.number) item += 2;
  return items.isMark(item + 1, CURRENCIES) || isCurrency(items, item + 1);
}

/** "a cosy cabin 4K" is a picture of one, "cabin 4K" has a number. */
function isScenery(items: Items, noun: number): boolean {
  const before = noun - 1;
  if (!items.is(noun, Role.subject) || isPhraseEnd(items, before)) return false;
  return !items.is(before, Role.stop | Role.ask | Role.relation | Role.and);
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

const AFTER_UNIT = Role.stop | Role.link | Role.particle | Role.thing | Role.letteringAfter;

/** Words of a product's name. */
const MAX_NAME = 4;

/** "Apple TV 4K", "DJI Mini 4K": capitals up to the number that begin with a brand or end with a device. */
function isProductName(items: Items, { first }: Group): boolean {
  let item = first - 1;
  const isDevice = isShared(items, item, Role.thing);
  const limit = item - MAX_NAME;
  while (item > limit && !isPhraseEnd(items, item) && isNamePart(items, item)) item--;
  if (isDevice && isEastern(items, item)) return true;
  return isDevice ? item < first - 2 : item < first - 1 && isShared(items, item + 1, Role.counter);
}

/** A picture is no product: "YouTube Banner 4K". */
function isNamePart(items: Items, item: number): boolean {
  return isCapital(items.text[items.start[item] ?? 0]) && !items.is(item, Role.image);
}

function isShared(items: Items, item: number, role: number): boolean {
  return ((items.entry(item)?.roles[SHARED] ?? 0) & role) !== 0;
}

/** Numbers of components or rooms. */
const SMALL_COUNT = /^[1-3]\W?[kк]$/i;
const MAX_SMALL_COUNT = 3;
/** Words, or half the characters, between such a number and its noun: "2K clear coat". */
const MAX_COMPOUND = 3;

/** "2K lacquer", "vernis 2K", "2Kの部屋". */
function isSmallCounted(items: Items, { first, last }: Group): boolean {
  const start = items.start[first] ?? 0;
  const end = items.end[last] ?? 0;
  if (end - start > MAX_SMALL_COUNT || !SMALL_COUNT.test(items.text.slice(start, end))) return false;
  if (isEastern(items, last + 1)) {
    let next = last + 1;
    while (next <= last + 2 * MAX_COMPOUND && !isPhraseEnd(items, next)) next++;
    return hasSmallCount(items, end, items.end[next - 1] ?? end);
  }
  for (let item = last + 1, words = 0; words < MAX_COMPOUND; item++, words++) {
    item = skipSoft(items, item, 1);
    if (isPhraseEnd(items, item) || items.is(item, NOUN_PHRASE_ENDS & ~Role.removal)) break;
    if (isSmallCount(items, item)) return true;
  }
  const before = skipSoft(items, first - 1, -1);
  if (!adjectivesFollow(items) || isPhraseEnd(items, before)) return false;
  return isSmallCount(items, before) || (!isPhraseEnd(items, before - 1) && isSmallCount(items, before - 1));
}

/** "армия 2К орков", "пазл на 5К деталей", but "нарисуй 8К волков". */
function isCountedPlural(items: Items, { first, last }: Group): boolean {
  const noun = last + 1;
  if (!isGenitive(items, noun) || items.is(noun, Role.subject)) return false;
  // A name: "8К Саратов".
  if (isCapital(items.text[items.start[noun] ?? 0])) return false;
  const before = first - 1;
  return (
    !isPhraseEnd(items, before) && !items.is(before, Role.request | Role.carrier | Role.image | Role.ask)
  );
}

/** "her third 8K", "第十座8K雪山": one of several mountains. */
export function isOrdinalCount(items: Items, { first, last, bare, kind }: Group): boolean {
  if (!bare || kind !== 'resolution') return false;
  const ordinal = skipSoft(items, first - 1, -1);
  if (isPhraseEnd(items, ordinal)) return false;
  if (isEastern(items, ordinal)) {
    // "三座目の8K峰", "세 번째 8K 등정".
    const at = items.is(ordinal, Role.link) ? ordinal - 1 : ordinal;
    const end = items.end[at] ?? 0;
    return isOrdinal(items, at) && ORDINAL.test(items.text.slice(Math.max(0, end - MAX_ORDINAL), end));
  }
  if (!isOrdinal(items, ordinal) || !items.is(skipSoft(items, ordinal - 1, -1), Role.determiner))
    return false;
  const next = skipSoft(items, last + 1, 1);
  return isPhraseEnd(items, next) || items.is(next, NOUN_PHRASE_ENDS) || isAmbivalent(items, next);
}

/** "第十座", "三座目", "세 번째". */
const ORDINAL = /第.{1,3}座$|[一二三四五六七八九十\d].?目$|번째$/u;
/** Characters of such a number. */
const MAX_ORDINAL = 5;
