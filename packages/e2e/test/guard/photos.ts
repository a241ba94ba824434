import sharp from 'sharp';

/** A picture with grain, of many megabytes as PNG: what a phone or a camera uploads. */
export function makePhoto(width: number, height: number): Promise<Buffer> {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 6 },
    },
  })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** A mask whose right half is to be edited. */
export function makeHalfMask(width: number, height: number): Promise<Buffer> {
  const row = Buffer.alloc(width * 4);
  for (let x = 0; x < width >> 1; x++) row.set([255, 0, 0, 255], x * 4);
  const data = Buffer.concat(Array.from({ length: height }, () => row));
  return sharp(data, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
}

/** A file as a form in a browser uploads it. */
export function toUpload(bytes: Buffer, name: string, type: string): File {
  return new File([new Uint8Array(bytes)], name, { type });
}
