import { hasCase, isGovernedEastern } from './eastern-nouns.js';
import { GOVERNS, findGovernor, isGenitive, isInSentence, isOf, isPictureOf } from './governor.js';
import type { Group } from './groups.js';
import { ItemType, type Items } from './items.js';
import { skipSoft } from './marks.js';
import { hasSubject, hasSubjectHead, isAmongSubjects, isOpenNoun, isUsedAsDevice } from './open-noun.js';
import { NOUN_PHRASE_ENDS, adjectivesFollow, isEastern, isPhraseEnd } from './phrases.js';
import { isNewlyAsked, isRequested } from './requests.js';
import { Role } from './vocabulary.js';
import { isAmbivalent, isIndefinite, isParticiple } from './word-fields.js';

/**
 * Whether a keyword describes a noun no vocabulary knows. The nouns that make a keyword of it ("4K render", "8K
 * quality") are few and known, those that can be sold by their resolution are not: so any other noun that the sentence
 * governs ("a man with a 4K foobar", "un foobar 4K sobre la mesa") is a thing in the picture, unless it is what
 * pictures are of ("an 8K castle") or what is asked for ("create a 4K foobar").
 */
export function isAmongScene(items: Items, group: Group): boolean {
  if (group.kind !== 'resolution') return false;
  const next = skipSoft(items, group.last + 1, 1);
  if (isNamedAfter(items, group, next)) return true;
  if (isOpenNoun(items, next)) return isPrenominal(items, group, next);
  return adjectivesFollow(items) && isPostnominal(items, group, next);
}

/** "una moto HD aparcada": a name of what is otherwise a picture. */
function isNamedAfter(items: Items, { first, weak }: Group, next: number): boolean {
  if (!weak || !adjectivesFollow(items) || isPhraseEnd(items, next)) return false;
  return isAmbivalent(items, skipSoft(items, first - 1, -1));
}

/** "a 4K foobar", "4K-Foobar", "桌上的4K采集卡". */
function isPrenominal(items: Items, group: Group, next: number): boolean {
  if (isEastern(items, next)) {
    // "8K画质" says itself what it is.
    if (items.is(group.last, Role.noun)) return false;
    // "举着8K foobar": a verb governs whatever follows.
    const isObject = items.is(group.first - 1, Role.stop) && !items.is(group.first - 1, Role.link);
    if (!isObject && hasSubject(items, next)) return false;
    return isGovernedEastern(items, group, next) || hasCase(items, group, next);
  }
  // "8K-Dermatoskop": a compound is one word, whatever stands around it.
  if (items.type[group.last + 1] === ItemType.joiner) {
    if (isGenitive(items, skipSoft(items, group.first - 1, -1))) return isUsedAsDevice(items, next);
    return !hasSubject(items, next) && !isNewlyAsked(items, group.first);
  }
  const governor = findGovernor(items, skipSoft(items, group.first - 1, -1), 1);
  // "a robot with 8K eyes" has them, "a man walking an 8K dog" is a picture.
  if (governor === 'owner') return true;
  if (hasSubject(items, next)) return governor === 'sentence' && !hasSubjectHead(items, next);
  // "a 4K foobar mounted on the ceiling" is a device, "a 4K foobar on a plate" anything.
  return governor === 'sentence' || (governor === 'line' && isUsedAsDevice(items, next));
}

/** "un foobar 4K sobre la mesa", "инженер с фубаром 4K на столе". */
function isPostnominal(items: Items, { first }: Group, next: number): boolean {
  const isAtEnd = isPhraseEnd(items, next);
  if (!isAtEnd && !items.is(next, NOUN_PHRASE_ENDS)) return false;
  let item = skipSoft(items, first - 1, -1);
  // "un foobar de alta resolución".
  if (isOf(items, item)) item = skipSoft(items, item - 1, -1);
  let nouns = 0;
  for (; nouns <= MAX_ADJECTIVES && (isOpenNoun(items, item) || (nouns > 0 && isOf(items, item))); nouns++) {
    // "gato astronauta 4K" is a picture.
    if (items.is(item, Role.subject)) return false;
    item = skipSoft(items, item - 1, -1);
  }
  if (nouns === 0 || nouns > MAX_ADJECTIVES || items.is(item, Role.image)) return false;
  // "un buñuelo 4K sobre un plato" is a picture of food, "un foobar 4K sobre la mesa" anything.
  if (isPhraseEnd(items, item)) return !isAtEnd && !isAmongSubjects(items, next);
  // "tarta con velas 4K" ends with what was asked for.
  if (!items.is(item, Role.determiner)) return !isAtEnd && items.is(item, GOVERNS);
  const before = skipSoft(items, item - 1, -1);
  // "un gato astronauta 4K": the whole line is the picture.
  if (isPhraseEnd(items, before)) return isAtEnd ? nouns === 1 : !isAmongSubjects(items, next);
  if (isRequested(items, before) || isPictureOf(items, before)) return false;
  // "en la playa 4K" ends with what was asked for, "frente a un foobar 4K" with a foobar.
  const isWith = items.is(before, Role.relation) && !items.is(before, Role.ask | Role.stop | Role.link);
  return !isAtEnd || isIndefinite(items, item) || isWith;
}

/** Words between the noun and the keyword, the noun included. */
const MAX_ADJECTIVES = 4;

/** "a Full HD picture tube": the last noun of a compound is what it is. */
export function isCompound(items: Items, group: Group): boolean {
  let item = group.last + 1;
  while (items.is(item, Role.image) || items.type[item] === ItemType.joiner) item++;
  if (item === group.last + 1 || isEastern(items, item) || adjectivesFollow(items)) return false;
  if (!isOpenNoun(items, item) || isParticiple(items, item) || hasSubject(items, item)) return false;
  const next = skipSoft(items, item + 1, 1);
  if (!isPhraseEnd(items, next) && !items.is(next, NOUN_PHRASE_ENDS)) return false;
  return isInSentence(items, group);
}

/** "she points at the 4K footage on the screen": a picture that a thing in the scene shows. */
export function isShownOnThing(items: Items, group: Group): boolean {
  if (!isInSentence(items, group)) return false;
  let item = skipSoft(items, group.last + 1, 1);
  while (items.is(item, Role.image)) item++;
  if (!items.is(item, Role.stop | Role.ask)) return false;
  if (items.is(item + 1, Role.determiner)) item++;
  return items.is(item + 1, Role.thing);
}
