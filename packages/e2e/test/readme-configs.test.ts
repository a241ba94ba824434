import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEslint } from './support/findings.js';
import { createProject, type Project } from './support/project.js';
import { SAMPLE, SAMPLE_FINDINGS } from './support/sample.js';

const ROOT = join(import.meta.dirname, '../../..');
const PAGES = ['README.md', 'packages/eslint-plugin/README.md'];

const CONFIG_BLOCK = /^```js\n\/\/ eslint\.config\.mjs\n([^]*?)^```$/gm;
const INSTALL_LINE = /^npm install --save-dev (.+)$/m;
const IMPORTED_PACKAGE = /from '(@[^/']+\/[^/']+|[^/']+)/g;

/** A config as a page shows it. */
interface ShownConfig {
  readonly title: string;
  readonly code: string;
  readonly readsTypeScript: boolean;
  /** Whether it needs ESLint 9.22. */
  readonly usesDefineConfig: boolean;
}

function readPage(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8');
}

function readConfigs(page: string): ShownConfig[] {
  return [...readPage(page).matchAll(CONFIG_BLOCK)].map(([, code = ''], index) => ({
    title: `config ${index} of ${page}`,
    code,
    readsTypeScript: code.includes('typescript-eslint'),
    usesDefineConfig: code.includes('defineConfig'),
  }));
}

const configs = PAGES.flatMap(readConfigs);

describe.each(PAGES)('%s', (page) => {
  it('shows the config for TypeScript first, then the one for JavaScript', () => {
    const [first, second] = readConfigs(page);
    expect(first?.readsTypeScript).toBe(true);
    expect(second?.readsTypeScript).toBe(false);
  });

  it('installs every package its configs import', () => {
    const installed = INSTALL_LINE.exec(readPage(page))?.[1]?.split(' ');
    const imported = readConfigs(page).flatMap(({ code }) =>
      [...code.matchAll(IMPORTED_PACKAGE)].map(([, name]) => name),
    );
    expect(installed).toEqual(expect.arrayContaining(imported));
  });
});

describe.each(['9.15.0', '9.22.0', '10'])('a config as it is shown, in ESLint %s', (version) => {
  let project: Project;
  beforeAll(async () => {
    project = await createProject({
      packages: ['eslint-plugin-gpt-image'],
      // TypeScript comes along as a peer, as it does for whoever copies the line of the page.
      dependencies: { eslint: version, 'typescript-eslint': '8.72.0' },
      // Not a module: `npm init` writes no other project.
      type: 'commonjs',
      files: { 'ts/sample.ts': SAMPLE, 'js/sample.mjs': SAMPLE },
    });
  });
  afterAll(() => {
    project.remove();
  });

  async function lint(directory: string): Promise<string[]> {
    const findings = readEslint(
      await project.run('eslint', ['--format', 'json', '--no-error-on-unmatched-pattern', directory]),
      project.root,
    );
    return findings.map(({ line, rule }) => `${line}:${rule}`).sort();
  }

  const mistakes = [...SAMPLE_FINDINGS].sort();
  const runnable = configs.filter(({ usesDefineConfig }) => !usesDefineConfig || version !== '9.15.0');

  it.each(runnable)('reports the mistakes: $title', async ({ code, readsTypeScript }) => {
    project.write('eslint.config.mjs', code);
    expect(await lint('js')).toEqual(mistakes);
    // What a config without an entry for TypeScript does, and why the pages show one.
    expect(await lint('ts')).toEqual(readsTypeScript ? mistakes : []);
  });
});
