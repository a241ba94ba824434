import { isHeading } from './headings.js';
import { ItemType, type Items } from './items.js';
import { beginsWithLabel } from './labels.js';
import { isLineEnd, isLineStart, type Place, type Range } from './place.js';

/** Items of a heading with its marks. */
const MAX_HEADING = 10;

/** "# Quality" or "Output:" above a line that is gone, where nothing else stands below it. */
export function findEmptyHeading(place: Place): Range | undefined {
  if (!isLineStart(place) || !isLineEnd(place)) return undefined;
  const { items, holes, left } = place;
  const last = holes.solidUpTo(left);
  if (last < 0 || !items.has(left)) return undefined;
  let first = last;
  while (last - first < MAX_HEADING && first > 0 && items.type[first - 1] !== ItemType.newline) first--;
  if (first > 0 && items.type[first - 1] !== ItemType.newline) return undefined;
  const isLabel = items.isMark(last, ':') && last > first;
  if (!isLabel && !(items.isMark(first, '#*_[') && isHeading(items, first))) return undefined;
  return endsSection(place, isLabel) ? { first, last: left } : undefined;
}

/** Whether nothing follows the hole that stands under the same heading. */
function endsSection({ items, holes, right }: Place, isLabel: boolean): boolean {
  const next = holes.solidFrom(right);
  if (!items.has(next)) return true;
  if (items.isMark(next, '#*_[') && isHeading(items, next)) return true;
  return isLabel && (countBreaks(items, right, next) > 1 || beginsWithLabel(items, next));
}

function countBreaks(items: Items, from: number, to: number): number {
  let breaks = 0;
  for (let item = from; item < to; item++) if (items.text[items.start[item] ?? 0] === '\n') breaks++;
  return breaks;
}
