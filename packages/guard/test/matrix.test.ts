import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { prepareImage } from '../src/index.js';
import { bytesOf, pixelAt, picture, quarters } from './pictures.js';

/** Writers for every format sharp makes that the guard reads. */
const FORMATS: Record<string, (image: Sharp) => Sharp> = {
  jpeg: (image) => image.jpeg({ quality: 95, chromaSubsampling: '4:4:4' }),
  'progressive jpeg': (image) => image.jpeg({ quality: 95, progressive: true, chromaSubsampling: '4:4:4' }),
  png: (image) => image.png(),
  'palette png': (image) => image.png({ palette: true }),
  'interlaced png': (image) => image.png({ progressive: true }),
  webp: (image) => image.webp({ quality: 95 }),
  'lossless webp': (image) => image.webp({ lossless: true, effort: 0 }),
  tiff: (image) => image.tiff({ compression: 'lzw' }),
  'tiled tiff': (image) => image.tiff({ compression: 'deflate', tile: true }),
};

/** Formats whose orientation tag sharp writes from `withMetadata`. */
const ORIENTED = ['jpeg', 'png', 'webp', 'tiff'] as const;

/** What stands in each corner of the upright picture of `quarters`, clockwise from the top left. */
const CORNERS = [
  [0.1, 0.1, [255, 0, 0]],
  [0.9, 0.1, [0, 255, 0]],
  [0.9, 0.9, [255, 255, 255]],
  [0.1, 0.9, [0, 0, 255]],
] as const;

/** sharp mirrors before it rotates: what undoes each orientation's own turn. */
const STORED: Record<number, (image: Sharp) => Sharp> = {
  1: (image) => image,
  2: (image) => image.flop(),
  3: (image) => image.rotate(180),
  4: (image) => image.flip(),
  5: (image) => image.flip().rotate(90),
  6: (image) => image.rotate(270),
  7: (image) => image.flip().rotate(270),
  8: (image) => image.rotate(90),
};

async function expectCorners(file: Blob, alpha = 255): Promise<void> {
  for (const [across, down, colour] of CORNERS) {
    const found = await pixelAt(file, across, down);
    for (const [channel, value] of colour.entries()) {
      expect(Math.abs(found[channel]! - value), `${across},${down}: ${found.join()}`).toBeLessThan(12);
    }
    expect(found[3]).toBe(alpha);
  }
}

describe('every format, upright and opaque', () => {
  it.each(Object.keys(FORMATS))('%s keeps its picture, resized or not', async (format) => {
    for (const [width, height] of [
      [640, 480],
      [2100, 1575],
    ] as const) {
      const input = await FORMATS[format]!(picture(quarters(width, height))).toBuffer();
      const prepared = await prepareImage(input);
      const factor = Math.min(1, 2048 / width);
      expect(prepared.report.prepared).toMatchObject({ width: width * factor, height: height * factor });
      await expectCorners(prepared);
    }
  });
});

describe('orientation', () => {
  const cases = ORIENTED.flatMap((format) =>
    Object.keys(STORED).map((tag) => [format, Number(tag)] as const),
  );

  it.each(cases)('%s with EXIF orientation %i: red stays in its corner', async (format, orientation) => {
    for (const [width, height] of [
      [320, 200],
      [2100, 700],
    ] as const) {
      const stored = await STORED[orientation]!(picture(quarters(width, height)))
        .png()
        .toBuffer();
      const input = await FORMATS[format]!(sharp(stored).withMetadata({ orientation })).toBuffer();
      expect((await sharp(input).metadata()).orientation).toBe(orientation);
      const prepared = await prepareImage(input);
      const factor = Math.min(1, 2048 / width);
      expect(prepared.report.prepared.width).toBe(Math.round(width * factor));
      expect(prepared.report.prepared.height).toBeCloseTo(height * factor, -1);
      expect((await sharp(await bytesOf(prepared)).metadata()).orientation).toBeUndefined();
      await expectCorners(prepared);
    }
  });
});

