import sharp from 'sharp';
import type { Violation } from 'gpt-image-contract';
import { AzureOpenAI } from 'openai';
import { beforeAll, describe, expect, test } from 'vitest';
import { guardFetch, type GuardFetchOptions } from '../../src/index.js';
import { toDataUrl } from '../../src/data-url.js';
import { photo, picture } from '../pictures.js';
import { createRecordingFetch, readSentForm, readSentJson } from './recording-fetch.js';
import { fileOf } from './test-images.js';

const EDITS = 'https://acme.openai.azure.com/openai/v1/images/edits?api-version=preview';

/** A photograph so grainy that only WebP fits it into the house limits without a visible loss. */
let grainy: Buffer;

beforeAll(async () => {
  grainy = await picture(photo(2048, 1536, 60))
    .jpeg({ quality: 97 })
    .toBuffer();
});

/** A photograph whose left half is transparent, as WebP. */
function cutOut(width: number, height: number): Promise<Buffer> {
  return picture(photo(width, height))
    .ensureAlpha()
    .composite([
      {
        input: { create: { width: width / 2, height, channels: 4, background: '#000' } },
        left: 0,
        top: 0,
        blend: 'dest-out',
      },
    ])
    .webp({ quality: 90 })
    .toBuffer();
}

/** What AzureOpenAI sends for an image, and what the guard had to say. */
async function sendToAzure(image: File, options: GuardFetchOptions = {}) {
  const violations: Violation[] = [];
  const send = createRecordingFetch();
  const client = new AzureOpenAI({
    apiKey: 'test',
    apiVersion: '2025-04-01-preview',
    endpoint: 'https://acme.openai.azure.com',
    deployment: 'my-image',
    fetch: guardFetch({ ...options, fetch: send, onViolation: (each) => violations.push(each) }),
  });
  await client.images.edit({ model: 'my-image', prompt: 'A red boat', image });
  const index = send.calls.findIndex(({ input }) => new Request(input).url.includes('/images/edits'));
  return { sent: (await readSentForm(send, index)).get('image') as File, violations };
}

describe('on Azure', () => {
  test('what would be WebP elsewhere is prepared as JPEG, and nothing is left to say', async () => {
    const elsewhere = createRecordingFetch();
    const form = new FormData();
    for (const [name, value] of [
      ['model', 'gpt-image-2'],
      ['prompt', 'A red boat'],
      ['image', fileOf(grainy, 'a.jpg', 'image/jpeg')],
    ] as const)
      form.append(name, value);
    const guarded = guardFetch({ fetch: elsewhere });
    await guarded('https://api.openai.com/v1/images/edits', { method: 'POST', body: form });
    expect((await readSentForm(elsewhere)).get('image')).toMatchObject({ type: 'image/webp' });

    const { sent, violations } = await sendToAzure(fileOf(grainy, 'a.jpg', 'image/jpeg'));
    expect(sent.type).toBe('image/jpeg');
    expect(sent.size).toBeLessThanOrEqual(1_536_000);
    expect(violations).toEqual([]);

    // The same form, sent on to Azure, is another request.
    await guarded(EDITS, { method: 'POST', body: form });
    expect((await readSentForm(elsewhere, 1)).get('image')).toMatchObject({ type: 'image/jpeg' });
  });

  test('a ready WebP becomes a JPEG of the same pixels and no less quality', async () => {
    const webp = await picture(photo(800, 600)).webp({ quality: 60 }).toBuffer();
    const { sent, violations } = await sendToAzure(fileOf(webp, 'a.webp', 'image/webp'));
    const { width, format } = await sharp(await sent.arrayBuffer()).metadata();
    expect({ width, format }).toEqual({ width: 800, format: 'jpeg' });
    // JPEG needs more bytes for the same picture.
    expect(sent.size).toBeGreaterThan(webp.length);
    expect(violations).toEqual([]);
  });

  test('a WebP with transparency becomes a PNG with all of its pixels', async () => {
    const webp = await cutOut(1000, 800);
    const { sent } = await sendToAzure(fileOf(webp, 'a.webp', 'image/webp'));
    const { width, format, hasAlpha } = await sharp(await sent.arrayBuffer()).metadata();
    expect({ width, format, hasAlpha }).toEqual({ width: 1000, format: 'png', hasAlpha: true });
  });

  test('a team that allows WebP alone has decided, and is told', async () => {
    const { sent, violations } = await sendToAzure(fileOf(grainy, 'a.jpg', 'image/jpeg'), {
      policy: { formats: ['webp'] },
    });
    expect(sent.type).toBe('image/webp');
    expect(violations.map(({ code }) => code)).toEqual(['azure-image-format']);
  });

  test('a JSON edit is prepared, and judged, alike', async () => {
    const webp = await picture(photo(800, 600)).webp().toBuffer();
    const body = JSON.stringify({
      model: 'my-image',
      prompt: 'A red boat',
      images: [{ image_url: toDataUrl('image/webp', webp) }],
    });
    const codes: string[] = [];
    const send = createRecordingFetch();
    const onViolation = ({ code }: Violation) => codes.push(code);
    await guardFetch({ fetch: send, onViolation })(EDITS, { method: 'POST', body });
    const { images } = (await readSentJson(send)) as { images: { image_url: string }[] };
    expect(images[0]?.image_url).toMatch(/^data:image\/jpeg/);
    expect(codes).toEqual([]);
    await guardFetch({ fetch: send, onViolation, mode: 'report' })(EDITS, { method: 'POST', body });
    expect(codes).toEqual(['azure-image-format']);
  });
});
