import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import plugin from 'eslint-plugin-gpt-image';
import nodePlugin from 'eslint-plugin-n';
import tseslint from 'typescript-eslint';
import { median, type Bench, type BenchRow } from './bench.js';
import { ALL_RULES, type Config } from './eslint-plugin-linting.js';
import { measure } from './eslint-plugin-measure.js';
import {
  GROWING,
  readCorpus,
  readFilesWithoutCalls,
  REPOSITORY,
  type SourceFile,
  writeFilesFullOfCalls,
  writeFilesWithOneCall,
} from './eslint-plugin-sources.js';

/**
 * As many as it takes until the rules are compiled: a parser is after a few files, what looks at a call here and there
 * much later. What a fresh process pays has a row of its own.
 */
const LONG_WARM_UP = 10;

/** Rules that find calls as ours do: by import, `require` and global. */
const CALL_RULES: Config = {
  plugins: { n: nodePlugin },
  rules: { 'n/no-deprecated-api': 'error', 'n/no-unsupported-features/node-builtins': 'error' },
};

/** A rule that follows values as ours do: from where a variable is written to where it is read. */
const VALUE_RULE: Config = {
  plugins: { ts: tseslint.plugin },
  rules: { 'ts/no-unused-vars': 'error' },
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

function percent(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(2)} % of parse time (${part.toFixed(1)} of ${whole.toFixed(0)} ms)`;
}

function compareCosts(
  what: string,
  aim: string | undefined,
  files: readonly SourceFile[],
  warmUp?: number,
): BenchRow[] {
  const { parse: parseTime, deltas } = measure(files, [ALL_RULES, CALL_RULES, VALUE_RULE, IDLE], {
    ...(warmUp !== undefined && { warmUp }),
  });
  const [ours = 0, calls = 0, values = 0, idle = 0] = deltas;
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
    { what: 'two rules of `eslint-plugin-n`, same files', value: percent(calls, parseTime) },
    { what: '`no-unused-vars` of typescript-eslint, same files', value: percent(values, parseTime) },
    {
      what: 'all ours in units of those two, of that one',
      value: `${(ours / calls).toFixed(2)}, ${(ours / values).toFixed(2)}`,
    },
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

/**
 * How time grows from a quarter of the size to the whole: 1.00 is in step with the size. A larger tree is dearer to
 * walk for its memory alone, so ESLint's own growth stands beside ours.
 */
function measureGrowth({ what }: (typeof GROWING)[number], index: number): BenchRow {
  const child = join(import.meta.dirname, 'eslint-plugin-growth-child.js');
  const output = execFileSync(process.execPath, [child, String(index)], { encoding: 'utf8' });
  const { quarter, whole } = JSON.parse(output) as Growth;
  const inStep = (part: keyof Growth['whole']): string => (whole[part] / quarter[part] / 4).toFixed(2);
  return {
    what: `${what}: a quarter, the whole`,
    value:
      `${quarter.rules.toFixed(1)} ms, ${whole.rules.toFixed(1)} ms: ${inStep('rules')} times in step ` +
      `(ESLint without rules: ${inStep('linter')})`,
    aim: '≤ 1.3 times in step',
  };
}

/** CPU milliseconds of a quarter and of the whole. */
type Growth = Readonly<Record<'quarter' | 'whole', Readonly<Record<'rules' | 'linter', number>>>>;

export default {
  title: 'Lint rules',
  run: () =>
    Promise.resolve([
      ...compareCosts('nothing called', '≤ 1 %', readFilesWithoutCalls()),
      ...compareCosts('one call in each of them', undefined, writeFilesWithOneCall()),
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
