import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter, SourceCode } from 'eslint';
import plugin from 'eslint-plugin-gpt-image';
import { REPOSITORY, type SourceFile } from './eslint-plugin-sources.js';

export type Config = Linter.Config;
export type { SourceCode };

const BASE: Config = {
  files: ['**/*.ts'],
  linterOptions: { reportUnusedDisableDirectives: 'off' },
};
export const NO_RULES: Config = { rules: {} };
export const ALL_RULES: Config = plugin.configs.strict;

export type ConfigArray = Linter.Config[] & { normalizeSync(): void };

// ESLint makes one array of configs for a whole run; `Linter` given a plain one validates it again for every file.
const eslint = dirname(createRequire(import.meta.url).resolve('eslint/package.json'));
const { FlatConfigArray } = createRequire(import.meta.url)(
  join(eslint, 'lib/config/flat-config-array.js'),
) as { FlatConfigArray: new (configs: Config[], options: { basePath: string }) => ConfigArray };

/** A config as ESLint makes it once for a whole run. */
export function createConfigArray(config: Config): ConfigArray {
  const array = new FlatConfigArray([BASE, config], { basePath: REPOSITORY });
  array.normalizeSync();
  return array;
}

/** CPU milliseconds of this process that `work` took. */
export function cpu(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Parses as ESLint does. */
export function parseFile({ name, text }: SourceFile): SourceCode {
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

/** Runs the rules of a config. */
export function runRules(source: SourceCode, configs: ConfigArray): void {
  const messages = linter.verify(source, configs, { filename: 'file.ts' });
  const fatal = messages.find(({ ruleId }) => ruleId === null)?.message;
  // A message without a rule means that no rule ran: then nothing was measured.
  if (fatal !== undefined) throw new Error(fatal);
}
