import { isCandidate, type Group } from './groups.js';
import type { Items } from './items.js';
import { isBoundary, skipSoft } from './marks.js';
import { isPhraseEnd, NOUN_PHRASE_ENDS, REACH, weightOf } from './phrases.js';
import { isNewlyAsked } from './requests.js';
import { Role } from './vocabulary.js';
import { isIndefinite } from './word-fields.js';

/** Adjectives before the noun of a line. */
const MAX_ADJECTIVES = 5;

/** "a sign that reads 8K", "8Kと書かれた箱". */
export function isLettering(items: Items, { first, last, kind }: Group): boolean {
  let distance = 0;
  for (let item = first - 1, steps = 0; distance <= 2 && steps < REACH; item--, steps++) {
    item = skipSoft(items, item, -1);
    // The colon of "reads: 8K" holds the two together.
    if (items.isMark(item, ':')) item--;
    if (isPhraseEnd(items, item)) break;
    const roles = items.roles(item);
    if ((roles & Role.lettering) !== 0) {
      if ((roles & Role.graphic) !== 0 && (isNewlyAsked(items, item) || isHeadOfLine(items, item, last)))
        break;
      // "no text 8K" rules out the text, "erase the text 8K" names it.
      if (!items.is(skipSoft(items, item - 1, -1), Role.negation)) return true;
      break;
    }
    if ((roles & (Role.ask | Role.stop | Role.relation | Role.and | Role.negatedAfter)) !== 0) break;
    if (!isCandidate(items, item) && (roles & (Role.determiner | Role.thing)) === 0)
      distance += weightOf(items, item);
  }
  const next = skipSoft(items, last + 1, 1);
  if (isBoundary(items, next)) return false;
  const noun = items.is(next, Role.link) ? next + 1 : next;
  const isAsked = kind === 'pixel-size' || isNewlyAsked(items, first, noun);
  if (isAsked && items.is(noun, Role.graphic)) return false;
  return (
    items.is(next, Role.letteringAfter) ||
    (items.is(next, Role.link) && items.is(next + 1, Role.letteringAfter))
  );
}

/** "minimal fox logo 4K": a line that is nothing but what is asked for. */
function isHeadOfLine(items: Items, noun: number, last: number): boolean {
  if (!isPhraseEnd(items, last + 1)) return false;
  for (let item = noun - 1, steps = 0; steps < MAX_ADJECTIVES; item--, steps++) {
    item = skipSoft(items, item, -1);
    if (isPhraseEnd(items, item)) return steps > 0;
    if (items.is(item, NOUN_PHRASE_ENDS) && !isIndefinite(items, item)) return false;
  }
  return false;
}
