import { describe, expect, it } from 'vitest';
import { findResolutionKeywords } from '../../src/index.js';
import { readLabelledPrompts, type LabelledPrompt } from './labelled.js';

/** No language may fall below this, in recall or in precision. */
const FLOOR = 0.98;

interface Score {
  prompts: number;
  found: number;
  missed: number;
  wrong: number;
}

const scores = new Map<string, Score>();
const misses: string[] = [];

for (const labelled of readLabelledPrompts()) {
  const score = scores.get(labelled.language) ?? { prompts: 0, found: 0, missed: 0, wrong: 0 };
  scores.set(labelled.language, score);
  count(labelled, score);
}

function count({ language, expected, prompt }: LabelledPrompt, score: Score): void {
  const found = findResolutionKeywords(prompt).map(({ text }) => text);
  const missed = expected.filter((keyword) => !found.includes(keyword));
  const wrong = found.filter((keyword) => !expected.includes(keyword));
  score.prompts++;
  score.found += expected.length - missed.length;
  score.missed += missed.length;
  score.wrong += wrong.length;
  for (const keyword of missed) misses.push(`${language} missed "${keyword}" in: ${prompt}`);
  for (const keyword of wrong) misses.push(`${language} wrongly found "${keyword}" in: ${prompt}`);
}

// The range counts to the letter: a keyword found with one character too many is a miss and a false alarm.
describe.each([...scores])('%s', (language, { prompts, found, missed, wrong }) => {
  const recall = found / (found + missed);
  const precision = found / (found + wrong);

  it(`finds what is there and nothing else (${prompts} prompts)`, ({ annotate }) => {
    const shown = misses.filter((miss) => miss.startsWith(language));
    const report = `recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}\n${shown.join('\n')}`;
    console.log(`${language}: ${report}`);
    void annotate(report);
    expect(recall, report).toBeGreaterThanOrEqual(FLOOR);
    expect(precision, report).toBeGreaterThanOrEqual(FLOOR);
  });
});
