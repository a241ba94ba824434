import { type Group, isCandidate } from './groups.js';
import { ItemType, type Items } from './items.js';
import { FIRST_SMALL, SHARED } from './lexicon.js';
import { skipSoft } from './marks.js';
import { REACH, adjectivesFollow, isPhraseEnd } from './phrases.js';
import { isAskedFor, isNewlyAsked } from './requests.js';
import { Role } from './vocabulary.js';

/** "a menu with 1080p", "pantalla gigante 4K", "une caméra de haute résolution". */
export function isOfThing(items: Items, group: Group, noun: 'image' | 'none'): boolean {
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
