import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';

/** Raise it when what is made changes: photographs of an older kind are not found any more. */
const EDITION = 2;

/** Pixels of the pictures that all photographs are cut from: the largest photograph, and room to move. */
const MASTER = { width: 4400, height: 3300, channels: 3 } as const;

/** Noise of a phone by day, of a phone indoors, of a dark room. */
const GRAINS = [3, 7, 12] as const;

type Kind = readonly [width: number, height: number, format: 'jpeg' | 'png' | 'webp'];

/** What lies in people's folders: phones (12 and 8 megapixels), cameras' small sizes, messengers, screenshots. */
const KINDS: readonly Kind[] = [
  [4000, 3000, 'jpeg'],
  [3000, 4000, 'jpeg'],
  [3264, 2448, 'jpeg'],
  [2448, 3264, 'jpeg'],
  [3000, 2000, 'jpeg'],
  [2400, 1600, 'jpeg'],
  [2048, 1536, 'jpeg'],
  [1600, 1200, 'jpeg'],
  [1920, 1080, 'png'],
  [2200, 1400, 'png'],
  [1280, 960, 'webp'],
  [2400, 1800, 'jpeg'],
];

/**
 * A folder of `count` photographs, each its own cut of a noisy picture: made once, then found in the system's folder for
 * temporary files. Making them takes longer than preparing them.
 * @param scale shrinks every edge, for folders of thousands
 */
export async function getMixedPhotos(count: number, scale = 1): Promise<string> {
  const folder = join(tmpdir(), `gpt-image-bench-photos-${EDITION}-${count}-${scale}`);
  if (existsSync(folder)) return folder;
  const draft = await mkdtemp(`${folder}-`);
  try {
    for (const [grain, sigma] of GRAINS.entries()) {
      const master = await createMaster(sigma);
      const mine = Array.from({ length: count }, (_, index) => index).filter(
        (index) => index % GRAINS.length === grain,
      );
      const worker = async () => {
        for (let index = mine.pop(); index !== undefined; index = mine.pop()) {
          await writePhoto(draft, master, index, scale);
        }
      };
      await Promise.all([worker(), worker()]);
    }
    // Whole or not at all: a run that was stopped leaves no folder that looks complete.
    await rename(draft, folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return folder;
}

/** Soft shapes with grain over them, as raw pixels. */
async function createMaster(sigma: number): Promise<Buffer> {
  const { width, height } = MASTER;
  const noise = (edges: { width: number; height: number }, strength: number) => ({
    create: {
      ...edges,
      channels: 3 as const,
      background: '#888',
      noise: { type: 'gaussian' as const, mean: 128, sigma: strength },
    },
  });
  const shapes = await sharp(noise({ width: 88, height: 66 }, 60))
    .png()
    .toBuffer();
  const grain = await sharp(noise({ width: width >> 1, height: height >> 1 }, sigma))
    .resize(width, height)
    .raw()
    .toBuffer();
  return sharp(shapes)
    .resize(width, height, { kernel: 'cubic', fit: 'fill' })
    .composite([{ input: grain, raw: MASTER, blend: 'soft-light' }])
    .removeAlpha()
    .raw()
    .toBuffer();
}

async function writePhoto(folder: string, master: Buffer, index: number, scale: number): Promise<void> {
  const kind = KINDS[index % KINDS.length];
  if (kind === undefined) return;
  const [fullWidth, fullHeight, format] = kind;
  const [width, height] = [Math.round(fullWidth * scale), Math.round(fullHeight * scale)];
  const turned = height > MASTER.height;
  const [cutWidth, cutHeight] = turned ? [height, width] : [width, height];
  // Primes, so that no two photographs of a folder are the same cut.
  const cut = sharp(master, { raw: MASTER }).extract({
    left: (index * 37) % (MASTER.width - cutWidth + 1),
    top: (index * 53) % (MASTER.height - cutHeight + 1),
    width: cutWidth,
    height: cutHeight,
  });
  // As phones do it: the pixels lie, EXIF says how to turn them.
  const picture = turned ? cut.withMetadata({ orientation: 6 }) : cut;
  const path = join(folder, `${String(index).padStart(4, '0')}.${format === 'jpeg' ? 'jpg' : format}`);
  if (format === 'png') await picture.png({ compressionLevel: 2 }).toFile(path);
  else if (format === 'webp') await picture.webp({ quality: 85, effort: 1 }).toFile(path);
  else await picture.jpeg({ quality: 92 }).toFile(path);
}
