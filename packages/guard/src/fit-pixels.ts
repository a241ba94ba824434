import type { UploadFormat } from 'gpt-image-contract';
import sharp from 'sharp';
import type { Deadline } from './deadline.js';
import { encode, type Encoding } from './encode.js';
import { ImageInputError } from './image-input-error.js';
import type { Pixels } from './pixels.js';
import { sampleTiles, type TileSample } from './sample-tiles.js';
import { encodeWithin, SizePredictor, type Codec } from './search-quality.js';
import { STRATEGIES, type StrategySettings } from './strategy.js';

export interface FitOptions {
  /** Formats allowed, and alone allowed where one is asked for. */
  readonly formats: readonly UploadFormat[];
  /** The policy's limit in bytes. */
  readonly maxBytes: number;
  /** Bytes not to exceed if any acceptable quality allows: the size of the original. */
  readonly wishedBytes: number;
  /** Whether the original was compressed with loss. */
  readonly isLossySource: boolean;
  readonly settings: StrategySettings;
}

/** An encoded picture that fits, and why it looks as it does. */
export interface Fitted {
  readonly bytes: Buffer;
  readonly format: UploadFormat;
  /** Encoder quality, 1 to 100; absent for a lossless file. */
  readonly quality?: number;
  readonly steps: readonly string[];
}

/** Lowest qualities of an encoder. */
interface Floor {
  readonly webp: number;
  readonly jpeg: number;
}

/** Below this the picture is made smaller instead: WebP 50 and the JPEG that looks alike. */
const FLOOR: Floor = { webp: 50, jpeg: 60 };

/** An original that was pressed harder than the floor has nothing left that a higher quality could keep. */
const FLOOR_OF_LOSSY: Floor = { webp: 1, jpeg: 5 };

/** Originals below this many bytes may grow, to `SMALL_BYTES` at most: that costs no time, fewer pixels cost the picture. */
const TINY_BYTES = 8192;

/** Share of equal neighbours from which a picture may be a drawing, a screenshot or text rather than a photograph. */
const FLAT = 0.3;

/** Up to this size a lossless file costs no time worth a loss. */
const SMALL_BYTES = 100_000;

/** libwebp's longest edge in pixels. */
const WEBP_MAX_EDGE = 16_383;

/** Each round makes the picture smaller; the last rounds are for budgets of a few bytes. */
const MAX_SHRINKS = 12;

/**
 * Encodes a picture within its budget: picks format and quality by content, and makes the picture smaller only where no
 * quality above the floor fits.
 * @throws {ImageInputError} `cannot-fit`.
 */
export async function fitPixels(picture: Pixels, options: FitOptions, deadline: Deadline): Promise<Fitted> {
  const { maxBytes, wishedBytes } = options;
  // A PNG of a photograph is larger than any JPEG of it: who asks for PNG alone asks for that.
  const isPngOnly = options.formats.every((format) => format === 'png');
  const isTiny = wishedBytes < TINY_BYTES;
  if (wishedBytes < maxBytes && !isPngOnly) {
    // Where speed finds no version that small, patience may.
    for (const settings of [options.settings, STRATEGIES.size]) {
      const floor = options.isLossySource ? FLOOR_OF_LOSSY : FLOOR;
      const fitted = await fitOnce(picture, { ...options, settings, floor }, wishedBytes, deadline);
      if ('bytes' in fitted) return fitted;
    }
  }
  const budget = Math.min(maxBytes, isPngOnly ? maxBytes : isTiny ? SMALL_BYTES : wishedBytes);
  let pixels = picture;
  for (let round = 0; round <= MAX_SHRINKS; round++) {
    const fitted = await fitOnce(pixels, { ...options, floor: FLOOR }, budget, deadline);
    if ('bytes' in fitted)
      return round === 0 ? withGrowthStep(fitted, wishedBytes) : withShrinkStep(fitted, pixels);
    if (pixels.width === 1 && pixels.height === 1) break;
    pixels = await scale(pixels, Math.min(0.9, Math.sqrt(budget / fitted.leastBytes) * 0.97));
  }
  throw new ImageInputError(
    'cannot-fit',
    `No version of the image takes at most ${maxBytes.toLocaleString('en')} bytes (\`maxBytes\`). Raise the limit.`,
  );
}

