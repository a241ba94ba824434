import { isCandidate, type Group } from './groups.js';
import { ItemType, type Items } from './items.js';
import { LANGUAGES, SHARED } from './lexicon.js';
import { skipSoft } from './marks.js';
import {
  adjectivesFollow,
  isEastern,
  isHangul,
  isPhraseEnd,
  MAX_UNKNOWN,
  REACH,
  weightOf,
} from './phrases.js';
import { Role } from './vocabulary.js';
import { isConnective, isCopula, isNounToo } from './word-fields.js';

/** "no 8K look", "avoid 8K", "remove the HD logo", "8Kなし". */
export function isNegated(items: Items, group: Group): boolean {
  return isNegatedBefore(items, group) || isNegatedAfter(items, group);
}

/** Adjectives stand before the negation's noun: "avoid ultra-detailed 8K gloss". */
const ADJECTIVES = Role.booster;
const HEAD_NOUNS = Role.image | Role.thing | Role.lettering | Role.noun;

function isNegatedBefore(items: Items, group: Group): boolean {
  let unknown = 0;
  let isGoverned = true;
  let prepositions = 0;
  const isOneOfList = items.is(group.last + 1, Role.and | Role.or);
  for (let item = group.first - 1, steps = 0; steps < REACH; item--, steps++) {
    item = skipSoft(items, item, -1);
    // "do not add HDR, 8K or gloss".
    if (isOneOfList && items.isMark(item, ',') && isLikeKeyword(items, item - 1)) item--;
    if (isPhraseEnd(items, item) || isPhraseEnd(items, item + 1)) {
      if (!isOneOfList || !isLikeKeyword(items, item)) return false;
    }
    const roles = items.roles(item);
    if ((roles & Role.neutral) !== 0) return false;
    if ((roles & Role.negation) !== 0) {
      // "no people in 8K" negates the people, "not in 8K" the keyword.
      if (prepositions > 0 && unknown > 0) return false;
      // "pas de peau haute résolution": its adjective stands after the noun.
      const isAdjective = unknown === 1 && isAdjectiveOf(items, group, prepositions);
      return unknown === 0 || isAdjective || (unknown <= 2 && hasNounAfter(items, group));
    }
    if ((roles & Role.removal) !== 0 && isVerb(items, item)) {
      if (prepositions > 0 && !isGoverned) return false;
      // "tira o selinho UHD": the noun that goes stands before its adjective.
      return unknown === 0 || hasNounAfter(items, group) || isAdjectiveOf(items, group, prepositions);
    }
    if (
      isCandidate(items, item) ||
      (roles & (Role.determiner | Role.intensifier | Role.or | Role.link)) !== 0
    )
      continue;
    // "without HDR and 8K" rules out both, "no people and 8K" one.
    if ((roles & Role.and) !== 0 && !isLikeKeyword(items, item - 1)) return false;
    if ((roles & (Role.ask | Role.stop | Role.relation)) !== 0) {
      prepositions++;
      continue;
    }
    if ((roles & (Role.carrier | Role.look)) !== 0) continue;
    if ((roles & HEAD_NOUNS) !== 0 && (roles & ADJECTIVES) === 0) {
      // The negation's noun is found: what follows is no part of it.
      if (prepositions === 0) return false;
      isGoverned = false;
      unknown++;
      continue;
    }
    unknown += weightOf(items, item);
    isGoverned = false;
    if (unknown > MAX_UNKNOWN) return false;
  }
  return false;
}

/** "cover the 4K logo", not "a book cover in 4K": what can be a noun is a verb where a clause begins with it. */
function isVerb(items: Items, removal: number): boolean {
  if (!isNounToo(items, removal)) return true;
  const before = skipSoft(items, removal - 1, -1);
  const isFirst = isPhraseEnd(items, before) || items.is(before, BEFORE_VERB);
  return (
    isFirst && !items.is(before, Role.determiner | Role.image) && !items.is(removal + 1, NOUN_PHRASE_LINKS)
  );
}

