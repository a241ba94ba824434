import type { Dimensions, UploadFormat } from 'gpt-image-contract';
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
  /** Whether its format says more with a byte than JPEG: its size is a tight budget for any other encoder. */
  readonly isDenseSource: boolean;
  /** The original's format is denser than all that are allowed: the same picture takes more bytes than it had. */
  readonly mayGrow: boolean;
  readonly settings: StrategySettings;
}

/** An encoded picture that fits, and why it looks as it does. */
export interface Fitted {
  readonly bytes: Buffer;
  readonly format: UploadFormat;
  /** Encoder quality, 1 to 100; absent for a lossless file. */
  readonly quality?: number;
  readonly steps: readonly string[];
  /** What the caller should know of it. */
  readonly warnings?: readonly string[];
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

/** Share from which repetition is likely that the tiles of the sample, torn out of their surroundings, do not show. */
const VERY_FLAT = 0.75;

/** Times its real size that such a picture's lossless file is predicted to take: 2 for dense text, 2.6 for a logo. */
const MOST_OVERPREDICTED = 2.6;

/** The same for the higher efforts, where a miss costs several times more: 1.1 for drawings, 1.6 for a logo. */
const MOST_OVERPREDICTED_AT_EFFORT = 1.7;

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
  const mayGrow =
    options.mayGrow || findFormats(picture, options.formats).every((format) => format === 'png');
  const isTiny = wishedBytes < TINY_BYTES;
  const isWished = wishedBytes < maxBytes && !mayGrow;
  let job = createJob(picture, options, deadline);
  if (isWished) {
    const fitted =
      (await fitJob({ ...job, budget: wishedBytes })) ??
      // Where speed finds no good version that small, patience may: up to fifteen points of SSIMULACRA 2 below the floor.
      (await fitJob({
        ...job,
        settings: STRATEGIES.size,
        floor: options.isLossySource ? FLOOR_OF_LOSSY : FLOOR,
        budget: wishedBytes,
      }));
    if (fitted !== undefined) return withLossWarning(fitted, options);
  }
  const budget = Math.min(maxBytes, mayGrow ? maxBytes : isTiny ? SMALL_BYTES : wishedBytes);
  // No lower floor and no other strategy fitted this picture into the same budget.
  if (!isWished || budget !== wishedBytes) {
    const fitted = await fitJob({ ...job, budget });
    if (fitted !== undefined) return withGrowthStep(fitted, options);
  }
  for (let shrinks = 0; shrinks < MAX_SHRINKS; shrinks++) {
    const { pixels } = job;
    if (pixels.width === 1 && pixels.height === 1) break;
    const factor = Math.sqrt(budget / (await predictLeast(job))) * 0.97;
    job = createJob(await scale(pixels, Math.min(0.9, factor)), options, deadline);
    const fitted = await fitJob({ ...job, budget });
    if (fitted !== undefined)
      return withShrinkStep(fitted, { from: picture, to: job.pixels, budget, maxBytes });
  }
  throw new ImageInputError(
    'cannot-fit',
    `No version of the image takes at most ${maxBytes.toLocaleString('en')} bytes (\`maxBytes\`). Raise the limit.`,
  );
}

/** An original that was pressed hard says so itself, unless its encoder could do with few bytes what ours cannot. */
function withLossWarning(fitted: Fitted, { isDenseSource, wishedBytes }: FitOptions): Fitted {
  const { format, quality = 100 } = fitted;
  if (!isDenseSource || format === 'png' || quality >= FLOOR[format]) return fitted;
  const name = format === 'webp' ? 'WebP' : 'JPEG';
  const warning =
    `Visible quality was lost: the ${wishedBytes.toLocaleString('en')} bytes of the original allow ${name} quality ${quality} only. ` +
    'Use a better original.';
  return { ...fitted, warnings: [...(fitted.warnings ?? []), warning] };
}

function withGrowthStep(fitted: Fitted, { wishedBytes, mayGrow }: FitOptions): Fitted {
  if (fitted.bytes.length <= wishedBytes) return fitted;
  const cost = mayGrow && fitted.format === 'jpeg' ? 'quality' : 'pixels';
  return {
    ...fitted,
    steps: [...fitted.steps, `larger than the original: fewer bytes would cost ${cost}`],
  };
}

/** Below this share of its edges a picture was not fitted but given up: detail of any kind is gone. */
const LEAST_SHARE = 0.5;

interface Shrink {
  readonly from: Dimensions;
  readonly to: Dimensions;
  readonly budget: number;
  readonly maxBytes: number;
}

