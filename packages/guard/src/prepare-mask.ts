import {
  API_LIMITS,
  definePolicy,
  type Dimensions,
  type ImageFacts,
  type Orientation,
} from 'gpt-image-contract';
import sharp, { type Sharp } from 'sharp';
import { assertDecodable } from './assert-decodable.js';
import { withDeadline, type Deadline } from './deadline.js';
import { decodeError } from './decode-error.js';
import { assertDecodes, countTransparent, FAIL_ON } from './decode-for-facts.js';
import { READ_OPTION_NAMES, type ImageInput } from './image-input.js';
import { ImageInputError } from './image-input-error.js';
import { inspectBytes, type Inspection } from './inspect-bytes.js';
import { writeMaskPng, type AlphaPlane } from './mask-png.js';
import { stripMetadata } from './metadata/strip-metadata.js';
import { assertOptions, defineOptions } from './option-names.js';
import { PREPARE_OPTION_NAMES, type PrepareOptions } from './prepare-options.js';
import { createPreparedImage, isPreparedImage, type PreparedImage } from './prepared-image.js';
import { readInput } from './read-input.js';

export interface PrepareMaskOptions extends Pick<
  PrepareOptions,
  'maxInputBytes' | 'maxInputPixels' | 'name' | 'policy' | 'signal' | 'timeoutMs'
> {
  /**
   * Where the mask says what to edit. `alpha` (default): transparent pixels are edited. `luminance`: black ones are, as
   * in OpenAI's guide, which copies the brightness into the alpha channel. `inverse-luminance`: white ones are.
   */
  readonly from?: 'alpha' | 'luminance' | 'inverse-luminance' | undefined;
}

const OPTIONS = defineOptions<PrepareMaskOptions>(
  'prepareMask',
  {
    from: true,
    policy: true,
    name: true,
    ...READ_OPTION_NAMES,
  },
  PREPARE_OPTION_NAMES,
);

/**
 * Makes a mask fit a prepared image: a PNG with alpha, of exactly the image's dimensions, written without loss. Hard
 * edges stay hard. Colours, which the API does not look at, are dropped unless the file can stay as it is.
 * @param image the prepared image the mask belongs to, or its facts.
 * @throws {ImageInputError} `mask-without-alpha` and as `prepareImage` does.
 * @throws {TypeError | RangeError} without an image, with one that is not prepared yet, on an option that does not exist
 * or a value it does not take.
 */
export async function prepareMask(
  mask: ImageInput,
  image: PreparedImage | ImageFacts,
  options: PrepareMaskOptions = {},
): Promise<PreparedImage> {
  const start = performance.now();
  assertOptions(options, OPTIONS);
  const { from = 'alpha' } = options;
  assertPreparedOrFacts(image);
  const maxBytes = Math.min(definePolicy(options.policy).maxBytes, API_LIMITS.maxSafeMaskBytes - 1);
  const target = isPreparedImage(image) ? image.report.prepared : image;
  const original = isPreparedImage(image) ? image.report.original : image;
  return withDeadline(options, async (deadline) => {
    const { bytes, name } = await readInput(mask, { ...options, signal: deadline.signal });
    const inspection = await inspectBytes(bytes, name ?? options.name);
    const { facts } = inspection;
    assertDecodable(inspection, options);
    if (from === 'alpha' && !facts.hasAlpha) throw withoutAlpha();
    const steps: string[] = [];
    const alpha = await decodeAlpha(inspection, from, deadline);
    const kept = from === 'alpha' ? await keepFile(inspection, target, maxBytes, deadline) : undefined;
    if (from !== 'alpha') steps.push(`made alpha from ${from.replace('-', ' ')}`);
    const fitted = kept === undefined ? await fitAlpha(alpha, original, target, steps) : alpha;
    const transparentPixels = countTransparent(fitted.data);
    const out =
      kept === undefined
        ? await writeMaskPng(fitted, maxBytes, deadline)
        : { bytes: kept, steps: ['passed through: it fits the image and the policy'] };
    const { facts: written } = await inspectBytes(out.bytes);
    const report = {
      original: { ...facts, transparentPixels: countTransparent(alpha.data) },
      prepared: { ...written, transparentPixels },
      steps: [...steps, ...out.steps],
      warnings: [...transparencyWarnings(transparentPixels), ...shapeWarnings(facts, original)],
      durationMs: performance.now() - start,
    };
    return createPreparedImage(out.bytes, options.name ?? name ?? 'mask', report);
  });
}

function assertPreparedOrFacts(image: unknown): void {
  if (isPreparedImage(image)) return;
  const { width, height } = (image ?? {}) as Partial<ImageFacts>;
  if (isEdge(width) && isEdge(height)) return;
  throw new TypeError(
    'A mask is made to fit a prepared image. Write `prepareMask(mask, await prepareImage(image))`, ' +
      'or give the facts of an image that is ready, with `width` and `height` in whole pixels.',
  );
}

/** Pixels of one side: what comes out of a calculation may be a fraction, or no number at all. */
function isEdge(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) > 0;
}

function withoutAlpha(): ImageInputError {
  return new ImageInputError(
    'mask-without-alpha',
    'The mask has no alpha channel, so it marks nothing. Pass `from: "luminance"` to edit its black parts, or ' +
      '`from: "inverse-luminance"` to edit its white parts.',
  );
}

