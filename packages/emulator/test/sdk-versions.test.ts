import OpenAI6, { toFile } from 'openai';
import OpenAI7 from 'openai-7';
import sharp from 'sharp';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startEmulator } from '../src/index.js';
import { createImage, createMask } from './support/images.js';

// openai 7 wants Node 22; it loads and runs on Node 20 as well, where the whole suite must pass.
const CLIENTS = [
  ['openai 6', OpenAI6],
  ['openai 7', OpenAI7 as unknown as typeof OpenAI6],
] as const;

describe.each(CLIENTS)('%s', (_name, OpenAI) => {
  async function start() {
    const emulator = await startEmulator();
    onTestFinished(() => emulator.close());
    const client = new OpenAI({ apiKey: 'k', baseURL: `${emulator.url}/v1`, maxRetries: 0 });
    const photo = await toFile(await createImage(640, 480, 'jpeg'), 'photo.jpg', { type: 'image/jpeg' });
    return { emulator, client, photo };
  }

  test('edits one image', async () => {
    const { client, photo, emulator } = await start();
    const answer = await client.images.edit({
      model: 'gpt-image-2',
      image: photo,
      prompt: 'more snow',
      size: '1536x1024',
    });
    const picture = Buffer.from(answer.data![0]!.b64_json!, 'base64');
    expect(await sharp(picture).metadata()).toMatchObject({ width: 1536, height: 1024, format: 'png' });
    expect(emulator.requests[0]!.images).toHaveLength(1);
  });

  test('edits several images', async () => {
    const { client, photo, emulator } = await start();
    const other = await toFile(await createImage(100, 100, 'webp'), 'b.webp', { type: 'image/webp' });
    const answer = await client.images.edit({
      model: 'gpt-image-2',
      image: [photo, other],
      prompt: 'join',
      n: 2,
    });
    expect(answer.data).toHaveLength(2);
    expect(emulator.requests[0]!.images.map(({ field, facts }) => `${field} ${facts.format}`)).toEqual([
      'image[] jpeg',
      'image[] webp',
    ]);
  });

  test('edits with a mask', async () => {
    const { client, photo, emulator } = await start();
    const mask = await toFile(await createMask(640, 480), 'mask.png', { type: 'image/png' });
    await client.images.edit({ model: 'gpt-image-2', image: photo, mask, prompt: 'a lake' });
    expect(emulator.requests[0]!.mask!.facts).toMatchObject({ hasAlpha: true, transparentPixels: 'some' });
  });

  test('streams an edit', async () => {
    const { client, photo } = await start();
    const stream = await client.images.edit({
      model: 'gpt-image-2',
      image: photo,
      prompt: 'x',
      stream: true,
      partial_images: 1,
    });
    const types: string[] = [];
    for await (const event of stream) types.push(event.type);
    expect(types).toEqual(['image_edit.partial_image', 'image_edit.completed']);
  });

  test('raises its own BadRequestError with the code, param and request id of the answer', async () => {
    const { client, photo } = await start();
    const error: unknown = await client.images
      .edit({ model: 'gpt-image-2', image: photo, prompt: 'x', size: '1000x1000' })
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(OpenAI.BadRequestError);
    expect(error).toMatchObject({
      status: 400,
      code: 'invalid_value',
      param: 'size',
      type: 'image_generation_user_error',
    });
    expect((error as InstanceType<typeof OpenAI.BadRequestError>).requestID).toMatch(/^req_/);
  });

  test('raises its own AuthenticationError, NotFoundError and RateLimitError', async () => {
    const { client, emulator } = await start();
    await expect(client.get('/nowhere')).rejects.toBeInstanceOf(OpenAI.NotFoundError);
    await expect(client.get('/models', { headers: { authorization: null } })).rejects.toBeInstanceOf(
      OpenAI.AuthenticationError,
    );
    emulator.failNext('rate-limit');
    await expect(client.models.list()).rejects.toBeInstanceOf(OpenAI.RateLimitError);
  });

  test('lists the models that are alive, with their shutdown date', async () => {
    const { client } = await start();
    const { data } = await client.models.list();
    const byId = new Map(data.map((model) => [model.id, model]));
    expect(byId.get('gpt-image-1.5')).toMatchObject({ object: 'model', shutdown_date: '2026-12-01' });
    expect(byId.get('gpt-image-2')).toMatchObject({ shutdown_date: null });
    expect(byId.has('dall-e-3')).toBe(false);
  });

  test('draws through the Responses tool, streams it, and goes on from the previous response', async () => {
    const { client, emulator } = await start();
    const tools = [{ type: 'image_generation' as const, size: '1024x1024' as const, partial_images: 1 }];
    const first = await client.responses.create({ model: 'gpt-5.4', input: 'a fox', tools });
    const call = first.output.find((item) => item.type === 'image_generation_call')!;
    expect((await sharp(Buffer.from(call.result!, 'base64')).metadata()).width).toBe(1024);
    const stream = await client.responses.create({
      model: 'gpt-5.4',
      input: 'now in snow',
      previous_response_id: first.id,
      tools,
      stream: true,
    });
    const types: string[] = [];
    for await (const event of stream) types.push(event.type);
    expect(types).toContain('response.image_generation_call.partial_image');
    expect(types.at(-1)).toBe('response.completed');
    expect(emulator.requests[1]!.images[0]!.facts).toMatchObject({ width: 1024, format: 'png' });
  });
});