function withShrinkStep(fitted: Fitted, { from, to, budget, maxBytes }: Shrink): Fitted {
  const size = `${to.width}x${to.height}`;
  const step = `made smaller, to ${size}, because no acceptable quality fitted`;
  const steps = [step, ...fitted.steps];
  if (Math.max(to.width, to.height) >= LEAST_SHARE * Math.max(from.width, from.height))
    return { ...fitted, steps };
  const bytes = budget.toLocaleString('en');
  const limit =
    budget === maxBytes
      ? `${bytes} bytes (\`maxBytes\`). Raise that limit.`
      : `the ${bytes} bytes of the original. Use a better original.`;
  const warning = `The image was made as small as ${size}, from ${from.width}x${from.height}, to take at most ${limit}`;
  return { ...fitted, steps, warnings: [...(fitted.warnings ?? []), warning] };
}

/** One picture on its way into a budget. The sample and what it foretold serve every try at the same pixels. */
interface Job {
  readonly pixels: Pixels;
  readonly formats: ReadonlySet<UploadFormat>;
  readonly settings: StrategySettings;
  readonly floor: Floor;
  readonly sample: TileSample;
  readonly predictor: SizePredictor;
  readonly budget: number;
  readonly deadline: Deadline;
}

/** The formats that take these pixels: WebP has a longest edge, and of JPEG and PNG only PNG keeps alpha. */
function findFormats(
  { width, height, channels }: Pixels,
  formats: readonly UploadFormat[],
): readonly UploadFormat[] {
  const isTooLong = Math.max(width, height) > WEBP_MAX_EDGE;
  const able = formats.filter((format) => format !== 'webp' || !isTooLong);
  return channels === 4 && !able.includes('webp') && able.includes('png') ? ['png'] : able;
}

function createJob(pixels: Pixels, { formats, settings, maxBytes }: FitOptions, deadline: Deadline): Job {
  const sample = sampleTiles(pixels);
  const allowed = findFormats(pixels, formats);
  const predictor = new SizePredictor(sample, deadline);
  return {
    pixels,
    formats: new Set(allowed),
    settings,
    floor: FLOOR,
    sample,
    predictor,
    budget: maxBytes,
    deadline,
  };
}

/** The picture within the job's budget; `undefined` where no quality above its floor fits. */
async function fitJob(job: Job): Promise<Fitted | undefined> {
  return (await fitLossless(job)) ?? (job.pixels.channels === 4 ? fitAlpha(job) : fitOpaque(job));
}

function jpegOf({ settings }: Job, optimise = settings.jpegOptimise[0]): Codec {
  return (quality) => ({ format: 'jpeg', quality, optimise });
}

function webpOf({ settings }: Job): Codec {
  return (quality) => ({
    format: 'webp',
    quality,
    effort: settings.webpEffort,
    smart: settings.webpSmart,
  });
}

/** Bytes the picture is predicted to take at the floor: by how much it has to become smaller. */
function predictLeast(job: Job): Promise<number> {
  const { formats, floor, predictor } = job;
  if (formats.has('webp')) return predictor.predict(webpOf(job)(floor.webp));
  const isJpeg = formats.has('jpeg') && (job.pixels.channels === 3 || !formats.has('png'));
  return predictor.predict(isJpeg ? jpegOf(job)(floor.jpeg) : { format: 'png', lossless: true });
}

/** Flat graphics, text and small pictures, where a lossless file is cheap. */
async function fitLossless(job: Job): Promise<Fitted | undefined> {
  const { formats, sample, predictor, budget, pixels, deadline } = job;
  const format = formats.has('webp') ? 'webp' : formats.has('png') ? 'png' : undefined;
  if (format === undefined) return undefined;
  const isSmall = sample.scale === 1;
  const isOnly = formats.size === 1 && format === 'png';
  if (sample.flatness < FLAT && !isSmall && !isOnly) return undefined;
  const worth = isOnly ? budget : await losslessWorth(job);
  for (const encoding of losslessOf(job, format)) {
    const predicted = await predictor.predict(encoding);
    const isPatient = 'effort' in encoding && encoding.effort > 0;
    const excess = isPatient ? MOST_OVERPREDICTED_AT_EFFORT : MOST_OVERPREDICTED;
    const mayBeLess = sample.flatness >= VERY_FLAT && predicted <= worth * excess;
    if (!isOnly && predicted > worth && !mayBeLess) continue;
    const bytes = await encode(pixels, encoding, deadline);
    if (bytes.length > (predicted > worth ? worth : budget)) continue;
    const kind = sample.flatness >= FLAT ? 'flat graphics' : 'a small picture';
    return { bytes, format, steps: [`wrote ${format === 'webp' ? 'WebP' : 'PNG'} without loss: ${kind}`] };
  }
  return undefined;
}

