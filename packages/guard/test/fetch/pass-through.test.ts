import { expect, test, vi } from 'vitest';
import { guardFetch } from '../../src/index.js';
import { createRecordingFetch } from './recording-fetch.js';

const CHAT = 'https://api.openai.com/v1/chat/completions';

test('other requests go through with the very same arguments, unread', async () => {
  const send = createRecordingFetch();
  const guarded = guardFetch({ fetch: send });
  const pulled = vi.fn();
  const body = new ReadableStream({ pull: pulled }, { highWaterMark: 0 });
  const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
  await guarded('https://api.openai.com/v1/files', init);
  const request = new Request('https://api.openai.com/v1/models');
  await guarded(request);
  expect(send.calls[0]).toEqual({ input: 'https://api.openai.com/v1/files', init });
  expect(send.calls[0]!.init).toBe(init);
  expect(send.calls[1]!.input).toBe(request);
  expect(pulled).not.toHaveBeenCalled();
  expect(body.locked).toBe(false);
});

test.each([
  ['a chat without images', CHAT, '{"messages":[{"role":"user","content":"Hi"}]}'],
  ['a broken body', 'https://api.openai.com/v1/images/generations', '{"prompt":'],
  ['an empty list', 'https://api.openai.com/v1/images/generations', '[]'],
])('%s is sent as it is', async (_, url, body) => {
  const send = createRecordingFetch();
  const init = { method: 'POST', body };
  await guardFetch({ fetch: send })(url, init);
  expect(send.calls[0]!.init).toBe(init);
});

test('the global fetch is looked up at each call', async () => {
  const guarded = guardFetch();
  const stub = vi.fn(() => Promise.resolve(new Response('stubbed')));
  vi.stubGlobal('fetch', stub);
  try {
    expect(await (await guarded('https://example.com/')).text()).toBe('stubbed');
  } finally {
    vi.unstubAllGlobals();
  }
});

test('an error of the network is passed on as it is', async () => {
  const failure = new TypeError('fetch failed');
  const guarded = guardFetch({ fetch: () => Promise.reject(failure) });
  const init = { method: 'POST', body: '{"model":"gpt-image-2","prompt":"x"}' };
  await expect(guarded('https://api.openai.com/v1/images/generations', init)).rejects.toBe(failure);
});
