import sharp, { type FormatEnum } from 'sharp';

/** A picture with structure everywhere: two gradients and a bright square in the upper left. */
export async function createImage(
  width: number,
  height: number,
  format: keyof FormatEnum = 'png',
): Promise<Buffer> {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      const isBright = x < width / 4 && y < height / 4;
      data[at] = isBright ? 250 : Math.round((x / width) * 200);
      data[at + 1] = isBright ? 250 : Math.round((y / height) * 200);
      data[at + 2] = isBright ? 250 : 90;
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .toFormat(format)
    .toBuffer();
}

/** A mask that is opaque but for its right half. */
export async function createMask(width: number, height: number): Promise<Buffer> {
  const data = Buffer.alloc(width * height * 4, 255);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    if (pixel % width >= width / 2) data[pixel * 4 + 3] = 0;
  }
  return sharp(data, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
}

/** Pixels of a picture, three bytes each. */
export async function readPixels(image: Buffer): Promise<Buffer> {
  return sharp(image).removeAlpha().raw().toBuffer();
}
