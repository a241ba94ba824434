import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import plugin from 'eslint-plugin-gpt-image';
import nodePlugin from 'eslint-plugin-n';
import { median, type Bench, type BenchRow } from './bench.js';
import {
  ALL_RULES,
  type Config,
  type ConfigArray,
  cpu,
  createConfigArray,
  NO_RULES,
  parseFile,
  runRules,
  type SourceCode,
} from './eslint-plugin-linting.js';
import {
  HEAD,
  readCorpus,
  readFilesWithoutCalls,
  REPOSITORY,
  type SourceFile,
  writeFilesFullOfCalls,
  writeFunction,
} from './eslint-plugin-sources.js';

const ROUNDS = 7;
/** Rounds in which the engine is still compiling: all of what is compared, so none of them counts. */
const WARM_UP = 2;
/**
 * As many as it takes until the rules are compiled: a parser is after a few files, what looks at a call here and there
 * much later. What a fresh process pays has a row of its own.
 */
const LONG_WARM_UP = 10;

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

function lint(source: SourceCode, configs: ConfigArray): number {
  // What the parser left behind is not to be collected on the linter's time. A full collection would throw away the
  // engine's optimised code too, so the tree is only moved out of the way.
  for (let time = 0; time < 2; time++) collectGarbage({ type: 'minor' });
  return cpu(() => {
    runRules(source, configs);
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
 * ESLint and plugins cache by tree. The configs take turns at every file, and what counts of a file is the lower
 * quartile of its rounds: whatever else the machine does meets all of them alike.
 */
function measure(
  files: readonly SourceFile[],
  configs: readonly Config[],
  { rounds = ROUNDS, warmUp = WARM_UP } = {},
): Cost {
  const arrays = [NO_RULES, ...configs].map(createConfigArray);
  let parseTime = 0;
  const totals = arrays.map(() => 0);
  const samples = files.map(() => ({ parses: [] as number[], lints: arrays.map((): number[] => []) }));
  for (let round = 0; round < warmUp + rounds; round++) {
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
        if (round < warmUp) continue;
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

function percent(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(2)} % of parse time (${part.toFixed(1)} of ${whole.toFixed(0)} ms)`;
}

function compareCosts(
  what: string,
  aim: string | undefined,
  files: readonly SourceFile[],
  warmUp = WARM_UP,
): BenchRow[] {
  const { parse: parseTime, deltas } = measure(files, [ALL_RULES, YARDSTICK, IDLE], { warmUp });
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

const FRESH_PROCESSES = 5;

/** CPU milliseconds that all rules add in a fresh process, beside what parsing takes there. */
function measureFreshProcess(): BenchRow {
  const child = join(import.meta.dirname, 'eslint-plugin-child.js');
  const costs = { none: [] as Run[], all: [] as Run[] };
  for (let time = 0; time < FRESH_PROCESSES; time++) {
    for (const rules of ['none', 'all'] as const) {
      costs[rules].push(
        JSON.parse(execFileSync(process.execPath, [child, rules], { encoding: 'utf8' })) as Run,
      );
    }
  }
  const parse = median(costs.none.map((run) => run.parse));
  const lint = median(costs.all.map((run) => run.lint)) - median(costs.none.map((run) => run.lint));
  return { what: 'all rules, the same files once in a fresh process', value: percent(lint, parse) };
}

/** CPU milliseconds. */
interface Run {
  readonly parse: number;
  readonly lint: number;
}

/** Median milliseconds that importing a module takes in a process of its own. */
function importTime(address: string): number {
  const script = `const start = performance.now(); await import(${JSON.stringify(address)}); console.log(performance.now() - start);`;
  return median(
    Array.from({ length: 7 }, () =>
      Number(execFileSync(process.execPath, ['--input-type=module', '-e', script])),
    ),
  );
}

/** Times of importing the plugin as it is published, in one file beside the contract's, and the yardstick. */
function compareImports(): BenchRow {
  const directory = mkdtempSync(join(tmpdir(), 'plugin-bench-'));
  try {
    for (const [name, folder] of [
      ['eslint-plugin-gpt-image', 'eslint-plugin'],
      ['gpt-image-contract', 'contract'],
    ] as const) {
      const cwd = join(REPOSITORY, 'packages', folder);
      execFileSync(process.execPath, ['../../scripts/bundle.js'], { cwd });
      const home = join(directory, 'node_modules', name);
      mkdirSync(home, { recursive: true });
      copyFileSync(join(cwd, 'dist/bundle.js'), join(home, 'index.js'));
      writeFileSync(join(home, 'package.json'), JSON.stringify({ type: 'module', exports: './index.js' }));
    }
    const ours = importTime(
      pathToFileURL(join(directory, 'node_modules/eslint-plugin-gpt-image/index.js')).href,
    );
    const theirs = importTime(import.meta.resolve('eslint-plugin-n'));
    return {
      what: 'import of the plugin, as published / of `eslint-plugin-n`',
      value: `${ours.toFixed(0)} ms / ${theirs.toFixed(0)} ms`,
    };
  } finally {
    rmSync(directory, { recursive: true });
  }
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
    const { deltas } = measure(Array<SourceFile>(copies * repeats).fill(file), [ALL_RULES], { rounds: 4 });
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
      ...compareCosts('full of calls', '≤ 5 %', writeFilesFullOfCalls(), LONG_WARM_UP),
      measureFreshProcess(),
      ...compareCosts(
        'the lint corpus: one or two calls a file, most with a mistake and its suggestions',
        undefined,
        readCorpus(),
      ),
      compareImports(),
      ...GROWING.map(measureGrowth),
    ]),
} satisfies Bench;
