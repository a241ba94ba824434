import { createOpenAI } from '@ai-sdk/openai';
import { generateImage } from 'ai';
import { startEmulator, type Emulator } from 'gpt-image-emulator';
import { GuardError, guardFetch, prepareImage, type GuardFetchOptions } from 'gpt-image-guard';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeHalfMask, makePhoto } from './photos.js';

let emulator: Emulator;
let photo: Buffer;

beforeAll(async () => {
  photo = await makePhoto(2400, 1600);
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
beforeEach(() => {
  emulator.requests.length = 0;
});

const edit = (options: GuardFetchOptions, images: Uint8Array[], mask?: Uint8Array) => {
  const openai = createOpenAI({ apiKey: 'test', baseURL: `${emulator.url}/v1`, fetch: guardFetch(options) });
  return generateImage({
    model: openai.image('gpt-image-2'),
    prompt: { text: 'A red boat', images, ...(mask !== undefined && { mask }) },
    size: '1024x1024',
    providerOptions: { openai: { quality: 'low' } },
    maxRetries: 2,
  });
};

test('`fix`: originals and mask are made to fit, parts named and labelled', async () => {
  const { image } = await edit({}, [photo], await makeHalfMask(2400, 1600));
  expect(image.uint8Array.byteLength).toBeGreaterThan(0);
  const { images, mask } = emulator.requests.at(-1)!;
  expect(images[0]!.facts.bytes).toBeLessThanOrEqual(1_536_000);
  expect(images[0]!.declaredMediaType).toBe(images[0]!.facts.mediaType);
  expect(mask!.facts.width).toBe(images[0]!.facts.width);
});

test('`enforce` throws the error itself, once', async () => {
  await expect(edit({ mode: 'enforce' }, [photo])).rejects.toBeInstanceOf(GuardError);
  expect(emulator.requests).toHaveLength(0);
});

test('`report` sends the original', async () => {
  const codes: string[] = [];
  await edit({ mode: 'report', onViolation: ({ code }) => codes.push(code) }, [photo]);
  expect(emulator.requests.at(-1)!.images[0]!.facts.bytes).toBe(photo.length);
  expect(codes).toContain('image-bytes-policy');
});

test('a retry, which makes a new form here, does no work twice', async () => {
  const reports: boolean[] = [];
  emulator.failNext({ kind: 'rate-limit', retryAfterSeconds: 0 });
  await edit({ onReport: ({ isCached }) => reports.push(isCached) }, [photo]);
  expect(emulator.requests.map(({ status }) => status)).toEqual([429, 200]);
  expect(reports).toEqual([false, true]);
});

test('a prepared image goes through without a second preparation', async () => {
  const prepared = await prepareImage(photo);
  const bytes = new Uint8Array(await prepared.arrayBuffer());
  const saved: number[] = [];
  await edit({ onReport: ({ bytesSaved }) => saved.push(bytesSaved) }, [bytes]);
  expect(saved).toEqual([0]);
  expect(emulator.requests.at(-1)!.images[0]!.facts.bytes).toBe(bytes.length);
});
