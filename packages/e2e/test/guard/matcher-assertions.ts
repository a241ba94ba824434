import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Project } from '../support/project.js';

/** The same assertions for each test runner: what passes passes, and what fails says why. */
export const ASSERTIONS = `
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
  expect(message).toMatch(/2 images to be ready for upload, but 1 is not/);
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
export const MISTAKES = `
// @ts-expect-error -- a policy has no such limit
void expect('a').toBeUploadReady({ policy: { maxEdgeLength: 1 } });
// @ts-expect-error -- a model is text
expect('a').toBeValidImageSize({ model: 1 });
// @ts-expect-error -- there is no such matcher
expect('a').toHaveResolution();
const promise: Promise<void> = expect('a').toBeUploadReady();
void promise;
const negated: Promise<void> = expect('a').not.toBeUploadReady({ policy: { maxEdge: 100 } });
void negated;
const resolved: Promise<void> = expect(Promise.resolve('1024x1024')).resolves.toBeValidImageSize();
void resolved;
`;

/** What the assertions use of Node. */
export const IMPORTS = `import { readFileSync } from 'node:fs';\nimport { File } from 'node:buffer';\n`;

/** What the assertions look at. */
export async function writePictures(project: Project): Promise<void> {
  project.write('pictures/.keep', '');
  const plain = (width: number) => sharp({ create: { width, height: 300, channels: 3, background: '#a43' } });
  await writeFile(join(project.root, 'pictures/ready.webp'), await plain(800).webp().toBuffer());
  await writeFile(join(project.root, 'pictures/wide.png'), await plain(2100).png().toBuffer());
}

/** As strict as a compiler gets: declarations are checked too. */
export const COMPILER = {
  strict: true,
  noEmit: true,
  skipLibCheck: false,
  target: 'es2023',
  lib: ['es2023', 'dom'],
};
