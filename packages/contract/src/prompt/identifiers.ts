import type { Group } from './groups.js';
import { ItemType, type Items } from './items.js';
import { isBoundary } from './marks.js';

/** `#8K`, `@hd`, `wallpapers/4k.png`: a name, not a request. */
export function isIdentifier(items: Items, { first, last }: Group): boolean {
  const before = items.isSpaced(first) ? '' : markBefore(items, first);
  if (before === '#') return !isHashtag(items, first - 1, last + 1);
  if ('@\\'.includes(before) && before !== '') return true;
  if (before === '/' && items.isMark(first - 2, '/.:')) return true;
  if (items.type[first - 1] === ItemType.gap && !items.isSpaced(first)) return true;
  if (!items.has(last + 1) || items.isSpaced(last + 1)) return false;
  if (items.type[last + 1] === ItemType.gap) return true;
  const isFile =
    items.isMark(last + 1, '.') && !items.isSpaced(last + 2) && items.type[last + 2] === ItemType.word;
  return isFile && /[a-z]/.test(items.text[items.start[last + 2] ?? 0] ?? '');
}

/** Items between two hashtags that stand in a row. */
const MAX_HASHTAG = 8;

/** "#dessert #8K": one of several hashtags. A `#4k` alone is a name. */
function isHashtag(items: Items, mark: number, next: number): boolean {
  for (let item = mark - 1; item >= mark - MAX_HASHTAG && !isBoundary(items, item); item--) {
    if (items.isMark(item, '#')) return true;
  }
  return items.isMark(next, '#') && items.isSpaced(next);
}

function markBefore(items: Items, item: number): string {
  const mark = item > 0 ? (items.mark[item - 1] ?? 0) : 0;
  return mark === 0 ? '' : String.fromCharCode(mark);
}
