import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { isSrgbProfile } from '../src/colour-profile.js';
import { checkImage, prepareImage, prepareMask, type PrepareOptions } from '../src/index.js';
import { bytesOf, paint, picture, random } from './pictures.js';

const image = fc
  .record({
    width: fc.integer({ min: 1, max: 700 }),
    height: fc.integer({ min: 1, max: 700 }),
    grain: fc.constantFrom(0, 10, 255),
    alpha: fc.constantFrom(undefined, 0, 100, 255),
    levels: fc.constantFrom(2, 16, 256),
    format: fc.constantFrom(
      'jpeg' as const,
      'png' as const,
      'webp' as const,
      'tiff' as const,
      'gif' as const,
    ),
    orientation: fc.integer({ min: 1, max: 8 }),
    seed: fc.nat(),
  })
  .map(({ width, height, grain, alpha, levels, format, orientation, seed }) => ({
    describe: () => `${width}x${height} ${format} grain ${grain} alpha ${String(alpha)} ${orientation}`,
    async encode(): Promise<Buffer> {
      const noise = random(seed);
      const step = 255 / (levels - 1);
      const value = (base: number) => Math.round((base + (noise() - 0.5) * grain) / step) * step;
      const raw = paint(width, height, (x, y) => {
        const colour = [value((x * 3) % 256), value((y * 2) % 256), value(128)];
        return alpha === undefined ? colour : [...colour, (x + y) % 3 === 0 ? alpha : 255];
      });
      const metadata = format === 'gif' ? {} : { orientation };
      return picture(raw).withMetadata(metadata).toFormat(format).toBuffer();
    },
  }));

const options = fc.record({
  strategy: fc.constantFrom('balanced', 'quality', 'size'),
  policy: fc.record({
    maxBytes: fc.constantFrom(30_000, 200_000, 1_536_000),
    maxEdge: fc.constantFrom(64, 333, 2048),
  }),
}) satisfies fc.Arbitrary<PrepareOptions>;

const RUNS = { numRuns: 25, seed: 6 };

describe('properties', () => {
  it('any image in, policy out; preparing twice is preparing once', async () => {
    await fc.assert(
      fc.asyncProperty(image, options, async (source, chosen) => {
        const input = await source.encode();
        const prepared = await prepareImage(input, chosen);
        expect(await checkImage(prepared, chosen)).toEqual([]);
        const { width, height } = prepared.report.original;
        expect(Math.max(prepared.report.prepared.width, prepared.report.prepared.height)).toBeLessThanOrEqual(
          Math.min(chosen.policy.maxEdge, Math.max(width, height)),
        );
        const metadata = await sharp(await bytesOf(prepared)).metadata();
        expect([metadata.exif, metadata.orientation]).toEqual([undefined, undefined]);
        if (metadata.icc !== undefined) expect(isSrgbProfile(metadata.icc)).toBe(true);
        const again = await prepareImage(prepared, chosen);
        expect((await bytesOf(again)).equals(await bytesOf(prepared))).toBe(true);
      }),
      RUNS,
    );
  });

  it('any mask fits any image', async () => {
    await fc.assert(
      fc.asyncProperty(image, image, async (picture, mask) => {
        const prepared = await prepareImage(await picture.encode(), { policy: { maxEdge: 400 } });
        const fitted = await prepareMask(await mask.encode(), prepared, { from: 'luminance' });
        const { width, height } = prepared.report.prepared;
        expect(fitted.report.prepared).toMatchObject({ width, height, format: 'png', hasAlpha: true });
      }),
      RUNS,
    );
  });
});
