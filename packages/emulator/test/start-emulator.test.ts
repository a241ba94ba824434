import { createServer } from 'node:net';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { startEmulator, type EmulatorOptions } from '../src/index.js';
import { startWithClient } from './support/client.js';

const REQUEST = { model: 'gpt-image-2', prompt: 'x', size: '1024x1024' } as const;

test('an option that is misspelt or out of range is named', async () => {
  const cases: [options: Record<string, unknown>, message: string][] = [
    [{ maxBodyByte: 1 }, '`maxBodyByte` is not an option of the emulator. Use `port`, `maxBodyBytes`'],
    [{ port: 70_000 }, '`port` is 70000. Give a whole number from 0 to 65535.'],
    [{ port: '80' }, '`port` is "80". Give a number.'],
    [{ latencyMs: -1 }, '`latencyMs` is -1.'],
    [{ maxBodyBytes: 1.5 }, '`maxBodyBytes` is 1.5. Give a whole number of at least 1.'],
    [{ uploadBytesPerSecond: 0 }, '`uploadBytesPerSecond` is 0.'],
    [{ date: '2026-02-30' }, '`date` is "2026-02-30". Write a day as `YYYY-MM-DD`.'],
    [{ deployments: { a: 1 } }, '`deployments` takes an object'],
    [{ onAnswer: 'x' }, '`onAnswer` takes a function.'],
  ];
  for (const [options, message] of cases) {
    await expect(startEmulator(options as EmulatorOptions)).rejects.toThrow(message);
  }
});

test('a port that is taken is an error, not a crash', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  await expect(startEmulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  other.close();
});

test('closes at once although a request is waiting, twice if asked to, and with `await using`', async () => {
  const { client, emulator } = await startWithClient({ latencyMs: 60_000 });
  const waiting = client.images.generate(REQUEST);
  const settled = waiting.catch((error: unknown) => error);
  while (emulator.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const startedAt = performance.now();
  await Promise.all([emulator.close(), emulator.close()]);
  expect(performance.now() - startedAt).toBeLessThan(5000);
  expect(await settled).toBeInstanceOf(Error);
  let url: string;
  {
    await using scoped = await startEmulator();
    ({ url } = scoped);
  }
  await expect(fetch(url)).rejects.toThrow();
});

test('waits before every answer', async () => {
  const { client } = await startWithClient({ latencyMs: 300 });
  const startedAt = performance.now();
  await client.models.list();
  expect(performance.now() - startedAt).toBeGreaterThan(295);
});

test('knows the models of its day', async () => {
  const { client } = await startWithClient({ date: '2026-12-01' });
  await expect(client.images.generate({ ...REQUEST, model: 'gpt-image-1.5' })).rejects.toMatchObject({
    message: expect.stringContaining("The model 'gpt-image-1.5' does not exist.") as string,
  });
  await expect(client.models.retrieve('gpt-image-1.5')).rejects.toMatchObject({ status: 404 });
  const before = await startWithClient({ date: '2026-10-22' });
  await before.client.images.generate({ ...REQUEST, model: 'gpt-image-1' });
});

test('tells of every answer and forgets the oldest requests', async () => {
  const seen: string[] = [];
  const { client, emulator } = await startWithClient({
    keepRequests: 2,
    onAnswer: ({ path, status }) => seen.push(`${path} ${status}`),
  });
  for (let index = 0; index < 3; index += 1) await client.models.list();
  expect(seen).toEqual(['/v1/models 200', '/v1/models 200', '/v1/models 200']);
  expect(emulator.requests).toHaveLength(2);
});