/** Says `maskFrom` for `from`, where a mask is prepared for a function that names the option so. */
export function nameMaskOption(error: unknown): unknown {
  if (!(error instanceof ImageInputError) || error.code !== 'mask-without-alpha') return error;
  return new ImageInputError(error.code, error.message.replaceAll('`from: ', '`maskFrom: '), {
    cause: error,
  });
}

/** The file itself, where it is what it should be; without its metadata. */
async function keepFile(
  inspection: Inspection,
  target: Dimensions,
  maxBytes: number,
  deadline: Deadline,
): Promise<Uint8Array | undefined> {
  const { bytes, facts } = inspection;
  const { format, width, height, orientation = 1 } = facts;
  if (
    format !== 'png' ||
    (facts.bitDepth ?? 8) > 8 ||
    facts.frames > 1 ||
    orientation !== 1 ||
    width !== target.width ||
    height !== target.height
  )
    return undefined;
  const stripped = stripMetadata(bytes, format);
  if (stripped === undefined || stripped.bytes.byteLength > maxBytes) return undefined;
  await assertDecodes(inspection, deadline);
  return stripped.bytes;
}

async function decodeAlpha(
  inspection: Inspection,
  from: 'alpha' | 'luminance' | 'inverse-luminance',
  deadline: Deadline,
): Promise<AlphaPlane> {
  let picture = sharp(inspection.bytes, {
    failOn: FAIL_ON,
    limitInputPixels: false,
    autoOrient: true,
  }).timeout({
    seconds: deadline.secondsLeft(),
  });
  if (from === 'alpha') picture = picture.extractChannel('alpha');
  else picture = picture.flatten({ background: from === 'luminance' ? '#fff' : '#000' }).greyscale();
  if (from === 'inverse-luminance') picture = picture.negate();
  try {
    const { data, info } = await picture.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  } catch (cause) {
    throw decodeError(inspection, cause);
  }
}

async function fitAlpha(
  alpha: AlphaPlane,
  original: ImageFacts,
  target: Dimensions,
  steps: string[],
): Promise<AlphaPlane> {
  const upright = await turnWithImage(alpha, original, steps);
  if (upright.width === target.width && upright.height === target.height) return upright;
  const hard = isHard(upright.data);
  steps.push(
    `resized from ${upright.width}x${upright.height} to ${target.width}x${target.height}, ` +
      (hard ? 'hard edges kept hard' : 'soft edges kept soft'),
  );
  const data = await open(upright)
    .resize({
      width: target.width,
      height: target.height,
      fit: 'fill',
      kernel: hard ? 'nearest' : 'lanczos3',
    })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  return { data, width: target.width, height: target.height };
}

/** What sharp does, in its order (mirror, then rotate), for a picture stored sideways. EXIF 2.3, orientation tag. */
const SIDEWAYS: Readonly<Partial<Record<Orientation, { readonly flip: boolean; readonly angle: number }>>> = {
  5: { flip: true, angle: 90 },
  6: { flip: false, angle: 90 },
  7: { flip: true, angle: 270 },
  8: { flip: false, angle: 270 },
};

/** A mask drawn over the stored, sideways pixels of its image is turned as the image was; only its shape can tell. */
async function turnWithImage(alpha: AlphaPlane, original: ImageFacts, steps: string[]): Promise<AlphaPlane> {
  const turn = SIDEWAYS[original.orientation ?? 1];
  if (turn === undefined || original.width === original.height) return alpha;
  if (alpha.width !== original.height || alpha.height !== original.width) return alpha;
  steps.push(`turned as the image was (EXIF orientation ${original.orientation ?? 1})`);
  const data = await open(alpha).flip(turn.flip).rotate(turn.angle).toColourspace('b-w').raw().toBuffer();
  return { data, width: alpha.height, height: alpha.width };
}

function open({ data, width, height }: AlphaPlane): Sharp {
  return sharp(data, { raw: { width, height, channels: 1 }, limitInputPixels: false });
}

function isHard(alpha: Buffer): boolean {
  return alpha.every((value) => value === 0 || value === 255);
}

function transparencyWarnings(transparent: 'none' | 'some' | 'all'): string[] {
  if (transparent === 'none') {
    return ['The mask has no fully transparent pixel, so it marks nothing to edit.'];
  }
  return transparent === 'all' ? ['The whole mask is transparent, so it marks everything to edit.'] : [];
}

/** Two edges may each be rounded by a pixel when shapes are compared. */
const SHAPE_TOLERANCE = 0.01;

function shapeWarnings(mask: ImageFacts, image: ImageFacts): string[] {
  const ratio = (mask.width * image.height) / (mask.height * image.width);
  const turned = (mask.height * image.height) / (mask.width * image.width);
  const sideways = (image.orientation ?? 1) >= 5 && Math.abs(turned - 1) < SHAPE_TOLERANCE;
  if (Math.abs(ratio - 1) < SHAPE_TOLERANCE || sideways) return [];
  return [
    `The mask (${mask.width}x${mask.height}) has another shape than the image (${image.width}x${image.height}) ` +
      'and was stretched over it.',
  ];
}
