import sharp, { type Sharp } from 'sharp';

/** Standard deviation of the grain: with it the PNG has 25 MB. */
const GRAIN = 16;

/** One upload of the experiment: the same picture at another weight. */
export interface Original {
  readonly label: string;
  readonly file: File;
}

const WIDTH = 4096;
const HEIGHT = 3072;

/** Makes one picture and writes it at the weights of the article: 25 MB, 5 MB, 1.5 MB and 500 kB. */
export async function makeOriginals(): Promise<readonly Original[]> {
  const picture = await paint();
  const png = await picture.clone().png({ compressionLevel: 6, adaptiveFiltering: true }).toBuffer();
  const shrunk = sharp(png).resize(2048);
  const [large, house, small] = [
    await writeJpeg(picture, 5_000_000),
    await writeJpeg(shrunk, 1_500_000),
    await writeJpeg(shrunk, 500_000),
  ];
  return [
    { label: '25 MB (PNG, 4096 px)', file: toFile(png, 'original.png', 'image/png') },
    { label: '5 MB (JPEG, 4096 px)', file: toFile(large, '5mb.jpg', 'image/jpeg') },
    { label: '1.5 MB (JPEG, 2048 px)', file: toFile(house, '1500kb.jpg', 'image/jpeg') },
    { label: '500 kB (JPEG, 2048 px)', file: toFile(small, '500kb.jpg', 'image/jpeg') },
  ];
}

/** Soft shapes under fine grain: as heavy for an encoder as a photograph of this size. */
async function paint(): Promise<Sharp> {
  const noise = (width: number, height: number, sigma: number) =>
    sharp({
      create: {
        width,
        height,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma },
      },
    });
  const shapes = await noise(32, 24, 70).png().toBuffer();
  const grain = await noise(WIDTH, HEIGHT, GRAIN).png({ compressionLevel: 0 }).toBuffer();
  const painted = await sharp(shapes)
    .resize(WIDTH, HEIGHT, { kernel: 'cubic', fit: 'fill' })
    .composite([{ input: grain, blend: 'soft-light' }])
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return sharp(painted.data, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
}

/** The JPEG quality whose file comes nearest to `bytes`. */
async function writeJpeg(picture: Sharp, bytes: number): Promise<Buffer> {
  let best: Buffer | undefined;
  for (let low = 40, high = 100; low <= high;) {
    const quality = (low + high) >> 1;
    const file = await picture.clone().jpeg({ quality }).toBuffer();
    if (best === undefined || Math.abs(file.length - bytes) < Math.abs(best.length - bytes)) best = file;
    if (file.length > bytes) high = quality - 1;
    else low = quality + 1;
  }
  if (best === undefined) throw new Error('No JPEG was written.');
  return best;
}

function toFile(bytes: Buffer, name: string, type: string): File {
  return new File([new Uint8Array(bytes)], name, { type });
}
