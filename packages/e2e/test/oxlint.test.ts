import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEslint, readOxlint, type Finding } from './support/findings.js';
import { createProject, type Project } from './support/project.js';
import { CLEAN_SAMPLE, copyCorpus, SAMPLE } from './support/sample.js';

const RULES = {
  'gpt-image/require-prepared-image': 'error',
  'gpt-image/valid-size': 'error',
  'gpt-image/no-experimental-size': 'warn',
  'gpt-image/no-resolution-keywords': 'warn',
  'gpt-image/max-input-images': 'error',
  'gpt-image/valid-output-options': 'error',
  'gpt-image/no-retired-model': 'error',
  'gpt-image/require-upload-type': 'error',
  'gpt-image/require-prepared-vision-image': 'warn',
};

const FILES = { 'src/sample.js': SAMPLE, 'src/sample.ts': SAMPLE, 'src/clean.ts': CLEAN_SAMPLE };

describe('oxlint', () => {
  let oxlint: Project;
  let eslint: Project;

  beforeAll(async () => {
    [oxlint, eslint] = await Promise.all([
      createProject({
        packages: ['eslint-plugin-gpt-image'],
        dependencies: { oxlint: '1.94.0' },
        installPeers: false,
        files: {
          '.oxlintrc.json': JSON.stringify({
            categories: { correctness: 'off' },
            jsPlugins: ['eslint-plugin-gpt-image'],
            rules: RULES,
          }),
          ...FILES,
        },
      }),
      createProject({
        packages: ['eslint-plugin-gpt-image'],
        dependencies: { eslint: '10', '@typescript-eslint/parser': '8.72.0', typescript: '6.0.3' },
        files: {
          'eslint.config.js': `
            import parser from '@typescript-eslint/parser';
            import gptImage from 'eslint-plugin-gpt-image';
            export default [
              { files: ['**/*.{js,cjs,mjs,ts,tsx}'], plugins: { 'gpt-image': gptImage }, rules: ${JSON.stringify(RULES)} },
              { files: ['**/*.{ts,tsx}'], languageOptions: { parser } },
            ];`,
          ...FILES,
        },
      }),
    ]);
    copyCorpus(join(oxlint.root, 'corpus'));
    copyCorpus(join(eslint.root, 'corpus'));
  });
  afterAll(() => {
    oxlint.remove();
    eslint.remove();
  });

  async function lintWithOxlint(...args: string[]): Promise<Finding[]> {
    const result = await oxlint.run('oxlint', ['--format', 'json', ...args]);
    return readOxlint(result, (file) => readFileSync(join(oxlint.root, file), 'utf8'));
  }

  it('runs where there is neither ESLint nor TypeScript', () => {
    expect(existsSync(join(oxlint.root, 'node_modules/eslint'))).toBe(false);
    expect(existsSync(join(oxlint.root, 'node_modules/typescript'))).toBe(false);
  });

  it('finds the same as ESLint in the corpus, to the column and the word', async () => {
    const expected = readEslint(
      await eslint.run('eslint', ['--format', 'json', 'src', 'corpus']),
      eslint.root,
    );
    expect(expected.length).toBeGreaterThan(200);
    expect(await lintWithOxlint('src', 'corpus')).toEqual(expected);
  });

  it('reads the settings', async () => {
    oxlint.write(
      'settings.json',
      JSON.stringify({
        categories: { correctness: 'off' },
        jsPlugins: ['eslint-plugin-gpt-image'],
        rules: { 'gpt-image/no-experimental-size': 'error' },
        settings: { 'gpt-image': { policy: { allowExperimentalSizes: true } } },
      }),
    );
    const file = 'corpus/experimental/large-landscape.ts';
    expect((await lintWithOxlint(file)).map(({ rule }) => rule)).toEqual(['gpt-image/no-experimental-size']);
    expect(await lintWithOxlint('--config', 'settings.json', file)).toEqual([]);
  });

  it('writes SARIF and GitHub annotations', async () => {
    const sarif = JSON.parse((await oxlint.run('oxlint', ['--format', 'sarif', 'src/sample.ts'])).stdout) as {
      runs: { results: { ruleId: string }[] }[];
    };
    expect(sarif.runs[0]?.results.map(({ ruleId }) => ruleId)).toContain('gpt-image(valid-size)');
    const { stdout } = await oxlint.run('oxlint', ['--format', 'github', 'src/sample.ts']);
    expect(stdout).toMatch(/^::error file=src\/sample\.ts,line=5,.*gpt-image\(valid-size\)/m);
  });

  it('applies suggestions that leave code without findings', async () => {
    const path = 'src/fixable.js';
    oxlint.write(
      path,
      `import OpenAI from 'openai';
const client = new OpenAI();
export const draw = (prompt) =>
  client.images.generate({ model: 'gpt-image-1', prompt: \`\${prompt}, oil on canvas, 8K\`, size: '1536x1024' });
`,
    );
    expect(await lintWithOxlint(path)).toHaveLength(2);
    await oxlint.run('oxlint', ['--fix-suggestions', path]);
    expect(await lintWithOxlint(path)).toEqual([]);
    expect(readFileSync(join(oxlint.root, path), 'utf8')).toContain('`${prompt}, oil on canvas`');
  });
});
