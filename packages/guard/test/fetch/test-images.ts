import sharp from 'sharp';
import { photo, picture } from '../pictures.js';

let large: Promise<Buffer> | undefined;

/** A slightly grainy picture of 3000x2000 pixels as PNG: many megabytes, far over the house limits. Made once. */
export function largePhoto(): Promise<Buffer> {
  large ??= sharp({
    create: {
      width: 3000,
      height: 2000,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 6 },
    },
  })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return large;
}

/** A photograph within every limit. */
export function smallPhoto(width = 640, height = 480): Promise<Buffer> {
  return picture(photo(width, height)).webp().toBuffer();
}

/** A mask with hard edges: red and opaque on its left half, transparent on the right. */
export function halfMask(width: number, height: number): Promise<Buffer> {
  const row = Buffer.alloc(width * 4);
  for (let x = 0; x < width >> 1; x++) row.set([255, 0, 0, 255], x * 4);
  const data = Buffer.concat(Array.from({ length: height }, () => row));
  return picture({ data, width, height, channels: 4 }).png().toBuffer();
}

/** A file as people upload it. */
export function fileOf(bytes: Buffer, name: string, type: string): File {
  return new File([new Uint8Array(bytes)], name, { type });
}
