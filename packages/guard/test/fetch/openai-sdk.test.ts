import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import OpenAI, { AzureOpenAI, toFile } from 'openai';
import { expect, onTestFinished, test, vi } from 'vitest';
import { GuardError, guardFetch } from '../../src/index.js';
import { createRecordingFetch, readSentForm } from './recording-fetch.js';
import { largePhoto } from './test-images.js';

/** For a promise that must not be fulfilled. */
const fail = (): never => expect.unreachable();

const EDIT = { model: 'gpt-image-2', prompt: 'A red boat' } as const;

const isEdit = (input: string | URL | Request) => new Request(input).url.endsWith('/images/edits');

test('a refusal reaches the caller as itself, at once and without a retry', async () => {
  const send = createRecordingFetch();
  const guarded = vi.fn(guardFetch({ mode: 'enforce', fetch: send }));
  const client = new OpenAI({ apiKey: 'test', fetch: guarded, maxRetries: 2 });
  const call = client.images.edit({ ...EDIT, image: await toFile(await largePhoto(), 'a.png') });
  const error = await call.then(fail, (reason: unknown) => reason as GuardError);
  expect(error).toBeInstanceOf(GuardError);
  expect(error.violations.map(({ code }) => code)).toContain('image-media-type');
  expect(send.calls.filter(({ input }) => isEdit(input))).toHaveLength(0);
  expect(guarded.mock.calls.filter(([url]) => isEdit(url))).toHaveLength(1);
});

test('a refusal reaches the caller of `asResponse` and `withResponse` too', async () => {
  const client = new OpenAI({ apiKey: 'test', fetch: guardFetch({ mode: 'enforce' }), maxRetries: 0 });
  const params = { ...EDIT, image: await toFile(await largePhoto(), 'a.png') };
  await expect(client.images.edit(params).asResponse()).rejects.toBeInstanceOf(GuardError);
  await expect(client.images.edit(params).withResponse()).rejects.toBeInstanceOf(GuardError);
});

test('AzureOpenAI is looked after under its deployment path', async () => {
  const send = createRecordingFetch();
  const client = new AzureOpenAI({
    apiKey: 'test',
    apiVersion: '2025-04-01-preview',
    endpoint: 'https://acme.openai.azure.com',
    deployment: 'my-image',
    fetch: guardFetch({ fetch: send }),
  });
  await client.images.edit({ ...EDIT, image: await toFile(await largePhoto(), 'a.png') });
  const index = send.calls.findIndex(({ input }) =>
    new Request(input).url.includes('/deployments/my-image/images/edits'),
  );
  expect(index).not.toBe(-1);
  const image = (await readSentForm(send, index)).get('image') as File;
  expect(image.size).toBeLessThanOrEqual(1_536_000);
});

test('an abort is the abort the SDK knows', async () => {
  const client = new OpenAI({ apiKey: 'test', fetch: guardFetch({ fetch: createRecordingFetch() }) });
  const controller = new AbortController();
  const call = client.images.edit(
    { ...EDIT, image: await toFile(await largePhoto(), 'a.png') },
    { signal: controller.signal },
  );
  setTimeout(() => {
    controller.abort();
  }, 30);
  await expect(call).rejects.toBeInstanceOf(OpenAI.APIUserAbortError);
});

test.each(['fix', 'enforce'] as const)(
  'a file that is no image is named by `%s`, also a stream',
  async (mode) => {
    const folder = await mkdtemp(join(tmpdir(), 'guard-stream-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, 'html.png'), '<!doctype html>');
    const client = new OpenAI({ apiKey: 'test', fetch: guardFetch({ mode, fetch: createRecordingFetch() }) });
    const image = createReadStream(join(folder, 'html.png'));
    await expect(client.images.edit({ ...EDIT, image })).rejects.toThrow(
      /`html\.png` is not an image: its content is an HTML page/,
    );
  },
);
