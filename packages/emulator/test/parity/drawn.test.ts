import { checkRequest } from 'gpt-image-contract';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmulator, type Emulator } from '../../src/index.js';
import { createSampleFiles, type SampleFile } from './sample-files.js';

let emulator: Emulator;
let images: SampleFile[];

beforeAll(async () => {
  emulator = await startEmulator();
  const samples = await createSampleFiles();
  images = samples.filter(
    ({ facts }) => /^image\/(?:png|jpeg|webp)$/.test(facts.mediaType) && facts.bitDepth === 8,
  );
  images = images.filter(({ facts }) => facts.colourSpace !== 'cmyk');
});

afterAll(() => emulator.close());

test('what the contract lets pass is drawn as it was asked for', async () => {
  const parameters = fc.record(
    {
      model: fc.constantFrom('gpt-image-2', 'gpt-image-2.5-flare', 'gpt-image-2.6-sunburst', 'gpt-image-1.5'),
      prompt: fc.string({ minLength: 1 }),
      size: fc.constantFrom('auto', '1024x1024', '1536x1024', '1024x640', '720x2160', '512x512'),
      output_format: fc.constantFrom('png', 'jpeg', 'webp', 'gif', 'svg'),
      output_compression: fc.constantFrom(0, 60, 100),
      background: fc.constantFrom('transparent', 'opaque', 'auto'),
      n: fc.constantFrom(1, 2),
      quality: fc.constantFrom('low', 'auto'),
      frame_count: fc.constantFrom(2, 10),
    },
    { requiredKeys: ['model', 'prompt', 'size'] },
  );
  const request = parameters.chain((wanted) =>
    fc.subarray(images, { maxLength: 2 }).map((files) => ({ wanted, files })),
  );
  let drawn = 0;
  await fc.assert(
    fc.asyncProperty(request, async ({ wanted, files }) => {
      const operation = files.length === 0 ? 'generate' : 'edit';
      const references = files.map(({ content, facts }) => ({
        image_url: `data:${facts.mediaType};base64,${content.toString('base64')}`,
      }));
      const body = operation === 'edit' ? { ...wanted, images: references } : wanted;
      fc.pre(
        checkRequest(body, { operation, surface: 'json' }).every(({ severity }) => severity !== 'error'),
      );
      const response = await fetch(
        `${emulator.url}/v1/images/${operation === 'edit' ? 'edits' : 'generations'}`,
        {
          method: 'POST',
          headers: { authorization: 'Bearer k', 'content-type': 'application/json' },
          body: JSON.stringify(body),
        },
      );
      const answer = (await response.json()) as { data: { b64_json: string }[]; size: string };
      expect(response.status, JSON.stringify(answer).slice(0, 300)).toBe(200);
      expect(answer.data).toHaveLength(wanted.n ?? 1);
      if (wanted.size !== 'auto') expect(answer.size).toBe(wanted.size);
      for (const { b64_json } of answer.data) {
        const picture = sharp(Buffer.from(b64_json, 'base64'));
        const { width, height, pageHeight = height, format, hasAlpha } = await picture.metadata();
        expect(`${width}x${pageHeight}`).toBe(answer.size);
        expect(format).toBe(wanted.output_format ?? 'png');
        if (wanted.background === 'opaque' && format !== 'svg' && format !== 'gif')
          expect(hasAlpha).toBe(false);
        if (wanted.background === 'transparent') expect((await picture.stats()).isOpaque).toBe(false);
      }
      drawn += 1;
    }),
    { numRuns: 30 },
  );
  expect(drawn).toBeGreaterThan(20);
}, 240_000);
