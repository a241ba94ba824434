import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';

const HEAD = `import OpenAI from 'openai';\nimport { z } from 'zod';\nconst client = new OpenAI();\n`;
const DRAW = `return client.images.generate({ model: 'gpt-image-2', prompt: 'A red door', size });`;

/** Descriptions and outcomes of the suggestions of `valid-size`, by the report's order; the head left out. */
function suggest(code: string): string[] {
  const text = HEAD + code;
  const messages = new Linter().verify(
    text,
    [
      { files: ['**/*.ts'], languageOptions: { parser } },
      { plugins: { 'gpt-image': plugin }, rules: { 'gpt-image/valid-size': 'error' } },
    ],
    { filename: 'file.ts' },
  );
  expect(messages.every(({ fatal }) => fatal !== true)).toBe(true);
  expect(messages.length).toBeGreaterThan(0);
  return messages.flatMap(({ suggestions = [] }) =>
    suggestions.map(({ desc, fix }) => {
      const after = text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]);
      return `${desc} ${after.slice(HEAD.length)}`;
    }),
  );
}

describe('a text that types of the file name', () => {
  it.each([
    [
      'with its default',
      `type Size = '1920x1080' | 'auto';\nexport function draw(size: Size = '1920x1080') {\n  ${DRAW}\n}`,
      2,
    ],
    [
      'with what is compared with it',
      `export function draw(size: '1920x1080' | 'auto') {\n  if (size === '1920x1080') log();\n  ${DRAW}\n}`,
      2,
    ],
    [
      'with a table’s keys',
      `type Size = '1920x1080' | 'auto';\nconst LABELS: Record<Size, string> = { '1920x1080': 'HD', auto: '' };\nexport function draw(size: Size) {\n  ${DRAW}\n}`,
      2,
    ],
    [
      'with what callers give',
      `function draw(size: '1920x1080' | 'auto') {\n  ${DRAW}\n}\nexport const a = () => draw('1920x1080');`,
      2,
    ],
    [
      'with what callers give to a method',
      `class Painter {\n  draw(size: '1920x1080' | 'auto') {\n  ${DRAW}\n  }\n}\nexport const a = () => new Painter().draw('1920x1080');`,
      2,
    ],
    [
      'with what callers give to a function of a declared type',
      `type Draw = (size: '1920x1080' | 'auto') => unknown;\nexport const draw: Draw = (size) => {\n  ${DRAW}\n};\ndraw('1920x1080');`,
      2,
    ],
    [
      'with the default of a schema',
      `const schema = z.object({ size: z.enum(['1920x1080', 'auto']).default('1920x1080') });\nexport function draw(body: unknown) {\n  const { size } = schema.parse(body);\n  ${DRAW}\n}`,
      2,
    ],
    [
      'with a table’s',
      `const SIZES = ['1920x1080', 'auto'] as const;\nexport function draw(size: (typeof SIZES)[number] = '1920x1080') {\n  ${DRAW}\n}`,
      2,
    ],
  ])('changes %s', (_, code, count) => {
    const outcomes = suggest(code);
    expect(outcomes).toContain(
      `Use \`1920x1088\` in all ${count} places. ${code.replaceAll("'1920x1080'", "'1920x1088'")}`,
    );
    expect(outcomes.filter((outcome) => outcome.includes('1920x1080'))).toEqual([]);
  });

  it('changes without those of another type', () => {
    const code = `type Size = '1920x1080' | 'auto';\ntype VideoSize = '1920x1080' | '1280x720';\nexport const film = (size: VideoSize = '1920x1080') => play(size);\nexport function draw(size: Size = '1920x1080') {\n  ${DRAW}\n}`;
    const after = code.replace(/(?<=(?:type Size|: Size) = )'1920x1080'/g, "'1920x1088'");
    expect(suggest(code)).toContain(`Use \`1920x1088\` in all 2 places. ${after}`);
  });

  it('is not changed where a constant without a type of its own is given to it', () => {
    const code = `type VideoSize = '1920x1080' | '1280x720';\nconst film = (size: VideoSize) => size;\nconst size = '1920x1080';\nfilm(size);\nexport function draw() {\n  ${DRAW}\n}`;
    expect(suggest(code)).toEqual([]);
  });

  it('gives way to another that they name, and is not named twice', () => {
    const code = `export function draw(size: '256x256' | '1024x1024' = '256x256') {\n  ${DRAW}\n}`;
    expect(suggest(code).filter((outcome) => outcome.includes("'1024x1024' | '1024x1024'"))).toEqual([]);
  });
});

