import type { Violation } from 'gpt-image-contract';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { guardFetch, type GuardFetchOptions } from '../../src/index.js';
import { createRecordingFetch, readSentJson } from './recording-fetch.js';
import { halfMask, largePhoto, smallPhoto } from './test-images.js';

const BASE = 'http://gateway.example/openai/v1';

async function sendJson(path: string, body: unknown, options: GuardFetchOptions = {}) {
  const send = createRecordingFetch();
  const text = JSON.stringify(body);
  await guardFetch({ ...options, fetch: send })(`${BASE}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: text,
  });
  return { send, text, sent: await readSentJson(send) };
}

function dataUrl(bytes: Buffer, type: string): string {
  return `data:${type};base64,${bytes.toString('base64')}`;
}

async function factsOf(url: unknown) {
  const [head, data] = String(url).split(',');
  const bytes = Buffer.from(data!, 'base64');
  const { width, height, format } = await sharp(bytes).metadata();
  return { head, bytes: bytes.length, width, height, format };
}

describe('/images/edits', () => {
  test('data URLs are prepared, URLs and file ids left alone, the mask made to match', async () => {
    const { sent } = await sendJson('/images/edits', {
      model: 'gpt-image-2',
      prompt: 'A red boat',
      images: [
        { image_url: dataUrl(await largePhoto(), 'image/png') },
        { image_url: 'https://example.com/a.png' },
        { file_id: 'file-1' },
      ],
      mask: { image_url: dataUrl(await halfMask(3000, 2000), 'image/png') },
    });
    const images = sent.images as Record<string, unknown>[];
    const facts = await factsOf(images[0]!.image_url);
    expect(facts.bytes).toBeLessThanOrEqual(1_536_000);
    expect(facts.head).toBe(`data:image/${facts.format};base64`);
    expect(images.slice(1)).toEqual([{ image_url: 'https://example.com/a.png' }, { file_id: 'file-1' }]);
    const mask = await factsOf((sent.mask as Record<string, unknown>).image_url);
    expect(mask).toMatchObject({ width: facts.width, height: facts.height, format: 'png' });
  });

  test.each([
    ['`images` of bare URLs', (url: string) => ({ images: [url, 'https://example.com/a.png'] }), 'images'],
    ['a bare `image`', (url: string) => ({ image: url }), 'image'],
    ['a list `image`', (url: string) => ({ image: [{ image_url: url }] }), 'image'],
  ])('%s is prepared where it stands, and told', async (_, createImages, key) => {
    const violations: Violation[] = [];
    const body = (url: string) => ({ model: 'gpt-image-2', prompt: 'A red boat', ...createImages(url) });
    const url = dataUrl(await largePhoto(), 'image/png');
    const { sent } = await sendJson('/images/edits', body(url), {
      onViolation: (violation) => violations.push(violation),
    });
    const prepared = /data:[^"]*/.exec(JSON.stringify(sent))![0];
    expect((await factsOf(prepared)).bytes).toBeLessThanOrEqual(1_536_000);
    expect(sent).toEqual(body(prepared));
    expect(violations.map(({ param }) => param.replace(/\[.*/, ''))).toContain(key);
    await expect(sendJson('/images/edits', body(url), { mode: 'enforce' })).rejects.toThrow(/bytes/);
  });

  test('a mask as a bare URL is made to match', async () => {
    const { sent } = await sendJson('/images/edits', {
      model: 'gpt-image-2',
      prompt: 'A red boat',
      images: [dataUrl(await largePhoto(), 'image/png')],
      mask: dataUrl(await halfMask(3000, 2000), 'image/png'),
    });
    expect(await factsOf(sent.mask)).toMatchObject({ width: 2048, format: 'png' });
  });

  test('a request within policy is sent byte for byte', async () => {
    const image = dataUrl(await smallPhoto(), 'image/webp');
    const { send, text } = await sendJson('/images/edits', {
      model: 'gpt-image-2',
      prompt: 'A red boat',
      images: [{ image_url: image }],
    });
    expect(send.calls[0]!.init!.body).toBe(text);
  });
});

describe('/images/generations', () => {
  test('violations are reported, and the size snapped where asked', async () => {
    const violations: Violation[] = [];
    const body = { model: 'gpt-image-2', prompt: 'A boat, 8K', size: '1080x1080', output_format: 'jpg' };
    const { sent } = await sendJson('/images/generations', body, {
      snapSize: true,
      onViolation: (violation) => violations.push(violation),
    });
    expect(sent).toEqual({ ...body, size: '1088x1088' });
    expect(violations.map(({ param }) => param)).toContain('output_format');
  });

  test('`enforce` throws before a byte leaves', async () => {
    const body = { model: 'gpt-image-2', prompt: 'A boat', size: '1080x1080' };
    await expect(sendJson('/images/generations', body, { mode: 'enforce' })).rejects.toThrow(
      /1080.*multiple of 16/,
    );
  });
});

describe('/responses with the image tool', () => {
  async function request(tool: object) {
    return {
      model: 'gpt-5.2',
      input: [
        {
          role: 'user',
          content: [
            { type: 'input_text', text: 'Make it winter, 8K' },
            { type: 'input_image', image_url: dataUrl(await largePhoto(), 'image/png') },
          ],
        },
      ],
      tools: [{ type: 'web_search' }, { type: 'image_generation', ...tool }],
    };
  }

  test('input images are prepared with their mask, the size is snapped, text stays', async () => {
    const mask = dataUrl(await halfMask(3000, 2000), 'image/png');
    const { sent } = await sendJson(
      '/responses',
      await request({ size: '1920x1080', input_image_mask: { image_url: mask } }),
      { snapSize: true, cleanPrompt: true },
    );
    const [message] = sent.input as { content: Record<string, unknown>[] }[];
    expect(message!.content[0]!.text).toBe('Make it winter, 8K');
    const image = await factsOf(message!.content[1]!.image_url);
    expect(image.bytes).toBeLessThanOrEqual(1_536_000);
    const tool = (sent.tools as Record<string, unknown>[])[1]!;
    expect(tool.size).toBe('1920x1088');
    const sentMask = await factsOf((tool.input_image_mask as Record<string, unknown>).image_url);
    expect(sentMask).toMatchObject({ width: image.width, height: image.height });
  });

  test('a plain input is a prompt and cleaned where asked', async () => {
    const body = { model: 'gpt-5.2', input: 'A red boat, 8K', tools: [{ type: 'image_generation' }] };
    const { sent } = await sendJson('/responses', body, { cleanPrompt: true });
    expect(sent.input).toBe('A red boat');
  });

  test('`enforce` refuses the tool parameters the API refuses', async () => {
    const body = { model: 'gpt-5.2', input: 'x', tools: [{ type: 'image_generation', n: 2 }] };
    await expect(sendJson('/responses', body, { mode: 'enforce' })).rejects.toMatchObject({
      violations: [{ code: 'parameter-unknown' }],
    });
  });
});
