import sharp from 'sharp';
import type { Pixels } from './pixels.js';

/** `output_format` of a still picture. */
export type StillFormat = 'png' | 'jpeg' | 'webp';

/**
 * Encodes a picture.
 * @param options.compression `output_compression`, 0 to 100, taken as the encoder's quality; png has none
 * @param options.keepAlpha whether transparent pixels stay so; otherwise they are laid on white
 */
export async function encodePicture(
  { data, width, height }: Pixels,
  options: { format: StillFormat; compression: number; keepAlpha: boolean },
): Promise<Buffer> {
  const raw = sharp(data, { raw: { width, height, channels: 4 } });
  const image = options.keepAlpha && options.format !== 'jpeg' ? raw : raw.flatten({ background: '#fff' });
  // Encoders count quality from 1.
  const quality = Math.max(1, options.compression);
  switch (options.format) {
    case 'png':
      return image.png({ compressionLevel: 3 }).toBuffer();
    case 'jpeg':
      return image.jpeg({ quality }).toBuffer();
    case 'webp':
      return image.webp({ quality, effort: 2 }).toBuffer();
  }
}

/**
 * Encodes frames of equal size as a GIF that repeats for ever.
 * @param durationMs how long each frame stands; GIF counts in steps of 10 ms
 */
export async function encodeAnimation(frames: readonly Pixels[], durationMs: number): Promise<Buffer> {
  const [first] = frames;
  if (first === undefined) throw new RangeError('An animation needs a frame.');
  const { width, height } = first;
  const data = Buffer.concat(frames.map((frame) => frame.data));
  const raw = { width, height: height * frames.length, channels: 4 as const, pageHeight: height };
  return sharp(data, { raw, limitInputPixels: false })
    .gif({ delay: frames.map(() => durationMs), loop: 0, effort: 1 })
    .toBuffer();
}
