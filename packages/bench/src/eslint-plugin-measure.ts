import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  type Config,
  type ConfigArray,
  cpu,
  createConfigArray,
  NO_RULES,
  parseFile,
  runRules,
  type SourceCode,
} from './eslint-plugin-linting.js';
import type { SourceFile } from './eslint-plugin-sources.js';

const ROUNDS = 7;
/** Rounds in which the engine is still compiling: all of what is compared, so none of them counts. */
const WARM_UP = 2;

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

/** What the same files cost. */
interface Cost {
  readonly parse: number;
  /** CPU ms of a run without rules. */
  readonly base: number;
  /** CPU ms a config takes beyond a run without rules, in the order of the configs. */
  readonly deltas: readonly number[];
}

/**
 * Costs of several configs on the same files. ESLint does not bill the matching of selectors to a rule, so `TIMING`
 * says too little: the difference to a run without rules says it all. Each run gets syntax trees of its own, because
 * ESLint and plugins cache by tree. The configs take turns at every file, and what counts of a file is the lower
 * quartile of its rounds: whatever else the machine does meets all of them alike.
 */
export function measure(
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
  return { parse: parseTime, base, deltas: rest.map((time) => time - base) };
}

function lowerQuartile(samples: readonly number[]): number {
  return [...samples].sort((a, b) => a - b)[samples.length >> 2] ?? Number.NaN;
}
