import type { Dimensions } from 'gpt-image-contract';
import sharp from 'sharp';
import { INPUT_OPTIONS } from '../image-content.js';

/** A decoded picture: four bytes a pixel (red, green, blue, alpha), sRGB, rows from the top. */
export interface Pixels extends Dimensions {
  readonly data: Buffer;
}

/**
 * Decodes an image upright, in sRGB, at exactly the given size in pixels: scaled to cover it and cropped around the
 * middle. At its own size nothing changes but the colour space.
 */
export async function decodePixels(content: Buffer, { width, height }: Dimensions): Promise<Pixels> {
  const data = await sharp(content, INPUT_OPTIONS)
    .autoOrient()
    .resize(width, height, { fit: 'cover' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer();
  return { data, width, height };
}

/** Reads the alpha of a mask at the size of the picture, one byte a pixel; nearest pixel, so that 0 stays 0. */
export async function decodeAlpha(content: Buffer, { width, height }: Dimensions): Promise<Buffer> {
  return sharp(content, INPUT_OPTIONS)
    .autoOrient()
    .resize(width, height, { fit: 'cover', kernel: 'nearest' })
    .ensureAlpha()
    .extractChannel('alpha')
    .raw({ depth: 'uchar' })
    .toBuffer();
}
