import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';

function lint(code: string, filename: string) {
  return new Linter().verify(
    code,
    [
      { files: ['**/*.ts', '**/*.js', '**/*.cjs'], languageOptions: { parser } },
      { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
      { plugins: { 'gpt-image': plugin }, rules: { 'gpt-image/require-prepared-image': 'error' } },
    ],
    { filename },
  );
}

/** Applies the suggestions one after the other, as an editor does, until none is left. */
function mend(code: string, filename = 'file.ts'): string {
  let text = code;
  for (let round = 0; round < 10; round++) {
    const messages = lint(text, filename);
    expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
    const fix = messages.flatMap(({ suggestions = [] }) => suggestions)[0]?.fix;
    if (fix === undefined) return text;
    text = text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]);
  }
  throw new Error('the suggestions do not come to an end');
}

const HEAD = `import { createReadStream as read } from 'node:fs';\nimport OpenAI from 'openai';\nconst client = new OpenAI();\n`;
const GUARD = `import { prepareImage } from 'gpt-image-guard';\n`;

describe('suggestions that wrap an upload', () => {
  it('may be applied one after the other, two of them on one line', () => {
    expect(mend(`${HEAD}await client.images.edit({ image: [read('a.png'), read('b.png')], prompt });`)).toBe(
      `${GUARD}${HEAD}await client.images.edit({ image: [await prepareImage(read('a.png')), await prepareImage(read('b.png'))], prompt });`,
    );
  });

  it('add both helpers to one import', () => {
    const code = `${HEAD}export async function edit(one: File, many: File[]) {\n  await client.images.edit({ image: one });\n  await client.images.edit({ image: many });\n}`;
    expect(mend(code)).toBe(
      `import { prepareImage, prepareImages } from 'gpt-image-guard';\n${code}`
        .replace('image: one', 'image: await prepareImage(one)')
        .replace('image: many', 'image: await prepareImages(many)'),
    );
  });

  const raw = `await client.images.edit({ image: read('a.png') });`;
  it.each([
    ['an import of it', `import { prepareImage } from 'gpt-image-guard';\n`, 'prepareImage'],
    ['an import under another name', `import { prepareImage as shrink } from 'gpt-image-guard';\n`, 'shrink'],
    ['the whole package', `import * as guard from 'gpt-image-guard';\n`, 'guard.prepareImage'],
    ['an import from Deno’s npm', `import { prepareImage } from 'npm:gpt-image-guard@1';\n`, 'prepareImage'],
  ])('use %s that is there', (_, line, name) => {
    expect(mend(`${line}${HEAD}${raw}`)).toBe(
      `${line}${HEAD}${raw.replace("read('a.png')", `await ${name}(read('a.png'))`)}`,
    );
  });

  it.each([
    [
      'an import of another of its functions',
      `import { guardFetch } from 'gpt-image-guard';\n`,
      `import { guardFetch, prepareImage } from 'gpt-image-guard';\n`,
    ],
    [
      'an import with a type in it',
      `import { type PreparedImage } from 'gpt-image-guard';\n`,
      `import { type PreparedImage, prepareImage } from 'gpt-image-guard';\n`,
    ],
    [
      'no import but of a type',
      `import type { PreparedImage } from 'gpt-image-guard';\n`,
      `${GUARD}import type { PreparedImage } from 'gpt-image-guard';\n`,
    ],
    [
      'a comment about the next line',
      `// @ts-expect-error no types\nimport legacy from 'legacy';\n`,
      `${GUARD}// @ts-expect-error no types\nimport legacy from 'legacy';\n`,
    ],
    ['a directive', `'use server';\n`, `'use server';\n${GUARD}`],
    [
      'Deno’s npm',
      `import zod from 'npm:zod';\n`,
      `import { prepareImage } from 'npm:gpt-image-guard';\nimport zod from 'npm:zod';\n`,
    ],
  ])('extend %s', (_, before, after) => {
    expect(mend(`${before}${HEAD}${raw}`)).toBe(
      `${after}${HEAD}${raw.replace("read('a.png')", "await prepareImage(read('a.png'))")}`,
    );
  });

  it('take another name where the code has a function of that one', () => {
    const own = `function prepareImage(path: string) { return read(path); }\n`;
    const code = `${HEAD}${own}await client.images.edit({ image: read('a.png') });`;
    expect(mend(code)).toBe(
      `import { prepareImage as guardPrepareImage } from 'gpt-image-guard';\n${code.replace("{ image: read('a.png') }", "{ image: await guardPrepareImage(read('a.png')) }")}`,
    );
  });

  it('do not mistake a parameter for the import of that name', () => {
    const code = `${GUARD}${HEAD}export const edit = async (prepareImage: boolean) =>\n  client.images.edit({ image: read(String(prepareImage)) });`;
    expect(mend(code)).toBe(
      code
        .replace('{ prepareImage }', '{ prepareImage, prepareImage as guardPrepareImage }')
        .replace(
          'image: read(String(prepareImage))',
          'image: await guardPrepareImage(read(String(prepareImage)))',
        ),
    );
  });

  it('require it where the code requires', () => {
    const code = `const OpenAI = require('openai');\nconst client = new OpenAI();\nexports.edit = async (path) => client.images.edit({ image: require('fs').createReadStream(path) });`;
    expect(mend(code, 'file.cjs')).toBe(
      `const { prepareImage } = require('gpt-image-guard');\n${code.replace("require('fs').createReadStream(path)", "await prepareImage(require('fs').createReadStream(path))")}`,
    );
  });

  it('keep a promise where a promise was', () => {
    const code = `${HEAD}import { toFile } from 'openai';\nexport const edit = async (paths: string[]) =>\n  client.images.edit({ image: await Promise.all(paths.map((path) => toFile(read(path), path))) });`;
    expect(mend(code)).toBe(
      `${GUARD}${code.replace('toFile(read(path), path)', 'prepareImage(read(path))')}`,
    );
  });

  it('are not made where nothing can be awaited, or where an address would be read as a path', () => {
    const sync = `${HEAD}export const edit = (image: File) => client.images.edit({ image });`;
    expect(mend(sync)).toBe(sync);
    const address = `import { generateImage } from 'ai';\nawait generateImage({ model: 'openai/gpt-image-2', prompt: { text, images: ['https://example.com/a.png'] } });`;
    expect(mend(address)).toBe(address);
  });
});
