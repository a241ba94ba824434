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
    [
      'where a comment speaks of it',
      generate(`model: 'dall-e-3', /* bold */ style: 'vivid'`),
      generate(NEW),
      ' and leave out `style`',
    ],
    [
      'where another model refuses it as well',
      generate(`model: old ? 'dall-e-3' : 'gpt-image-2', prompt, style: 'vivid'`),
      generate(`model: old ? 'gpt-image-2.5-sunburst' : 'gpt-image-2', prompt`),
      ' and leave out `style`',
    ],
    [
      'in a constant',
      `const QUALITY = 'hd';\n${generate(`model: 'dall-e-3', quality: QUALITY`)}`,
      `const QUALITY = 'high';\n${generate(`${NEW}, quality: QUALITY`)}`,
      ' and set `quality` to `high`',
    ],
    [
      'in a default and the type that holds it',
      `export const draw = (prompt: string, quality: 'standard' | 'hd' | 'high' = 'hd') =>\n  client.images.generate({ model: 'dall-e-3', prompt, quality });`,
      `export const draw = (prompt: string, quality: 'medium' | 'high' = 'high') =>\n  client.images.generate({ ${NEW}, prompt, quality });`,
      ' and set `quality` to `medium` or `high`',
    ],
    [
      'in a type whose members come to the same',
      `export const draw = (prompt: string, size: '256x256' | '512x512' | '1024x1024') =>\n  client.images.generate({ model: 'dall-e-2', prompt, size });`,
      `export const draw = (prompt: string, size: '816x816' | '1024x1024') =>\n  client.images.generate({ model: 'gpt-image-2.5-flare', prompt, size });`,
      ' and set `size` to `816x816`',
    ],
    [
      'in a schema whose members come to the same',
      `const schema = z.object({ size: z.enum(['256x256', '1024x1024', '512x512']) });\nexport function draw(body: unknown) {\n  const { size } = schema.parse(body);\n  return client.images.generate({ model: 'dall-e-2', prompt, size });\n}`,
      `const schema = z.object({ size: z.enum(['816x816', '1024x1024']) });\nexport function draw(body: unknown) {\n  const { size } = schema.parse(body);\n  return client.images.generate({ model: 'gpt-image-2.5-flare', prompt, size });\n}`,
      ' and set `size` to `816x816`',
    ],
    [
      'where the model is a constant',
      `const MODEL = 'dall-e-3';\n${generate(`model: MODEL, prompt, quality: 'hd', style`)}`,
      `const MODEL = 'gpt-image-2.5-sunburst';\n${generate(`model: MODEL, prompt, quality: 'high'`)}`,
      ', set `quality` to `high` and leave out `style`',
    ],
    [
      'in each request that names the model',
      `const MODEL = 'dall-e-3';\n${generate(`model: MODEL, quality: 'hd'`)}\n${generate(`model: MODEL, quality: 'standard', style`)}`,
      `const MODEL = 'gpt-image-2.5-sunburst';\n${generate(`model: MODEL, quality: 'high'`)}\n${generate(`model: MODEL, quality: 'medium'`)}`,
      ', set `quality` to `high` or `medium` and leave out `style`',
    ],
    [
      'in an object of several requests',
      `const request = { model: 'dall-e-3', prompt, style: 'vivid' };\nawait client.images.generate(request);\nawait client.images.generate(request);`,
      `const request = { ${NEW}, prompt };\nawait client.images.generate(request);\nawait client.images.generate(request);`,
      ' and leave out `style`',
    ],
    [
      'in statements',
      `const request = { model: 'dall-e-3', prompt };\nif (bold) {\n  request.style = 'vivid';\n  request.response_format = 'url';\n}\nawait client.images.generate(request);`,
      `const request = { ${NEW}, prompt };\nawait client.images.generate(request);`,
      ' and leave out `style` and `response_format`',
    ],
    [
      'not what another request needs that is no better off',
      `const QUALITY = 'high';\n${generate(`model: 'gpt-image-1', quality: QUALITY`)}\n${generate(`model: 'gpt-image-2', quality: QUALITY`)}`,
      `const QUALITY = 'high';\n${generate(`${NEW}, quality: QUALITY`)}\n${generate(`model: 'gpt-image-2', quality: QUALITY`)}`,
      '',
    ],
  ])('takes with it what it refuses, %s', (_, before, after, others) => {
    const model = /gpt-image-2\.5-\w+/.exec(after)?.[0] ?? '';
    expect(suggest(before)).toEqual([{ desc: `Use \`${model}\`${others}.`, after }]);
    expect(lint(HEAD + after).map(({ message }) => message)).toEqual([]);
  });

  it.each([
    ['another value may come to light', generate(`...defaults, model: 'dall-e-3', style: 'vivid'`)],
    [
      'another request needs it',
      `const QUALITY = 'standard';\n${generate(`model: 'dall-e-3', quality: QUALITY`)}\n${generate(`model: 'dall-e-3', quality: QUALITY`)}`,
    ],
  ])('is not suggested where it would be refused: %s', (_, code) => {
    expect(suggest(code)).toEqual([]);
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
