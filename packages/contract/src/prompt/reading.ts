import { isCounted, isOrdinalCount } from './counts.js';
import { isCandidate, type Group } from './groups.js';
import { ItemType, type Items } from './items.js';
import { FIRST_SMALL, SHARED } from './lexicon.js';
import { isBoundary, skipSoft } from './marks.js';
import { isLettering } from './lettering.js';
import { hasNounAfter, isNegated } from './negation.js';
import {
  adjectivesFollow,
  isInsideWord,
  MAX_UNKNOWN,
  isPhraseEnd,
  NOUN_PHRASE_ENDS,
  REACH,
  weightOf,
} from './phrases.js';
import { isSaidOfThing } from './predicate.js';
import {
  isAmongScene,
  isApposed,
  isCompound,
  isInSentence,
  isAskedFor,
  isBecoming,
  isNewlyAsked,
  isPictureOf,
  isShownOnThing,
} from './scene.js';
import type { Structure } from './structure.js';
import { Role } from './vocabulary.js';
import { isCutShort } from './split-words.js';
import { isWatched } from './watched.js';
import { isAmbivalent, isIndefinite, isParticiple, isPronoun } from './word-fields.js';

/** Why a group is no keyword, or that it is one. `thing` and `negated` speak for a whole list, the others do not. */
export type Verdict = 'keyword' | 'literal' | 'negated' | 'thing' | 'thing-before' | 'other';

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
  if (isCutShort(items, group)) return 'other';
  const noun = readNounAfter(items, group);
  if (noun === 'thing' || noun === 'unknown') return noun === 'thing' ? 'thing' : 'other';
  if (isOfThing(items, group, noun) || isApposed(items, group)) return 'thing-before';
  // "a fox, 8K, snow": most keywords have no word beside them.
  if (!isBoundary(items, first - 1) || !isBoundary(items, group.last + 1)) {
    const verdict = judgeInPhrase(items, group, noun);
    if (verdict !== undefined) return verdict;
  }
  if (group.low) return 'other';
  if (noun === 'image') return 'keyword';
  return isAlone(items, group) || (group.weak && !isSupported(items, group)) ? 'other' : 'keyword';
}

/** What the words beside a keyword make of it. */
function judgeInPhrase(items: Items, group: Group, noun: 'image' | 'none'): Verdict | undefined {
  if (noun === 'none' && isSaidOfThing(items, group)) return 'thing-before';
  if (noun === 'none' ? isAmongScene(items, group) : isCompound(items, group) || isShownOnThing(items, group))
    return 'thing';
  if (isWatched(items, group)) return 'thing';
  return isCounted(items, group) || (noun === 'none' && isOrdinalCount(items, group)) ? 'other' : undefined;
}

/** `#8K`, `@hd`, `wallpapers/4k.png`: a name, not a request. */
function isIdentifier(items: Items, { first, last }: Group): boolean {
  const before = items.isSpaced(first) ? '' : markBefore(items, first);
  if (before === '#') return !isHashtag(items, first - 1, last + 1);
  if ('@\\'.includes(before) && before !== '') return true;
  if (before === '/' && items.isMark(first - 2, '/.:')) return true;
  if (items.type[first - 1] === ItemType.gap && !items.isSpaced(first)) return true;
  if (!items.has(last + 1) || items.isSpaced(last + 1)) return false;
  if (items.type[last + 1] === ItemType.gap) return true;
  const isFile =
    items.isMark(last + 1, '.') && !items.isSpaced(last + 2) && items.type[last + 2] === ItemType.word;
  return isFile && /[a-z]/.test(items.text[items.start[last + 2] ?? 0] ?? '');
}

/** Items between two hashtags that stand in a row. */
const MAX_HASHTAG = 8;

/** "#dessert #8K": one of several hashtags. A `#4k` alone is a name. */
function isHashtag(items: Items, mark: number, next: number): boolean {
  for (let item = mark - 1; item >= mark - MAX_HASHTAG && !isBoundary(items, item); item--) {
    if (items.isMark(item, '#')) return true;
  }
  return items.isMark(next, '#') && items.isSpaced(next);
}

function markBefore(items: Items, item: number): string {
  const mark = item > 0 ? (items.mark[item - 1] ?? 0) : 0;
  return mark === 0 ? '' : String.fromCharCode(mark);
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
    // "4K 60fps": the number of frames is no thing.
    if (isFrameRate(items, item)) {
      item++;
      continue;
    }
    const isGraphic =
      (roles & Role.graphic) !== 0 && (group.kind === 'pixel-size' || isNewlyAsked(items, group.first, item));
    const isThing = (roles & Role.thing) !== 0 && !isGraphic;
    // "4K TV photo" shows a TV, "4K photo frame" is a frame: any thing in an unbroken row of nouns counts. Pictures
    // named after a thing ("phone wallpaper", "drone shot") are phrases of the vocabulary.
    if (isThing || ((roles & ~Role.subject) === 0 && isNumbered(items, group, item))) return 'thing';
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
    // "4K wallpaper of mountains".
    if (isPictureOf(items, item)) return 'image';
    if (isCandidate(items, item) || (roles & (Role.link | Role.noun | Role.intensifier | Role.booster)) !== 0)
      continue;
    if ((roles & NOUN_PHRASE_ENDS) !== 0 && !isInsideWord(items, item)) break;
    unknown += weightOf(items, item);
    if (unknown > MAX_UNKNOWN || (unknown > 1 && isParticiple(items, item))) break;
  }
  return found === 'none' && hasGap ? 'unknown' : found;
}