const BEFORE_VERB = Role.and | Role.or | Role.carrier | Role.request | Role.negation | Role.removal;
const NOUN_PHRASE_LINKS = Role.ask | Role.stop | Role.relation | Role.and | Role.or;

/** "HDR": what stands in a row with keywords, in any language. */
function isLikeKeyword(items: Items, item: number): boolean {
  return ((items.entry(item)?.roles[SHARED] ?? 0) & Role.look) !== 0;
}

/** Whether nothing parts the keyword from the noun it follows: "le sigle UHD", not "le bruit en UHD". */
function isAdjectiveOf(items: Items, { first }: Group, prepositions: number): boolean {
  return prepositions === 0 && adjectivesFollow(items) && !items.is(skipSoft(items, first - 1, -1), Role.ask);
}

export function hasNounAfter(items: Items, { last }: Group): boolean {
  const next = skipSoft(items, last + 1, 1);
  if (isPhraseEnd(items, next)) return false;
  // Without spaces the next words may be anything: only a look ("不要过度锐化的8K质感") tells.
  if (isEastern(items, next)) return items.is(next, Role.look | Role.noun);
  return !items.is(next, Role.ask | Role.stop | Role.and | Role.or | Role.relation | Role.determiner);
}

const BEFORE_NEGATION =
  Role.look |
  Role.noun |
  Role.link |
  Role.stop |
  Role.image |
  Role.relation |
  Role.ask |
  Role.carrier |
  Role.or |
  Role.and;

function isNegatedAfter(items: Items, { last }: Group): boolean {
  // "8K처럼 만들지 마": the verb stands between a Korean keyword and its negation.
  let verb = LANGUAGES[items.language] === 'ko' ? MAX_VERB : 1;
  let hasLook = false;
  for (let item = last + 1, steps = 0; steps < REACH; item++, steps++) {
    item = skipSoft(items, item, 1);
    if (isPhraseEnd(items, item)) return isResumed(items, item);
    const roles = items.roles(item);
    // "in HD and remove the noise" goes on with something else.
    if ((roles & Role.negatedAfter) !== 0) return !items.is(item - 1, Role.and) || isCopula(items, item - 1);
    // "4K로 업스케일하고 배경을 지워줘": another clause has another object.
    if (item > last + 1 && isConnective(items, item) && items.is(item - 1, Role.carrier)) return false;
    if ((roles & Role.and) !== 0) verb = 0;
    // "8K那种质感不要": a negation with nothing after it negates what stands before.
    if ((roles & Role.negation) !== 0 && isEastern(items, item) && isPhraseEnd(items, item + 1)) return true;
    if ((roles & Role.look) !== 0 && isEastern(items, item)) hasLook = true;
    const isKnown = (roles & BEFORE_NEGATION) !== 0 || isCandidate(items, item);
    if (isKnown) continue;
    if (hasLook ? steps >= MAX_PHRASE : isIdeograph(items, item) || verb-- <= 0) return false;
  }
  return false;
}

/** "le rendu 8K, c'est exactement ce que je ne veux pas": a clause of its own takes the keyword up again. */
function isResumed(items: Items, mark: number): boolean {
  if (!items.isMark(mark, ',-–') || !items.is(mark + 1, Role.negatedAfter)) return false;
  return (items.end[mark + 1] ?? 0) - (items.start[mark + 1] ?? 0) > MAX_WORD;
}

/** Characters of a word: a longer phrase is a clause. */
const MAX_WORD = 16;
/** Syllables of a verb. */
const MAX_VERB = 3;
/** Items up to which a look may be qualified: "4KやHDRのような派手さは抑えて". */
const MAX_PHRASE = 10;

function isIdeograph(items: Items, item: number): boolean {
  return items.type[item] === ItemType.ideograph && !isHangul(items, item);
}
