import { isInSentence, isPictureOf } from './governor.js';
import { type Group, isCandidate } from './groups.js';
import { ItemType, type Items } from './items.js';
import { skipSoft } from './marks.js';
import { MAX_UNKNOWN, NOUN_PHRASE_ENDS, REACH, isInsideWord, isPhraseEnd, weightOf } from './phrases.js';
import { isNewlyAsked } from './requests.js';
import { Role } from './vocabulary.js';
import { isAmbivalent, isParticiple } from './word-fields.js';

/** What noun the group stands before: a thing ("4K TV"), the picture ("4K photo"), something unknown, or none. */
export function readNounAfter(items: Items, group: Group): 'thing' | 'image' | 'unknown' | 'none' {
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
