import { cleanPrompt, findResolutionKeywords } from 'gpt-image-contract';
import { describeValue, type MatcherResult } from './matcher-result.js';

/** Passes for a prompt without words such as "8K" or "ultra HD", in any of the languages the contract knows. */
export function toHaveNoResolutionKeywords(received: unknown): MatcherResult {
  if (typeof received !== 'string') {
    return { pass: false, message: () => `expected a prompt, not ${describeValue(received)}` };
  }
  const keywords = findResolutionKeywords(received);
  const cleaned = cleanPrompt(received);
  const pass = keywords.length === 0;
  return {
    pass,
    message: () =>
      pass
        ? 'expected the prompt to have resolution keywords, but it has none'
        : [
            'expected the prompt to have no resolution keywords',
            `  found:   ${keywords.map(({ text, start }) => `"${text}" at ${start}`).join(', ')}`,
            `  cleaned: ${cleaned === received ? '(nothing would be left: describe the picture)' : cleaned}`,
            '  They change no pixel: set `size` and `quality` instead.',
          ].join('\n'),
  };
}
