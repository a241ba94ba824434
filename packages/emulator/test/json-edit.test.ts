import type OpenAI from 'openai';
import { BadRequestError } from 'openai';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { asPng, decodePicture, startWithClient } from './support/client.js';
import { createImage, createMask, readPixels } from './support/images.js';

const toDataUrl = (image: Buffer, type = 'image/png'): string =>
  `data:${type};base64,${image.toString('base64')}`;

function edit(client: OpenAI, body: Record<string, unknown>): Promise<OpenAI.ImagesResponse> {
  return client.post('/images/edits', { body: { model: 'gpt-image-2', prompt: 'x', ...body } });
}

test('edits images and masks given as data URLs', async () => {
  const { client, emulator } = await startWithClient();
  const input = await createImage(1024, 1024);
  const answer = await edit(client, {
    images: [{ image_url: toDataUrl(input) }],
    mask: { image_url: toDataUrl(await createMask(1024, 1024)) },
    size: '1024x1024',
  });
  const before = await readPixels(input);
  const after = await readPixels(decodePicture(answer));
  expect(before.subarray(0, 300).equals(after.subarray(0, 300))).toBe(true);
  expect(before.equals(after)).toBe(false);
  expect(emulator.requests[0]).toMatchObject({
    images: [{ field: 'images[0]', declaredMediaType: 'image/png', facts: { width: 1024 } }],
    mask: { facts: { hasAlpha: true } },
  });
});

test('edits an uploaded file by its id', async () => {
  const { client } = await startWithClient();
  const file = await client.files.create({
    file: await asPng(await createImage(300, 200)),
    purpose: 'vision',
  });
  expect(await client.files.retrieve(file.id)).toMatchObject({ filename: 'photo.png', purpose: 'vision' });
  const answer = await edit(client, { images: [{ file_id: file.id }], size: 'auto' });
  const { width, height } = await sharp(decodePicture(answer)).metadata();
  expect(width / height).toBeCloseTo(1.5, 1);
  expect(await client.files.delete(file.id)).toMatchObject({ deleted: true });
  await expect(edit(client, { images: [{ file_id: file.id }] })).rejects.toThrow(BadRequestError);
});

test('never fetches a remote URL and answers as for a download that failed', async () => {
  const { client } = await startWithClient();
  const url = 'https://example.com/photo.png';
  await expect(edit(client, { images: [{ image_url: url }] })).rejects.toMatchObject({
    status: 400,
    code: 'invalid_value',
    param: 'url',
    error: { message: `Error while downloading ${url}.` },
  });
});

test('refuses images of the wrong shape with the messages of the API', async () => {
  const { client } = await startWithClient();
  const cases: [body: Record<string, unknown>, code: string, message: string][] = [
    [{}, 'missing_required_parameter', "Missing required parameter: 'images'."],
    [{ images: [] }, 'empty_array', "Invalid 'images': empty array. Expected an array with minimum length 1"],
    [
      { images: 'a.png' },
      'invalid_type',
      "Invalid type for 'images': expected an array of objects, but got a string instead.",
    ],
    [
      { images: ['a.png'] },
      'invalid_type',
      "Invalid type for 'images[0]': expected an object, but got a string instead.",
    ],
    [
      { image: 'x' },
      'invalid_value',
      "Unknown parameter: 'image'. For application/json on /v1/images/edits, use 'images' (array).",
    ],
    [
      { images: [{ image_url: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' }] },
      'unsupported_file_mimetype',
      "unsupported mimetype ('image/gif')",
    ],
    [
      { images: [{ image_url: 'data:image/png;base64,@@@@' }] },
      'invalid_image_file',
      'Invalid image file or mode for image 1',
    ],
  ];
  for (const [body, code, message] of cases) {
    await expect(edit(client, body)).rejects.toMatchObject({
      status: 400,
      code,
      message: expect.stringContaining(message) as string,
    });
  }
});
