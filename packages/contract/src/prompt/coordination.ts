import { ItemType, type Items } from './items.js';
import { isBoundary } from './marks.js';
import { isEastern, REACH } from './phrases.js';
import { only, type Place, type Range } from './place.js';
import { Role } from './vocabulary.js';
import { isAdjective, isCopula, isIndefinite, isPronoun } from './word-fields.js';

/** The "and", comma or slash after the keyword, where what stands before the keyword goes on with what follows it. */
export function findConjunction({ items, left, right }: Place): Range | undefined {
  const slash = findSlash(items, left, right);
  if (slash !== undefined) return slash;
  const isGlued = !isBoundary(items, left) && !isBoundary(items, left + 1);
  if (hasSharedArticle(items, left, right)) return only(right);
  if (isBoundary(items, right) || !items.is(right, Role.and)) return undefined;
  // "with high resolution and soft shadows": what is with it stays with it.
  if (isGlued && items.is(left, Role.relation) && !items.is(left, Role.ask)) return only(right);
  if (isBoundary(items, left)) return endsNounPhrase(items, left, right) ? only(right) : undefined;
  // "in 4K and with soft light".
  if (items.is(right + 1, Role.relation | Role.ask) && !isCopula(items, right + 1)) return only(right);
  if (!isGlued || isEastern(items, left)) return undefined;
  // "in 4K and HDR".
  if (items.is(left, Role.ask))
    return isAcronym(items, right + 1) || isQuality(items, right + 1) ? only(right) : undefined;
  return findSharedVerb(items, left, right);
}

/** "4K/HDR", "HDR/4K". */
function findSlash(items: Items, left: number, right: number): Range | undefined {
  if (isTightSlash(items, right) && items.type[right + 1] === ItemType.word) return only(right);
  return isTightSlash(items, left) && items.type[left - 1] === ItemType.word ? only(left) : undefined;
}

function isTightSlash(items: Items, item: number): boolean {
  return items.isMark(item, '/') && !items.isSpaced(item) && !items.isSpaced(item + 1);
}

/** What no noun phrase begins with after its article. */
const NO_ADJECTIVE =
  Role.determiner |
  Role.ask |
  Role.relation |
  Role.stop |
  Role.carrier |
  Role.request |
  Role.removal |
  Role.negation;

/** "a 4K, cinematic fox", "the 4K and HDR photo": the article is the next adjective's as well. */
export function hasSharedArticle(items: Items, left: number, right: number): boolean {
  if (isBoundary(items, left) || isBoundary(items, left + 1)) return false;
  const isList = items.isMark(right, ',') && isIndefinite(items, left);
  // "this" of "upscale this to 4K and …" is no article but the object.
  const isArticle =
    items.is(left, Role.determiner) && !items.is(left + 1, Role.ask | Role.stop | Role.relation);
  const isPair = isArticle && items.is(right, Role.and);
  if ((!isList && !isPair) || isEastern(items, left) || isBoundary(items, right + 1)) return false;
  if (!items.is(right + 1, Role.image) && items.is(right + 1, NO_ADJECTIVE)) return false;
  // "in einer hohen Auflösung, damit Kunden …": without a noun another clause begins.
  for (let item = right + 1; item < right + REACH && !isBoundary(items, item); item++) {
    if (items.is(item, Role.image | Role.subject)) return true;
  }
  return false;
}

/** "A fox, 8K and sharp": "A fox and sharp" would be two things. */
function endsNounPhrase(items: Items, comma: number, and: number): boolean {
  if (!items.isMark(comma, ',') || items.is(and + 1, Role.determiner | Role.subject)) return false;
  let start = comma;
  while (comma - start < REACH && !isBoundary(items, start - 1)) start--;
  return items.is(start, Role.determiner) || (start < comma && items.is(comma - 1, Role.subject));
}

/** "in 4K and high detail", not "in 4K and photorealistic". */
function isQuality(items: Items, first: number): boolean {
  let head = first;
  while (head < first + REACH && !isBoundary(items, head + 1)) head++;
  return items.is(head, Role.look | Role.noun) && !isAdjective(items, head);
}

function isAcronym(items: Items, item: number): boolean {
  const text = items.text.slice(items.start[item], items.end[item]);
  return items.type[item] === ItemType.word && /^[A-Z]{2,5}$/.test(text);
}

/** "The image is 4K and clean", "Use 8K and soft light", "Make it 4K and sharper": the verb has another object. */
function findSharedVerb(items: Items, left: number, right: number): Range | undefined {
  const next = right + 1;
  if (isBoundary(items, next)) return undefined;
  const isNextVerb =
    isVerb(items, next) ||
    (items.roles(next) === 0 && items.is(next + 1, Role.determiner) && !isBoundary(items, next + 2));
  // "My cat is 8K and wears a hat".
  // "it's" holds its subject.
  if (isCopula(items, left) && /['’]/.test(items.text.slice(items.start[left], items.end[left])))
    return only(right);
  if (isCopula(items, left))
    return isNextVerb ? { first: left, last: right } : isNewClause(items, next) ? undefined : only(right);
  // "upscale to 4K and sharpen the face": the verb needs no object.
  if (items.is(left + 1, Role.ask | Role.link | Role.relation)) return undefined;
  if (isNextVerb) return undefined;
  const verb = findVerbOf(items, left);
  if (verb === undefined) return undefined;
  if (items.is(next, Role.determiner)) return { first: verb + 1, last: right };
  const isAdjective =
    isBoundary(items, next + 1) || items.is(next, Role.image | Role.look | Role.intensifier);
  return verb === left || isAdjective ? only(right) : undefined;
}

/** The verb whose object or whose complement the keyword was: "Use", "Make it", "Make the photo". */
function findVerbOf(items: Items, left: number): number | undefined {
  if (isVerb(items, left) && !isPronoun(items, left)) return left;
  if (!isPronoun(items, left) && !items.is(left, Role.image | Role.determiner)) return undefined;
  const before = items.is(left - 1, Role.determiner) ? left - 2 : left - 1;
  return isBoundary(items, before) || !isVerb(items, before) ? undefined : before;
}

function isVerb(items: Items, item: number): boolean {
  if (isCopula(items, item)) return true;
  const isKnown = items.is(item, Role.carrier | Role.request | Role.removal);
  return isKnown && !items.is(item, Role.image | Role.determiner | Role.link | Role.stop | Role.ask);
}

/** "… and the fox is red". */
export function isNewClause(items: Items, item: number): boolean {
  if (items.is(item, Role.determiner) && !isIndefinite(items, item)) return true;
  for (let at = item; at < item + REACH && !isBoundary(items, at); at++) {
    // "4K und quadratisch sein" ends with the verb of both.
    if (isCopula(items, at)) return !isBoundary(items, at + 1);
  }
  return false;
}
