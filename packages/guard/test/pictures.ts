import sharp, { type Sharp } from 'sharp';

/** Deterministic noise from 0 to 1. */
export function random(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export interface Raw {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
}

/** Builds a picture from a function of the place; values are clamped to 0–255. */
export function paint(
  width: number,
  height: number,
  pixel: (x: number, y: number) => readonly number[],
): Raw {
  const channels = pixel(0, 0).length === 4 ? 4 : 3;
  const data = Buffer.alloc(width * height * channels);
  let at = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (const value of pixel(x, y)) data[at++] = Math.max(0, Math.min(255, Math.round(value)));
    }
  }
  return { data, width, height, channels };
}

const painted = new Map<string, Raw>();

/** Paints a picture once for all tests of a file. */
function once(key: string, make: () => Raw): Raw {
  const raw = painted.get(key) ?? make();
  painted.set(key, raw);
  return raw;
}

/** Soft shapes with fine grain: behaves like a photograph to every encoder. `grain` 0 to 255. */
export function photo(width: number, height: number, grain = 12, seed = 1): Raw {
  return once(`photo ${width} ${height} ${grain} ${seed}`, () => paintPhoto(width, height, grain, seed));
}

function paintPhoto(width: number, height: number, grain: number, seed: number): Raw {
  const noise = random(seed);
  return paint(width, height, (x, y) => {
    const speck = (noise() - 0.5) * 2 * grain;
    const wave = Math.sin(x / 37) * 40 + Math.cos(y / 53) * 40;
    return [128 + wave + speck, 100 + wave / 2 + (y / height) * 80 + speck, 90 + (x / width) * 120 + speck];
  });
}

/** A sharp pipeline over raw pixels. */
export function picture({ data, width, height, channels }: Raw): Sharp {
  return sharp(data, { raw: { width, height, channels } });
}

/** Red, green, blue and white quarters: top left, top right, bottom left, bottom right. */
export function quarters(width: number, height: number, alpha?: number): Raw {
  return once(`quarters ${width} ${height} ${alpha ?? ''}`, () => paintQuarters(width, height, alpha));
}

function paintQuarters(width: number, height: number, alpha: number | undefined): Raw {
  const colours = [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [255, 255, 255],
  ] as const;
  return paint(width, height, (x, y) => {
    const colour = colours[(x < width / 2 ? 0 : 1) + (y < height / 2 ? 0 : 2)] ?? colours[0];
    return alpha === undefined ? colour : [...colour, alpha];
  });
}

/** Decodes a file and reads the pixel at a place given as shares of width and height. */
export async function pixelAt(
  file: Uint8Array | Blob,
  across: number,
  down: number,
): Promise<[number, number, number, number]> {
  const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : file;
  const { data, info } = await sharp(bytes)
    .ensureAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const x = Math.min(info.width - 1, Math.floor(info.width * across));
  const y = Math.min(info.height - 1, Math.floor(info.height * down));
  const at = (y * info.width + x) * 4;
  return [data[at] ?? -1, data[at + 1] ?? -1, data[at + 2] ?? -1, data[at + 3] ?? -1];
}

/** Bytes of a file or blob. */
export async function bytesOf(file: Blob): Promise<Buffer> {
  return Buffer.from(await file.arrayBuffer());
}
