import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as parser from '@typescript-eslint/parser';
import { Linter, SourceCode } from 'eslint';
import plugin from 'eslint-plugin-gpt-image';
import nodePlugin from 'eslint-plugin-n';
import { median, type Bench, type BenchRow } from './bench.js';

const ROUNDS = 7;
/** Rounds in which the engine is still compiling: all of what is compared, so none of them counts. */
const WARM_UP = 2;
/** Characters of source to measure on: enough for a stable minimum, little enough for a run of seconds. */
const SOURCE_BUDGET = 400_000;
const REPOSITORY = join(import.meta.dirname, '../../..');
const CORPUS = join(REPOSITORY, 'packages/eslint-plugin/test/corpus/fixtures');

interface SourceFile {
  readonly name: string;
  readonly text: string;
}

type Config = Linter.Config;

const BASE: Config = {
  files: ['**/*.ts'],
  linterOptions: { reportUnusedDisableDirectives: 'off' },
};
const NO_RULES: Config = { rules: {} };
const ALL_RULES: Config = plugin.configs.strict;
/** A rule of like depth: finds calls by import, `require` and global, and looks into what they are given. */
const YARDSTICK: Config = {
  plugins: { n: nodePlugin },
  rules: { 'n/no-deprecated-api': 'error', 'n/no-unsupported-features/node-builtins': 'error' },
};

const IDLE_RULES = Array.from(
  { length: Object.keys(plugin.rules ?? {}).length },
  (_, index) => `idle-${index}`,
);
/** As many rules as ours that do nothing: what ESLint itself takes for them in every file. */
const IDLE: Config = {
  plugins: { idle: { rules: Object.fromEntries(IDLE_RULES.map((name) => [name, { create: () => ({}) }])) } },
  rules: Object.fromEntries(IDLE_RULES.map((name) => [`idle/${name}`, 'error'])),
};

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as (options: { type: 'minor' }) => void;

type ConfigArray = Linter.Config[] & { normalizeSync(): void };

// ESLint makes one array of configs for a whole run; `Linter` given a plain one validates it again for every file.
const eslint = dirname(createRequire(import.meta.url).resolve('eslint/package.json'));
const { FlatConfigArray } = createRequire(import.meta.url)(
  join(eslint, 'lib/config/flat-config-array.js'),
) as { FlatConfigArray: new (configs: Config[], options: { basePath: string }) => ConfigArray };

function createConfigArray(config: Config): ConfigArray {
  const array = new FlatConfigArray([BASE, config], { basePath: REPOSITORY });
  array.normalizeSync();
  return array;
}

/** CPU milliseconds of this process that `work` took. */
function cpu(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function parseFile({ name, text }: SourceFile): SourceCode {
  const result = parser.parseForESLint(text, {
    range: true,
    loc: true,
    tokens: true,
    comment: true,
    filePath: name,
    jsx: name.endsWith('x'),
    sourceType: name.endsWith('.cjs') ? 'script' : 'module',
  });
  return new SourceCode({
    text,
    ast: result.ast as SourceCode.Config['ast'],
    scopeManager: result.scopeManager as SourceCode.Config['scopeManager'],
    visitorKeys: result.visitorKeys as SourceCode.Config['visitorKeys'],
    parserServices: {},
  });
}

const linter = new Linter({ configType: 'flat' });

function lint(source: SourceCode, configs: ConfigArray): number {
  // What the parser left behind is not to be collected on the linter's time. A full collection would throw away the
  // engine's optimised code too, so the tree is only moved out of the way.
  for (let time = 0; time < 2; time++) collectGarbage({ type: 'minor' });
  let messages: Linter.LintMessage[] = [];
  const time = cpu(() => {
    messages = linter.verify(source, configs, { filename: 'file.ts' });
  });
  const fatal = messages.find(({ ruleId }) => ruleId === null)?.message;
  // A message without a rule means that no rule ran: then nothing was measured.
  if (fatal !== undefined) throw new Error(fatal);
  return time;
}

interface Cost {
  readonly parse: number;
  /** CPU ms a config takes beyond a run without rules, in the order of the configs. */
  readonly deltas: readonly number[];
}

/**
 * Costs of several configs on the same files. ESLint does not bill the matching of selectors to a rule, so `TIMING`
 * says too little: the difference to a run without rules says it all. Each run gets syntax trees of its own, because
 * ESLint and plugins cache by tree. The configs take turns at every file, and what counts of a file is the lower
 * quartile of its rounds: whatever else the machine does meets all of them alike.
 */
function measure(files: readonly SourceFile[], configs: readonly Config[], rounds = ROUNDS): Cost {
  const arrays = [NO_RULES, ...configs].map(createConfigArray);
  let parseTime = 0;
  const totals = arrays.map(() => 0);
  const samples = files.map(() => ({ parses: [] as number[], lints: arrays.map((): number[] => []) }));
  for (let round = 0; round < WARM_UP + rounds; round++) {
    for (const [index, file] of files.entries()) {
      for (let turn = 0; turn < arrays.length; turn++) {
        const which = (turn + round + index) % arrays.length;
        const array = arrays[which];
        if (array === undefined) continue;
        let source: SourceCode | undefined;
        const parse = cpu(() => {
          source = parseFile(file);
        });
        const time = source === undefined ? Number.NaN : lint(source, array);
        if (round < WARM_UP) continue;
        samples[index]?.parses.push(parse);
        samples[index]?.lints[which]?.push(time);
      }
    }
  }
  for (const { parses, lints } of samples) {
    parseTime += lowerQuartile(parses);
    for (const [which, times] of lints.entries()) totals[which] = (totals[which] ?? 0) + lowerQuartile(times);
  }
  const [base = 0, ...rest] = totals;
  return { parse: parseTime, deltas: rest.map((time) => time - base) };
}

function lowerQuartile(samples: readonly number[]): number {
  return [...samples].sort((a, b) => a - b)[samples.length >> 2] ?? Number.NaN;
}

/** TypeScript sources that packages in `node_modules` ship, none of which calls the image API. */
function readFilesWithoutCalls(): SourceFile[] {
  const files: SourceFile[] = [];
  let size = 0;
  for (const root of ['zod', 'openai', 'knip'].flatMap(findPackage)) {
    const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((path) => /(?<!\.d)\.[cm]?ts$/.test(path)).sort()) {
      const text = readFileSync(join(root, name), 'utf8');
      if (size + text.length > SOURCE_BUDGET) continue;
      size += text.length;
      files.push({ name, text });
    }
  }
  return files;
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
function writeFilesFullOfCalls(): SourceFile[] {
  return Array.from({ length: 12 }, (_, file) => ({
    name: `calls-${file}.ts`,
    text: HEAD + Array.from({ length: 40 }, (_, index) => writeFunction(index)).join(''),
  }));
}

/** The lint corpus: shapes that people write, in small files, most of them made of a mistake and what is needed to see it. */
function readCorpus(): SourceFile[] {
  return readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
    .filter((name) => /^\.(?:[cm]?js|tsx?)$/.test(extname(name)))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(CORPUS, name), 'utf8') }));
}

