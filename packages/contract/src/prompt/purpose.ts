import type { Holes } from './holes.js';
import type { Items } from './items.js';
import { isBoundary, SENTENCE_ENDS } from './marks.js';
import { isRequest } from './empty-clause.js';
import { ItemType } from './items.js';
import type { Range } from './place.js';
import { FUNCTION_WORDS } from './phrases.js';
import { Role } from './vocabulary.js';
import { isPurpose, isReason } from './word-fields.js';

/** Items of a request, and of what it is good for. */
const MAX_REQUEST = 12;
const MAX_PURPOSE = 24;

/** "Output must be 4K so I can print it": what the keyword was asked for goes with it. */
export function findLostPurpose(items: Items, holes: Holes, item: number): Range | undefined {
  const next = holes.keptFrom(item);
  const right = items.isMark(next, ',') && isReason(items, next + 1) ? next + 1 : next;
  if (isBoundary(items, right) || !(isPurpose(items, right) || isReason(items, right))) return undefined;
  let first = item;
  let hasVerb = false;
  for (; item - first < MAX_REQUEST && !isBoundary(items, first - 1); first--)
    hasVerb ||= items.is(first - 1, Role.carrier) && !items.is(first - 1, FUNCTION_WORDS | Role.image);
  if (!hasVerb || !isBoundary(items, first - 1) || !isRequest(items, holes, first, next - 1))
    return undefined;
  const isSentence =
    !items.has(first - 1) || items.isMark(first - 1, SENTENCE_ENDS) || isNewline(items, first - 1);
  let last = right;
  while (last - right < MAX_PURPOSE && !endsPurpose(items, last + 1, isSentence)) last++;
  return endsPurpose(items, last + 1, isSentence) ? { first, last } : undefined;
}

/** A sentence goes with all its commas, a clause up to its own. */
function endsPurpose(items: Items, item: number, isSentence: boolean): boolean {
  if (!isSentence || !items.has(item)) return isBoundary(items, item);
  return items.isMark(item, SENTENCE_ENDS) || isNewline(items, item);
}

function isNewline(items: Items, item: number): boolean {
  return items.type[item] === ItemType.newline;
}
