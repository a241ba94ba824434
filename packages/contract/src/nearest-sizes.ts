import { assertCount, assertDimensions } from './arguments.js';
import { fitsOneSheet } from './gif-sheet.js';
import type { Dimensions } from './image-facts.js';
import { API_LIMITS, type GifRule } from './limits.js';
import { DEFAULT_SIZE, readLooseSize } from './loose-size.js';
import { getModel, type SizeRule } from './models.js';
import { assertOptions, defineOptions, MODEL_ID, type OptionRule } from './options.js';

/** `stable` is `flexible` below the experimental range. */
type NearestRule = SizeRule | { readonly kind: 'stable' };

/** A pixel lost hurts more than a pixel gained: the larger picture can be cropped to what was wanted. */
const SHRINK_WEIGHT = 2.5;
/** Below 1, or one edge that is off would drag the other along: `1920x1080` becomes `1920x1088`, not `1936x1088`. */
const ASPECT_RATIO_WEIGHT = 0.9;

/** Sizes listed unless told otherwise. */
export const SUGGESTION_COUNT = 3;

const COUNT: OptionRule = {
  takes: 'a whole number of at least 1',
  accepts: (count) => {
    assertCount(count, '`count` of `nearestSizes`', 1);
    return true;
  },
};

const OPTIONS = defineOptions({ model: MODEL_ID, count: COUNT });

/**
 * Lists valid sizes near the given one: least change first, same aspect ratio before others.
 * @param size a size, spelt as the API wants it or not (`1920×1080`, `4K`, `16:9`), or width and height in pixels
 * @param options.model model whose rule the sizes obey; unknown: a flexible model
 * @param options.count how many to list at most, 3 unless told
 * @throws {TypeError} on a size that is neither a string nor a width and height, and on an option that does not exist or
 * has a wrong value.
 * @throws {RangeError} on a count that is no whole number of at least 1.
 */
export function nearestSizes(
  size: string | Dimensions,
  options: { model?: string | undefined; count?: number | undefined } = {},
): string[] {
  if (typeof size !== 'string') {
    assertDimensions(size, 'The size of `nearestSizes`', '{ width: 1920, height: 1080 }');
  }
  assertOptions(options, 'nearestSizes', '{ count: 3 }', OPTIONS);
  const { model, count = SUGGESTION_COUNT } = options;
  assertCount(count, '`count` of `nearestSizes`', 1);
  const rule = (model === undefined ? undefined : getModel(model))?.sizes ?? { kind: 'flexible' };
  return nearestSizesFor(typeof size === 'string' ? readLooseSize(size) : size, rule, count);
}

/**
 * Lists valid sizes near `wanted`, least change first. Change is the sum of the relative changes of width, height and
 * aspect ratio, so that of two equal steps the one that keeps the ratio wins.
 * @param wanted pixels; need not be whole
 */
export function nearestSizesFor(wanted: Dimensions, rule: NearestRule, count: number): string[] {
  const isUsable = [wanted.width, wanted.height].every((edge) => edge > 0 && Number.isFinite(edge));
  const target = isUsable ? wanted : DEFAULT_SIZE;
  if (rule.kind === 'presets') return pickNearest(target, presetCandidates(rule.presets), count);
  const key = `${target.width}x${target.height} ${rule.kind} ${count}`;
  const known = recentSizes.get(key);
  if (known !== undefined) return [...known];
  const nearest = pickNearest(target, flexibleCandidates(target, rule.kind), count);
  if (recentSizes.size >= MOST_RECENT) recentSizes.clear();
  recentSizes.set(key, nearest);
  return [...nearest];
}

/** Answers kept: a code base has the same few wrong sizes in many places, and each answer weighs some 2,000 candidates. */
const recentSizes = new Map<string, readonly string[]>();
const MOST_RECENT = 200;

/**
 * Lists valid sizes of one GIF frame near `wanted`, least change first.
 * @param frames frames of the GIF, which share one sheet
 */
export function nearestGifSizes(wanted: Dimensions, frames: number, rule: GifRule): string[] {
  const { sizeMultiple, maxAspectRatio } = API_LIMITS;
  // Every sheet is at least two frames wide and two high.
  const maxEdge = API_LIMITS.maxSizeEdge / 2;
  const candidates: Dimensions[] = [];
  for (let width = sizeMultiple; width <= maxEdge; width += sizeMultiple) {
    for (let height = sizeMultiple; height <= maxEdge; height += sizeMultiple) {
      if (Math.max(width, height) > maxAspectRatio * Math.min(width, height)) continue;
      if (fitsOneSheet({ width, height }, frames, rule)) candidates.push({ width, height });
    }
  }
  return pickNearest(wanted, candidates, SUGGESTION_COUNT);
}

function pickNearest(wanted: Dimensions, candidates: readonly Dimensions[], count: number): string[] {
  return candidates
    .map((candidate) => ({ candidate, cost: getChange(wanted, candidate) }))
    .sort((a, b) => a.cost - b.cost || b.candidate.width - a.candidate.width)
    .slice(0, count)
    .map(({ candidate }) => `${candidate.width}x${candidate.height}`);
}

function presetCandidates(presets: readonly string[]): Dimensions[] {
  return presets.map((preset) => {
    const [width = 0, height = 0] = preset.split('x').map(Number);
    return { width, height };
  });
}

/**
 * For each width the cost has its minimum at the wanted height, at the wanted ratio or at a bound, so only the valid
 * heights next to those are candidates: some 2,000 instead of 57,600.
 */
function flexibleCandidates(wanted: Dimensions, kind: 'flexible' | 'stable'): Dimensions[] {
  const { sizeMultiple, maxSizeEdge, maxAspectRatio, minSizePixels } = API_LIMITS;
  const maxPixels = kind === 'stable' ? API_LIMITS.maxStablePixels : API_LIMITS.maxSizePixels;
  const candidates: Dimensions[] = [];
  for (let width = sizeMultiple; width <= maxSizeEdge; width += sizeMultiple) {
    const lowest = roundUp(Math.max(width / maxAspectRatio, minSizePixels / width));
    const highest = roundDown(Math.min(width * maxAspectRatio, maxPixels / width, maxSizeEdge));
    if (lowest > highest) continue;
    const heights = new Set<number>();
    for (const target of [wanted.height, (width * wanted.height) / wanted.width]) {
      for (const height of [roundDown(target), roundUp(target)]) {
        heights.add(Math.min(Math.max(height, lowest), highest));
      }
    }
    for (const height of heights) candidates.push({ width, height });
  }
  return candidates;
}

function getChange(from: Dimensions, to: Dimensions): number {
  const width = Math.log(to.width / from.width);
  const height = Math.log(to.height / from.height);
  return weigh(width) + weigh(height) + ASPECT_RATIO_WEIGHT * Math.abs(width - height);
}

function weigh(change: number): number {
  return change < 0 ? -change * SHRINK_WEIGHT : change;
}

function roundDown(value: number): number {
  return Math.floor(value / API_LIMITS.sizeMultiple) * API_LIMITS.sizeMultiple;
}

function roundUp(value: number): number {
  return Math.ceil(value / API_LIMITS.sizeMultiple) * API_LIMITS.sizeMultiple;
}
