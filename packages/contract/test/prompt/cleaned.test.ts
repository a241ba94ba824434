import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cleanPrompt, PROMPT_GAP } from '../../src/index.js';

/** A prompt and what a careful editor makes of it, one a line; `${…}` is not known, `\n` a line break. */
const CASES = readFileSync(new URL('cleaned.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.replaceAll('\\n', '\n').split('\t'));

describe('cleanPrompt', () => {
  it.each(CASES)('leaves of %j what an editor would: %j', (prompt = '', cleaned = '') => {
    const result = cleanPrompt(withGaps(prompt));
    expect(result).toBe(withGaps(cleaned));
    expect(cleanPrompt(result)).toBe(result);
  });
});

function withGaps(text: string): string {
  return text.replaceAll(/\$\{\w+\}/g, PROMPT_GAP);
}
