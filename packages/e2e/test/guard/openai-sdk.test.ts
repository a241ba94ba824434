import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator, type Emulator } from 'gpt-image-emulator';
import { GuardError, guardFetch, withGuardOptions, type GuardFetchOptions } from 'gpt-image-guard';
import OpenAI6 from 'openai';
import OpenAI7 from 'openai-7';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeHalfMask, makePhoto, toUpload } from './photos.js';

let emulator: Emulator;
let folder: string;
let photo: Buffer;
let photoPath: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guard-e2e-'));
  photo = await makePhoto(2400, 1600);
  photoPath = join(folder, 'boat.png');
  await writeFile(photoPath, photo);
  emulator = await startEmulator();
});
afterAll(async () => {
  await emulator.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  emulator.requests.length = 0;
});

const EDIT = { model: 'gpt-image-2', prompt: 'A red boat', size: '1536x1024', quality: 'low' } as const;

// Both majors have the same calls; the older one's types serve for both.
const MAJORS = [
  ['openai 6', OpenAI6],
  ['openai 7', OpenAI7 as unknown as typeof OpenAI6],
] as const;

describe.each(MAJORS)('%s', (_, OpenAI) => {
  const createClient = (options: GuardFetchOptions = {}, maxRetries = 0) =>
    new OpenAI({
      apiKey: 'test',
      baseURL: `${emulator.url}/v1`,
      fetch: guardFetch(options),
      maxRetries,
    });
  const upload = () => toUpload(photo, 'boat.png', 'image/png');
  const lastImages = () => emulator.requests.at(-1)!.images;

  test('`fix`: a raw original with its mask is edited', async () => {
    const mask = toUpload(await makeHalfMask(2400, 1600), 'mask.png', 'image/png');
    const result = await createClient().images.edit({ ...EDIT, image: upload(), mask });
    const picture = await sharp(Buffer.from(result.data![0]!.b64_json!, 'base64')).metadata();
    expect([picture.width, picture.height]).toEqual([1536, 1024]);
    const { images, mask: sentMask } = emulator.requests.at(-1)!;
    expect(images[0]!.facts.bytes).toBeLessThanOrEqual(1_536_000);
    expect(images[0]!.declaredMediaType).toBe(images[0]!.facts.mediaType);
    expect([sentMask!.facts.width, sentMask!.facts.height]).toEqual([
      images[0]!.facts.width,
      images[0]!.facts.height,
    ]);
  });

  test('`fix`: the bare stream of the documentation, which the API refuses, is edited', async () => {
    const bare = new OpenAI({ apiKey: 'test', baseURL: `${emulator.url}/v1`, maxRetries: 0 });
    await expect(bare.images.edit({ ...EDIT, image: createReadStream(photoPath) })).rejects.toMatchObject({
      status: 400,
      code: 'unsupported_file_mimetype',
    });
    await createClient().images.edit({ ...EDIT, image: createReadStream(photoPath) });
    expect(lastImages()[0]).toMatchObject({ declaredMediaType: expect.stringMatching(/^image\//) as string });
  });

  test('`fix`: several images in their order', async () => {
    const images = [upload(), toUpload(await makePhoto(640, 480), 'small.png', 'image/png')];
    await createClient().images.edit({ ...EDIT, image: images });
    expect(lastImages().map(({ filename }) => filename.split('.')[0])).toEqual(['boat', 'small']);
  });

  test('`enforce`: refused at once, and nothing is sent', async () => {
    const call = createClient({ mode: 'enforce' }, 2).images.edit({
      ...EDIT,
      image: upload(),
      size: '1920x1080',
    });
    const error = await call.then(
      () => expect.unreachable(),
      (reason: unknown) => reason as GuardError,
    );
    expect(error).toBeInstanceOf(GuardError);
    expect(error.violations.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['size-not-multiple-of-16', 'image-bytes-policy', 'image-edge-policy']),
    );
    expect(emulator.requests).toHaveLength(0);
  });

  test('`report`: sent unchanged, every violation told', async () => {
    const codes: string[] = [];
    const client = createClient({ mode: 'report', onViolation: ({ code }) => codes.push(code) });
    await client.images.edit({ ...EDIT, image: upload() });
    expect(lastImages()[0]!.facts.bytes).toBe(photo.length);
    expect(codes).toEqual(expect.arrayContaining(['image-bytes-policy', 'image-edge-policy']));
  });

  test("an error of the API is the SDK's own", async () => {
    const call = createClient().images.edit({ ...EDIT, image: upload(), size: '1920x1080' });
    await expect(call).rejects.toBeInstanceOf(OpenAI.BadRequestError);
    await expect(call).rejects.toMatchObject({ status: 400, param: 'size', code: 'invalid_value' });
  });

  test('a retry after 429 prepares and reports nothing again', async () => {
    const reports: boolean[] = [];
    const client = createClient({ onReport: ({ isCached }) => reports.push(isCached) }, 2);
    emulator.failNext({ kind: 'rate-limit', retryAfterSeconds: 0 });
    await client.images.edit({ ...EDIT, image: upload() });
    expect(emulator.requests.map(({ status }) => status)).toEqual([429, 200]);
    const [first, second] = emulator.requests;
    expect(second!.images[0]!.sha256).toBe(first!.images[0]!.sha256);
    expect(reports).toEqual([false]);
  });

  test('events stream through', async () => {
    const stream = await createClient().images.edit({
      ...EDIT,
      image: upload(),
      stream: true,
      partial_images: 1,
    });
    const types: string[] = [];
    for await (const event of stream) types.push(event.type);
    expect(types.at(-1)).toBe('image_edit.completed');
    expect(lastImages()[0]!.facts.bytes).toBeLessThanOrEqual(1_536_000);
  });

  test('an abort while the image is prepared is an abort', async () => {
    const controller = new AbortController();
    const call = createClient({}, 2).images.edit({ ...EDIT, image: upload() }, { signal: controller.signal });
    setTimeout(() => {
      controller.abort();
    }, 20);
    await expect(call).rejects.toBeInstanceOf(OpenAI.APIUserAbortError);
    expect(emulator.requests).toHaveLength(0);
  });

  test('limits per call', async () => {
    await withGuardOptions({ policy: { maxEdge: 512 } }, () =>
      createClient().images.edit({ ...EDIT, image: upload() }),
    );
    expect(lastImages()[0]!.facts.width).toBe(512);
  });

  test('generations: the size is snapped and the prompt cleaned where asked', async () => {
    const client = createClient({ snapSize: true, cleanPrompt: true });
    await client.images.generate({ ...EDIT, prompt: 'A red boat, 8K', size: '1080x1080' });
    expect(emulator.requests.at(-1)!.fields).toMatchObject({ prompt: 'A red boat', size: '1088x1088' });
  });

  test('responses: the image tool gets a prepared image', async () => {
    await createClient().responses.create({
      model: 'gpt-5.2',
      input: [
        {
          role: 'user',
          content: [
            { type: 'input_text', text: 'Make it winter' },
            {
              type: 'input_image',
              detail: 'auto',
              image_url: `data:image/png;base64,${photo.toString('base64')}`,
            },
          ],
        },
      ],
      tools: [{ type: 'image_generation', size: '1024x1024', quality: 'low' }],
    });
    const request = emulator.requests.at(-1)!;
    expect(request.status).toBe(200);
    expect(request.bodyBytes).toBeLessThan(2_200_000);
  });

  test('other endpoints work as ever', async () => {
    const models = await createClient({ mode: 'enforce' }).models.list();
    expect(models.data.length).toBeGreaterThan(0);
  });
});
