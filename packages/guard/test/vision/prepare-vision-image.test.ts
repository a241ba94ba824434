import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { prepareVisionImage, type VisionDetail } from '../../src/index.js';

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#a43' } });

async function sizeOf(dataUrl: string) {
  const [head, data] = dataUrl.split(',');
  const { width, height, format } = await sharp(Buffer.from(data!, 'base64')).metadata();
  expect(head).toBe(`data:image/${format};base64`);
  return [width, height];
}

describe('pixels', () => {
  test.each<[model: string | undefined, detail: VisionDetail | undefined, width: number, height: number]>([
    // Tiles: fitted into 2048, then the shortest side to 768.
    ['gpt-4o', 'high', 1024, 768],
    ['gpt-4o', 'low', 512, 384],
    // 2,500 patches of 32 px, 2048 px.
    ['gpt-5.4', 'high', 1824, 1368],
    ['gpt-5.4', 'original', 3000, 2250],
    ['gpt-5.4-mini', undefined, 1408, 1056],
    // No source tells: the house limit, unless the original is asked for.
    ['some-model', undefined, 2048, 1536],
    [undefined, 'low', 512, 384],
    [undefined, 'original', 3000, 2250],
  ])('%s with detail %s looks at %i x %i', async (model, detail, width, height) => {
    const image = await plain(3000, 2250).png().toBuffer();
    const { dataUrl } = await prepareVisionImage(image, { model, detail });
    const [actualWidth, actualHeight] = await sizeOf(dataUrl);
    expect(Math.abs(actualWidth! - width)).toBeLessThanOrEqual(16);
    expect(Math.abs(actualHeight! - height)).toBeLessThanOrEqual(16);
  });

  test('an image within all limits keeps its bytes', async () => {
    const bytes = await plain(700, 500).webp().toBuffer();
    const { dataUrl, report } = await prepareVisionImage(bytes, { model: 'gpt-4o' });
    expect(dataUrl).toBe(`data:image/webp;base64,${bytes.toString('base64')}`);
    expect(report.prepared.bytes).toBe(report.original.bytes);
  });

  test('what vision does not read is converted', async () => {
    const { report } = await prepareVisionImage(await plain(700, 500).tiff().toBuffer());
    expect(['image/webp', 'image/jpeg', 'image/png']).toContain(report.prepared.mediaType);
  });
});

describe('detail', () => {
  test('that the API does not know is refused', async () => {
    const image = await plain(20, 10).png().toBuffer();
    await expect(prepareVisionImage(image, { detail: 'max' as VisionDetail })).rejects.toThrow(
      /^`detail` takes `low`, .*not `max`\.$/,
    );
  });

  test('is `low` where that costs less and loses nothing', async () => {
    const { detail, report } = await prepareVisionImage(await plain(500, 400).png().toBuffer(), {
      model: 'gpt-4o',
    });
    expect(detail).toBe('low');
    expect(report.tokens).toBe(85);
    expect(report.advice).toEqual([
      "`detail: 'low'` shows every pixel of this image for 85 tokens instead of 255.",
    ]);
  });

  test('`original` is advised where a model would show more with it', async () => {
    const image = await plain(3000, 2250).png().toBuffer();
    const { detail, report } = await prepareVisionImage(image, { model: 'gpt-5.4' });
    expect(detail).toBe('auto');
    expect(report.advice[0]).toMatch(
      /`detail: 'original'` would show it at 3000x2250 instead of 18\d\dx13\d\d, for \d+ tokens/,
    );
  });

  test('`original` becomes `high` for a model that does not know it', async () => {
    const image = await plain(3000, 2250).png().toBuffer();
    const { detail, report } = await prepareVisionImage(image, { model: 'gpt-4o', detail: 'original' });
    expect(detail).toBe('high');
    expect(report.advice[0]).toMatch(/needs gpt-5\.4 or later/);
  });

  test('nothing is said where nothing is known', async () => {
    const { detail, report } = await prepareVisionImage(await plain(3000, 2250).png().toBuffer());
    expect([detail, report.advice, report.tokens]).toEqual(['auto', [], undefined]);
  });
});