/** Ways to write a picture without loss. Effort is worth its time for very flat graphics, or where nothing else counts. */
function losslessOf({ sample, settings }: Job, format: 'webp' | 'png'): readonly Encoding[] {
  if (format === 'png') return [{ format, lossless: true }];
  const { losslessEfforts, losslessPremium } = settings;
  const isWorthEffort = sample.flatness >= VERY_FLAT || !Number.isFinite(losslessPremium);
  const efforts = isWorthEffort ? losslessEfforts : losslessEfforts.slice(0, 1);
  return efforts.map((effort) => ({ format, lossless: true, effort }));
}

/** Most bytes that a lossless version may take instead of the lossy one. */
async function losslessWorth(job: Job): Promise<number> {
  const { settings, predictor, budget } = job;
  const { losslessShare, losslessPremium } = settings;
  const share = Math.min(budget, Math.max(SMALL_BYTES, budget * losslessShare));
  if (!Number.isFinite(losslessPremium)) return share;
  const lossy = await predictor.predict(mainCodec(job));
  const premium = Math.min(share, Math.max(SMALL_BYTES, lossy) * losslessPremium);
  // What is smaller and loses nothing needs no share of the budget; for the smallest file the prediction is too rough.
  return settings.preferSmaller ? premium : Math.max(premium, Math.min(budget, lossy));
}

/** How the strategy would write the picture at its highest quality. */
function mainCodec(job: Job): Encoding {
  const { formats, pixels, settings } = job;
  const isJpeg = formats.has('jpeg') && (pixels.channels === 3 || !formats.has('webp'));
  return isJpeg ? jpegOf(job)(settings.jpegCap) : webpOf(job)(settings.webpCap);
}

async function fitAlpha(job: Job): Promise<Fitted | undefined> {
  if (job.formats.has('webp')) return fitWebp(job, 'real transparency');
  if (job.formats.has('png')) return undefined;
  const fitted = await fitJpeg(job, job.floor.jpeg, 'transparency laid on white: JPEG has none');
  return fitted && { ...fitted, warnings: [ALPHA_LOST] };
}

const ALPHA_LOST =
  'The transparent parts were laid on white: JPEG has no alpha. Allow `webp` or `png` to keep them.';

async function fitOpaque(job: Job): Promise<Fitted | undefined> {
  const { formats, settings, predictor } = job;
  const hasWebp = formats.has('webp');
  if (formats.has('jpeg')) {
    const prefersWebp =
      hasWebp &&
      settings.preferSmaller &&
      (await predictor.predict(webpOf(job)(settings.webpCap))) <
        (await predictor.predict(jpegOf(job)(settings.jpegCap)));
    const least = hasWebp ? settings.jpegLeast : job.floor.jpeg;
    const fitted = prefersWebp ? undefined : await fitJpeg(job, least, 'an opaque picture');
    if (fitted !== undefined) return fitted;
  }
  if (!hasWebp) return undefined;
  return fitWebp(job, formats.has('jpeg') ? 'smaller than JPEG at this fidelity' : 'an opaque picture');
}

async function fitJpeg(job: Job, least: number, reason: string): Promise<Fitted | undefined> {
  const { pixels, predictor, budget, settings, deadline } = job;
  for (const optimise of settings.jpegOptimise) {
    const isLast = optimise === settings.jpegOptimise.at(-1);
    const range = {
      least,
      leastAfterMiss: isLast ? least - 1 : least,
      most: settings.jpegCap,
      budget,
      aim: settings.jpegAim,
    };
    const fitted = await encodeWithin(pixels, jpegOf(job, optimise), predictor, range, deadline);
    if (fitted === undefined) continue;
    const { bytes, quality } = fitted;
    return { bytes, format: 'jpeg', quality, steps: [`wrote JPEG 4:4:4 at quality ${quality}: ${reason}`] };
  }
  return undefined;
}

/** Below this quality bytes are short, for grain or for a small budget, and buy more in luma than in chroma. */
const TIGHT = 90;

async function fitWebp(job: Job, reason: string): Promise<Fitted | undefined> {
  const { settings, budget, predictor } = job;
  const grain: Codec = (quality) => ({
    format: 'webp',
    quality,
    effort: settings.grainEffort,
    smart: false,
  });
  const isTight = (await predictor.predict(grain(TIGHT))) > budget;
  const codec = isTight ? grain : webpOf(job);
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
