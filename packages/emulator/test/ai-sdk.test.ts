import { createOpenAI } from '@ai-sdk/openai';
import { APICallError, generateImage, generateText, streamText, type ToolSet } from 'ai';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { startEmulator } from '../src/index.js';
import { createImage, createMask } from './support/images.js';

async function start() {
  const emulator = await startEmulator();
  onTestFinished(() => emulator.close());
  const openai = createOpenAI({ apiKey: 'k', baseURL: `${emulator.url}/v1` });
  return { emulator, openai };
}

test('generates', async () => {
  const { openai, emulator } = await start();
  const { image } = await generateImage({
    model: openai.image('gpt-image-2'),
    prompt: 'a fox',
    size: '1536x1024',
    providerOptions: { openai: { outputFormat: 'webp', outputCompression: 60 } },
    maxRetries: 0,
  });
  expect(await sharp(image.uint8Array).metadata()).toMatchObject({ width: 1536, format: 'webp' });
  expect(emulator.requests[0]!.fields).toMatchObject({ output_compression: 60 });
});

test('edits one image, several images, and with a mask', async () => {
  const { openai, emulator } = await start();
  const photo = await createImage(320, 320);
  const model = openai.image('gpt-image-2');
  await generateImage({ model, prompt: { text: 'x', images: [photo] }, maxRetries: 0 });
  await generateImage({ model, prompt: { text: 'x', images: [photo, photo] }, maxRetries: 0 });
  const { image } = await generateImage({
    model,
    prompt: { text: 'x', images: [photo], mask: await createMask(320, 320) },
    size: '1024x1024',
    maxRetries: 0,
  });
  expect((await sharp(image.uint8Array).metadata()).width).toBe(1024);
  expect(emulator.requests.map(({ images }) => images.map(({ field }) => field).join())).toEqual([
    'image',
    'image[],image[]',
    'image',
  ]);
  expect(emulator.requests[2]!.mask!.facts.width).toBe(320);
});

test('raises an APICallError that holds the envelope', async () => {
  const { openai } = await start();
  const error: unknown = await generateImage({
    model: openai.image('gpt-image-2'),
    prompt: 'a fox',
    size: '1920x1080',
    maxRetries: 0,
  }).catch((reason: unknown) => reason);
  expect(APICallError.isInstance(error)).toBe(true);
  expect(error).toMatchObject({
    statusCode: 400,
    isRetryable: false,
    data: { error: { code: 'invalid_value' } },
  });
});

test('draws through the image tool, in one piece and streamed', async () => {
  const { openai } = await start();
  const tool: unknown = openai.tools.imageGeneration({ size: '1024x1024', partialImages: 1 });
  const options = {
    model: openai('gpt-5.4'),
    prompt: 'a fox',
    // The SDK's own types clash under exactOptionalPropertyTypes.
    tools: { image_generation: tool as ToolSet[string] },
    maxRetries: 0,
  };
  const readPicture = (output: unknown): Buffer =>
    Buffer.from((output as { result: string }).result, 'base64');
  const { toolResults } = await generateText(options);
  expect((await sharp(readPicture(toolResults[0]!.output)).metadata()).width).toBe(1024);
  const pictures: Buffer[] = [];
  for await (const part of streamText(options).fullStream) {
    if (part.type === 'error') throw part.error;
    if (part.type === 'tool-result') pictures.push(readPicture(part.output));
  }
  expect(pictures).toHaveLength(2);
  expect(pictures[0]!.equals(pictures[1]!)).toBe(false);
  expect(pictures[1]!.equals(readPicture(toolResults[0]!.output))).toBe(true);
});
