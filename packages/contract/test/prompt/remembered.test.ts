import { describe, expect, it } from 'vitest';
import { cleanPrompt, findPromptEdits, findResolutionKeywords } from '../../src/index.js';

const PROMPT = 'masterpiece, a fox in 4K, snow';

describe('a prompt asked about twice', () => {
  it('is answered for the kinds asked for, whatever was asked before', () => {
    const find = (kinds?: ('quality' | 'resolution')[]): string[] =>
      findResolutionKeywords(PROMPT, kinds === undefined ? {} : { kinds }).map(({ text }) => text);
    expect(find()).toEqual(['4K']);
    expect(find(['quality'])).toEqual(['masterpiece']);
    expect(find(['quality', 'resolution'])).toEqual(['masterpiece', '4K']);
    expect(find()).toEqual(['4K']);
  });

  it('gives the same edits before and after', () => {
    const before = findPromptEdits(PROMPT);
    expect(cleanPrompt(PROMPT)).toBe('masterpiece, a fox, snow');
    findResolutionKeywords('an owl, 8K');
    expect(findPromptEdits(PROMPT)).toEqual(before);
    expect(findPromptEdits(PROMPT)).toEqual(before);
  });
});
