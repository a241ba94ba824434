import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEslint, type Finding } from './support/findings.js';
import { createProject, type Project } from './support/project.js';
import { CLEAN_SAMPLE, copyCorpus, countCorpusFiles, SAMPLE, SAMPLE_FINDINGS } from './support/sample.js';

const PARSER = '8.72.0';
const TYPESCRIPT = '6.0.3';
const SOURCE_FILES = '**/*.{js,cjs,mjs,ts,tsx}';

async function lint(project: Project, ...args: string[]): Promise<Finding[]> {
  return readEslint(await project.run('eslint', ['--format', 'json', ...args]), project.root);
}

function toShort({ line, rule }: Finding): string {
  return `${line}:${rule}`;
}

/** Findings of the corpus by version: what one ESLint reports, every other one reports as well. */
const corpusFindings = new Map<string, Finding[]>();

async function lintCorpus(project: Project, version: string): Promise<void> {
  copyCorpus(join(project.root, 'corpus'));
  const findings = await lint(project, 'corpus');
  expect(findings.filter(({ rule }) => rule === 'fatal')).toEqual([]);
  expect(findings.length).toBeGreaterThan(200);
  corpusFindings.set(version, findings);
}

describe('ESLint 9.15.0, a plain array of configs', () => {
  let project: Project;
  beforeAll(async () => {
    project = await createProject({
      packages: ['eslint-plugin-gpt-image'],
      dependencies: { eslint: '9.15.0', '@typescript-eslint/parser': PARSER, typescript: TYPESCRIPT },
      files: {
        'eslint.config.js': `
          import parser from '@typescript-eslint/parser';
          import gptImage from 'eslint-plugin-gpt-image';
          export default [
            { files: ['${SOURCE_FILES}'] },
            { files: ['**/*.{ts,tsx}'], languageOptions: { parser } },
            gptImage.configs.recommended,
          ];`,
        'src/sample.js': SAMPLE,
        'src/sample.ts': SAMPLE,
        'src/clean.js': CLEAN_SAMPLE,
      },
    });
  });
  afterAll(() => {
    project.remove();
  });

  it('runs with the version it says', async () => {
    expect((await project.run('eslint', ['--version'])).stdout.trim()).toBe('v9.15.0');
  });

  it.each(['src/sample.js', 'src/sample.ts'])('reports the mistakes of %s', async (file) => {
    expect((await lint(project, file)).map(toShort).sort(byLine)).toEqual(SAMPLE_FINDINGS);
  });

  it('is silent about clean code', async () => {
    expect(await lint(project, 'src/clean.js')).toEqual([]);
  });

  it('reports the corpus', () => lintCorpus(project, '9.15.0'));
});

describe('ESLint 9, `defineConfig` with a string in `extends`, type information', () => {
  let project: Project;
  beforeAll(async () => {
    project = await createProject({
      packages: ['eslint-plugin-gpt-image'],
      dependencies: { eslint: '9', '@typescript-eslint/parser': PARSER, typescript: TYPESCRIPT },
      files: {
        'tsconfig.json': JSON.stringify({
          compilerOptions: { module: 'nodenext', strict: true, noEmit: true, types: [] },
          include: ['src'],
        }),
        'eslint.config.js': `
          import parser from '@typescript-eslint/parser';
          import gptImage from 'eslint-plugin-gpt-image';
          import { defineConfig } from 'eslint/config';
          export default defineConfig([
            { files: ['${SOURCE_FILES}'], plugins: { 'gpt-image': gptImage }, extends: ['gpt-image/recommended'] },
            { files: ['**/*.{ts,tsx}'], languageOptions: { parser } },
            {
              files: ['src/**/*.ts'],
              languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
            },
          ]);`,
        'src/sample.ts': SAMPLE,
        'src/sizes.ts': `export const POST = '1080x1350';\nexport const SQUARE = '1024x1024';\n`,
        'src/typed.ts': TYPED,
        'untyped/typed.ts': TYPED,
      },
    });
  });
  afterAll(() => {
    project.remove();
  });

  it('reports the mistakes of a file', async () => {
    expect((await lint(project, 'src/sample.ts')).map(toShort).sort(byLine)).toEqual(SAMPLE_FINDINGS);
  });

  it('sees a constant of another file by its literal type', async () => {
    expect((await lint(project, 'src/typed.ts')).map(toShort)).toEqual(['7:gpt-image/valid-size']);
  });

  it('is silent about it without type information', async () => {
    expect(await lint(project, 'untyped/typed.ts')).toEqual([]);
  });

  it('takes `strict` as a string, under a prefix of the user’s choice', async () => {
    project.write(
      'strict.config.js',
      `import gptImage from 'eslint-plugin-gpt-image';
       import { defineConfig } from 'eslint/config';
       export default defineConfig([{ plugins: { img: gptImage }, extends: ['img/strict'] }]);`,
    );
    project.write('src/sample.js', SAMPLE);
    const findings = await lint(project, '--config', 'strict.config.js', 'src/sample.js');
    expect(findings.map(toShort).sort(byLine)).toEqual(
      SAMPLE_FINDINGS.map((finding) => finding.replace('gpt-image/', 'img/')),
    );
  });

  it('reports the corpus', () => lintCorpus(project, '9'));
});

