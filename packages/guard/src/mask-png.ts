import type { Dimensions } from 'gpt-image-contract';
import sharp from 'sharp';
import type { Deadline } from './deadline.js';
import { ImageInputError } from './image-input-error.js';

/** One plane of alpha samples, a byte a pixel. */
export interface AlphaPlane extends Dimensions {
  readonly data: Buffer;
}

/** Alpha steps in turn: all of them, then as few as it takes to get under the limit. */
const LEVELS = [256, 128, 64, 32, 16, 8, 4, 2];

/** Deflate's effort: on noise 9 takes ten times as long for a tenth of the bytes. */
const COMPRESSION_LEVEL = 6;

/**
 * Writes alpha as an RGBA PNG without colour. Fewer alpha steps only where all of them do not fit.
 * @throws {ImageInputError} `cannot-fit`.
 */
export async function writeMaskPng(
  alpha: AlphaPlane,
  maxBytes: number,
  deadline: Deadline,
): Promise<{ readonly bytes: Buffer; readonly steps: readonly string[] }> {
  const first = await findFirstLevels(alpha, maxBytes, deadline);
  for (const levels of LEVELS.slice(first)) {
    const bytes = await encodeWithin(quantise(alpha, levels), maxBytes, deadline);
    if (bytes === undefined) continue;
    const written = 'wrote PNG without loss, alpha only';
    const reduced = `reduced the alpha channel to ${levels} levels to get under the limit`;
    return { bytes, steps: levels === 256 ? [written] : [reduced, written] };
  }
  throw new ImageInputError(
    'cannot-fit',
    `The mask does not fit in ${maxBytes.toLocaleString('en')} bytes. Use a mask with fewer edges.`,
  );
}

/** Index of the most alpha steps that may fit. Fewer steps take fewer bytes, so halving the list finds it. */
async function findFirstLevels(alpha: AlphaPlane, maxBytes: number, deadline: Deadline): Promise<number> {
  // Nearly every mask fits as it is: that is asked first. Only a prediction far over spares the real encode.
  const whole = await predict(alpha, deadline);
  if (whole <= maxBytes * FAR_OVER) return 0;
  let low = 1;
  let high = LEVELS.length - 1;
  while (low < high) {
    const index = (low + high) >> 1;
    const predicted = await predict(quantise(alpha, LEVELS[index] ?? 2), deadline);
    if (predicted <= maxBytes * MOST_OVERPREDICTED) high = index;
    else low = index + 1;
  }
  return low;
}

async function encodeWithin(
  plane: AlphaPlane,
  maxBytes: number,
  deadline: Deadline,
): Promise<Buffer | undefined> {
  const plain = await encode(plane, false, deadline);
  if (plain.length <= maxBytes) return plain;
  if (plain.length > maxBytes * MOST_SAVED_BY_FILTERS) return undefined;
  // Filters help soft edges and hurt hard ones; without them it takes a third of the time.
  const filtered = await encode(plane, true, deadline);
  return filtered.length <= maxBytes ? filtered : undefined;
}

/** Times the limit from which filters, which save up to a tenth of a noisy mask, will not get it below. */
const MOST_SAVED_BY_FILTERS = 1.1;

/** Rows of one band of the sample: several times deflate's window of 32 kB. */
const BAND = 16;

/** One band is taken of so many. */
const BANDS = 8;

/** Times its real size that a mask may be predicted to take: bands differ, and filters save something. */
const MOST_OVERPREDICTED = 1.25;

/** Times the limit at which a prediction for all steps is believed without an encode: half of it is no accident. */
const FAR_OVER = 2;

/** Which band of a group is taken: another one each time, in no order, as patterns repeat at every period. */
function bandOf(group: number): number {
  return Math.floor(((group * GOLDEN_RATIO + 0.5) % 1) * BANDS);
}

/** The fractions of its multiples are spread evenly, however few or many are taken. */
const GOLDEN_RATIO = 0.618_033_988_749_895;

/** Bytes of the whole PNG, by encoding an eighth of it: noise takes a second to encode and does not fit. */
async function predict(plane: AlphaPlane, deadline: Deadline): Promise<number> {
  const { data, width, height } = plane;
  const bands: Buffer[] = [];
  for (let group = 0; group < height; group += BAND * BANDS) {
    const top = Math.min(group + bandOf(group / (BAND * BANDS)) * BAND, Math.max(0, height - BAND));
    bands.push(data.subarray(top * width, (top + BAND) * width));
  }
  const sample = Buffer.concat(bands);
  const png = await encode({ data: sample, width, height: sample.length / width }, false, deadline);
  return (png.length * data.length) / sample.length;
}

async function encode(
  { data, width, height }: AlphaPlane,
  adaptiveFiltering: boolean,
  deadline: Deadline,
): Promise<Buffer> {
  deadline.signal.throwIfAborted();
  const rgba = Buffer.alloc(width * height * 4);
  for (let index = 0; index < data.length; index++) rgba[index * 4 + 3] = data[index] ?? 0;
  return sharp(rgba, { raw: { width, height, channels: 4 }, limitInputPixels: false })
    .timeout({ seconds: deadline.secondsLeft() })
    .png({ compressionLevel: COMPRESSION_LEVEL, adaptiveFiltering })
    .toBuffer();
}

function quantise(alpha: AlphaPlane, levels: number): AlphaPlane {
  if (levels === 256) return alpha;
  const step = 255 / (levels - 1);
  const steps = Uint8Array.from({ length: 256 }, (_, value) => Math.round(Math.round(value / step) * step));
  return { ...alpha, data: Buffer.from(alpha.data.map((value) => steps[value] ?? value)) };
}
