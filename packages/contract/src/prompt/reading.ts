import { isCandidate, type Group } from './groups.js';
import { ItemType, type Items } from './items.js';
import { LANGUAGES, SHARED } from './lexicon.js';
import { isBoundary, skipSoft } from './marks.js';
import { VOCABULARIES } from './languages/index.js';
import type { Structure } from './structure.js';
import { Role, type Vocabulary } from './vocabulary.js';

/** Why a group is no keyword, or that it is one. `thing` and `negated` speak for a whole list, the others do not. */
export type Verdict = 'keyword' | 'literal' | 'negated' | 'thing' | 'thing-before' | 'other';

/** How far the rules look, in items: enough for a noun phrase, too little to cost time. */
const REACH = 12;
/** Unknown words that may stand between a keyword and the thing it describes ("4K curved gaming monitor"). */
const MAX_UNKNOWN = 3;

/** Reads one group in its place. */
export function judge(items: Items, structure: Structure, group: Group): Verdict {
  const { first } = group;
  const section = structure.section[first] ?? 0;
  if (structure.literal[first] === 1 || (section & Role.lettering) !== 0 || isIdentifier(items, group))
    return 'literal';
  if ((section & (Role.negation | Role.removal)) !== 0 || isNegated(items, group)) return 'negated';
  if (isLettering(items, group)) return 'literal';
  // "admires a masterpiece" speaks of a thing in the picture.
  if (group.kind === 'quality' && items.is(first - 1, Role.determiner)) return 'other';
  const noun = readNounAfter(items, group);
  if (noun === 'thing' || noun === 'unknown') return noun === 'thing' ? 'thing' : 'other';
  if (isOfThing(items, group, noun)) return 'thing-before';
  if (noun === 'none' && isAmongScene(items, group)) return 'other';
  if (group.low || isCounted(items, group)) return 'other';
  if (noun === 'image') return 'keyword';
  return isAlone(items, group) || (group.weak && !isSupported(items, group)) ? 'other' : 'keyword';
}

/** `#8K`, `@hd`, `wallpapers/4k.png`: a name, not a request. */
function isIdentifier(items: Items, { first, last }: Group): boolean {
  const before = items.isSpaced(first) ? '' : markBefore(items, first);
  if ('#@\\'.includes(before) && before !== '') return true;
  if (before === '/' && items.isMark(first - 2, '/.:')) return true;
  if (items.type[first - 1] === ItemType.gap && !items.isSpaced(first)) return true;
  if (!items.has(last + 1) || items.isSpaced(last + 1)) return false;
  if (items.type[last + 1] === ItemType.gap) return true;
  const isFile =
    items.isMark(last + 1, '.') && !items.isSpaced(last + 2) && items.type[last + 2] === ItemType.word;
  return isFile && /[a-z]/.test(items.text[items.start[last + 2] ?? 0] ?? '');
}

function markBefore(items: Items, item: number): string {
  const mark = item > 0 ? (items.mark[item - 1] ?? 0) : 0;
  return mark === 0 ? '' : String.fromCharCode(mark);
}

/** Whether an item is written without spaces around it, so that a space separates phrases there. */
function isEastern(items: Items, item: number): boolean {
  return items.has(item) && items.text.charCodeAt(items.start[item] ?? 0) > 0x2fff;
}

/** Between Chinese or Japanese words a space is as good as a comma. Korean writes spaces between words. */
function isPhraseEnd(items: Items, item: number): boolean {
  if (isBoundary(items, item)) return true;
  if (!items.isSpaced(item) || LANGUAGES[items.language] === 'ko') return false;
  return isEastern(items, item - 1) && isEastern(items, item);
}

/** Four unknown ideographs weigh as much as three unknown words. */
const IDEOGRAPH_WEIGHT = 0.75;

/** How much an item weighs among the unknown: an ideograph is less than a word. */
function weightOf(items: Items, item: number): number {
  if (items.type[item] !== ItemType.ideograph) return 1;
  return isKatakana(items, item) && isKatakana(items, item - 1) ? 0 : IDEOGRAPH_WEIGHT;
}

