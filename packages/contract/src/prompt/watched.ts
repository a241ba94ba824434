import type { Group } from './groups.js';
import type { Items } from './items.js';
import { skipSoft } from './marks.js';
import { adjectivesFollow, isEastern, isPhraseEnd, REACH } from './phrases.js';
import { Role } from './vocabulary.js';
import { isProgramme, isViewing } from './word-fields.js';

/**
 * "watching a film in 4K", "在看高清动画片": what is watched on a screen has a resolution of its own. "watching the
 * sunset in 4K" is a picture, and so is what somebody asks for: "render a family watching a film in 4K".
 */
export function isWatched(items: Items, group: Group): boolean {
  if (group.kind !== 'resolution') return false;
  const before = skipSoft(items, group.first - 1, -1);
  const isAsked = !isPhraseEnd(items, before) && items.is(before, Role.ask);
  const found = { viewing: false, programme: false };
  const look = (item: number): void => {
    found.viewing ||= isViewing(items, item);
    found.programme ||= isProgramme(items, item);
    // Whatever is streamed is watched on a screen.
    if (isViewing(items, item) && items.is(item, Role.recording)) found.programme = true;
  };
  const isAfterProgramme = isAsked || (adjectivesFollow(items) && isProgramme(items, before));
  if (!isAfterProgramme && !hasProgrammeAfter(items, group)) return false;
  for (let item = group.first - 1, steps = 0; steps < REACH && !isPhraseEnd(items, item); item--, steps++) {
    if (items.is(item, Role.request) && !isEastern(items, item)) return false;
    look(item);
    if (isPhraseEnd(items, item + 1)) break;
  }
  // German, Japanese and Korean put the verb last.
  for (let item = group.last + 1, steps = 0; steps < REACH && !isPhraseEnd(items, item); item++, steps++)
    look(item);
  return found.viewing && found.programme;
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
