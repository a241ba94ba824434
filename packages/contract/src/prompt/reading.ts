import { isApposed } from './apposition.js';
import { isCounted, isOrdinalCount } from './counts.js';
import type { Group } from './groups.js';
import { isIdentifier } from './identifiers.js';
import type { Items } from './items.js';
import { isLettering } from './lettering.js';
import { isBoundary } from './marks.js';
import { isNegated } from './negation.js';
import { readNounAfter } from './noun-after.js';
import { isOfThing } from './of-thing.js';
import { isSaidOfThing } from './predicate.js';
import { isAmongScene, isCompound, isShownOnThing } from './scene.js';
import { isCutShort } from './split-words.js';
import type { Structure } from './structure.js';
import { isAlone, isSupported } from './support.js';
import { Role } from './vocabulary.js';
import { isWatched } from './watched.js';

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
