import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { compare, readFixture, toFinding } from './expectations.js';

const DIRECTORY = join(import.meta.dirname, 'typed/fixtures');

const names = readdirSync(DIRECTORY).filter((name) => name.endsWith('.ts'));

function lint(source: string, name: string, preset: 'recommended' | 'strict', typed: boolean) {
  return new Linter({ configType: 'flat', cwd: DIRECTORY })
    .verify(
      source,
      [
        {
          files: ['**/*.ts'],
          languageOptions: {
            parser,
            parserOptions: typed ? { projectService: true, tsconfigRootDir: DIRECTORY } : {},
          },
        },
        plugin.configs[preset],
      ],
      { filename: join(DIRECTORY, name) },
    )
    .map(toFinding);
}

describe('corpus with type information', () => {
  it.each(names)('%s is reported as its comments say', (name) => {
    const source = readFileSync(join(DIRECTORY, name), 'utf8');
    const { expectations, strict } = readFixture(source);
    const problems = compare(lint(source, name, 'recommended', true), expectations, 'recommended');
    if (strict) problems.push(...compare(lint(source, name, 'strict', true), expectations, 'strict'));
    expect(problems).toEqual([]);
  });

  it.each(names)('%s is not reported without, by `recommended`', (name) => {
    const source = readFileSync(join(DIRECTORY, name), 'utf8');
    expect(lint(source, name, 'recommended', false)).toEqual([]);
  });
});