/** A row of katakana is one word. */
function isKatakana(items: Items, item: number): boolean {
  const code = items.has(item) ? items.text.charCodeAt(items.start[item] ?? 0) : 0;
  return code >= 0x30a0 && code < 0x3100;
}

/** "no 8K look", "avoid 8K", "remove the HD logo", "8Kなし". */
function isNegated(items: Items, group: Group): boolean {
  return isNegatedBefore(items, group) || isNegatedAfter(items, group);
}

const HEAD_NOUNS = Role.image | Role.thing | Role.lettering | Role.noun;

function isNegatedBefore(items: Items, group: Group): boolean {
  let unknown = 0;
  let isGoverned = true;
  let prepositions = 0;
  for (let item = group.first - 1, steps = 0; steps < REACH; item--, steps++) {
    item = skipSoft(items, item, -1);
    if (isPhraseEnd(items, item) || isPhraseEnd(items, item + 1)) return false;
    const roles = items.roles(item);
    if ((roles & Role.neutral) !== 0) return false;
    if ((roles & Role.negation) !== 0) {
      // "no people in 8K" negates the people, "not in 8K" the keyword.
      if (prepositions > 0 && unknown > 0) return false;
      return unknown === 0 || (unknown <= 2 && hasNounAfter(items, group));
    }
    if ((roles & Role.removal) !== 0) {
      if (prepositions > 0 && !isGoverned) return false;
      return unknown === 0 || hasNounAfter(items, group);
    }
    if (
      isCandidate(items, item) ||
      (roles & (Role.determiner | Role.intensifier | Role.or | Role.link)) !== 0
    )
      continue;
    if ((roles & Role.and) !== 0) return false;
    if ((roles & (Role.ask | Role.stop | Role.relation)) !== 0) {
      prepositions++;
      continue;
    }
    if ((roles & (Role.carrier | Role.look)) !== 0) continue;
    if ((roles & HEAD_NOUNS) !== 0) {
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

function hasNounAfter(items: Items, { last }: Group): boolean {
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
  for (let item = last + 1, steps = 0; steps < 6; item++, steps++) {
    item = skipSoft(items, item, 1);
    if (isPhraseEnd(items, item)) return false;
    const roles = items.roles(item);
    if ((roles & Role.negatedAfter) !== 0) return true;
    if ((roles & BEFORE_NEGATION) === 0 && !isCandidate(items, item)) return false;
  }
  return false;
}

/** "a sign that reads 8K", "8Kと書かれた箱". */
function isLettering(items: Items, { first, last, kind }: Group): boolean {
  let distance = 0;
  for (let item = first - 1, steps = 0; distance <= 2 && steps < REACH; item--, steps++) {
    item = skipSoft(items, item, -1);
    // The colon of "reads: 8K" holds the two together.
    if (items.isMark(item, ':')) item--;
    if (isPhraseEnd(items, item)) break;
    const roles = items.roles(item);
    if ((roles & Role.lettering) !== 0) {
      // "no text 8K" rules out the text, "erase the text 8K" names it.
      if (!items.is(skipSoft(items, item - 1, -1), Role.negation)) return true;
      break;
    }
    if ((roles & (Role.ask | Role.stop | Role.relation | Role.and)) !== 0) break;
    if (!isCandidate(items, item) && (roles & (Role.determiner | Role.thing)) === 0)
      distance += weightOf(items, item);
  }
  const next = skipSoft(items, last + 1, 1);
  if (isBoundary(items, next)) return false;
  const noun = items.is(next, Role.link) ? next + 1 : next;
  if (kind === 'pixel-size' && items.is(noun, Role.graphic)) return false;
  return (
    items.is(next, Role.letteringAfter) ||
    (items.is(next, Role.link) && items.is(next + 1, Role.letteringAfter))
  );
}

/** What noun the group stands before: a thing ("4K TV"), the picture ("4K photo"), something unknown, or none. */
function readNounAfter(items: Items, group: Group): 'thing' | 'image' | 'unknown' | 'none' {
  let found: 'image' | 'none' = 'none';
  let unknown = 0;
  let hasGap = false;
  for (let item = group.last + 1, steps = 0; steps < REACH; item++, steps++) {
    item = skipSoft(items, item, 1);
    if (isPhraseEnd(items, item)) break;
    const roles = items.roles(item);
    const isGraphic = (roles & Role.graphic) !== 0 && group.kind === 'pixel-size';
    const isThing = (roles & Role.thing) !== 0 && !isGraphic;
    // "4K TV photo" shows a TV, "4K photo frame" is a frame: any thing in an unbroken row of nouns counts. Pictures
    // named after a thing ("phone wallpaper", "drone shot") are phrases of the vocabulary.
    if (isThing) return 'thing';
    if (isGraphic || (roles & (Role.image | Role.look)) !== 0) {
      found = 'image';
      if (hasGap) return found;
      continue;
    }
    if (found !== 'none') break;
    if (items.type[item] === ItemType.gap) {
      hasGap = true;
      continue;
    }
    if (isCandidate(items, item) || (roles & (Role.link | Role.noun | Role.intensifier | Role.booster)) !== 0)
      continue;
    if ((roles & NOUN_PHRASE_ENDS) !== 0 && !isInsideWord(items, item)) break;
    unknown += weightOf(items, item);
    if (unknown > MAX_UNKNOWN || (unknown > 1 && isParticiple(items, item))) break;
  }
  return found === 'none' && hasGap ? 'unknown' : found;
}

const NOUN_PHRASE_ENDS =
  Role.stop |
  Role.ask |
  Role.determiner |
  Role.and |
  Role.or |
  Role.relation |
  Role.negation |
  Role.removal |
  Role.lettering;

/** A Korean ending is one only at the end of its word: "가" in "가상". */
function isInsideWord(items: Items, item: number): boolean {
  const isSyllable = (items.end[item] ?? 0) - (items.start[item] ?? 0) === 1 && isHangul(items, item);
  return isSyllable && isHangul(items, item + 1) && !items.isSpaced(item + 1);
}

function isHangul(items: Items, item: number): boolean {
  const code = items.has(item) ? items.text.charCodeAt(items.start[item] ?? 0) : 0;
  return code >= 0xac00 && code <= 0xd7a4;
}

/** "8K cat watching TV": the noun phrase ends at the participle. */
function isParticiple(items: Items, item: number): boolean {
  return (
    items.text
      .slice(Math.max(items.start[item] ?? 0, (items.end[item] ?? 0) - 3), items.end[item])
      .toLowerCase() === 'ing'
  );
}

/** "a menu with 1080p", "pantalla gigante 4K", "une caméra de haute résolution". */
function isOfThing(items: Items, group: Group, noun: 'image' | 'none'): boolean {
  let isRelated = false;
  let unknown = 0;
  for (let item = group.first - 1, steps = 0; steps < REACH; item--, steps++) {
    item = skipSoft(items, item, -1);
    if (isPhraseEnd(items, item)) return isDirectLabel(items, item, group);
    const roles = items.roles(item);
    if ((roles & Role.thing) !== 0) {
      if (isMeans(items, item)) return false;
      if (group.kind === 'pixel-size' && (roles & Role.graphic) !== 0) return false;
      if (isRelated) return true;
      return noun === 'none' && adjectivesFollow(items, item) && (roles & Role.image) === 0;
    }
    if ((roles & (Role.image | Role.neutral)) !== 0) return false;
    if ((roles & Role.relation) !== 0) isRelated = true;
    else if (isCandidate(items, item) || (roles & (Role.noun | Role.determiner | Role.intensifier)) !== 0)
      continue;
    else if ((roles & Role.ask) !== 0) {
      // "a phone recording in 4K" tells of the phone, "a phone on a table in 4K" of the picture.
      if (!items.is(skipSoft(items, item - 1, -1), Role.relation)) return false;
    } else if ((roles & (Role.stop | Role.and | Role.or)) !== 0 || items.type[item] === ItemType.gap)
      return false;
    else if (++unknown > 2 || !items.has(item)) return false;
  }
  return false;
}

/** "Likes: 8K", "Camera: 8K". */
function isDirectLabel(items: Items, item: number, { first }: Group): boolean {
  return item === first - 1 && items.isMark(item, ':') && items.is(item - 1, Role.thing | Role.counter);
}

function adjectivesFollow(items: Items, item: number): boolean {
  const language = LANGUAGES[items.language] ?? 'en';
  const vocabulary: Vocabulary = VOCABULARIES[language];
  const entry = items.entry(item);
  const roles = (entry?.roles[items.language] ?? 0) | (entry?.roles[SHARED] ?? 0);
  return (roles & Role.thing) !== 0 && vocabulary.adjectivesFollow === true;
}

/** "toma de dron 4K": without an article the thing is how the picture was taken. */
function isMeans(items: Items, item: number): boolean {
  return items.is(item - 1, Role.relation) && items.is(item - 2, Role.image);
}

/** "over 8K", "iMac 5K": a count or a name. */
function isCounted(items: Items, group: Group): boolean {
  if (!group.bare || group.kind !== 'resolution') return false;
  let item = skipSoft(items, group.first - 1, -1);
  if (isPhraseEnd(items, item) || isPhraseEnd(items, item + 1)) return false;
  if (items.is(item, Role.determiner)) item = skipSoft(items, item - 1, -1);
  return items.is(item, Role.counter) && !isBoundary(items, item);
}

/** "after the 10K", "an 8K": a determiner with nothing to determine makes a noun of the number. */
function isAlone(items: Items, group: Group): boolean {
  if (!group.bare || group.kind !== 'resolution') return false;
  if (!items.is(skipSoft(items, group.first - 1, -1), Role.determiner)) return false;
  const next = skipSoft(items, group.last + 1, 1);
  return isPhraseEnd(items, next) || items.is(next, NOUN_PHRASE_ENDS);
}

const UNKNOWN_NOUN = 0;
/** What stands before "a 4K …" where that is the picture asked for: "create a 4K castle", "into an 8K jungle". */
const ASKS_FOR_PICTURE = Role.carrier | Role.ask | Role.link | Role.image | Role.removal;

/** "a man with a 4K foobar": an article inside a sentence makes a thing of an unknown noun. */
function isAmongScene(items: Items, { first, last, kind }: Group): boolean {
  if (kind !== 'resolution' || !items.is(first - 1, Role.determiner)) return false;
  const next = skipSoft(items, last + 1, 1);
  if (isPhraseEnd(items, next) || isEastern(items, next)) return false;
  if (items.type[next] !== ItemType.word || items.roles(next) !== UNKNOWN_NOUN) return false;
  // "a woman using a 4K …" tells what she does, "use a 4K …" asks.
  const before = isParticiple(items, first - 2) ? first - 3 : first - 2;
  if (!items.has(before) || isPhraseEnd(items, before) || items.is(before, ASKS_FOR_PICTURE)) return false;
  return !isReplaced(items, before);
}

/** "replace the sky with a 4K galaxy". */
function isReplaced(items: Items, item: number): boolean {
  for (let at = item, steps = 0; steps < REACH && !isPhraseEnd(items, at); at--, steps++) {
    if (items.is(at, Role.removal | Role.carrier)) return true;
  }
  return false;
}

/** Whether the reading speaks for a word with another everyday meaning. */
function isSupported(items: Items, group: Group): boolean {
  const { first, last } = group;
  const before = skipSoft(items, first - 1, -1);
  // "an HD 2008 roadster": a name.
  if (items.type[last + 1] === ItemType.number) return false;
  const isLast = isPhraseEnd(items, skipSoft(items, last + 1, 1));
  const isFirst = isPhraseEnd(items, before) || isPhraseEnd(items, before + 1);
  if (isFirst && isLast) return true;
  if (items.is(before, Role.ask) && !isFirst) return true;
  if (items.is(before, Role.image | Role.noun) && !isFirst) return true;
  return (isFirst || isLast || hasNounAfter(items, group)) && items.is(last, Role.keyword);
}
