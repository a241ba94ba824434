import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';

const HEAD = `import OpenAI, { toFile } from 'openai';\nconst client = new OpenAI();\n`;
/** So many ways round that trying each in turn would take longer than anyone waits. */
const WAYS = 24;

/** Texts of the lines that are reported, with the rule; the same one once. */
function lint(code: string): readonly string[] {
  const config: Linter.Config[] = [
    { files: ['**/*.ts'], languageOptions: { parser }, ...plugin.configs.recommended },
  ];
  const lines = code.split('\n');
  const messages = new Linter().verify(code, config, { filename: 'file.ts' });
  return [
    ...new Set(
      messages.map(({ ruleId, line }) => `${ruleId?.replace('gpt-image/', '')}: ${lines[line - 1]?.trim()}`),
    ),
  ];
}

function repeat(write: (index: number) => string): string {
  return Array.from({ length: WAYS }, (_, index) => write(index)).join('\n');
}

/** A function that tries again by calling itself, in many places. */
function retry(head: string, call: string, again: (index: number) => string, first: string): string {
  return `${HEAD}async function draw(${head}, left = 3) {
  try {
    return await client.images.${call};
  } catch (error) {
    ${repeat((index) => `if (error.status === ${index}) return ${again(index)};`)}
  }
}
${first}
`;
}

describe('a function that calls itself', () => {
  it.each([
    [
      'with a parameter that has a default',
      retry(
        `prompt, size = '1024x1024'`,
        `generate({ model: 'gpt-image-2', prompt, size })`,
        () => 'draw(prompt, size, left - 1)',
        `draw('a door', '1001x1000');`,
      ),
    ],
    [
      'with an object that it spreads',
      retry(
        'options',
        `generate({ model: 'gpt-image-2', ...options })`,
        (index) => `draw({ ...options, n: ${(index % 4) + 1} }, left - 1)`,
        `draw({ prompt: 'a door', size: '1001x1000' });`,
      ),
    ],
    [
      'with parameters it takes out of an object',
      retry(
        `{ prompt, size = '1024x1024' }`,
        `generate({ model: 'gpt-image-2', prompt, size })`,
        () => 'draw({ prompt, size }, left - 1)',
        `draw({ prompt: 'a door', size: '1001x1000' });`,
      ),
    ],
    [
      'with something instead of what may be missing',
      retry(
        'prompt, size',
        `generate({ model: 'gpt-image-2', prompt, size: size ?? '1024x1024' })`,
        () => `draw(prompt, size ?? '1536x1024', left - 1)`,
        `draw('a door', '1001x1000');`,
      ),
    ],
    [
      'with members of what it was given',
      retry(
        'options',
        `generate({ model: 'gpt-image-2', prompt: options.prompt, size: options.size ?? 'auto' })`,
        () => `draw({ ...options, size: options.size ?? '1024x1024' }, left - 1)`,
        `draw({ prompt: 'a door', size: '1001x1000' });`,
      ),
    ],
  ])('%s', (_, code) => {
    expect(lint(code)).toEqual([`valid-size: ${code.trim().split('\n').at(-1)}`]);
  });

  it('by way of another one', () => {
    const code = `${HEAD}async function draw(options) {
  try {
    return await client.images.generate({ model: 'gpt-image-2', ...options });
  } catch (error) {
    ${repeat((index) => `if (error.status === ${index}) return again({ ...options });`)}
  }
}
function again(options) {
  ${repeat((index) => `if (options.n === ${index}) return draw({ ...options, n: 1 });`)}
}
draw({ prompt: 'a door', size: '1001x1000' });
`;
    expect(lint(code)).toEqual([`valid-size: draw({ prompt: 'a door', size: '1001x1000' });`]);
  });

  it('with a longer text', () => {
    const code = retry(
      'prompt',
      `generate({ model: 'gpt-image-2', prompt })`,
      (index) => `draw(\`\${prompt}, with ${index} knobs\`, left - 1)`,
      `draw('a door, 8K');`,
    );
    expect(lint(code)).toEqual([`no-resolution-keywords: draw('a door, 8K');`]);
  });

  it('with a part of a list', () => {
    const code = retry(
      'images',
      `edit({ model: 'gpt-image-2', prompt: 'a door', image: images })`,
      () => 'draw(images.slice(1), left - 1)',
      `draw([await toFile(readFileSync('a.png'), 'a.png', { type: 'image/png' })]);`,
    );
    expect(lint(`import { readFileSync } from 'node:fs';\n${code}`)).toEqual([
      `require-prepared-image: draw([await toFile(readFileSync('a.png'), 'a.png', { type: 'image/png' })]);`,
    ]);
  });

  it('and by nobody else', () => {
    const code = `${HEAD}function draw(options) {
  client.images.generate({ model: 'gpt-image-2', prompt: 'a door', size: options.size, ...options });
  return draw({ ...options, size: options.size ?? options.other });
}
`;
    expect(lint(code)).toEqual([]);
  });
});

