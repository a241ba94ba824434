import type { ImageFacts } from 'gpt-image-contract';
import sharp from 'sharp';

/** A file with what it is known to be, written down by hand: the emulator has to find out by itself. */
export interface SampleFile {
  readonly name: string;
  readonly content: Buffer;
  readonly facts: ImageFacts;
}

const SIDE = 48;

/** Files of every kind people send, most of them fit for an upload and some not. */
export async function createSampleFiles(): Promise<SampleFile[]> {
  const opaque = sharp({ create: { width: SIDE, height: SIDE, channels: 3, background: '#a63' } });
  const clear = sharp({
    create: { width: SIDE, height: SIDE, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0 } },
  });
  const half = await clear
    .clone()
    .composite([
      {
        input: await opaque
          .clone()
          .resize(SIDE / 2, SIDE)
          .png()
          .toBuffer(),
        left: 0,
        top: 0,
      },
    ])
    .png()
    .toBuffer();
  const png = await opaque.clone().png().toBuffer();
  const jpeg = await opaque.clone().jpeg().toBuffer();
  const rotated = await sharp(jpeg)
    .resize(SIDE * 2, SIDE)
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  // The encoder would drop a frame that is like the one before.
  const frames = Buffer.concat([Buffer.alloc(SIDE * SIDE * 3, 40), Buffer.alloc(SIDE * SIDE * 3, 200)]);
  const animated = sharp(frames, { raw: { width: SIDE, height: SIDE * 2, channels: 3, pageHeight: SIDE } });
  const noise = await sharp({
    create: {
      width: 200,
      height: 200,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .jpeg()
    .toBuffer();
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic', 'latin1')]);

  return [
    sample('png', png, 'png', {}),
    sample('jpeg', jpeg, 'jpeg', {}),
    sample('webp', await opaque.clone().webp().toBuffer(), 'webp', {}),
    sample('rotated jpeg', rotated, 'jpeg', { width: SIDE, height: SIDE * 2, orientation: 6 }),
    sample('half transparent png', half, 'png', { hasAlpha: true, transparentPixels: 'some' }),
    sample('transparent png', await clear.clone().png().toBuffer(), 'png', {
      hasAlpha: true,
      transparentPixels: 'all',
    }),
    sample('opaque png with alpha', await opaque.clone().ensureAlpha().png().toBuffer(), 'png', {
      hasAlpha: true,
    }),
    sample(
      'larger png with alpha',
      await sharp(half)
        .resize(SIDE, SIDE * 2)
        .png()
        .toBuffer(),
      'png',
      {
        height: SIDE * 2,
        hasAlpha: true,
        transparentPixels: 'some',
      },
    ),
    sample('transparent webp', await sharp(half).webp({ lossless: true }).toBuffer(), 'webp', {
      hasAlpha: true,
      transparentPixels: 'some',
    }),
    sample('grey png', await opaque.clone().toColourspace('b-w').png().toBuffer(), 'png', {
      colourSpace: 'b-w',
    }),
    sample('palette png', await opaque.clone().png({ palette: true }).toBuffer(), 'png', {}),
    sample('16-bit png', await opaque.clone().toColourspace('rgb16').png().toBuffer(), 'png', {
      colourSpace: 'rgb16',
      bitDepth: 16,
    }),
    sample('cmyk jpeg', await opaque.clone().toColourspace('cmyk').jpeg().toBuffer(), 'jpeg', {
      colourSpace: 'cmyk',
    }),
    // The encoder writes every GIF with a transparent colour.
    sample('gif', await opaque.clone().gif().toBuffer(), 'gif', { hasAlpha: true }),
    sample(
      'animated webp',
      await animated
        .clone()
        .webp({ delay: [100, 100] })
        .toBuffer(),
      'webp',
      { frames: 2 },
    ),
    sample('avif', await opaque.clone().avif().toBuffer(), 'avif', {}),
    sample('tiff', await opaque.clone().tiff().toBuffer(), 'tiff', {}),
    unreadable('truncated jpeg', noise.subarray(0, Math.floor(noise.length / 2))),
    unreadable('truncated png', png.subarray(0, png.length - 40)),
    unreadable('html', Buffer.from('<!doctype html><title>502 Bad Gateway</title>')),
    unreadable('empty', Buffer.alloc(0)),
    unreadable('heic', heic, { format: 'heic', mediaType: 'image/heic' }),
  ];
}

function sample(name: string, content: Buffer, format: string, facts: Partial<ImageFacts>): SampleFile {
  return {
    name,
    content,
    facts: {
      bytes: content.length,
      format,
      mediaType: `image/${format}`,
      width: SIDE,
      height: SIDE,
      hasAlpha: false,
      frames: 1,
      colourSpace: 'srgb',
      bitDepth: 8,
      transparentPixels: 'none',
      ...facts,
    },
  };
}

function unreadable(name: string, content: Buffer, facts: Partial<ImageFacts> = {}): SampleFile {
  return {
    name,
    content,
    facts: {
      bytes: content.length,
      format: 'unknown',
      mediaType: 'application/octet-stream',
      width: 0,
      height: 0,
      hasAlpha: false,
      frames: 1,
      ...facts,
    },
  };
}
