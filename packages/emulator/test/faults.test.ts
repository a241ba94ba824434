import OpenAI, { APIConnectionError, InternalServerError, RateLimitError } from 'openai';
import { expect, onTestFinished, test } from 'vitest';
import { startEmulator, type Fault } from '../src/index.js';
import { asPng, startWithClient } from './support/client.js';
import { createImage } from './support/images.js';

const REQUEST = { model: 'gpt-image-2', prompt: 'x', size: '1024x1024' } as const;

test('429 with retry-after, which the SDK waits for and then succeeds', async () => {
  const { emulator } = await startWithClient();
  const client = new OpenAI({ apiKey: 'k', baseURL: `${emulator.url}/v1`, maxRetries: 1 });
  emulator.failNext({ kind: 'rate-limit', retryAfterSeconds: 1 });
  const startedAt = performance.now();
  await client.images.generate(REQUEST);
  expect(performance.now() - startedAt).toBeGreaterThan(950);
  expect(emulator.requests.map(({ status }) => status)).toEqual([429, 200]);
  emulator.failNext({ kind: 'rate-limit', retryAfterSeconds: 7 }, { times: 2 });
  const error: unknown = await client.images
    .generate(REQUEST, { maxRetries: 0 })
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(RateLimitError);
  expect(error).toMatchObject({ code: 'rate_limit_exceeded' });
  expect((error as RateLimitError).headers.get('retry-after')).toBe('7');
});

test('500', async () => {
  const { client, emulator } = await startWithClient();
  emulator.failNext('server-error');
  await expect(client.images.generate(REQUEST)).rejects.toThrow(InternalServerError);
  await client.images.generate(REQUEST);
});

test('a connection reset, at once or in the middle of the upload', async () => {
  const { client, emulator } = await startWithClient();
  const image = await asPng(Buffer.alloc(3_000_000));
  for (const fault of ['connection-reset', { kind: 'connection-reset', afterBytes: 1_000_000 }] as const) {
    emulator.failNext(fault);
    await expect(client.images.edit({ ...REQUEST, image })).rejects.toThrow(APIConnectionError);
  }
  expect(emulator.requests[0]).not.toHaveProperty('status');
  expect(emulator.requests[0]!.bodyBytes).toBe(0);
  expect(emulator.requests[1]!.bodyBytes).toBeGreaterThan(1_000_000);
});

test('a slow upload that arrives all the same', async () => {
  const { client, emulator } = await startWithClient();
  const image = await asPng(await createImage(256, 256));
  emulator.failNext({ kind: 'slow-upload', bytesPerSecond: image.size });
  const startedAt = performance.now();
  await client.images.edit({ ...REQUEST, image });
  expect(performance.now() - startedAt).toBeGreaterThan(900);
});

test('the 524 and the 413 of a gateway, as HTML', async () => {
  const { emulator } = await startWithClient();
  const ask = () =>
    fetch(`${emulator.url}/v1/images/generations`, {
      method: 'POST',
      headers: { authorization: 'Bearer k', 'content-type': 'application/json' },
      body: JSON.stringify(REQUEST),
    });
  for (const [fault, status] of [
    [{ kind: 'timeout', afterMs: 20 }, 524],
    ['body-too-large', 413],
  ] as const) {
    emulator.failNext(fault);
    const response = await ask();
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('text/html');
    expect(await response.text()).toContain(`<h1>${status}`);
  }
});

test('a moderation block, with its details, but only for a request without another fault', async () => {
  const { client, emulator } = await startWithClient();
  emulator.failNext({ kind: 'moderation', stage: 'output', categories: ['violence'] });
  await expect(client.images.generate(REQUEST)).rejects.toMatchObject({
    status: 400,
    code: 'moderation_blocked',
    type: 'image_generation_user_error',
    error: { moderation_details: { moderation_stage: 'output', categories: ['violence'] } },
  });
  emulator.failNext('moderation');
  await expect(client.images.generate({ ...REQUEST, prompt: '' })).rejects.toMatchObject({
    code: 'empty_string',
  });
});

test('orders wait for their path and are served in their order', async () => {
  const { client, emulator } = await startWithClient();
  emulator.failNext('server-error', { path: '/images/edits' });
  emulator.failNext('rate-limit');
  await expect(client.images.generate(REQUEST)).rejects.toThrow(RateLimitError);
  await client.images.generate(REQUEST);
  const image = await asPng(await createImage(64, 64));
  await expect(client.images.edit({ ...REQUEST, image })).rejects.toThrow(InternalServerError);
});

test('a request orders its own fault by a header', async () => {
  const { client } = await startWithClient();
  const order = (fault: string) =>
    client.images.generate(REQUEST, { headers: { 'x-emulator-fault': fault } });
  await expect(order('rate-limit; retryAfterSeconds=3')).rejects.toThrow(RateLimitError);
  await expect(order('moderation; stage=input; categories=sexual,violence')).rejects.toMatchObject({
    message: expect.stringContaining('safety_violations=[sexual, violence]') as string,
  });
  await expect(order('rate-limt')).rejects.toMatchObject({
    status: 400,
    type: 'emulator_error',
    message: expect.stringContaining('`rate-limt` is not a fault') as string,
  });
});

test('an order that is misspelt is refused where it is given', async () => {
  const emulator = await startEmulator();
  onTestFinished(() => emulator.close());
  const order = (fault: unknown) => () => {
    emulator.failNext(fault as Fault);
  };
  expect(order('ratelimit')).toThrow('`ratelimit` is not a fault of the emulator');
  expect(order({ kind: 'rate-limit', retryAfter: 1 })).toThrow('Use `retryAfterSeconds`.');
  expect(order({ kind: 'timeout', afterMs: 'soon' })).toThrow('is not a number');
});