const TYPED = `import OpenAI from 'openai';
import { POST, SQUARE } from './sizes.js';

const client = new OpenAI();

export const square = (prompt: string) => client.images.generate({ model: 'gpt-image-2', prompt, size: SQUARE });
export const post = (prompt: string) => client.images.generate({ model: 'gpt-image-2', prompt, size: POST });
`;

describe('ESLint 10', () => {
  let project: Project;
  beforeAll(async () => {
    project = await createProject({
      packages: ['eslint-plugin-gpt-image'],
      dependencies: { eslint: '10', '@typescript-eslint/parser': PARSER, typescript: TYPESCRIPT },
      files: {
        'eslint.config.js': `
          import parser from '@typescript-eslint/parser';
          import gptImage from 'eslint-plugin-gpt-image';
          import { defineConfig } from 'eslint/config';
          export default defineConfig([
            { files: ['${SOURCE_FILES}'], extends: [gptImage.configs.recommended] },
            { files: ['**/*.{ts,tsx}'], languageOptions: { parser } },
          ]);`,
        'src/sample.js': SAMPLE,
        'src/sample.ts': SAMPLE,
        'src/clean.js': CLEAN_SAMPLE,
      },
    });
  });
  afterAll(() => {
    project.remove();
  });

  it.each(['src/sample.js', 'src/sample.ts'])('reports the mistakes of %s', async (file) => {
    expect((await lint(project, file)).map(toShort).sort(byLine)).toEqual(SAMPLE_FINDINGS);
  });

  it('is silent about clean code', async () => {
    expect(await lint(project, 'src/clean.js')).toEqual([]);
  });

  it('answers a typo in the settings with a sentence that names it', async () => {
    project.write(
      'typo.config.js',
      `import gptImage from 'eslint-plugin-gpt-image';
       export default [gptImage.configs.recommended, { settings: { 'gpt-image': { helper: ['shrink'] } } }];`,
    );
    const { stdout, stderr, exitCode } = await project.run('eslint', [
      '-c',
      'typo.config.js',
      'src/sample.js',
    ]);
    expect(exitCode).not.toBe(0);
    expect(stdout + stderr).toMatch(/`helper`.*`helpers`/s);
  });

  it('reports the corpus', () => lintCorpus(project, '10'));

  it('reports the same with `--concurrency`', async () => {
    expect(await lint(project, '--concurrency', '2', 'corpus')).toEqual(corpusFindings.get('10'));
  });

  it('reports the same from the cache, and anew when a file changes', async () => {
    const cached = ['--cache', '--cache-location', '.cache/eslint', 'src', 'corpus'];
    const first = await lint(project, ...cached);
    expect(existsSync(join(project.root, '.cache/eslint'))).toBe(true);
    expect(await lint(project, ...cached)).toEqual(first);

    project.write('src/clean.js', CLEAN_SAMPLE.replace('1920x1088', '1920x1080'));
    const changed = await lint(project, ...cached);
    project.write('src/clean.js', CLEAN_SAMPLE);
    expect(changed.length).toBe(first.length + 1);
    expect(changed.filter(({ file }) => file === join('src', 'clean.js')).map(toShort)).toEqual([
      '5:gpt-image/valid-size',
    ]);
  });

  it('lets old findings rest in `eslint-suppressions.json` and reports new ones', async () => {
    await project.run('eslint', ['--suppress-all', 'src/sample.js', 'src/clean.js']);
    const path = join(project.root, 'eslint-suppressions.json');
    const suppressions = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Record<string, unknown>>;
    expect(Object.keys(suppressions['src/sample.js'] ?? {})).toContain('gpt-image/valid-size');

    const errors = async () => (await lint(project, '--quiet', 'src/sample.js', 'src/clean.js')).map(toShort);
    expect(await errors()).toEqual([]);
    project.write('src/clean.js', CLEAN_SAMPLE.replace('1920x1088', '1080x1920'));
    const anew = await errors();
    project.write('src/clean.js', CLEAN_SAMPLE);
    expect(anew).toEqual(['5:gpt-image/valid-size']);
  });
});

