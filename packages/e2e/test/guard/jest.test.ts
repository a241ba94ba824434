import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProject, type Project } from '../support/project.js';

/** Jest runs ESM only with this. */
const VM_MODULES = { NODE_OPTIONS: '--experimental-vm-modules --no-warnings' };

/** The same assertions for each project: what passes passes, and what fails says why. */
const ASSERTIONS = `
test('files, bytes, folders and globs', async () => {
  const bytes = readFileSync('pictures/ready.webp');
  await expect('pictures/ready.webp').toBeUploadReady();
  await expect(bytes).toBeUploadReady();
  await expect(new Uint8Array(bytes)).toBeUploadReady({ policy: { maxEdge: 1024 } });
  await expect(new File([bytes], 'a.webp', { type: 'image/webp' })).toBeUploadReady();
  await expect(bytes).not.toBeUploadReady({ policy: { maxEdge: 100 } });
  await expect('pictures/*.webp').toBeUploadReady();
});
test('a failure shows facts and remedy', async () => {
  let message = '';
  try {
    await expect('pictures').toBeUploadReady();
  } catch (error) {
    message = (error as Error).message;
  }
  expect(message).toMatch(/2 images to be ready for upload, but 1 are not/);
  expect(message).toMatch(/wide.png.*2100x300/);
  expect(message).toMatch(/2048 px .*prepareImage/);
});
test('sizes and prompts', () => {
  expect('1920x1088').toBeValidImageSize({ model: 'gpt-image-2' });
  expect('1920x1080').not.toBeValidImageSize();
  expect(() => expect('1920x1080').toBeValidImageSize()).toThrow(/1920x1088/);
  expect('A red boat').toHaveNoResolutionKeywords();
  expect(() => expect('A red boat, 8K').toHaveNoResolutionKeywords()).toThrow(/"8K"/);
});
`;

/** What a typed project must not compile. */
const MISTAKES = `
// @ts-expect-error -- a policy has no such limit
void expect('a').toBeUploadReady({ policy: { maxEdgeLength: 1 } });
// @ts-expect-error -- a model is text
expect('a').toBeValidImageSize({ model: 1 });
// @ts-expect-error -- there is no such matcher
expect('a').toHaveResolution();
const promise: Promise<unknown> = expect('a').toBeUploadReady();
void promise;
`;

const IMPORTS = `import { readFileSync } from 'node:fs';\nimport { File } from 'node:buffer';\n`;

async function writePictures(project: Project): Promise<void> {
  project.write('pictures/.keep', '');
  const plain = (width: number) => sharp({ create: { width, height: 300, channels: 3, background: '#a43' } });
  await writeFile(join(project.root, 'pictures/ready.webp'), await plain(800).webp().toBuffer());
  await writeFile(join(project.root, 'pictures/wide.png'), await plain(2100).png().toBuffer());
}

const COMPILER = {
  strict: true,
  noEmit: true,
  skipLibCheck: false,
  target: 'es2023',
  lib: ['es2023', 'dom'],
};

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

describeProject('a CommonJS project with ts-jest and `@types/jest`', () => {
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
      'jest.config.js': `module.exports = {
          preset: 'ts-jest',
          setupFilesAfterEnv: ['gpt-image-guard/vitest'],
        };`,
      'matchers.test.ts': `${IMPORTS}${ASSERTIONS}`,
      'typed.ts': `${IMPORTS}${ASSERTIONS}${MISTAKES}`,
      'tsconfig.json': JSON.stringify({
        compilerOptions: {
          ...COMPILER,
          module: 'node16',
          isolatedModules: true,
          types: ['node', 'jest', 'gpt-image-guard/vitest'],
        },
      }),
    },
  });
});
