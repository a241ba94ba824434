import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import plugin from '../../src/index.js';

const FIXTURES = join(import.meta.dirname, 'fixtures');

/** Paths of all fixtures below `fixtures`, sorted. */
export const fixtureNames: readonly string[] = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.[cm]?[jt]sx?$/.test(name))
  .sort();

/** Source text of one fixture. */
export function readSource(name: string): string {
  return readFileSync(join(FIXTURES, name), 'utf8');
}

const linter = new Linter({ configType: 'flat' });

/** Lints one text as a user's ESLint does with only this preset of the plugin, without type information. */
export function lint(
  source: string,
  name: string,
  preset: 'recommended' | 'strict',
  settings: Readonly<Record<string, unknown>> = {},
): Linter.LintMessage[] {
  return linter.verify(
    source,
    [
      { files: ['**/*.{js,mjs,cjs,jsx,ts,tsx,mts,cts}'] },
      {
        files: ['**/*.{ts,tsx,mts,cts}'],
        languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: name.endsWith('x') } } },
      },
      { files: ['**/*.jsx'], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
      { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
      plugin.configs[preset],
      { settings: { 'gpt-image': settings } },
    ],
    { filename: name },
  );
}
