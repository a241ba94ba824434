import { type Group, isCandidate } from './groups.js';
import { ItemType, type Items } from './items.js';
import { skipSoft } from './marks.js';
import { isOpenNoun } from './open-noun.js';
import { isPhraseEnd } from './phrases.js';
import { isRequested } from './requests.js';
import { Role } from './vocabulary.js';
import { isParticiple, isPossessive } from './word-fields.js';

export const GOVERNS = Role.relation | Role.stop | Role.lettering;

/** Who has the thing, the sentence around it, the line it begins, or nothing. */
type Governor = 'owner' | 'sentence' | 'line' | 'none';

/** What makes a noun phrase part of a scene: a sentence around it, or an article at the line's beginning. */
export function findGovernor(items: Items, item: number, adjectives: number): Governor {
  if (isPhraseEnd(items, item) || isPhraseEnd(items, item + 1)) return 'none';
  if (items.is(item, Role.determiner) || items.type[item] === ItemType.number) {
    if (isRequested(items, item - 1)) return 'none';
    // "a rack of 4K foobars".
    if (items.is(item, Role.counter)) return 'sentence';
    if (isPhraseEnd(items, item - 1) || isPictureOf(items, item - 1)) return 'line';
    return isOwner(items, item - 1) ? 'owner' : 'sentence';
  }
  if (isPictureOf(items, item)) return 'line';
  // "running 8K horse": at a line's beginning a participle is an adjective.
  if (isParticiple(items, item) && isPhraseEnd(items, item - 1)) return 'line';
  if (items.is(item, GOVERNS)) return isOwner(items, item) ? 'owner' : 'sentence';
  // "with HD and 4K foobars": what governs the first governs the last.
  const isListed = items.is(item, Role.and | Role.or) && isCandidate(items, item - 1);
  if (isListed) return findGovernor(items, skipSoft(items, item - 2, -1), adjectives);
  if (items.is(item, Role.ask | Role.carrier | Role.and | Role.or | Role.link)) return 'none';
  if (items.type[item] !== ItemType.word || items.is(item, Role.image)) return 'none';
  const before = skipSoft(items, item - 1, -1);
  // "a man unboxing 4K foobars", but "flying 4K foobars", "under glowing 4K foobars".
  if (isParticiple(items, item) && isOpenNoun(items, before)) return 'sentence';
  if (isPossessive(items, item)) return 'sentence';
  if (adjectives === 0) return 'none';
  // "wall-mounted" is one adjective.
  const isCompound = before !== item - 1 && items.type[before] === ItemType.word;
  return findGovernor(items, isCompound ? skipSoft(items, before - 1, -1) : before, adjectives - 1);
}

/** The "with" of "a robot with 8K eyes". */
function isOwner(items: Items, item: number): boolean {
  return items.is(item, Role.relation) && !items.is(item, Role.link | Role.stop | Role.recording);
}

/** Whether the noun phrase of a keyword is part of a sentence. */
export function isInSentence(items: Items, group: Group): boolean {
  const governor = findGovernor(items, skipSoft(items, group.first - 1, -1), 1);
  return governor === 'sentence' || governor === 'owner';
}

/** The "de" of "mesa de mezclas 4K". */
export function isOf(items: Items, item: number): boolean {
  return items.is(item, Role.relation) && items.is(item, Role.link);
}

/** The "of" of "portrait of a 4K foobar": what the picture is of is the line itself. */
export function isPictureOf(items: Items, item: number): boolean {
  return isOf(items, item) && items.is(skipSoft(items, item - 1, -1), Role.image);
}

/** The article of "Porträt eines 4K-Ritters": a genitive right after what the picture is. */
export function isGenitive(items: Items, article: number): boolean {
  return items.is(article, Role.determiner) && items.is(skipSoft(items, article - 1, -1), Role.image);
}
