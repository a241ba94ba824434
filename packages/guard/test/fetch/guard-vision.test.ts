import type { Violation } from 'gpt-image-contract';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { guardFetch, type GuardFetchOptions, type GuardReport } from '../../src/index.js';
import { createRecordingFetch, readSentJson } from './recording-fetch.js';
import { largePhoto, smallPhoto } from './test-images.js';

const urlOf = (bytes: Buffer, type: string) => `data:${type};base64,${bytes.toString('base64')}`;

async function sendJson(path: string, body: unknown, options: GuardFetchOptions = {}) {
  const send = createRecordingFetch();
  const text = JSON.stringify(body);
  await guardFetch({ ...options, fetch: send })(`https://api.openai.com/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: text,
  });
  return { isUnchanged: send.calls[0]!.init!.body === text, sent: await readSentJson(send) };
}

const chatOf = (model: string, ...urls: string[]) => ({
  model,
  messages: [
    { role: 'system', content: 'Be brief.' },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'What is this?' },
        ...urls.map((url) => ({ type: 'image_url', image_url: { url } })),
      ],
    },
  ],
});

function imageUrl(sent: Record<string, unknown>, index: number): string {
  const messages = sent.messages as { content: { image_url?: { url: string } }[] }[];
  return messages[1]!.content[index + 1]!.image_url!.url;
}

async function sizeOf(url: string) {
  const { width, height } = await sharp(Buffer.from(url.split(',')[1]!, 'base64')).metadata();
  return { width, height };
}

describe('chat', () => {
  test('an image is shrunk to what the model looks at; small ones and remote ones stay', async () => {
    const reports: GuardReport[] = [];
    const small = urlOf(await smallPhoto(), 'image/webp');
    const { sent } = await sendJson(
      '/chat/completions',
      chatOf('gpt-4o', urlOf(await largePhoto(), 'image/png'), small, 'https://example.com/a.png'),
      { onReport: (report) => reports.push(report) },
    );
    expect(await sizeOf(imageUrl(sent, 0))).toEqual({ width: 1152, height: 768 });
    expect(imageUrl(sent, 1)).toBe(small);
    expect(imageUrl(sent, 2)).toBe('https://example.com/a.png');
    expect(reports.map(({ param }) => param)).toEqual(['messages[1].content[1].image_url.url']);
    expect(reports[0]!.bytesSaved).toBeGreaterThan(1_000_000);
  });

  test.each([
    [{ maxInputBytes: 1000 }, 'image-bytes-limit'],
    [{ maxInputPixels: 1000 }, 'image-unreadable'],
  ])('limits of input hold: %o', async (limit, code) => {
    const violations: Violation[] = [];
    const body = chatOf('gpt-4o', urlOf(await smallPhoto(), 'image/webp'));
    const { isUnchanged } = await sendJson('/chat/completions', body, {
      onViolation: (violation) => violations.push(violation),
      ...limit,
    });
    expect(isUnchanged).toBe(true);
    expect(violations).toContainEqual(expect.objectContaining({ code }));
    const enforced = sendJson('/chat/completions', body, { mode: 'enforce', ...limit });
    await expect(enforced).rejects.toMatchObject({ violations: [{ code }] });
  });

  test('a conversation that sends its picture again costs no second preparation', async () => {
    const reports: GuardReport[] = [];
    const guarded = guardFetch({ fetch: createRecordingFetch(), onReport: (report) => reports.push(report) });
    const body = JSON.stringify(chatOf('gpt-4o', urlOf(await largePhoto(), 'image/png')));
    for (let turn = 0; turn < 2; turn++) {
      await guarded('https://api.openai.com/v1/chat/completions', { method: 'POST', body });
    }
    expect(reports.map(({ isCached }) => isCached)).toEqual([false, true]);
  });

  test('an image of a model nobody knows keeps its pixels unless it is heavy', async () => {
    const photo = await sharp(await largePhoto())
      .jpeg({ quality: 70 })
      .toBuffer();
    const { isUnchanged } = await sendJson('/chat/completions', chatOf('acme-1', urlOf(photo, 'image/jpeg')));
    expect(isUnchanged).toBe(true);
    const heavy = await sendJson(
      '/chat/completions',
      chatOf('acme-1', urlOf(await largePhoto(), 'image/png')),
    );
    expect(await sizeOf(imageUrl(heavy.sent, 0))).toEqual({ width: 2048, height: 1365 });
  });

  test('what cannot be read is reported and sent: gateways have limits of their own', async () => {
    const codes: string[] = [];
    const { isUnchanged } = await sendJson(
      '/chat/completions',
      chatOf('gpt-4o', 'data:application/pdf;base64,JVBERi0xLjQK', 'data:image/heic;base64,AAAA'),
      { onViolation: ({ code }) => codes.push(code) },
    );
    expect(isUnchanged).toBe(true);
    expect(codes).toEqual(['vision-pdf', 'vision-format']);
  });

  test('`vision: false` leaves chat alone', async () => {
    const body = chatOf('gpt-4o', urlOf(await largePhoto(), 'image/png'));
    const { isUnchanged } = await sendJson('/chat/completions', body, { vision: false });
    expect(isUnchanged).toBe(true);
  });

  test('`report` tells that pixels are wasted, `enforce` does not throw for it unless told to', async () => {
    const photo = await sharp(await largePhoto())
      .jpeg()
      .toBuffer();
    const body = chatOf('gpt-4o', urlOf(photo, 'image/jpeg'));
    for (const mode of ['report', 'enforce'] as const) {
      const codes: string[] = [];
      const { isUnchanged } = await sendJson('/chat/completions', body, {
        mode,
        onViolation: ({ code }) => codes.push(code),
      });
      expect(isUnchanged).toBe(true);
      expect(codes).toEqual(['vision-downscaled']);
    }
    await expect(
      sendJson('/chat/completions', body, { mode: 'enforce', failOn: 'warning' }),
    ).rejects.toMatchObject({ violations: [{ code: 'vision-downscaled' }] });
  });
});

describe('responses', () => {
  test('input images are shrunk, also those a function answers with; screenshots are not', async () => {
    const url = urlOf(await largePhoto(), 'image/png');
    const part = { type: 'input_image', image_url: url, detail: 'high' };
    const { sent } = await sendJson('/responses', {
      model: 'gpt-5-mini',
      input: [
        { role: 'user', content: [part] },
        { type: 'function_call_output', call_id: 'c1', output: [part] },
        {
          type: 'computer_call_output',
          call_id: 'c2',
          output: { type: 'computer_screenshot', image_url: url },
        },
      ],
    });
    const [message, answer, screenshot] = sent.input as Record<string, unknown>[];
    const first = (message!.content as { image_url: string }[])[0]!.image_url;
    expect((await sizeOf(first)).width).toBeLessThan(1600);
    expect((answer!.output as { image_url: string }[])[0]!.image_url).toBe(first);
    expect((screenshot!.output as { image_url: string }).image_url).toBe(url);
  });
});
