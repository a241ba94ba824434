import * as parser from '@typescript-eslint/parser';
import type { SourceCode as TypedSourceCode } from '@typescript-eslint/utils/ts-eslint';
import { SourceCode } from 'eslint';
import { describe, expect, it } from 'vitest';
import { createMentionTest, hasInCode } from '../../src/call/mentions-images.js';

function parse(text: string): TypedSourceCode {
  const { ast } = parser.parseForESLint(text, { range: true, loc: true, tokens: true, comment: true });
  return new SourceCode(text, ast as SourceCode.Config['ast']) as unknown as TypedSourceCode;
}

const hasImages = (text: string): boolean => hasInCode(parse(text), /\bimages\b/g, 'images');

describe('a word in code', () => {
  it.each([
    'client.images.edit(options);',
    `const path = 'images/edits';`,
    '/* images */ client.images.edit(options);',
    'client /* of images */ .images.edit(options); // images',
    '// images\n/** images, images */\nfetch(`${base}/images/edits`);',
    `const url = 'https://images'; // not a comment before`,
  ])('is found in `%s`', (text) => {
    expect(hasImages(text)).toBe(true);
  });

  it.each([
    'client.files.create(options);',
    '// client.images.edit(options);',
    '/** Adds images. */\nadd(); /* images */',
    'const imagesize = 1, myimages = 2;',
  ])('is not found in `%s`', (text) => {
    expect(hasImages(text)).toBe(false);
  });
});

describe('a mention test', () => {
  it('asks once about a file, and again about the next', () => {
    const asked: string[] = [];
    const mentions = createMentionTest(({ text }) => asked.push(text) > 1);
    const [first, second] = [parse('images(1);'), parse('images(2);')];
    expect([first, first, second, second, first].map(mentions)).toEqual([false, false, true, true, true]);
    expect(asked).toEqual(['images(1);', 'images(2);', 'images(1);']);
  });

  it('asks nothing about a file that has nothing to do with images', () => {
    const mentions = createMentionTest(() => {
      throw new Error('asked');
    });
    expect(mentions(parse('files(1);'))).toBe(false);
  });
});
