import { startEmulator, type Emulator } from 'gpt-image-emulator';
import { guardFetch } from 'gpt-image-guard';
import OpenAI from 'openai';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway, type Gateway } from '../../src/gateway/start-gateway.js';
import { makePhoto, toUpload } from './photos.js';

let emulator: Emulator;
let gateway: Gateway;
let photo: Buffer;

// nginx' default limit is 1 MB; 2 MB and 50 Mbit/s are those of the article's experiment.
beforeAll(async () => {
  emulator = await startEmulator();
  gateway = await startGateway({ target: emulator.url, maxBodySize: '2m', bytesPerSecond: 6_250_000 });
  photo = await makePhoto(2400, 1600);
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
  await emulator.close();
});

const edit = (options: { fetch?: typeof fetch }) =>
  new OpenAI({ apiKey: 'test', baseURL: `${gateway.url}/v1`, maxRetries: 0, ...options }).images.edit({
    model: 'gpt-image-2',
    prompt: 'A red boat',
    size: '1024x1024',
    quality: 'low',
    image: toUpload(photo, 'boat.png', 'image/png'),
  });

test('the original is refused with 413', async () => {
  await expect(edit({})).rejects.toMatchObject({ status: 413 });
});

test('the prepared one passes', async () => {
  const result = await edit({ fetch: guardFetch() });
  expect(result.data![0]!.b64_json!.length).toBeGreaterThan(1000);
  expect(emulator.requests.at(-1)!.bodyBytes).toBeLessThan(2 * 1024 * 1024);
});

test('several originals pass where the policy knows the limit of the gateway', async () => {
  const client = new OpenAI({
    apiKey: 'test',
    baseURL: `${gateway.url}/v1`,
    maxRetries: 0,
    fetch: guardFetch({ policy: { maxBodyBytes: 2_000_000 } }),
  });
  const image = Array.from({ length: 3 }, (_, index) => toUpload(photo, `${index}.png`, 'image/png'));
  await client.images.edit({
    model: 'gpt-image-2',
    prompt: 'A red boat',
    size: '1024x1024',
    quality: 'low',
    image,
  });
  expect(emulator.requests.at(-1)!.images).toHaveLength(3);
});
