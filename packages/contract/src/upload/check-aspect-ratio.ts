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

/** `16:9` where the numbers are that small, `1.78:1` otherwise. */
function formatRatio(width: number, height: number): string {
  const divisor = getGreatestCommonDivisor(width, height);
  if (width / divisor <= 32 && height / divisor <= 32) return `${width / divisor}:${height / divisor}`;
  return width >= height ? `${(width / height).toFixed(2)}:1` : `1:${(height / width).toFixed(2)}`;
}

function getGreatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : getGreatestCommonDivisor(b, a % b);
}