describe('alpha', () => {
  it.each(['png', 'palette png', 'lossless webp', 'tiff'])('%s keeps real alpha', async (format) => {
    for (const width of [512, 2100]) {
      const input = await FORMATS[format]!(picture(quarters(width, 512, 128))).toBuffer();
      const prepared = await prepareImage(input);
      expect(prepared.report.prepared.hasAlpha).toBe(true);
      const [, , , alpha] = await pixelAt(prepared, 0.1, 0.1);
      expect(Math.abs(alpha - 128)).toBeLessThanOrEqual(1);
    }
  });

  it('drops alpha that is opaque throughout', async () => {
    const input = await picture(quarters(2100, 512, 255))
      .png()
      .toBuffer();
    const prepared = await prepareImage(input);
    expect(prepared.report.prepared.hasAlpha).toBe(false);
    expect(prepared.report.steps.join()).toContain('opaque throughout');
    await expectCorners(prepared);
  });

  it('lays transparency on white where only JPEG is allowed, and says so', async () => {
    const clear = await picture(quarters(400, 400, 0))
      .png()
      .toBuffer();
    const prepared = await prepareImage(clear, { format: 'jpeg' });
    expect(await pixelAt(prepared, 0.1, 0.1)).toEqual([255, 255, 255, 255]);
    expect(prepared.report.steps.join()).toContain('laid on white');
    expect(prepared.report.warnings).toEqual([
      'The transparent parts were laid on white: JPEG has no alpha. Allow `webp` or `png` to keep them.',
    ]);
  });
});

describe('depth and colour model', () => {
  it('16-bit PNG becomes 8-bit of the same colour', async () => {
    for (const width of [300, 2100]) {
      const input = await picture(quarters(width, 300)).toColourspace('rgb16').png().toBuffer();
      expect((await sharp(input).metadata()).depth).toBe('ushort');
      const prepared = await prepareImage(input);
      expect(prepared.report.prepared.bitDepth).toBe(8);
      await expectCorners(prepared);
    }
  });

  it.each(['jpeg', 'png', 'tiff', 'webp'])('grey %s stays grey', async (format) => {
    const grey = picture(quarters(2100, 600)).greyscale();
    const input = await FORMATS[format]!(grey).toBuffer();
    const prepared = await prepareImage(input);
    const [red, green, blue] = await pixelAt(prepared, 0.1, 0.1);
    expect(Math.abs(red - green) + Math.abs(green - blue)).toBeLessThanOrEqual(2);
    // Rec. 709 luma of red, gamma-encoded: 0.2126 of linear light.
    expect(Math.abs(red - 127)).toBeLessThan(8);
  });

  it('1-bit PNG keeps black and white', async () => {
    const bilevel = picture(quarters(2100, 600)).threshold(200).toColourspace('b-w');
    const input = await bilevel.png({ palette: true, colours: 2 }).toBuffer();
    const prepared = await prepareImage(input);
    expect((await pixelAt(prepared, 0.1, 0.1)).slice(0, 3)).toEqual([0, 0, 0]);
    expect(Math.min(...(await pixelAt(prepared, 0.9, 0.9)).slice(0, 3))).toBeGreaterThan(250);
  });

  it('CMYK becomes sRGB', async () => {
    const input = await picture(quarters(640, 480)).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer();
    expect((await sharp(input).metadata()).space).toBe('cmyk');
    const prepared = await prepareImage(input);
    expect(prepared.report.prepared.colourSpace).toBe('srgb');
    const [red, green, blue] = await pixelAt(prepared, 0.1, 0.1);
    expect(red).toBeGreaterThan(200);
    expect(Math.max(green, blue)).toBeLessThan(60);
  });

  it('AVIF is converted', async () => {
    const input = await picture(quarters(320, 240)).avif({ quality: 90, effort: 0 }).toBuffer();
    const prepared = await prepareImage(input);
    expect(['image/jpeg', 'image/webp']).toContain(prepared.type);
    await expectCorners(prepared);
  });
});

describe('several frames', () => {
  const frames = async () => {
    const first = await picture(quarters(120, 90)).png().toBuffer();
    const second = await picture(quarters(120, 90)).negate().png().toBuffer();
    return sharp([first, second], { join: { animated: true } });
  };

  it.each(['gif', 'webp', 'tiff'] as const)(
    'takes the first frame of an animated %s and warns',
    async (format) => {
      const image = await frames();
      const input = await (
        format === 'gif' ? image.gif() : format === 'webp' ? image.webp({ lossless: true }) : image.tiff()
      ).toBuffer();
      const prepared = await prepareImage(input);
      expect(prepared.report.original.frames).toBe(2);
      expect(prepared.report.warnings.join()).toMatch(/2 (frames|pages); only the first is uploaded/);
      expect(prepared.report.prepared).toMatchObject({ frames: 1, width: 120, height: 90 });
      await expectCorners(prepared);
    },
  );
});
