import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect as jestExpect } from 'expect';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { matchers, type GuardMatchers } from '../../src/matchers/vitest.js';

let folder: string;
let ready: Buffer;
let wide: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guard-matchers-'));
  const plain = (width: number) =>
    sharp({ create: { width, height: 300, channels: 3, background: '#a43' } })
      .webp()
      .toBuffer();
  [ready, wide] = await Promise.all([plain(800), plain(2100)]);
  await writeFile(join(folder, 'ready.webp'), ready);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const fileOf = (bytes: Buffer, type = 'image/webp') => new File([new Uint8Array(bytes)], 'a.webp', { type });

/** The message a failing assertion shows. */
async function messageOf(assertion: () => unknown): Promise<string> {
  try {
    await assertion();
  } catch (error) {
    return (error as Error).message;
  }
  return expect.unreachable('the assertion passed');
}

describe('toBeUploadReady', () => {
  test('takes files, bytes, paths, lists, folders and globs', async () => {
    await expect(fileOf(ready)).toBeUploadReady();
    await expect(ready).toBeUploadReady();
    await expect(join(folder, 'ready.webp')).toBeUploadReady();
    await expect([fileOf(ready), ready]).toBeUploadReady();
    await expect(folder).toBeUploadReady();
    await expect(join(folder, '*.webp')).toBeUploadReady();
    await expect(fileOf(wide)).not.toBeUploadReady();
  });

  test('shows facts and remedy', async () => {
    const message = await messageOf(() => expect(fileOf(wide)).toBeUploadReady());
    expect(message).toMatch(/expected `a\.webp` to be ready for upload/);
    expect(message).toMatch(/2100x300 webp/);
    expect(message).toMatch(/2048 px .*prepareImage/);
  });

  test('catches a file without a type, which would travel as application/octet-stream', async () => {
    expect(await messageOf(() => expect(fileOf(ready, '')).toBeUploadReady())).toMatch(/octet-stream/);
  });

  test('of a folder names the files that are not ready', async () => {
    await writeFile(join(folder, 'wide.webp'), wide);
    await writeFile(join(folder, 'page.png'), '<!doctype html>');
    const message = await messageOf(() => expect(folder).toBeUploadReady());
    await Promise.all(['wide.webp', 'page.png'].map((name) => rm(join(folder, name))));
    expect(message).toMatch(/expected 3 images to be ready for upload, but 2 are not/);
    expect(message).toMatch(/wide\.webp` \(2100x300/);
    expect(message).toMatch(/page\.png`/);
    expect(message).not.toMatch(/ready\.webp/);
  });

  test('takes a policy', async () => {
    await expect(ready).not.toBeUploadReady({ policy: { maxEdge: 512 } });
  });
});

describe('toBeValidImageSize', () => {
  test('judges by the model', () => {
    expect('1920x1088').toBeValidImageSize();
    expect('3840x2160').toBeValidImageSize({ model: 'gpt-image-2' });
    expect('1920x1088').not.toBeValidImageSize({ model: 'gpt-image-1.5' });
  });

  test('knows no valid size for a model that is gone or that nobody knows', async () => {
    const messageFor = (model: string) =>
      messageOf(() => {
        expect('1024x1024').toBeValidImageSize({ model });
      });
    expect(await messageFor('dall-e-3')).toMatch(/`dall-e-3` was shut down/);
    expect(await messageFor('gpt-image2')).toMatch(/no image model known .*Use `gpt-image-2`/);
    // Announced is not gone.
    expect('1024x1024').toBeValidImageSize({ model: 'gpt-image-1.5' });
  });

  test('shows the remedy', async () => {
    const message = await messageOf(() => {
      expect('1920x1080').toBeValidImageSize({ model: 'gpt-image-2' });
    });
    expect(message).toMatch(/expected `1920x1080` to be a valid image size for `gpt-image-2`/);
    expect(message).toMatch(/1920x1088/);
    expect(
      await messageOf(() => {
        expect(16).toBeValidImageSize();
      }),
    ).toMatch(/not 16/);
  });
});

describe('toHaveNoResolutionKeywords', () => {
  test('judges prompts', () => {
    expect('A 4K TV on the wall').toHaveNoResolutionKeywords();
    expect('A lighthouse, 8K').not.toHaveNoResolutionKeywords();
  });

  test('shows the words and the cleaned prompt', async () => {
    const message = await messageOf(() => {
      expect('A lighthouse, 8K').toHaveNoResolutionKeywords();
    });
    expect(message).toMatch(/"8K" at 14/);
    expect(message).toMatch(/cleaned: A lighthouse\n/);
  });
});

test("the matchers work in Jest's expect", async () => {
  jestExpect.extend(matchers);
  const extended = (value: unknown) => jestExpect(value) as unknown as GuardMatchers<undefined>;
  extended('1920x1088').toBeValidImageSize();
  await extended(ready).toBeUploadReady();
  expect(await messageOf(() => extended(wide).toBeUploadReady())).toMatch(/2048 px/);
  expect(() => {
    extended('x, 8K').toHaveNoResolutionKeywords();
  }).toThrow(/"8K" at 3/);
});
