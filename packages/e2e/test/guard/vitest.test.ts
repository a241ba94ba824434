import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProject, type Project } from '../support/project.js';
import { ASSERTIONS, COMPILER, IMPORTS, MISTAKES, writePictures } from './matcher-assertions.js';

const SET_UP = `import 'gpt-image-guard/vitest';\n`;
const VITEST = `import { expect, test } from 'vitest';\n`;
const JEST = `import { expect, test } from '@jest/globals';\n`;

/** Configuration of the compiler with other runners' types around, and with declarations checked or not. */
const configure = (types: readonly string[], skipLibCheck: boolean) =>
  JSON.stringify({
    compilerOptions: { ...COMPILER, skipLibCheck, module: 'nodenext', types: ['node', ...types] },
    include: ['typed*.ts'],
  });

describe('a project with Vitest alone', () => {
  let project: Project;

  beforeAll(async () => {
    project = await createProject({
      packages: ['gpt-image-guard'],
      dependencies: { '@types/node': '20.19.43', typescript: '6.0.3', vitest: '4.1.12' },
      files: {
        'vitest.config.js': `export default { test: { setupFiles: ['gpt-image-guard/vitest'] } };`,
        'matchers.test.ts': `${IMPORTS}${VITEST}${ASSERTIONS}`,
        'typed.ts': `${IMPORTS}${SET_UP}${VITEST}${ASSERTIONS}${MISTAKES}`,
        'tsconfig.json': configure([], false),
        'tsconfig.lax.json': configure([], true),
      },
    });
    await writePictures(project);
  });
  afterAll(() => {
    project.remove();
  });

  test('runs the matchers', async () => {
    const { exitCode, stdout } = await project.run('vitest', ['run']);
    expect(stdout).toMatch(/Tests +3 passed \(3\)/);
    expect(exitCode).toBe(0);
  });

  test.each(['tsconfig.json', 'tsconfig.lax.json'])('has their types, with %s', async (configuration) => {
    expect(await project.run('tsc', ['-p', configuration])).toMatchObject({ exitCode: 0, stdout: '' });
  });
});

describe('a project with Vitest and Jest', () => {
  let project: Project;

  beforeAll(async () => {
    project = await createProject({
      packages: ['gpt-image-guard'],
      dependencies: {
        '@jest/globals': '30.5.2',
        '@types/jest': '30.0.0',
        '@types/node': '20.19.43',
        typescript: '6.0.3',
        vitest: '4.1.12',
      },
      files: {
        'typed.vitest.ts': `${IMPORTS}${SET_UP}${VITEST}${ASSERTIONS}${MISTAKES}`,
        'typed.jest.ts': `${IMPORTS}${SET_UP}${JEST}${ASSERTIONS}${MISTAKES}`,
        'tsconfig.json': configure([], false),
        'tsconfig.lax.json': configure([], true),
        'tsconfig.global.json': configure(['jest'], false),
      },
    });
  });
  afterAll(() => {
    project.remove();
  });

  test.each(['tsconfig.json', 'tsconfig.lax.json', 'tsconfig.global.json'])(
    'has the types in both, with %s',
    async (configuration) => {
      expect(await project.run('tsc', ['-p', configuration])).toMatchObject({ exitCode: 0, stdout: '' });
    },
  );
});