function withGrowthStep(fitted: Fitted, wishedBytes: number): Fitted {
  if (fitted.bytes.length <= wishedBytes) return fitted;
  return {
    ...fitted,
    steps: [...fitted.steps, 'larger than the original: fewer bytes would cost pixels'],
  };
}

function withShrinkStep(fitted: Fitted, { width, height }: Pixels): Fitted {
  const step = `made smaller, to ${width}x${height}, because no acceptable quality fitted`;
  return { ...fitted, steps: [step, ...fitted.steps] };
}

/** No quality above the floor fits: the fewest bytes it would take. */
interface Unfitted {
  readonly leastBytes: number;
}

interface Job {
  readonly pixels: Pixels;
  readonly formats: ReadonlySet<UploadFormat>;
  readonly settings: StrategySettings;
  readonly floor: Floor;
  readonly sample: TileSample;
  readonly predictor: SizePredictor;
  readonly budget: number;
  readonly deadline: Deadline;
  readonly jpeg: Codec;
  readonly webp: Codec;
}

async function fitOnce(
  pixels: Pixels,
  { formats, settings, floor }: FitOptions & { readonly floor: Floor },
  budget: number,
  deadline: Deadline,
): Promise<Fitted | Unfitted> {
  const sample = sampleTiles(pixels);
  const allowed = new Set(formats);
  if (Math.max(pixels.width, pixels.height) > WEBP_MAX_EDGE) allowed.delete('webp');
  const job: Job = {
    pixels,
    formats: allowed,
    settings,
    floor,
    sample,
    predictor: new SizePredictor(sample, deadline),
    budget,
    deadline,
    jpeg: (quality) => ({ format: 'jpeg', quality, optimise: settings.jpegOptimise }),
    webp: (quality) => ({
      format: 'webp',
      quality,
      effort: settings.webpEffort,
      smart: settings.webpSmart,
    }),
  };
  return (await fitLossless(job)) ?? (pixels.channels === 4 ? fitAlpha(job) : fitOpaque(job));
}

/** Flat graphics, text and small pictures, where a lossless file is cheap. */
async function fitLossless(job: Job): Promise<Fitted | undefined> {
  const { formats, settings, sample, predictor, budget, pixels, deadline } = job;
  const format = formats.has('webp') ? 'webp' : formats.has('png') ? 'png' : undefined;
  if (format === undefined) return undefined;
  const isSmall = sample.scale === 1;
  const isOnly = formats.size === 1 && format === 'png';
  if (sample.flatness < FLAT && !isSmall && !isOnly) return undefined;
  const encoding = { format, lossless: true } as const;
  const predicted = await predictor.predict(encoding);
  if (!isOnly) {
    const share = predicted <= SMALL_BYTES ? 1 : settings.losslessShare;
    if (predicted > budget * share) return undefined;
    const lossy = await predictor.predict(mainCodec(job)(mainCap(job)));
    if (predicted > SMALL_BYTES * settings.losslessPremium && predicted > lossy * settings.losslessPremium)
      return undefined;
  }
  const bytes = await encode(pixels, encoding, deadline);
  if (bytes.length > budget) return undefined;
  const kind = sample.flatness >= FLAT ? 'flat graphics' : 'a small picture';
  return { bytes, format, steps: [`wrote ${format === 'webp' ? 'WebP' : 'PNG'} without loss: ${kind}`] };
}

function mainCodec({ formats, pixels, jpeg, webp }: Job): Codec {
  return formats.has('jpeg') && (pixels.channels === 3 || !formats.has('webp')) ? jpeg : webp;
}

function mainCap(job: Job): number {
  return mainCodec(job) === job.jpeg ? job.settings.jpegCap : job.settings.webpCap;
}

