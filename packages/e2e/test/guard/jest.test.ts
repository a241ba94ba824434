import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDocsFile, readDocsVariable } from '../support/docs.js';
import { createProject, type Project } from '../support/project.js';
import { ASSERTIONS, COMPILER, IMPORTS, MISTAKES, writePictures } from './matcher-assertions.js';

/** Jest runs ESM only with what the docs say. */
const VM_MODULES = { NODE_OPTIONS: readDocsVariable('vision.md', 'NODE_OPTIONS') };

/** The assertions run by Jest and compiled by TypeScript, in a project of one kind. */
function describeProject(name: string, create: () => Promise<Project>): void {
  describe(name, () => {
    let project: Project;

    beforeAll(async () => {
      project = await create();
      await writePictures(project);
    });
    afterAll(() => {
      project.remove();
    });

    test('runs the matchers', async () => {
      const { exitCode, stderr } = await project.run('jest', ['--ci'], VM_MODULES);
      expect(stderr).toMatch(/Tests: +3 passed, 3 total/);
      expect(exitCode).toBe(0);
    });

    test('has their types, without Vitest installed', async () => {
      expect(await project.run('tsc', ['-p', '.'])).toMatchObject({ exitCode: 0, stdout: '' });
    });
  });
}

describeProject('an ESM project with `@jest/globals`', () => {
  const globals = `import { expect, test } from '@jest/globals';\nimport 'gpt-image-guard/vitest';\n`;
  return createProject({
    packages: ['gpt-image-guard'],
    dependencies: {
      '@jest/globals': '30.5.2',
      '@types/node': '20.19.43',
      jest: '30.5.2',
      typescript: '6.0.3',
    },
    files: {
      'jest.config.js': `export default { transform: {}, injectGlobals: false };`,
      'matchers.test.js': `${IMPORTS}${globals}${ASSERTIONS.replace('(error as Error)', 'error')}`,
      'typed.ts': `${IMPORTS}${globals}${ASSERTIONS}${MISTAKES}`,
      'tsconfig.json': JSON.stringify({
        compilerOptions: { ...COMPILER, module: 'nodenext', types: ['node'] },
        files: ['typed.ts'],
      }),
    },
  });
});

interface Configuration {
  readonly compilerOptions: object;
}

/** Set up by nothing but what the docs show. */
describeProject('a CommonJS project with ts-jest and `@types/jest`', () => {
  const { compilerOptions } = JSON.parse(
    readDocsFile('vision.md', 'tsconfig.json').replace(/,(?=\s*[}\]])/g, ''),
  ) as Configuration;
  return createProject({
    type: 'commonjs',
    packages: ['gpt-image-guard'],
    dependencies: {
      '@types/jest': '30.0.0',
      '@types/node': '20.19.43',
      jest: '30.5.2',
      'ts-jest': '29.4.15',
      typescript: '6.0.3',
    },
    files: {
      'jest.config.js': readDocsFile('vision.md', 'jest.config.js'),
      'matchers.test.ts': `${IMPORTS}${ASSERTIONS}`,
      'typed.ts': `${IMPORTS}${ASSERTIONS}${MISTAKES}`,
      'tsconfig.json': JSON.stringify({ compilerOptions: { ...COMPILER, ...compilerOptions } }),
    },
  });
});
