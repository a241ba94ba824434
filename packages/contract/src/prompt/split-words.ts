import type { Group } from './groups.js';
import { ItemType, type Items } from './items.js';

/** "超清新" and "最高清洁标准" hold "清新" and "清洁", no "清". "超清新娘" goes on with a word of its own. */
export function isCutShort(items: Items, { last }: Group): boolean {
  const next = last + 1;
  if (items.type[next] !== ItemType.ideograph || items.isSpaced(next)) return false;
  const end = items.end[last] ?? 0;
  if (items.text[end - 1] !== '清') return false;
  const character = items.text[end] ?? '';
  return (
    AFTER_CLEAR.includes(character) || (items.text[end - 2] === '超' && AFTER_VERY_CLEAR.includes(character))
  );
}

/** What makes another word of "清": clean, bland, clear. */
const AFTER_CLEAR = '洁潔淡澈廉';
/** Adjectives said with "超", very: fresh, cool, pure. */
const AFTER_VERY_CLEAR = '新爽纯純凉涼透秀甜雅幽冷静靜';
