import type { PromptEdit } from 'gpt-image-contract';

/** What a removed stretch of a prompt stood between. */
interface Hole {
  /** The text ahead of the hole, of its sentence only. */
  readonly before: string;
  readonly removed: string;
  /** The text after it. */
  readonly after: string;
}

/**
 * Whether a prompt would be left with half a phrase: the `and detail` of "in higher resolution and detail", the subject
 * of "The canvas is 1024x1024, but …" without what it is. Of English alone, whose words tell.
 */
export function leavesHalf(text: string, edits: readonly PromptEdit[]): boolean {
  return edits.some(({ start, end, replacement }) => {
    // An article that follows the sound of the next word.
    if (/^\s*an?\s*$/i.test(text.slice(start, end)) && replacement.trim() !== '') return false;
    const before = /[^.!?;:\n]*$/.exec(text.slice(0, start))?.[0] ?? '';
    const hole = { before, removed: text.slice(start, end), after: text.slice(end) };
    return leavesPartner(hole) || leavesSubject(hole);
  });
}

/** "in higher resolution ‹and detail›": one word, which the preposition and the adjective were for as well. */
function leavesPartner({ before, removed, after }: Hole): boolean {
  const isLed =
    /^\W*(?:in|at|with|to)\b/i.test(removed) || /\b(?:in|at|with|to)(?:\s+an?)?\W*$/i.test(before);
  // "in 8K and HDR" keeps an acronym, which is whole.
  const [, and, word = ''] = /^\s*(and\s+)?([a-z]+)\s*(?=[,.;:!?)\n]|$)/.exec(after) ?? [];
  if (!isLed || word === '') return false;
  return and === undefined ? /\b[a-z]+(?:\s+\w+)*\s+and\s*$/.test(removed) : before.trim() !== '';
}

/** "The canvas ‹is 1024x1024›, but …": who reads it does not learn what the canvas is. */
function leavesSubject({ before, removed, after }: Hole): boolean {
  const isCopula = /^\W*(?:(?:should|will|must|shall|can|to)\s+)?(?:is|are|was|were|be)\b/i.test(removed);
  if (!isCopula || !/\w\W*$/.test(before)) return false;
  return /^\s*(?:[,.;:!?)\n]|$|(?:but|so|while|because|though|although|however|yet)\b)/i.test(after);
}
