import { assertDimensions, assertString } from '../arguments.js';
import type { Dimensions } from '../image-facts.js';
import { assertOptions, defineOptions, MODEL_ID, type OptionRule } from '../options.js';
import { getVisionRule, VISION_LIMITS, type VisionBudget, type VisionRule } from './vision-models.js';

/** What a model sees of an image. */
export interface VisionSize extends Dimensions {
  /** Tokens the image costs, where the guide gives a formula. */
  readonly tokens?: number;
}

/** One the API does not know is a fault of the request, not of the call. */
const DETAIL: OptionRule = {
  takes: 'a string such as `high`',
  accepts: (value) => typeof value === 'string',
};

const DETAILS: readonly string[] = VISION_LIMITS.details;

const OPTIONS = defineOptions({ model: MODEL_ID, detail: DETAIL });

/**
 * Computes at which size a model looks at an image: what is sent beyond it is transfer for nothing.
 * @param image width and height in pixels, after EXIF orientation
 * @param options.detail `low`, `high`, `auto` or `original`; `auto` unless told
 * @returns `undefined` where no source tells what the model does at that setting.
 * @throws {TypeError} on an image without width and height, on a missing model, and on an option that does not exist or
 * has a wrong value.
 */
export function getVisionSize(
  image: Dimensions,
  options: { readonly model: string; readonly detail?: string | undefined },
): VisionSize | undefined {
  assertDimensions(image, 'The image of `getVisionSize`', '{ width: 1024, height: 768 }');
  assertOptions(options, 'getVisionSize', "{ model: 'gpt-5' }", OPTIONS);
  assertString(options.model, '`model` of `getVisionSize`');
  const rule = getVisionRule(options.model);
  if (rule === undefined || !(image.width > 0 && image.height > 0)) return undefined;
  const detail = options.detail ?? 'auto';
  if (!DETAILS.includes(detail)) return undefined;
  if (detail === 'low') return getLowSize(image, rule);
  if (rule.kind === 'tiles') return getTiledSize(image, rule);
  const budget = detail === 'auto' ? rule[rule.auto] : detail === 'high' ? rule.high : rule.original;
  return budget === undefined ? undefined : getPatchedSize(image, budget, rule.multiplier);
}

function getLowSize(image: Dimensions, rule: VisionRule): VisionSize {
  const size = fitInto(image, VISION_LIMITS.lowEdge);
  return rule.kind === 'tiles' ? { ...size, tokens: rule.baseTokens } : size;
}

function getTiledSize(image: Dimensions, rule: Extract<VisionRule, { kind: 'tiles' }>): VisionSize {
  const { tiledEdge, tiledShortestEdge, tileEdge } = VISION_LIMITS;
  const fitted = fitInto(image, tiledEdge);
  const factor = Math.min(1, tiledShortestEdge / Math.min(fitted.width, fitted.height));
  const size = scale(fitted, factor);
  const count = Math.ceil(size.width / tileEdge) * Math.ceil(size.height / tileEdge);
  return { ...size, tokens: rule.baseTokens + rule.tileTokens * count };
}

function getPatchedSize(image: Dimensions, budget: VisionBudget, multiplier: number): VisionSize {
  const fitted = budget.maxEdge === undefined ? image : fitInto(image, budget.maxEdge);
  const size =
    budget.maxPatches === undefined || countPatches(fitted) <= budget.maxPatches
      ? fitted
      : shrinkToPatches(fitted, budget.maxPatches);
  return { ...size, tokens: Math.ceil(countPatches(size) * multiplier) };
}

/** The guide's formula: scale to the budget's area, then down to whole patches along the edge that loses least. */
function shrinkToPatches(image: Dimensions, maxPatches: number): Dimensions {
  const { patchEdge } = VISION_LIMITS;
  const area = Math.sqrt((patchEdge ** 2 * maxPatches) / (image.width * image.height));
  const columns = (image.width * area) / patchEdge;
  const rows = (image.height * area) / patchEdge;
  const whole = Math.min(Math.floor(columns) / columns, Math.floor(rows) / rows);
  // An image thinner than one patch cannot come down to whole patches.
  return scale(image, area * (whole > 0 ? whole : 1));
}

function countPatches({ width, height }: Dimensions): number {
  const { patchEdge } = VISION_LIMITS;
  return Math.ceil(width / patchEdge) * Math.ceil(height / patchEdge);
}

function fitInto(image: Dimensions, edge: number): Dimensions {
  return scale(image, Math.min(1, edge / Math.max(image.width, image.height)));
}

function scale({ width, height }: Dimensions, factor: number): Dimensions {
  return {
    width: Math.max(1, Math.round(width * factor)),
    height: Math.max(1, Math.round(height * factor)),
  };
}