async function fitAlpha(job: Job): Promise<Fitted | Unfitted> {
  if (job.formats.has('webp'))
    return (await fitWebp(job, 'real transparency')) ?? leastOf(job, job.webp(job.floor.webp));
  if (job.formats.has('png')) return leastOf(job, { format: 'png', lossless: true });
  const flattened = await fitJpeg(job, job.floor.jpeg, 'transparency laid on white: JPEG has none');
  return flattened ?? leastOf(job, job.jpeg(job.floor.jpeg));
}

async function fitOpaque(job: Job): Promise<Fitted | Unfitted> {
  const { formats, settings, predictor, jpeg, webp } = job;
  const hasWebp = formats.has('webp');
  if (formats.has('jpeg')) {
    const prefersWebp =
      hasWebp &&
      settings.preferSmaller &&
      (await predictor.predict(webp(settings.webpCap))) < (await predictor.predict(jpeg(settings.jpegCap)));
    const least = hasWebp ? settings.jpegLeast : job.floor.jpeg;
    const fitted = prefersWebp ? undefined : await fitJpeg(job, least, 'an opaque picture');
    if (fitted !== undefined) return fitted;
  }
  if (hasWebp) {
    const reason = formats.has('jpeg') ? 'smaller than JPEG at this fidelity' : 'an opaque picture';
    return (await fitWebp(job, reason)) ?? leastOf(job, webp(job.floor.webp));
  }
  return leastOf(job, formats.has('jpeg') ? jpeg(job.floor.jpeg) : { format: 'png', lossless: true });
}

async function fitJpeg(job: Job, least: number, reason: string): Promise<Fitted | undefined> {
  const { pixels, jpeg, predictor, budget, settings, deadline } = job;
  const range = { least, leastAfterMiss: least - 1, most: settings.jpegCap, budget, aim: settings.jpegAim };
  const fitted = await encodeWithin(pixels, jpeg, predictor, range, deadline);
  if (fitted === undefined) return undefined;
  const { bytes, quality } = fitted;
  return { bytes, format: 'jpeg', quality, steps: [`wrote JPEG 4:4:4 at quality ${quality}: ${reason}`] };
}

/** Below this quality bytes are short, for grain or for a small budget, and buy more in luma than in chroma. */
const TIGHT = 90;

async function fitWebp(job: Job, reason: string): Promise<Fitted | undefined> {
  const { settings, budget, predictor, webp } = job;
  const isTight = (await predictor.predict(webp(TIGHT))) > budget;
  const codec: Codec = isTight
    ? (quality) => ({ format: 'webp', quality, effort: settings.grainEffort, smart: false })
    : webp;
  const range = isTight
    ? { least: job.floor.webp, most: TIGHT, budget, aim: settings.grainAim }
    : { least: job.floor.webp, most: settings.webpCap, budget };
  const fitted = await encodeWithin(job.pixels, codec, predictor, range, job.deadline);
  if (fitted === undefined) return undefined;
  const { bytes, quality } = fitted;
  return {
    bytes,
    format: 'webp',
    quality,
    steps: [`wrote WebP at quality ${quality}: ${isTight ? 'grain, or a small budget' : reason}`],
  };
}

async function leastOf({ predictor }: Job, encoding: Encoding): Promise<Unfitted> {
  return { leastBytes: await predictor.predict(encoding) };
}

async function scale(pixels: Pixels, factor: number): Promise<Pixels> {
  const { data, width, height, channels, carrier } = pixels;
  const size = {
    width: Math.max(1, Math.floor(width * factor)),
    height: Math.max(1, Math.floor(height * factor)),
    fit: 'fill' as const,
  };
  const raw = sharp(data, { raw: { width, height, channels }, limitInputPixels: false }).resize(size);
  const scaled = { data: await raw.raw().toBuffer(), width: size.width, height: size.height, channels };
  if (carrier === undefined) return scaled;
  const kept = sharp(carrier, { limitInputPixels: false }).resize(size).keepMetadata();
  return { ...scaled, carrier: await kept.png({ compressionLevel: 0 }).toBuffer() };
}
