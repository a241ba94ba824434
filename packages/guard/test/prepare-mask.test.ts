import type { ImageFacts } from 'gpt-image-contract';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { prepareEdit, prepareImage, prepareMask } from '../src/index.js';
import { bytesOf, paint, photo, picture, random } from './pictures.js';

const image = await prepareImage(await picture(photo(2100, 1400)).png().toBuffer());

async function alphaOf(file: Blob): Promise<{ data: Buffer; width: number; height: number }> {
  const { data, info } = await sharp(await bytesOf(file))
    .extractChannel('alpha')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

const half = (width: number, height: number) =>
  paint(width, height, (x) => [9, 99, 199, x < width / 2 ? 0 : 255]);

describe('prepareMask', () => {
  it('has exactly the image’s dimensions and hard edges', async () => {
    const mask = await prepareMask(await picture(half(333, 222)).png().toBuffer(), image);
    const { width, height } = image.report.prepared;
    expect(mask.report.prepared).toMatchObject({ width, height, format: 'png', hasAlpha: true });
    expect(mask).toMatchObject({ type: 'image/png', name: 'mask.png' });
    const alpha = await alphaOf(mask);
    expect([...new Set(alpha.data)].sort()).toEqual([0, 255]);
    expect(alpha.data[10]).toBe(0);
    expect(alpha.data[alpha.width - 10]).toBe(255);
    expect(mask.size).toBeLessThan(50_000);
    expect(mask.report.warnings).toEqual([]);
  });

  it('keeps soft edges soft', async () => {
    const soft = paint(300, 200, (x) => [0, 0, 0, (x / 300) * 255]);
    const alpha = await alphaOf(await prepareMask(await picture(soft).png().toBuffer(), image));
    expect(new Set(alpha.data).size).toBeGreaterThan(200);
  });

  it('leaves a mask that fits as it is', async () => {
    const { width, height } = image.report.prepared;
    const input = await picture(half(width, height)).png().toBuffer();
    expect((await bytesOf(await prepareMask(input, image))).equals(input)).toBe(true);
    const exif = await sharp(input)
      .withExif({ IFD0: { Make: 'Phone' } })
      .png()
      .toBuffer();
    const mask = await prepareMask(exif, image);
    expect((await bytesOf(mask)).includes('Phone')).toBe(false);
  });

  it('turns with an image that was stored sideways', async () => {
    const upright = photo(1200, 800);
    for (const orientation of [5, 6, 7, 8] as const) {
      const jpeg = await picture(upright).withMetadata({ orientation }).jpeg().toBuffer();
      const turned = await prepareImage(jpeg);
      expect(turned.report.prepared).toMatchObject({ width: 800, height: 1200 });
      // Drawn over the stored pixels: the left half is to be edited.
      const stored = await picture(half(1200, 800)).png().toBuffer();
      const mask = await alphaOf(await prepareMask(stored, turned));
      const reference = await sharp(
        await picture(half(1200, 800)).withMetadata({ orientation }).png().toBuffer(),
        {
          autoOrient: true,
        },
      )
        .extractChannel('alpha')
        .raw()
        .toBuffer();
      expect(mask.data.equals(reference)).toBe(true);
    }
  });

  it('makes alpha from brightness on request only', async () => {
    const input = await picture(paint(300, 200, (x) => (x < 150 ? [0, 0, 0] : [255, 255, 255])))
      .greyscale()
      .png()
      .toBuffer();
    await expect(prepareMask(input, image)).rejects.toMatchObject({
      code: 'mask-without-alpha',
      message: expect.stringContaining('Pass `from: "luminance"`') as string,
    });
    // Its option has another name.
    await expect(prepareEdit({ images: [image], mask: input })).rejects.toThrow(
      /Pass `maskFrom: "luminance"`/,
    );
    const black = await alphaOf(await prepareMask(input, image, { from: 'luminance' }));
    expect([black.data[5], black.data[black.width - 5]]).toEqual([0, 255]);
    const white = await alphaOf(await prepareMask(input, image, { from: 'inverse-luminance' }));
    expect([white.data[5], white.data[white.width - 5]]).toEqual([255, 0]);
    await expect(prepareMask(input, image, { from: 'red' as never })).rejects.toThrow(TypeError);
  });

  it.each([NaN, -300, 0, 299.5, Infinity, '300', undefined])(
    'refuses facts of an image that is %s pixels wide',
    async (width) => {
      const mask = await picture(half(300, 200)).png().toBuffer();
      const facts = { ...image.report.prepared, width } as ImageFacts;
      await expect(prepareMask(mask, facts)).rejects.toThrow(/`width` and `height` in whole pixels/);
    },
  );

  it('reports masks that mark nothing or everything, and other shapes', async () => {
    const solid = (alpha: number) =>
      picture(paint(300, 200, () => [0, 0, 0, alpha]))
        .png()
        .toBuffer();
    const none = await prepareMask(await solid(255), image);
    expect(none.report.prepared.transparentPixels).toBe('none');
    expect(none.report.warnings.join()).toContain('marks nothing');
    const all = await prepareMask(await solid(0), image);
    expect(all.report.prepared.transparentPixels).toBe('all');
    expect(all.report.warnings.join()).toContain('marks everything');
    const square = await prepareMask(await picture(half(200, 200)).png().toBuffer(), image);
    expect(square.report.warnings.join()).toContain('stretched');
  });

  it('stays below the limit without losing its shape', async () => {
    const noise = random(9);
    const noisy = await picture(paint(1024, 683, () => [0, 0, 0, noise() * 255]))
      .png()
      .toBuffer();
    const mask = await prepareMask(noisy, image);
    expect(mask.size).toBeLessThanOrEqual(1_536_000);
    const [, levels] = /to (\d+) levels/.exec(mask.report.steps.join()) ?? [];
    expect(new Set((await alphaOf(mask)).data).size).toBe(Number(levels));
    await expect(prepareMask(noisy, image, { policy: { maxBytes: 5000 } })).rejects.toMatchObject({
      code: 'cannot-fit',
    });
  });

  it('keeps every step of a soft, grainy edge that fits', async () => {
    const noise = random(4);
    const grainy = paint(2048, 1365, (x, y) => [
      0,
      0,
      0,
      (Math.hypot(x - 1024, y - 700) - 500) * 2 + noise() * 90,
    ]);
    // Too large as it comes: it has to be written anew, and must come out the same.
    const input = await picture(grainy).png({ compressionLevel: 0 }).toBuffer();
    const mask = await prepareMask(input, { ...image.report.prepared, width: 2048, height: 1365 });
    expect(mask.size).toBeLessThanOrEqual(1_536_000);
    const expected = grainy.data.filter((_, index) => index % 4 === 3);
    expect((await alphaOf(mask)).data.equals(expected)).toBe(true);
  });

  it.each([[128], [96], [64]])('keeps alpha that fits, with noise in 16 of every %i rows', async (period) => {
    const noise = random(5);
    const striped = paint(2048, 2048, (_, y) => [0, 0, 0, y % period < 16 ? noise() * 255 : 255]);
    // Too large as it comes, so that it has to be written anew.
    const input = await picture(striped).png({ compressionLevel: 0 }).toBuffer();
    const mask = await prepareMask(input, { ...image.report.prepared, width: 2048, height: 2048 });
    expect(mask.size).toBeLessThanOrEqual(1_536_000);
    const expected = striped.data.filter((_, index) => index % 4 === 3);
    expect((await alphaOf(mask)).data.equals(expected)).toBe(true);
  });

  it('asks for the image it belongs to', async () => {
    const input = await picture(half(20, 20)).png().toBuffer();
    for (const given of [undefined, null, input, 'photo.png']) {
      await expect(prepareMask(input, given as never)).rejects.toThrow(
        /^A mask is made to fit a prepared image/,
      );
    }
  });
});
