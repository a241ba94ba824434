import { BadRequestError, toFile } from 'openai';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { asPng, decodePicture, startWithClient } from './support/client.js';
import { createImage, createMask, readPixels } from './support/images.js';

const MODEL = 'gpt-image-2';

test('answers a picture of exactly the requested size in the requested format', async () => {
  const { client } = await startWithClient();
  const image = await asPng(await createImage(400, 300));
  for (const [size, format] of [
    ['1536x1024', 'png'],
    ['1024x1536', 'jpeg'],
    ['1920x1088', 'webp'],
  ] as const) {
    const answer = await client.images.edit({
      model: MODEL,
      image,
      prompt: 'make it snow',
      size: size,
      output_format: format,
    });
    const metadata = await sharp(decodePicture(answer)).metadata();
    expect(`${metadata.width}x${metadata.height} ${metadata.format}`).toBe(`${size} ${format}`);
    expect(answer).toMatchObject({ size, output_format: format, background: 'opaque' });
  }
});

test('draws the picture from the input: its bright corner stays bright', async () => {
  const { client } = await startWithClient();
  const image = await asPng(await createImage(1024, 1024));
  const answer = await client.images.edit({ model: MODEL, image, prompt: 'x', size: '1024x1024' });
  const picture = decodePicture(answer);
  const corner = await meanOf(picture, { left: 0, top: 0, width: 256, height: 256 });
  const opposite = await meanOf(picture, { left: 600, top: 0, width: 256, height: 256 });
  expect(corner).toBeGreaterThan(opposite + 30);
});

test('changes only what the mask leaves transparent', async () => {
  const { client } = await startWithClient();
  const input = await createImage(1024, 1024);
  const answer = await client.images.edit({
    model: MODEL,
    image: await asPng(input),
    mask: await asPng(await createMask(1024, 1024), 'mask.png'),
    prompt: 'a lake',
    size: '1024x1024',
  });
  const before = await readPixels(input);
  const after = await readPixels(decodePicture(answer));
  let changedOutside = 0;
  let unchangedInside = 0;
  for (let pixel = 0; pixel < 1024 * 1024; pixel += 1) {
    const isSame = before.compare(after, pixel * 3, pixel * 3 + 3, pixel * 3, pixel * 3 + 3) === 0;
    const isInside = pixel % 1024 >= 512;
    if (isInside && isSame) unchangedInside += 1;
    if (!isInside && !isSame) changedOutside += 1;
  }
  expect(changedOutside).toBe(0);
  expect(unchangedInside).toBeLessThan(100);
});

test('records what it was sent', async () => {
  const { client, emulator } = await startWithClient();
  const images = [await asPng(await createImage(320, 200)), await asPng(await createImage(64, 64), 'b.png')];
  await client.images.edit({ model: MODEL, image: images, prompt: 'both', size: '1024x1024' });
  expect(emulator.requests).toHaveLength(1);
  expect(emulator.requests[0]).toMatchObject({
    method: 'POST',
    path: '/v1/images/edits',
    headers: { authorization: 'Bearer any-key' },
    fields: { model: MODEL, prompt: 'both', size: '1024x1024' },
    images: [
      {
        field: 'image[]',
        filename: 'photo.png',
        declaredMediaType: 'image/png',
        facts: { width: 320, height: 200, format: 'png' },
      },
      { filename: 'b.png', facts: { width: 64 } },
    ],
    status: 200,
  });
  expect(emulator.requests[0]!.bodyBytes).toBeGreaterThan(1000);
});

test('refuses with the envelope the SDK turns into a BadRequestError', async () => {
  const { client, emulator } = await startWithClient();
  const png = await createImage(256, 256);
  const image = await asPng(png);
  const ask = (overrides: Record<string, unknown>): Promise<unknown> =>
    client.images.edit({ model: MODEL, image, prompt: 'x', ...overrides }).then(
      () => expect.fail('was accepted'),
      (error: unknown) => error,
    );

  const cases: [overrides: Record<string, unknown>, code: string, param: string | null, message: string][] = [
    [{ model: undefined }, 'missing_required_parameter', 'model', "Missing required parameter: 'model'."],
    [{ model: 'dall-e-2' }, 'invalid_value', 'model', "The model 'dall-e-2' does not exist."],
    [{ prompt: undefined }, 'missing_required_parameter', 'prompt', "Missing required parameter: 'prompt'."],
    [{ prompt: 'é'.repeat(32_001) }, 'string_above_max_length', 'prompt', 'with length 32001 instead.'],
    [{ size: '1920x1080' }, 'invalid_value', 'size', 'Width and height must both be divisible by 16.'],
    [
      { image: await toFile(png, 'photo.png') },
      'unsupported_file_mimetype',
      'image',
      "Invalid file 'image': unsupported mimetype ('application/octet-stream').",
    ],
    [
      { image: await asPng(Buffer.from('<html>502 Bad Gateway</html>')) },
      'invalid_image_file',
      '',
      'Invalid image file or mode for image 1, please check your image file.',
    ],
    [
      { image: await asPng(png.subarray(0, png.length / 2)) },
      'invalid_image_file',
      '',
      'Invalid image file or mode for image 1, please check your image file.',
    ],
    [
      { mask: await asPng(await createMask(128, 256)) },
      'invalid_mask_image_format',
      null,
      'mask size does not match image size',
    ],
    [{ mask: image }, 'invalid_mask_image_format', null, 'mask image missing alpha channel'],
  ];
  for (const [overrides, code, param, message] of cases) {
    const error = await ask(overrides);
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error).toMatchObject({ status: 400, code, param });
    expect((error as BadRequestError).message).toContain(message);
    expect(emulator.requests.at(-1)).toMatchObject({ status: 400, error: { code } });
  }
});

async function meanOf(
  picture: Buffer,
  region: { left: number; top: number; width: number; height: number },
): Promise<number> {
  const { channels } = await sharp(await sharp(picture).extract(region).png().toBuffer()).stats();
  return channels.slice(0, 3).reduce((sum, { mean }) => sum + mean, 0) / 3;
}