const FRAME_UNIT = /^\s?(?:fps|帧|幀|コマ|프레임|к\/с|кадр)/i;

/** "60fps", "60帧". */
function isFrameRate(items: Items, item: number): boolean {
  if (items.type[item] !== ItemType.number) return false;
  const end = items.end[item] ?? 0;
  return FRAME_UNIT.test(items.text.slice(end, end + 5));
}

/** "a crowd of 8K soldiers", "an HQ building": a number or a name of what is otherwise a picture. */
function isNumbered(items: Items, group: Group, noun: number): boolean {
  if (!group.bare || !isAmbivalent(items, noun)) return false;
  // "HD mountain photo" asks for one, "HQ building photo" shows the headquarters.
  const isPicture = items.is(group.last, Role.keyword) && items.is(skipSoft(items, noun + 1, 1), Role.image);
  if (isPicture && isPhraseEnd(items, group.first - 1)) return false;
  return group.weak || isInSentence(items, group);
}

/** "a menu with 1080p", "pantalla gigante 4K", "une caméra de haute résolution". */
function isOfThing(items: Items, group: Group, noun: 'image' | 'none'): boolean {
  let isRelated = false;
  let unknown = 0;
  for (let item = group.first - 1, steps = 0; steps < REACH; item--, steps++) {
    item = skipSoft(items, item, -1);
    if (isPhraseEnd(items, item)) return isDirectLabel(items, item, group);
    const roles = items.roles(item);
    // "running", "playing" are what a tablet does, not things, where the tablet stands before them.
    if ((roles & Role.thing) !== 0 && (roles & Role.relation) === 0) {
      if (isMeans(items, item) || isAskedFor(items, item)) return false;
      if ((roles & Role.graphic) !== 0 && (group.kind === 'pixel-size' || isNewlyAsked(items, item)))
        return false;
      // "logo de restaurante 4K": a line that is nothing else asks for it.
      if (isRelated && (roles & Role.graphic) !== 0 && isWholeLine(items, item, group)) return false;
      // "a radio with 8K clarity" is a picture of a radio, "a radio with an 8K display" is not.
      if (isRelated) return !items.is(skipSoft(items, group.last + 1, 1), Role.look);
      // "un dragón sobre monedas 4K", but "la medalla 10K".
      if ((roles & Role.image) !== 0 || ((roles & Role.subject) !== 0 && !group.weak)) return false;
      return noun === 'none' && isOwnThing(items, item) && adjectivesFollow(items);
    }
    if ((roles & (Role.image | Role.neutral)) !== 0) return false;
    if ((roles & Role.relation) !== 0) isRelated = true;
    else if (isCandidate(items, item) || (roles & (Role.noun | Role.determiner | Role.intensifier)) !== 0)
      continue;
    else if ((roles & Role.ask) !== 0) {
      // "a phone recording in 4K" tells of the phone, "a phone on a table in 4K" of the picture.
      const verb = skipSoft(items, item - 1, -1);
      // "players playing in the snow 4K": the place is the preposition's.
      if (unknown > 0 || !items.is(verb, Role.relation)) return false;
      if (items.is(verb, Role.recording) && !isPhraseEnd(items, verb - 1)) return true;
    } else if ((roles & (Role.stop | Role.and | Role.or)) !== 0 || items.type[item] === ItemType.gap)
      return false;
    else if (++unknown > 2 || !items.has(item)) return false;
  }
  return false;
}

function isWholeLine(items: Items, first: number, { last }: Group): boolean {
  return isPhraseEnd(items, first - 1) && isPhraseEnd(items, last + 1);
}

/** "Likes: 8K", "Camera: 8K". */
function isDirectLabel(items: Items, item: number, { first }: Group): boolean {
  return item === first - 1 && items.isMark(item, ':=') && items.is(item - 1, Role.thing | Role.counter);
}

/** A noun of the prompt's own language: its adjectives stand where that language puts them. */
function isOwnThing(items: Items, item: number): boolean {
  const entry = items.entry(item);
  // Where little is known people mix in English.
  if (items.language >= FIRST_SMALL) return ((entry?.all ?? 0) & Role.thing) !== 0;
  const roles = (entry?.roles[items.language] ?? 0) | (entry?.roles[SHARED] ?? 0);
  return (roles & Role.thing) !== 0;
}

/** "toma de dron 4K": without an article the thing is how the picture was taken. */
function isMeans(items: Items, item: number): boolean {
  return items.is(item - 1, Role.relation) && items.is(item - 2, Role.image);
}

/** "after the 10K", "an 8K": a determiner with nothing to determine makes a noun of the number. */
function isAlone(items: Items, group: Group): boolean {
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
function isSupported(items: Items, group: Group): boolean {
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
