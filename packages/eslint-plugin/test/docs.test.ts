import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../src/index.js';

const BLOCK = /^```ts\n\/\/ (❌|✅)\n([^]*?)^```$/gm;

/** Examples of a rule's page, in order. */
function readExamples(name: string) {
  const path = fileURLToPath(new URL(`../../../docs/rules/${name}.md`, import.meta.url));
  const page = readFileSync(path, 'utf8');
  return [...page.matchAll(BLOCK)].map(([, mark, code = ''], index) => ({
    isWrong: mark === '❌',
    code,
    index,
  }));
}

describe.each(Object.keys(plugin.rules ?? {}))('examples of %s', (name) => {
  const examples = readExamples(name);

  it('has wrong and right ones', () => {
    expect(new Set(examples.map(({ isWrong }) => isWrong)).size).toBe(2);
  });

  it.each(examples)('example $index is reported as its mark says', ({ isWrong, code }) => {
    const messages = lint(code, {
      plugins: { 'gpt-image': plugin },
      rules: { [`gpt-image/${name}`]: 'error' },
    });
    expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
    expect(messages.length > 0).toBe(isWrong);
  });

  it.each(examples.filter(({ isWrong }) => !isWrong))(
    'example $index is right by every rule of `recommended`',
    ({ code }) => {
      expect(lint(code, plugin.configs.recommended)).toEqual([]);
    },
  );
});

describe('examples of every page', () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const pages = [
    'README.md',
    ...['docs', 'docs/rules'].flatMap((directory) =>
      readdirSync(join(root, directory)).map((file) => `${directory}/${file}`),
    ),
    ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}/README.md`),
  ].filter((page) => page.endsWith('.md'));
  const examples = pages.flatMap((page) => {
    const text = readPage(join(root, page));
    return [...text.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code = '']) => ({ page, code }));
  });

  it('are read', () => {
    expect(examples.length).toBeGreaterThan(30);
  });

  // A text field in its place would be a path, which the helper reads from the server's disk.
  it('take no form field for a file without asking', () => {
    const blind = examples.filter(
      ({ code }) =>
        /\bas File\b/.test(code) || (code.includes(".get('") && !code.includes('instanceof File')),
    );
    expect(blind).toEqual([]);
  });
});

function readPage(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // A private package without a page.
    return '';
  }
}

function lint(code: string, config: Linter.Config): Linter.LintMessage[] {
  const files = ['**/*.ts'];
  return new Linter().verify(
    code,
    [
      { files, languageOptions: { parser } },
      { files, ...config },
    ],
    {
      filename: 'example.ts',
    },
  );
}