describe('a variable that is written again and again', () => {
  const draw = (start: string, write: (index: number) => string, given: string): string =>
    `${HEAD}export async function draw(kind, prompt) {
  ${start}
  ${repeat((index) => `if (kind === ${index}) ${write(index)};`)}
  return client.images.${given};
}
`;
  const generate = (given: string): string => `generate({ model: 'gpt-image-2', ${given} })`;

  it.each([
    [
      'with itself spread',
      `let options = { prompt, size: '1001x1000' };`,
      (index: number) => `options = { ...options, n: ${(index % 4) + 1} }`,
      generate('...options'),
    ],
    [
      'with itself merged',
      `let options = { prompt, size: '1001x1000' };`,
      (index: number) => `options = Object.assign({}, options, { n: ${(index % 4) + 1} })`,
      generate('...options'),
    ],
    [
      'unless it has a value',
      `let size = kind.size ?? '1001x1000';`,
      () => `size = size ?? '1024x1024'`,
      generate('prompt, size'),
    ],
  ])('%s', (_, start, write, given) => {
    expect(lint(draw(start, write, given))).toEqual([`valid-size: ${start}`]);
  });

  it.each([
    ['in a template', (index: number) => `text = \`\${text}, with ${index} knobs\``],
    ['by a sum', (index: number) => `text = text + ', with ${index} knobs'`],
    ['by a method', () => `text = text.replaceAll('  ', ' ')`],
  ])('as a text that gets longer, %s', (_, write) => {
    const start = `let text = 'a door, 8K';`;
    expect(lint(draw(start, write, generate('prompt: text')))).toEqual([`no-resolution-keywords: ${start}`]);
  });

  it('as a list with more images', () => {
    const start = `let images = [fetch(kind.url)];`;
    const reports = lint(
      draw(start, (index) => `images = [...images, kind.more[${index}]]`, `edit({ prompt, image: images })`),
    );
    expect(reports).toContain(`require-prepared-image: ${start}`);
  });

  it('in a file of another kind', () => {
    const start = `let image = await fetch(kind.url);`;
    const reports = lint(
      draw(
        start,
        () => `image = await toFile(image, 'a.png')`,
        `edit({ model: 'gpt-image-2', prompt, image })`,
      ),
    );
    expect(reports).toContain(`require-prepared-image: ${start}`);
  });

  it('in a loop', () => {
    const code = `${HEAD}export async function draw(kind, prompt) {
  let options = { prompt, size: '1001x1000' };
  for (;;) {
    await client.images.generate({ model: 'gpt-image-2', ...options });
    ${repeat((index) => `if (kind === ${index}) options = { ...options, n: ${(index % 4) + 1} };`)}
  }
}
`;
    expect(lint(code)).toEqual([`valid-size: let options = { prompt, size: '1001x1000' };`]);
  });
});

it('knows what a function gives that calls itself before it is asked from outside', () => {
  const code = `${HEAD}function pick(size, left) {
  if (left > 2) return pick(size ?? '1000x1000', left - 1);
  return size;
}
export const draw = (prompt) =>
  client.images.generate({ model: 'gpt-image-2', prompt, size: pick('1001x1000', 3) });
`;
  expect(lint(code)).toEqual([
    `valid-size: client.images.generate({ model: 'gpt-image-2', prompt, size: pick('1001x1000', 3) });`,
  ]);
});