describe('a text beside the one that is suggested', () => {
  /** Outcomes of the suggestions that write a size which is there already. */
  const suggestKnown = (code: string): string[] =>
    suggest(code).filter((outcome) => outcome.startsWith('Use `1024x1024`'));
  const written = (size: string): string => `export function draw(size: ${size}) {\n  ${DRAW}\n}`;

  it.each([
    ["'1024x1024' | '256x256'", "'1024x1024'"],
    ["'256x256' | '1024x1024' | undefined", "'1024x1024' | undefined"],
    ["'auto' | '256x256' | '1024x1024'", "'auto' | '1024x1024'"],
    ["\n  | '256x256'\n  | '1024x1024'", "\n  | '1024x1024'"],
    ["('auto' | null) | '256x256' | '1024x1024'", "('auto' | null) | '1024x1024'"],
  ])('leaves its union: %s', (before, after) => {
    expect(suggestKnown(written(before))).toEqual([`Use \`1024x1024\`. ${written(after)}`]);
  });

  it('leaves a union as what is written by its type changes', () => {
    const code = written("'256x256' | '1024x1024' = '256x256'");
    expect(suggestKnown(code)).toEqual([
      `Use \`1024x1024\` in all 2 places. ${written("'1024x1024' = '1024x1024'")}`,
      `Use \`1024x1024\`. ${written("'256x256' | '1024x1024' = '1024x1024'")}`,
    ]);
  });

  it('leaves the list of a schema', () => {
    const parsed = (list: string): string =>
      `const schema = z.object({ size: z.enum(${list}) });\nexport function draw(body: unknown) {\n  const { size } = schema.parse(body);\n  ${DRAW}\n}`;
    expect(suggestKnown(parsed("['1024x1024', '256x256', 'auto']"))).toEqual([
      `Use \`1024x1024\`. ${parsed("['1024x1024', 'auto']")}`,
    ]);
  });

  it.each([
    [
      'a list that is read by index',
      `const SIZES = ['256x256', '1024x1024'];\nexport function draw(index: number) {\n  const size = SIZES[index];\n  ${DRAW}\n}`,
    ],
    [
      'a switch',
      `export function draw(size: '256x256' | '1024x1024') {\n  switch (size) {\n    case '256x256':\n      small();\n      break;\n    case '1024x1024':\n      log();\n  }\n  ${DRAW}\n}`,
    ],
    [
      'a table’s keys',
      `const LABELS: Record<Size, string> = { '256x256': 'Small', '1024x1024': 'Large' };\ntype Size = '256x256' | '1024x1024';\nexport function draw(size: Size) {\n  ${DRAW}\n}`,
    ],
    [
      'branches of the same value',
      `export function draw(size: '256x256' | '1024x1024') {\n  const cost = size === '256x256' ? 1 : size === '1024x1024' ? 2 : 3;\n  pay(cost);\n  ${DRAW}\n}`,
    ],
    ['a comment', written("'1024x1024' /* large */ | '256x256'")],
  ])('stays in %s', (_, code) => {
    expect(suggestKnown(code)).toEqual([]);
  });
});

describe('a text that no type of the file names', () => {
  it.each([
    [
      'of the request itself',
      `type Frame = '1920x1080' | '1280x720';\nexport const draw = () => client.images.generate({ model: 'gpt-image-2', prompt: 'A red door', size: '1920x1080' });`,
    ],
    [
      'of a plain object',
      `type Frame = '1920x1080' | '1280x720';\nconst defaults = { size: '1920x1080' };\nexport const draw = () => client.images.generate({ model: 'gpt-image-2', prompt: 'A red door', ...defaults });`,
    ],
    [
      'that is only there twice',
      `const size = '1920x1080';\nexport const video = '1920x1080';\nexport function draw() {\n  ${DRAW}\n}`,
    ],
    [
      'of a table that no type is made of',
      `const SIZES = { wide: '1920x1080' } as const;\nexport const video = '1920x1080';\nexport function draw() {\n  const size = SIZES.wide;\n  ${DRAW}\n}`,
    ],
    [
      'of another type of the same names',
      `type VideoSize = '1920x1080' | '1280x720';\nexport const video = (s: VideoSize = '1920x1080') => client.videos.create({ prompt: 'A red door', size: s });\nconst size = '1920x1080';\nexport function draw() {\n  ${DRAW}\n}`,
    ],
    [
      'of another schema of the same names',
      `export const schema = z.object({ video: z.enum(['1920x1080']).default('1920x1080') });\nconst size = '1920x1080';\nexport function draw() {\n  ${DRAW}\n}`,
    ],
    [
      'that another variable is compared with',
      `type Frame = '1920x1080' | '1280x720';\nexport const isWide = (frame: Frame) => frame === '1920x1080';\nconst size = '1920x1080';\nexport function draw() {\n  ${DRAW}\n}`,
    ],
    [
      'that a table is asked for',
      `const VIDEO = ['1920x1080', '1280x720'] as const;\nexport type Video = (typeof VIDEO)[number];\nexport const isVideo = (one: Video) => VIDEO.includes(one);\nconst size = '1920x1080';\nexport function draw() {\n  ${DRAW}\n}`,
    ],
    [
      'of a wider type',
      `type Frame = '1920x1080' | '1280x720';\nexport let frame: Frame = '1920x1080';\nexport function draw(size: string = '1920x1080') {\n  ${DRAW}\n}`,
    ],
    [
      'of data',
      `type Frame = ${Array.from({ length: 60 }, () => "'1920x1080'").join(' | ')};\nconst size = '1920x1080';\nexport function draw() {\n  ${DRAW}\n}`,
    ],
  ])('changes alone: %s', (_, code) => {
    const at = code.search(/(?<=size(?: =|:|: string =) |wide: )'1920x1080'/);
    expect(suggest(code)).toContain(
      `Use \`1920x1088\`. ${code.slice(0, at)}'1920x1088'${code.slice(at + "'1920x1080'".length)}`,
    );
  });
});