describe('ESLint 10 in CI', () => {
  let project: Project;
  beforeAll(async () => {
    project = await createProject({
      packages: ['eslint-plugin-gpt-image'],
      dependencies: { eslint: '10', '@microsoft/eslint-formatter-sarif': '^3.1.0' },
      files: {
        'eslint.config.js': `
          import gptImage from 'eslint-plugin-gpt-image';
          export default [gptImage.configs.recommended];`,
        'src/sample.js': SAMPLE,
      },
    });
  });
  afterAll(() => {
    project.remove();
  });

  it('writes what the problem matcher of `actions/setup-node` turns into annotations', async () => {
    const { stdout } = await project.run('eslint', ['.']);
    // The matcher's two patterns: a line that is a path, then lines of findings.
    const [file, ...lines] = stdout.split('\n').filter((line) => line !== '');
    expect(file).toBe(join(project.root, 'src/sample.js'));
    const findings = lines.flatMap((line) => {
      const [, at, rule] = /^\s+(\d+):\d+\s+(?:error|warning)\s+.*\s\s+(\S.*)$/.exec(line) ?? [];
      return at === undefined || rule === undefined ? [] : [`${at}:${rule}`];
    });
    expect(findings.sort(byLine)).toEqual(SAMPLE_FINDINGS);
  });

  it('writes SARIF with places, rules and the pages that explain them', async () => {
    const args = ['.', '--format', '@microsoft/eslint-formatter-sarif', '--output-file', 'eslint.sarif'];
    expect((await project.run('eslint', args)).exitCode).toBe(1);
    const sarif = JSON.parse(readFileSync(join(project.root, 'eslint.sarif'), 'utf8')) as Sarif;
    const [run] = sarif.runs;
    const results = run?.results.map(
      ({ ruleId, locations }) => `${locations[0]?.physicalLocation.region.startLine}:${ruleId}`,
    );
    expect(results?.sort(byLine)).toEqual(SAMPLE_FINDINGS);
    const pages = run?.tool.driver.rules.map(({ id, helpUri }) =>
      helpUri.endsWith(`/${id.split('/')[1]}.md`),
    );
    expect(pages?.length).toBeGreaterThan(0);
    expect(pages?.every(Boolean)).toBe(true);
  });
});

/** What is read of a SARIF file. */
interface Sarif {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { id: string; helpUri: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly locations: readonly {
        readonly physicalLocation: { readonly region: { readonly startLine: number } };
      }[];
    }[];
  }[];
}

describe('TypeScript 7 beside', () => {
  let project: Project;
  beforeAll(async () => {
    project = await createProject({
      packages: ['eslint-plugin-gpt-image'],
      dependencies: { eslint: '10', typescript: '7' },
      files: {
        'eslint.config.js': `
          import gptImage from 'eslint-plugin-gpt-image';
          import { defineConfig } from 'eslint/config';
          export default defineConfig([{ extends: [gptImage.configs.recommended] }]);`,
        'src/sample.js': SAMPLE,
      },
    });
  });
  afterAll(() => {
    project.remove();
  });

  it('has TypeScript 7, whose package is no library, where plugins look for it', async () => {
    expect((await project.run('tsc', ['--version'])).stdout).toMatch(/^Version 7\./);
  });

  it('reports the mistakes of a JavaScript file', async () => {
    expect((await lint(project, 'src/sample.js')).map(toShort).sort(byLine)).toEqual(SAMPLE_FINDINGS);
  });
});

describe('all versions', () => {
  it('have linted the whole corpus', () => {
    expect(countCorpusFiles()).toBeGreaterThan(200);
    expect([...corpusFindings.keys()]).toEqual(['9.15.0', '9', '10']);
  });

  it.each(['9.15.0', '9'])('report the same in %s as in 10', (version) => {
    expect(corpusFindings.get(version)).toEqual(corpusFindings.get('10'));
  });
});

function byLine(a: string, b: string): number {
  return Number.parseInt(a) - Number.parseInt(b) || a.localeCompare(b);
}
