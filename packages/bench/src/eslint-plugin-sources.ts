import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { extname, join } from 'node:path';

/** Characters of source to measure on, about: enough for a stable minimum, little enough for a run of seconds. */
const SOURCE_BUDGET = 600_000;
/** Longer files, in characters, are generated: one would outweigh all the others. */
const LONGEST_FILE = 50_000;
export const REPOSITORY = join(import.meta.dirname, '../../..');
const CORPUS = join(REPOSITORY, 'packages/eslint-plugin/test/corpus/fixtures');

export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/**
 * TypeScript sources that packages in `node_modules` ship, none of which calls the image API: evenly taken from all of
 * them, so that they are as long as files are.
 */
export function readFilesWithoutCalls(): SourceFile[] {
  const files = ['zod', 'openai', 'ai'].flatMap(findPackage).flatMap(readSources);
  const size = files.reduce((sum, { text }) => sum + text.length, 0);
  const step = Math.ceil(size / SOURCE_BUDGET);
  return files.filter((_, index) => index % step === 0);
}

function readSources(root: string): SourceFile[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?<!\.d)\.[cm]?ts$/.test(path))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }))
    .filter(({ text }) => text.length <= LONGEST_FILE);
}

function findPackage(name: string): string[] {
  const store = join(REPOSITORY, 'node_modules/.pnpm');
  return readdirSync(store)
    .filter((entry) => entry.startsWith(`${name}@`))
    .map((entry) => realpathSync(join(store, entry, 'node_modules', name)));
}

const HEAD = `import OpenAI from 'openai';
import { prepareImage } from 'gpt-image-guard';
const client = new OpenAI();
const DEFAULTS = { model: 'gpt-image-2', quality: 'medium' };
const SIZES = { square: '1024x1024', wide: '1536x864', tall: '864x1536' };
`;

const SHAPES: readonly ((name: string) => string)[] = [
  (name) => `export async function ${name}(prompt, wide) {
  const params = { ...DEFAULTS, prompt };
  if (wide) {
    params.size = '1536x1024';
  }
  const result = await client.images.generate(params);
  if (!result.data) throw new Error('no image');
  return result.data[0].b64_json;
}

`,
  (name) => `export async function ${name}(path, words, shape = 'square') {
  const image = await prepareImage(path);
  const prompt = ['A door', ...words, 'in the rain'].filter(Boolean).join(', ');
  try {
    const { data } = await client.images.edit({ ...DEFAULTS, image, prompt, size: SIZES[shape] ?? 'auto' });
    return Buffer.from(data[0].b64_json, 'base64');
  } catch (error) {
    console.error('edit failed', error);
    throw error;
  }
}

`,
  (name) => `export const ${name} = (input, transparent) =>
  client.responses
    .create({
      model: 'gpt-5.5',
      input,
      tools: [
        { type: 'image_generation', size: '1024x1024', background: transparent ? 'transparent' : 'opaque' },
      ],
    })
    .then(({ output }) => output.filter((item) => item.type === 'image_generation_call'));

`,
  (name) => `export async function ${name}(file, prompt) {
  const form = new FormData();
  form.append('model', 'gpt-image-2');
  form.append('prompt', \`Repaint: \${prompt}\`);
  form.append('image', await prepareImage(file));
  form.append('size', '1088x1088');
  const response = await fetch('https://api.openai.com/v1/images/edits', {
    method: 'POST',
    headers: { Authorization: \`Bearer \${process.env.OPENAI_API_KEY}\` },
    body: form,
  });
  return response.json();
}

`,
];

function writeFunction(index: number): string {
  return SHAPES[index % SHAPES.length]?.(`draw${index}`) ?? '';
}

/** Files in which every function calls the API, in ways people write it, without a mistake. */
export function writeFilesFullOfCalls(): SourceFile[] {
  return Array.from({ length: 12 }, (_, file) => ({
    name: `calls-${file}.ts`,
    text: HEAD + Array.from({ length: 40 }, (_, index) => writeFunction(index)).join(''),
  }));
}

/** Files in which one function calls the API and all else has nothing to do with it, as in most files that call it. */
export function writeFilesWithOneCall(): SourceFile[] {
  return readFilesWithoutCalls().map(({ name, text }, index) => ({
    name,
    text: `${HEAD}${text}\n${writeFunction(index)}`,
  }));
}

/** The lint corpus: shapes that people write, in small files, most of them made of a mistake and what is needed to see it. */
export function readCorpus(): SourceFile[] {
  return readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
    .filter((name) => /^\.(?:[cm]?js|tsx?)$/.test(extname(name)))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(CORPUS, name), 'utf8') }));
}

/**
 * Sources that grow in one way: `count` is how often, `copies` how many of them make a time worth measuring and
 * `rounds` how many runs a time that can be repeated.
 */
interface Growing {
  readonly what: string;
  readonly count: number;
  readonly copies: number;
  readonly rounds: number;
  readonly write: (count: number) => string;
}

export const GROWING: readonly [Growing, ...Growing[]] = [
  {
    what: 'file of 20,000 lines, a call in every ten',
    count: 1800,
    copies: 1,
    rounds: 4,
    write: (count) => HEAD + Array.from({ length: count }, (_, index) => writeFunction(index)).join(''),
  },
  {
    what: '`let` with 2,000 branches',
    count: 2000,
    copies: 4,
    rounds: 12,
    write: (count) =>
      `${HEAD}export function draw(prompt, kind) {\n  let size = '1024x1024';\n` +
      Array.from(
        { length: count },
        (_, i) => `  if (kind === ${i}) size = '${1024 + 16 * (i % 9)}x1024';\n`,
      ).join('') +
      `  return client.images.generate({ model: 'gpt-image-2', prompt, size });\n}\n`,
  },
  {
    what: '`+` 500 deep',
    count: 500,
    copies: 20,
    rounds: 4,
    write: (count) =>
      `${HEAD}export const draw = (words) => client.images.generate({ model: 'gpt-image-2', prompt:\n` +
      Array.from({ length: count / 2 }, (_, i) => `'a red door ' + words[${i}]`).join(' +\n') +
      `});\n`,
  },
];
