import sharp from 'sharp';
import { expect, test } from 'vitest';
import { decodePicture, startWithClient } from './support/client.js';

const NEWEST = 'gpt-image-2.6-sunburst';

test('generates n different pictures of the size asked for, with usage', async () => {
  const { client } = await startWithClient();
  const answer = await client.images.generate({
    model: 'gpt-image-2',
    prompt: 'a fox',
    n: 3,
    size: '1536x1024',
  });
  expect(answer.data).toHaveLength(3);
  expect(new Set(answer.data!.map(({ b64_json }) => b64_json)).size).toBe(3);
  for (let index = 0; index < 3; index += 1) {
    const { width, height } = await sharp(decodePicture(answer, index)).metadata();
    expect([width, height]).toEqual([1536, 1024]);
  }
  const usage = answer.usage!;
  expect(usage.total_tokens).toBe(usage.input_tokens + usage.output_tokens);
  expect(usage.output_tokens).toBeGreaterThan(3 * 1000);
});

test('the same prompt gives the same picture', async () => {
  const { client } = await startWithClient();
  const request = { model: 'gpt-image-2', prompt: 'a fox', size: '1024x1024' } as const;
  const [one, two] = [await client.images.generate(request), await client.images.generate(request)];
  expect(one.data).toEqual(two.data);
});

test('chooses a valid size for auto', async () => {
  const { client } = await startWithClient();
  const answer = await client.images.generate({ model: 'gpt-image-1.5', prompt: 'a fox' });
  const { width, height } = await sharp(decodePicture(answer)).metadata();
  expect(`${width}x${height}`).toBe(answer.size);
});

test('compresses as told', async () => {
  const { client } = await startWithClient();
  const sizes: number[] = [];
  for (const output_compression of [100, 50, 0]) {
    const answer = await client.images.generate({
      model: 'gpt-image-2',
      prompt: 'a fox',
      output_format: 'jpeg',
      output_compression,
    });
    sizes.push(decodePicture(answer).length);
  }
  expect(sizes[0]).toBeGreaterThan(sizes[1]!);
  expect(sizes[1]).toBeGreaterThan(sizes[2]!);
});

test('leaves the surroundings transparent when asked to', async () => {
  const { client } = await startWithClient();
  for (const output_format of ['png', 'webp'] as const) {
    const answer = await client.images.generate({
      model: 'gpt-image-2.5-flare',
      prompt: 'a logo',
      background: 'transparent',
      output_format,
    });
    expect(answer.background).toBe('transparent');
    const { channels } = await sharp(decodePicture(answer)).stats();
    expect(channels).toHaveLength(4);
    expect([channels[3]!.min, channels[3]!.max]).toEqual([0, 255]);
  }
});

test('draws a GIF of as many frames as asked for, each of the size asked for', async () => {
  const { client } = await startWithClient();
  const answer = await client.post<{ data: { b64_json: string }[]; output_format: string }>(
    '/images/generations',
    {
      body: {
        model: NEWEST,
        prompt: 'a fox',
        output_format: 'gif',
        size: '768x768',
        frame_count: 5,
        frame_duration_ms: 120,
      },
    },
  );
  expect(answer.output_format).toBe('gif');
  const gif = Buffer.from(answer.data[0]!.b64_json, 'base64');
  const metadata = await sharp(gif, { animated: true }).metadata();
  expect(metadata).toMatchObject({ format: 'gif', pages: 5, width: 768, pageHeight: 768 });
  expect(metadata.delay).toEqual([120, 120, 120, 120, 120]);
});

test('writes an SVG document', async () => {
  const { client } = await startWithClient();
  const answer = await client.post<{ data: { b64_json: string }[] }>('/images/generations', {
    body: {
      model: NEWEST,
      prompt: 'a fox',
      output_format: 'svg',
      size: '1024x1024',
      svg: { model: 'gpt-image-2.6-sunburst' },
    },
  });
  const svg = Buffer.from(answer.data[0]!.b64_json, 'base64');
  expect(svg.toString()).toMatch(/^<svg /);
  expect((await sharp(svg).metadata()).width).toBe(1024);
});

test('streams partial pictures and the finished one as the SDK reads them', async () => {
  const { client } = await startWithClient();
  const stream = await client.images.generate({
    model: 'gpt-image-2',
    prompt: 'a fox',
    size: '1024x1024',
    stream: true,
    partial_images: 2,
  });
  const types: string[] = [];
  const pictures: Buffer[] = [];
  for await (const event of stream) {
    types.push(
      event.type === 'image_generation.partial_image' ? `partial ${event.partial_image_index}` : event.type,
    );
    pictures.push(Buffer.from(event.b64_json, 'base64'));
    if (event.type === 'image_generation.completed') expect(event.usage.total_tokens).toBeGreaterThan(0);
  }
  expect(types).toEqual(['partial 0', 'partial 1', 'image_generation.completed']);
  for (const picture of pictures) expect((await sharp(picture).metadata()).width).toBe(1024);
  expect(new Set(pictures.map((picture) => picture.toString('base64'))).size).toBe(3);
});
