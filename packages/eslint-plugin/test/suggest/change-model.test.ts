import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';

const HEAD = `import OpenAI from 'openai';\nconst client = new OpenAI();\n`;
const linter = new Linter();

function lint(text: string): Linter.LintMessage[] {
  const messages = linter.verify(
    text,
    [{ files: ['**/*.ts'], languageOptions: { parser } }, plugin.configs.recommended],
    { filename: 'file.ts' },
  );
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages;
}

/** Descriptions and outcomes of the suggestions of `no-retired-model`; the head left out. */
function suggest(code: string, head = HEAD): { desc: string; after: string }[] {
  const text = head + code;
  const messages = lint(text).filter(({ ruleId }) => ruleId === 'gpt-image/no-retired-model');
  expect(messages.length).toBeGreaterThan(0);
  return messages.flatMap(({ suggestions = [] }) =>
    suggestions.map(({ desc, fix }) => ({
      desc,
      after: (text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1])).slice(head.length),
    })),
  );
}

const generate = (options: string): string => `await client.images.generate({ ${options} });`;
const NEW = `model: 'gpt-image-2.5-sunburst'`;

describe('another model', () => {
  it.each([
    [
      `model: 'dall-e-3', prompt, quality: 'standard', style: 'vivid', response_format: 'b64_json'`,
      `${NEW}, prompt, quality: 'medium'`,
      ', set `quality` to `medium` and leave out `style` and `response_format`',
    ],
    [
      `model: 'dall-e-3', style: 'vivid', prompt, quality: hd ? 'hd' : 'standard', size: '1792x1024'`,
      `${NEW}, prompt, quality: hd ? 'high' : 'medium', size: '1792x1024'`,
      ', set `quality` to `high` or `medium` and leave out `style`',
    ],
    [
      `style, response_format: format(), model: 'dall-e-3', prompt`,
      ` ${NEW}, prompt`,
      ' and leave out `style` and `response_format`',
    ],
    [
      `model: 'dall-e-2', prompt, size: '512x512'`,
      `model: 'gpt-image-2.5-flare', prompt, size: '816x816'`,
      ' and set `size` to `816x816`',
    ],
    [`model: 'gpt-image-1', prompt, quality: 'high', n: 2`, `${NEW}, prompt, quality: 'high', n: 2`, ''],
  ])('takes with it what it refuses: %s', (before, after, others) => {
    const model = after.includes('flare') ? 'gpt-image-2.5-flare' : 'gpt-image-2.5-sunburst';
    const outcome = generate(after).replace('{  ', '{ ');
    expect(suggest(generate(before))).toEqual([{ desc: `Use \`${model}\`${others}.`, after: outcome }]);
    expect(lint(HEAD + outcome)).toEqual([]);
  });

  it('takes the options of an object with it that is built ahead of the call', () => {
    const build = (options: string): string =>
      `const request = { ${options} };\nawait client.images.generate(request);`;
    expect(suggest(build(`model: 'dall-e-3', prompt, style: 'natural'`))).toEqual([
      {
        desc: 'Use `gpt-image-2.5-sunburst` and leave out `style`.',
        after: build(`${NEW}, prompt`),
      },
    ]);
  });

  it('takes the options of the AI SDK with it', () => {
    const head = `import { openai } from '@ai-sdk/openai';\nimport { generateImage } from 'ai';\n`;
    const draw = (model: string, quality: string): string =>
      `await generateImage({ model: openai.image('${model}'), prompt, providerOptions: { openai: { quality: '${quality}' } } });`;
    expect(suggest(draw('dall-e-3', 'hd'), head)).toEqual([
      {
        desc: 'Use `gpt-image-2.5-sunburst` and set `quality` to `high`.',
        after: draw('gpt-image-2.5-sunburst', 'high'),
      },
    ]);
  });

  it.each([
    ['a comment speaks of it', `model: 'dall-e-3', /* bold */ style: 'vivid'`],
    ['another value may come to light', `...defaults, model: 'dall-e-3', style: 'vivid'`],
    ['it comes from elsewhere', `model: 'dall-e-3', quality: QUALITY`],
    ['it goes to another model as well', `model: old ? 'dall-e-3' : 'gpt-image-2', style: 'vivid'`],
  ])('leaves alone what is not certain: %s', (_, options) => {
    const head = `const QUALITY = 'hd';\nlog(QUALITY);\n`;
    expect(suggest(head + generate(options))).toEqual([
      {
        desc: 'Use `gpt-image-2.5-sunburst`.',
        after: head + generate(options.replace('dall-e-3', 'gpt-image-2.5-sunburst')),
      },
    ]);
  });
});

describe('a name that decides what DALL·E gets', () => {
  const draw = (rest: string): string =>
    `export function draw(prompt: string, model: 'dall-e-3' | 'gpt-image-2') {\n  ${rest}\n}`;

  it.each([
    [
      'compared with it',
      draw(
        `return client.images.generate({ model, prompt, quality: model === 'dall-e-3' ? 'hd' : 'high' });`,
      ),
    ],
    [
      'a case',
      draw(
        `switch (model) {\n    case 'dall-e-3':\n      prompt += '!';\n  }\n  return client.images.generate({ model, prompt });`,
      ),
    ],
    [
      'the key of a table',
      `type Model = 'dall-e-3' | 'gpt-image-2';\nconst MOST: Record<Model, number> = { 'dall-e-3': 1, 'gpt-image-2': 10 };\nexport const draw = (prompt: string, model: Model) => client.images.generate({ model, prompt, n: MOST[model] });`,
    ],
  ])('is not renamed: %s', (_, code) => {
    expect(suggest(code)).toEqual([]);
  });

  it('is renamed where nothing depends on it, and between GPT image models', () => {
    const twice = (model: string): string =>
      draw(`return client.images.generate({ model, prompt });`).replaceAll('dall-e-3', model);
    expect(suggest(twice('dall-e-3'))[0]?.after).toBe(twice('gpt-image-2.5-sunburst'));
    const compared = (model: string): string =>
      draw(
        `return client.images.generate({ model, prompt, quality: model === 'dall-e-3' ? 'high' : 'low' });`,
      ).replaceAll('dall-e-3', model);
    expect(suggest(compared('gpt-image-1'))[0]).toEqual({
      desc: 'Use `gpt-image-2.5-sunburst` in all 2 places.',
      after: compared('gpt-image-2.5-sunburst'),
    });
  });
});
