import type { ImageFacts } from '../image-facts.js';
import type { ModelRules } from '../models.js';
import { nearestSizesFor, SUGGESTION_COUNT } from '../nearest-sizes.js';
import { parseSize } from '../parse-size.js';
import { createViolation, type Violation } from '../violation.js';

/** Relative difference that rounding both edges to multiples of 16 brings about, and no eye sees. */
const TOLERANCE = 0.03;

/** Warns where the picture asked for has another aspect ratio than the first image. */
export function checkAspectRatio(image: ImageFacts, size: string, model: ModelRules): Violation[] {
  const wanted = parseSize(size);
  if (wanted === undefined || wanted === 'auto' || image.width < 1 || image.height < 1) return [];
  const ratio = image.width / image.height;
  if (Math.abs(Math.log((wanted.width / wanted.height) * (1 / ratio))) <= TOLERANCE) return [];
  // The same area in the shape of the image.
  const height = Math.sqrt((wanted.width * wanted.height) / ratio);
  const suggestions = nearestSizesFor(
    { width: height * ratio, height },
    model.sizes,
    SUGGESTION_COUNT,
  ).filter((candidate) => candidate !== size);
  const remedy =
    suggestions[0] === undefined || model.sizes.kind === 'presets'
      ? `Crop the image to ${formatRatio(wanted.width, wanted.height)} first.`
      : `Use \`${suggestions[0]}\`.`;
  return [
    createViolation('image-aspect-ratio', {
      param: 'size',
      message: `\`${size}\` has the aspect ratio ${formatRatio(wanted.width, wanted.height)} and the first image ${formatRatio(image.width, image.height)}, which costs padding or cropping. ${remedy}`,
      suggestions,
    }),
  ];
}

/** Largest number in a ratio that people read at a glance. */
const MOST_IN_RATIO = 32;
/** Relative difference up to which a ratio may be called by its neighbour's name; well below {@link TOLERANCE}. */
const ROUNDING = 0.005;

/** `16:9`; `about 2:3` for 1033x1549; `1.9:1` where no small numbers come near. */
function formatRatio(width: number, height: number): string {
  const divisor = getGreatestCommonDivisor(width, height);
  if (width / divisor <= MOST_IN_RATIO && height / divisor <= MOST_IN_RATIO) {
    return `${width / divisor}:${height / divisor}`;
  }
  // The smallest numbers first: `3:2` is read faster than `31:21`.
  for (let short = 1; short <= MOST_IN_RATIO / 2; short++) {
    const long = Math.round((short * Math.max(width, height)) / Math.min(width, height));
    const error = Math.abs((long / short) * (Math.min(width, height) / Math.max(width, height)) - 1);
    if (long > MOST_IN_RATIO || error > ROUNDING) continue;
    return width >= height ? `about ${long}:${short}` : `about ${short}:${long}`;
  }
  const decimals = Number((Math.max(width, height) / Math.min(width, height)).toFixed(2));
  return width >= height ? `${decimals}:1` : `1:${decimals}`;
}

function getGreatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : getGreatestCommonDivisor(b, a % b);
}