function percent(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(2)} % of parse time (${part.toFixed(1)} of ${whole.toFixed(0)} ms)`;
}

function compareCosts(what: string, aim: string | undefined, files: readonly SourceFile[]): BenchRow[] {
  const { parse: parseTime, deltas } = measure(files, [ALL_RULES, YARDSTICK, IDLE]);
  const [ours = 0, theirs = 0, idle = 0] = deltas;
  const kilobytes = files.reduce((sum, { text }) => sum + text.length, 0) / 1000;
  return [
    {
      what: `all rules, ${what} (${files.length} files, ${kilobytes.toFixed(0)} kB)`,
      value: percent(ours, parseTime),
      ...(aim !== undefined && { aim }),
    },
    {
      what: `of that ESLint's own price: ${IDLE_RULES.length} rules that do nothing, same files`,
      value: percent(idle, parseTime),
    },
    { what: 'two rules of `eslint-plugin-n`, same files', value: percent(theirs, parseTime) },
    { what: 'all ours in units of those two', value: (ours / theirs).toFixed(2) },
  ];
}

/** Median milliseconds that importing a package takes in a process of its own. */
function importTime(name: string): number {
  const script = `const start = performance.now(); await import(${JSON.stringify(name)}); console.log(performance.now() - start);`;
  const here = dirname(fileURLToPath(import.meta.url));
  return median(
    Array.from({ length: 7 }, () =>
      Number(execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: here })),
    ),
  );
}

/** Sources that grow in one way: `count` is how often, `copies` how many of them make a time worth measuring. */
const GROWING: readonly { what: string; count: number; copies: number; write: (count: number) => string }[] =
  [
    {
      what: 'file of 20,000 lines, a call in every ten',
      count: 1800,
      copies: 1,
      write: (count) => HEAD + Array.from({ length: count }, (_, index) => writeFunction(index)).join(''),
    },
    {
      what: '`let` with 2,000 branches',
      count: 2000,
      copies: 4,
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
      write: (count) =>
        `${HEAD}export const draw = (words) => client.images.generate({ model: 'gpt-image-2', prompt:\n` +
        Array.from({ length: count / 2 }, (_, i) => `'a red door ' + words[${i}]`).join(' +\n') +
        `});\n`,
    },
  ];

/** How time grows from a quarter of the size to the whole: 1.00 is in step with the size. */
function measureGrowth({ what, count, copies, write }: (typeof GROWING)[number]): BenchRow {
  const [quarter = 0, whole = 0] = [count / 4, count].map((size) => {
    const file = { name: 'growing.js', text: write(size) };
    // Four times the small file is as much text, and as long a time, as the large one.
    const repeats = count / size;
    const { deltas } = measure(Array<SourceFile>(copies * repeats).fill(file), [ALL_RULES], 4);
    return (deltas[0] ?? 0) / repeats;
  });
  return {
    what: `${what}: a quarter, the whole`,
    value: `${quarter.toFixed(1)} ms, ${whole.toFixed(1)} ms: ${(whole / quarter / 4).toFixed(2)} times in step`,
    aim: '≤ 1.3 times in step',
  };
}

export default {
  title: 'Lint rules',
  run: () =>
    Promise.resolve([
      ...compareCosts('nothing called', '≤ 1 %', readFilesWithoutCalls()),
      ...compareCosts('full of calls', '≤ 5 %', writeFilesFullOfCalls()),
      ...compareCosts(
        'the lint corpus: one or two calls a file, most with a mistake and its suggestions',
        undefined,
        readCorpus(),
      ),
      {
        what: 'import of the plugin / of `eslint-plugin-n`',
        value: `${importTime('eslint-plugin-gpt-image').toFixed(0)} ms / ${importTime('eslint-plugin-n').toFixed(0)} ms`,
      },
      ...GROWING.map(measureGrowth),
    ]),
} satisfies Bench;
