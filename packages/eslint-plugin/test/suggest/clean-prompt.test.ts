import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { CLIENT } from '../support/code.js';

/** What the suggestions make of an expression for a prompt: one for each report, `undefined` where there is none. */
function mend(expression: string): (string | undefined)[] {
  const ahead = `${CLIENT}client.images.generate({ prompt: `;
  const text = `${ahead}${expression} });`;
  const messages = new Linter().verify(text, [
    { plugins: { 'gpt-image': plugin }, rules: { 'gpt-image/no-resolution-keywords': 'error' } },
  ]);
  expect(messages.length).toBeGreaterThan(0);
  return messages.map(({ suggestions }) => {
    const fix = suggestions?.[0]?.fix;
    if (fix === undefined) return undefined;
    return (text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1])).slice(
      ahead.length,
      -' });'.length,
    );
  });
}

describe('a prompt without its resolution words', () => {
  it.each([
    'Paint the room again in higher resolution and clarity, with the same lamps',
    'Draw it at a higher resolution and contrast.',
    'The whole sheet is 1536x1024, but the text stays in the middle',
    'The poster will be 1024x1536, so leave room at the top.',
    'The picture is 1024x1024.',
  ])('is not offered where half a phrase would be left: %s', (prompt) => {
    expect(new Set(mend(JSON.stringify(prompt)))).toEqual(new Set([undefined]));
  });

  it.each([
    ['The picture is 4K and shows a fox.', 'The picture shows a fox.'],
    ['A harbour in 4K and with soft light', 'A harbour with soft light'],
    ['A harbour in 8K and HDR, at dusk', 'A harbour in HDR, at dusk'],
    ['A harbour in 4K and a ship', 'A harbour and a ship'],
    ['A harbour in 4K. The water is calm.', 'A harbour. The water is calm.'],
    ['The size is 1024x1024 and the style is flat', 'The style is flat'],
  ])('is offered where the rest is whole: %s', (prompt, rest) => {
    expect(mend(JSON.stringify(prompt))).toEqual([JSON.stringify(rest)]);
  });

  it('leaves no empty text behind', () => {
    expect(mend(`'A cover by ' + author + ', 4K'`)).toEqual([`'A cover by ' + author`]);
    expect(mend(`'A cover by ' + author + ', 4K' + ', in red'`)).toEqual([
      `'A cover by ' + author + ', in red'`,
    ]);
  });

  it('keeps the text that makes a text of what it is added to', () => {
    expect(mend(`author + ', 4K'`)).toEqual([`author + ''`]);
    expect(mend(`'A cover by ' + author + /* why */ ', 4K'`)).toEqual([
      `'A cover by ' + author + /* why */ ''`,
    ]);
  });
});
