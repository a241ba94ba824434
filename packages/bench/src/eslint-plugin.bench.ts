import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as parser from '@typescript-eslint/parser';
import { Linter, SourceCode } from 'eslint';
import plugin from 'eslint-plugin-gpt-image';
import nodePlugin from 'eslint-plugin-n';
import { median, type Bench, type BenchRow } from './bench.js';

const ROUNDS = 7;
/** Characters of source to measure on: enough for a stable minimum, little enough for a run of seconds. */
const SOURCE_BUDGET = 2_500_000;
const REPOSITORY = join(import.meta.dirname, '../../..');
const CORPUS = join(REPOSITORY, 'packages/eslint-plugin/test/corpus/fixtures');

interface SourceFile {
  readonly name: string;
  readonly text: string;
}

type Config = Linter.Config;

const NO_RULES: Config = { rules: {} };
const ALL_RULES: Config = plugin.configs.strict;
/** A rule of like depth: finds calls by import, `require` and global, and looks into what they are given. */
const YARDSTICK: Config = {
  plugins: { n: nodePlugin },
  rules: { 'n/no-deprecated-api': 'error', 'n/no-unsupported-features/node-builtins': 'error' },
};

/** CPU milliseconds of this process that `work` took. */
function cpu(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function parse({ name, text }: SourceFile): SourceCode {
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

function lint(sources: readonly SourceCode[], config: Config): number {
  return cpu(() => {
    for (const source of sources) {
      linter.verify(source, [{ files: ['**/*'] }, config], { filename: 'file.ts' });
    }
  });
}

interface Cost {
  readonly parse: number;
  /** CPU ms a config takes beyond a run without rules, in the order of the configs. */
  readonly deltas: readonly number[];
}

/**
 * Costs of several configs on the same files. ESLint does not bill the matching of selectors to a rule, so `TIMING`
 * says too little: the difference to a run without rules says it all. Each run gets syntax trees of its own, because
 * ESLint and plugins cache by tree; what counts is the least of several rounds.
 */
function measure(files: readonly SourceFile[], configs: readonly Config[]): Cost {
  const parses: number[] = [];
  const runs = [NO_RULES, ...configs].map((): number[] => []);
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [index, config] of [NO_RULES, ...configs].entries()) {
      let sources: SourceCode[] = [];
      const parseTime = cpu(() => {
        sources = files.map(parse);
      });
      const lintTime = lint(sources, config);
      if (round === 0) continue;
      parses.push(parseTime);
      runs[index]?.push(lintTime);
    }
  }
  const [base = 0, ...rest] = runs.map((times) => Math.min(...times));
  return { parse: Math.min(...parses), deltas: rest.map((time) => time - base) };
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

/** The lint corpus: hardly a line that has nothing to do with a call. */
function readFilesFullOfCalls(): SourceFile[] {
  return readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
    .filter((name) => /^\.(?:[cm]?js|tsx?)$/.test(extname(name)))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(CORPUS, name), 'utf8') }));
}

function percent(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(2)} % of parse time (${part.toFixed(1)} of ${whole.toFixed(0)} ms)`;
}

function compareCosts(what: string, aim: string, files: readonly SourceFile[]): BenchRow[] {
  const { parse: parseTime, deltas } = measure(files, [ALL_RULES, YARDSTICK]);
  const [ours = 0, theirs = 0] = deltas;
  const kilobytes = files.reduce((sum, { text }) => sum + text.length, 0) / 1000;
  return [
    {
      what: `all rules, ${what} (${files.length} files, ${kilobytes.toFixed(0)} kB)`,
      value: percent(ours, parseTime),
      aim,
    },
    { what: 'two rules of `eslint-plugin-n`, same files', value: percent(theirs, parseTime) },
    { what: 'all ours in units of those two', value: (ours / theirs).toFixed(2), aim: '≤ 1' },
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

const HEAD = `import OpenAI from 'openai';\nconst client = new OpenAI();\n`;

/** Sources that grow in one way; `count` is how often. */
const GROWING: readonly { what: string; count: number; write: (count: number) => string }[] = [
  {
    what: 'file of 20,000 lines, a call in every ten',
    count: 2000,
    write: (count) => HEAD + Array.from({ length: count }, (_, index) => writeFunction(index)).join(''),
  },
  {
    what: '`let` with 2,000 branches',
    count: 2000,
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
    write: (count) =>
      `${HEAD}export const draw = (words) => client.images.generate({ model: 'gpt-image-2', prompt:\n` +
      Array.from({ length: count }, (_, i) => `'a red door ' + words[${i}]`).join(' +\n') +
      `});\n`,
  },
];

function writeFunction(index: number): string {
  return `export async function draw${index}(prompt, wide) {
  const params = { model: 'gpt-image-2', prompt };
  if (wide) {
    params.size = '1536x1024';
  }
  const text = ['A door', prompt, 'in the rain'].filter(Boolean).join(', ');
  const result = await client.images.generate({ ...params, prompt: text });
  return result.data[0].b64_json;
}

`;
}

/** How time grows from a quarter of the size to the whole: 1.00 is in step with the size. */
function measureGrowth({ what, count, write }: (typeof GROWING)[number]): BenchRow {
  const [quarter = 0, whole = 0] = [count / 4, count].map((size) => {
    const { deltas } = measure([{ name: 'growing.js', text: write(size) }], [ALL_RULES]);
    return deltas[0] ?? 0;
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
      ...compareCosts('full of calls', '≤ 5 %', readFilesFullOfCalls()),
      {
        what: 'import of the plugin / of `eslint-plugin-n`',
        value: `${importTime('eslint-plugin-gpt-image').toFixed(0)} ms / ${importTime('eslint-plugin-n').toFixed(0)} ms`,
      },
      ...GROWING.map(measureGrowth),
    ]),
} satisfies Bench;
