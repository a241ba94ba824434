import { hasSharedArticle, isNewClause } from './coordination.js';
import type { Holes } from './holes.js';
import { ItemType, type Items } from './items.js';
import { isBoundary } from './marks.js';
import { isAfterGap, type Range } from './place.js';
import { FUNCTION_WORDS, isEastern, isVerbLast } from './phrases.js';
import { Role } from './vocabulary.js';
import { isConnective, isCopula, isPronoun } from './word-fields.js';

/**
 * A clause of which nothing is left but the request for the keyword: "make it 4K", "in 8K resolution"; its last part,
 * "and upscale to 4K", or its first, "can you make it HD and remove the noise".
 */
export function findEmptyClause(items: Items, holes: Holes, item: number): Range | undefined {
  let from = item;
  let to = holes.keptFrom(item) - 1;
  if (hasSharedArticle(items, holes.keptUpTo(item), to + 1)) return undefined;
  const firstPart = findFirstPart(items, holes, item, to) ?? findConnectedPart(items, holes, item, to);
  if (firstPart !== undefined) return firstPart;
  for (let steps = 0; steps < MAX_CLAUSE && !isBoundary(items, to + 1); steps++) to++;
  if (!isBoundary(items, to + 1)) return undefined;
  let part: Range | undefined;
  // "but in 4K and from above" says more.
  const right = holes.keptFrom(item);
  if (items.is(right, Role.and) && items.is(right + 1, Role.stop) && !items.is(right + 1, Role.carrier))
    return undefined;
  for (let steps = 0; steps < MAX_CLAUSE && !isClauseStart(items, from); steps++) {
    from--;
    if (part === undefined && items.is(from, Role.and) && isRequest(items, holes, from, to))
      part = { first: from, last: to };
  }
  return isClauseStart(items, from) && isRequest(items, holes, from, to) ? { first: from, last: to } : part;
}

function isClauseStart(items: Items, item: number): boolean {
  return isBoundary(items, item - 1) || isAfterGap(items, item);
}

/** "make it HD and remove the noise": the request for the keyword and the "and" after it. */
function findFirstPart(items: Items, holes: Holes, item: number, last: number): Range | undefined {
  let and = last + 1;
  // German puts the verb last: "das Bild in HD machen und …".
  while (and < last + MAX_VERBS && items.is(and, Role.carrier)) and++;
  if (isBoundary(items, and) || !items.is(and, Role.and)) return undefined;
  const isRequested =
    items.is(and + 1, Role.removal | Role.request | Role.carrier | Role.negatedAfter) ||
    endsWithRemoval(items, and);
  // "the photo is 8K and the fox is red": nothing is left to say of the photo.
  // "it's 8K and has a frame" goes on with the same subject.
  const hasVerbBefore = isCopula(items, item - 1);
  const isSubjectShared = hasVerbBefore && isCopula(items, and + 1);
  if (isSubjectShared && !items.text.slice(items.start[item - 1], items.end[item - 1]).includes(' '))
    return undefined;
  const isSaid = hasVerbBefore && (isSubjectShared || isNewClause(items, and + 1));
  if (!isRequested && !isSaid) return undefined;
  let from = item;
  const isPart = (at: number): boolean =>
    !isBoundary(items, at) &&
    !holes.isGone(at) &&
    items.is(at, Role.carrier | Role.dangling | FUNCTION_WORDS);
  while (item - from < MAX_CLAUSE && isPart(from - 1) && !items.is(from - 1, Role.and | Role.or)) from--;
  const isWhole = isSaid ? isBoundary(items, from - 1) : hasVerb(items, holes, from, and);
  return from < item && isWhole && isRequest(items, holes, from, and - 1)
    ? { first: from, last: and }
    : undefined;
}

/** "사진을 HD로 바꾸고 …": a verb that ends as if with "and". */
function findConnectedPart(items: Items, holes: Holes, item: number, last: number): Range | undefined {
  if (!isVerbLast(items)) return undefined;
  let verb = last + 1;
  while (verb < last + MAX_VERBS && !isConnective(items, verb) && items.is(verb, Role.particle)) verb++;
  if (isBoundary(items, verb) || isBoundary(items, verb + 1) || !isConnective(items, verb)) return undefined;
  let from = item;
  while (item - from < MAX_CLAUSE && !isBoundary(items, from - 1)) from--;
  const isWhole = isBoundary(items, from - 1) && isRequest(items, holes, from, verb);
  return isWhole ? { first: from, last: verb } : undefined;
}

/** Verbs after the keyword. */
const MAX_VERBS = 3;

function hasVerb(items: Items, holes: Holes, from: number, to: number): boolean {
  for (let item = holes.keptFrom(from); item < to; item = holes.keptFrom(item + 1)) {
    if (items.is(item, Role.carrier) && !items.is(item, Role.image | FUNCTION_WORDS)) return true;
  }
  return false;
}

/** "… und das Rauschen entfernen". */
function endsWithRemoval(items: Items, and: number): boolean {
  let end = and + 1;
  for (let steps = 0; steps < MAX_CLAUSE && !isBoundary(items, end + 1); steps++) end++;
  return items.is(end, Role.removal | Role.negatedAfter);
}

/** Whether what is left between two items only asks for what is gone. */
export function isRequest(items: Items, holes: Holes, from: number, to: number): boolean {
  let hasVerb = false;
  let hasImage = false;
  let rest = 0;
  for (let item = holes.keptFrom(from); item <= to; item = holes.keptFrom(item + 1)) {
    if (items.type[item] === ItemType.joiner) continue;
    rest++;
    const roles = items.roles(item);
    const isCarrier = (roles & (Role.carrier | Role.dangling)) !== 0;
    // "set the resolution to 4K".
    const isNamed = (roles & (Role.noun | Role.image)) === Role.noun;
    if (!isCarrier && !isNamed && (roles & (FUNCTION_WORDS | Role.particle)) === 0) return false;
    // "crisp 4K" loses both, "crisp and 4K" one.
    const isOwn = !isCarrier && (roles & Role.intensifier) !== 0 && items.is(item + 1, Role.and);
    if (isOwn) return false;
    if (isCopula(items, item) || isPredicated(items, holes, item)) hasVerb = true;
    else if (isNamed || (roles & (Role.image | Role.request)) === Role.image) hasImage = true;
    else if (isCarrier) hasVerb = true;
  }
  return rest > 0 && (hasVerb || !hasImage);
}

/** "画面更高清": Chinese and Japanese need no verb to say it of the picture. */
function isPredicated(items: Items, holes: Holes, item: number): boolean {
  return isEastern(items, item) && isPronoun(items, item) && holes.isGone(item + 1);
}

const MAX_CLAUSE = 12;
