import { prepareImage } from 'gpt-image-guard';
import sharp from 'sharp';
import { photograph } from './images-samples.js';

const CROP = { left: 300, top: 300, width: 150, height: 100 };
const ZOOM = 3;

/** Draws red letters on a photograph, prepared as everybody does it and as we do, side by side and enlarged. */
export async function drawExample(path: string): Promise<void> {
  const letters = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="2048" height="1536" font-family="sans-serif" font-size="26">' +
      '<text x="304" y="336" fill="#d00">Red letters</text><text x="304" y="376" fill="#00c">Blue letters</text></svg>',
  );
  const original = await photograph(2048, 1536, 10)
    .composite([{ input: letters }])
    .tiff({ compression: 'none' })
    .toBuffer();
  const usual = await sharp(original).webp({ quality: 90 }).toBuffer();
  const ours = await (await prepareImage(original)).bytes();
  const [left, right] = await Promise.all([usual, ours].map(enlarge));
  await sharp({
    create: {
      width: CROP.width * ZOOM * 2 + 10,
      height: CROP.height * ZOOM,
      channels: 3,
      background: '#fff',
    },
  })
    .composite([
      { input: left, left: 0, top: 0 },
      { input: right, left: CROP.width * ZOOM + 10, top: 0 },
    ])
    .webp({ lossless: true, effort: 6 })
    .toFile(path);
}

function enlarge(image: Uint8Array): Promise<Buffer> {
  return sharp(image)
    .extract(CROP)
    .resize({ width: CROP.width * ZOOM, kernel: 'nearest' })
    .png()
    .toBuffer();
}
