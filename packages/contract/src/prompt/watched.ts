import type { Group } from './groups.js';
import type { Items } from './items.js';
import { skipSoft } from './marks.js';
import { adjectivesFollow, isEastern, isPhraseEnd, REACH } from './phrases.js';
import { Role } from './vocabulary.js';
import { isProgramme, isViewing } from './word-fields.js';

/**
 * "watching a film in 4K", "filming lions in 8K on a phone", "在看高清动画片": what is watched or filmed with a device has
 * the device's resolution. "watching the sunset in 4K" is a picture, and so is what somebody asks for: "render a family
 * watching a film in 4K".
 */
export function isWatched(items: Items, group: Group): boolean {
  if (group.kind !== 'resolution') return false;
  const before = skipSoft(items, group.first - 1, -1);
  const isAsked = !isPhraseEnd(items, before) && items.is(before, Role.ask);
  const isAfterProgramme = isAsked || (adjectivesFollow(items) && isProgramme(items, before));
  if (!isAfterProgramme && !hasProgrammeAfter(items, group)) return false;
  const left = lookAlong(items, group.first - 1, -1);
  if (left.isRequested) return false;
  // German, Japanese and Korean put the verb last.
  const right = lookAlong(items, group.last + 1, 1);
  const isViewed = left.isViewed || right.isViewed;
  const isRecorded = left.isRecorded || right.isRecorded;
  // Whatever is streamed is watched.
  if (isRecorded && (isViewed || left.hasDevice || right.hasDevice)) return true;
  // "screens that show a match in 4K".
  if (left.hasDevice && isAsked && isShown(items, before - 1)) return true;
  return (isViewed || isRecorded) && (left.hasProgramme || right.hasProgramme || right.hasDevice);
}

/** "showing a match". */
function isShown(items: Items, programme: number): boolean {
  if (!isProgramme(items, programme)) return false;
  const article = items.is(programme - 1, Role.determiner);
  return items.is(article ? programme - 2 : programme - 1, Role.relation);
}

/** What stands on one side of a keyword, up to the end of the phrase. */
interface Side {
  isRequested: boolean;
  isViewed: boolean;
  isRecorded: boolean;
  hasProgramme: boolean;
  hasDevice: boolean;
}

function lookAlong(items: Items, first: number, step: 1 | -1): Side {
  const side = {
    isRequested: false,
    isViewed: false,
    isRecorded: false,
    hasProgramme: false,
    hasDevice: false,
  };
  for (let item = first, steps = 0; steps < REACH && !isPhraseEnd(items, item); item += step, steps++) {
    side.isRequested ||= items.is(item, Role.request) && !isEastern(items, item);
    side.isViewed ||= isViewing(items, item);
    side.isRecorded ||= items.is(item, Role.recording);
    side.hasProgramme ||= isProgramme(items, item);
    side.hasDevice ||= items.is(item, Role.thing) && !items.is(item, Role.graphic | Role.relation);
    // Between Chinese words a space ends the phrase before the item.
    if (step < 0 && isPhraseEnd(items, item + 1)) break;
  }
  return side;
}

/** Particles between the keyword and what is watched: "4Kで映画", "4K로 영화". */
const MAX_PARTICLES = 2;

function hasProgrammeAfter(items: Items, { last }: Group): boolean {
  for (let item = last + 1; item <= last + 1 + MAX_PARTICLES && !isPhraseEnd(items, item); item++) {
    if (isProgramme(items, item)) return true;
    if (!items.is(item, Role.link | Role.particle | Role.stop)) return false;
  }
  return false;
}
