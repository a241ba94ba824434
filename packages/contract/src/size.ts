import type { Dimensions } from './image-facts.js';
import { API_LIMITS } from './limits.js';
import { getModel, MODELS, type ModelContract, type SizeRule } from './models.js';
import { nearestSizesFor } from './nearest-sizes.js';
import type { Policy } from './policy.js';
import { createViolation, type Violation, type ViolationCode } from './violation.js';

/** Which model the size is for, and the team's own limits. */
export interface SizeOptions {
  /** Model id. Unknown or absent: only what every live OpenAI image model refuses is reported. */
  readonly model?: string | undefined;
  readonly policy?: Pick<Policy, 'allowExperimentalSizes' | 'severity'> | undefined;
}

/**
 * Reads a size as the API does: `auto`, or two positive whole numbers with an `x` between them.
 * @returns width and height in pixels, `'auto'`, or `undefined` for anything else (`16:9`, `4K`, `1024×1024`, …).
 */
export function parseSize(size: string): Dimensions | 'auto' | undefined {
  if (size === 'auto') return 'auto';
  const match = /^(\d{1,9})x(\d{1,9})$/.exec(size);
  if (match === null) return undefined;
  const width = Number(match[1]);
  const height = Number(match[2]);
  return width > 0 && height > 0 ? { width, height } : undefined;
}

/**
 * Checks a `size` value against the model's rule, in the order the API checks it.
 * @param size the value as it would be sent, for example `1024x1024`
 * @returns every broken rule, errors first; empty when the API accepts the size without reservation.
 */
export function checkSize(size: string, options: SizeOptions = {}): Violation[] {
  const model = options.model === undefined ? undefined : getModel(options.model);
  const parsed = parseSize(size);
  if (parsed === 'auto') {
    return model?.sizes.kind === 'presets' && !model.sizes.auto
      ? [presetViolation(size, model, model.sizes)]
      : [];
  }
  // With an unknown model a preset of any live model may be meant.
  if (model === undefined && LIVE_PRESETS.has(size)) return [];
  if (model?.sizes.kind === 'presets') {
    return model.sizes.presets.includes(size) ? [] : [presetViolation(size, model, model.sizes)];
  }
  return parsed === undefined
    ? [malformedViolation(size, model)]
    : checkFlexibleSize(size, parsed, model, options.policy);
}

const LIVE_PRESETS: ReadonlySet<string> = new Set(
  MODELS.flatMap((model) =>
    model.status !== 'retired' && model.sizes.kind === 'presets' ? model.sizes.presets : [],
  ),
);

function checkFlexibleSize(
  size: string,
  { width, height }: Dimensions,
  model: ModelContract | undefined,
  policy: SizeOptions['policy'],
): Violation[] {
  const { sizeMultiple, maxSizeEdge, maxAspectRatio, minSizePixels, maxSizePixels, maxStablePixels } =
    API_LIMITS;
  const broken: [code: ViolationCode, rule: string, apiRule: string][] = [];
  const odd = [width, height].filter((edge) => edge % sizeMultiple !== 0);
  if (odd.length > 0) {
    const edges = width === height ? `${width}` : odd.join(' and ');
    const verb = odd.length === 2 && width !== height ? 'are not multiples' : 'is not a multiple';
    broken.push([
      'size-not-multiple-of-16',
      `${edges} ${verb} of ${sizeMultiple}`,
      `Width and height must both be divisible by ${sizeMultiple}.`,
    ]);
  }
  const longest = Math.max(width, height);
  if (longest > maxSizeEdge) {
    broken.push([
      'size-edge-too-long',
      `its longest edge, ${longest} px, is over ${maxSizeEdge} px`,
      `The longest edge must be less than or equal to ${maxSizeEdge}.`,
    ]);
  }
  if (longest > maxAspectRatio * Math.min(width, height)) {
    broken.push([
      'size-aspect-ratio',
      `its aspect ratio is beyond ${width > height ? '3:1' : '1:3'}`,
      'The maximum supported aspect ratio is 3:1.',
    ]);
  }
  const pixels = width * height;
  if (pixels > maxSizePixels) {
    broken.push([
      'size-too-many-pixels',
      `its ${group(pixels)} pixels are over ${group(maxSizePixels)}`,
      'Requested resolution exceeds the current pixel budget.',
    ]);
  }
  if (pixels < minSizePixels) {
    broken.push([
      'size-too-few-pixels',
      `its ${group(pixels)} pixels are under ${group(minSizePixels)}`,
      'Requested resolution is below the current minimum pixel budget.',
    ]);
  }
  if (broken.length > 0) {
    const suggestions = suggestFlexibleSizes({ width, height });
    return broken.map(([code, rule, apiRule]) =>
      createViolation(code, {
        param: 'size',
        message: `\`${size}\` is not a valid size${forModel(model)}: ${rule}. ${useSentence(suggestions)}`,
        suggestions,
        apiMessage: `Invalid size '${size}'. ${apiRule}`,
      }),
    );
  }
  if (pixels <= maxStablePixels || policy?.allowExperimentalSizes === true) return [];
  const suggestions = nearestSizesFor({ width, height }, { kind: 'stable' }, SUGGESTION_COUNT);
  return [
    createViolation('size-experimental', {
      param: 'size',
      message: `\`${size}\` has ${group(pixels)} pixels and sizes above 2560x1440 pixels are experimental. ${useSentence(suggestions)}`,
      suggestions,
      severity: policy?.severity['size-experimental'],
    }),
  ];
}

const SUGGESTION_COUNT = 3;

function suggestFlexibleSizes(wanted: Dimensions): string[] {
  const nearest = nearestSizesFor(wanted, { kind: 'flexible' }, SUGGESTION_COUNT);
  if (wanted.width * wanted.height >= API_LIMITS.minSizePixels) return nearest;
  // Far below the minimum the nearest sizes hardly differ from each other: offer the preset of that shape as well.
  const preset = nearestSizesFor(wanted, { kind: 'presets', presets: [...LIVE_PRESETS], auto: true }, 1);
  return [...new Set([...nearest.slice(0, 1), ...preset, ...nearest.slice(1)])].slice(0, SUGGESTION_COUNT);
}

function malformedViolation(size: string, model: ModelContract | undefined): Violation {
  const suggestions = nearestSizesFor(readLooseSize(size), { kind: 'flexible' }, SUGGESTION_COUNT);
  return createViolation('size-malformed', {
    param: 'size',
    message: `\`${size}\` is not a valid size${forModel(model)}: it is neither \`auto\` nor \`WIDTHxHEIGHT\`. ${useSentence(suggestions)}`,
    suggestions,
    apiMessage: `Invalid size '${size}'. Expected WIDTHxHEIGHT, for example '1824x1024'.`,
  });
}

function presetViolation(
  size: string,
  model: ModelContract,
  rule: Extract<SizeRule, { kind: 'presets' }>,
): Violation {
  const suggestions = nearestSizesFor(readLooseSize(size), rule, SUGGESTION_COUNT);
  const values = rule.auto ? [...rule.presets, 'auto'] : rule.presets;
  const code = rule.uncertain === true ? 'size-preset-uncertain' : 'size-not-a-preset';
  const verdict =
    rule.uncertain === true
      ? `\`${size}\` may be refused by \`${model.id}\`, whose sizes are not published`
      : `\`${size}\` is not a valid size for \`${model.id}\`: it takes only ${values.map((value) => `\`${value}\``).join(', ')}`;
  // The API lists its presets from small to large, `auto` last.
  const apiValues = [...rule.presets].sort(comparePresets).concat(rule.auto ? ['auto'] : []);
  const quoted = apiValues.map((value) => `'${value}'`);
  return createViolation(code, {
    param: 'size',
    message: `${verdict}. ${useSentence(suggestions)}`,
    suggestions,
    apiMessage: `Invalid value: '${size}'. Supported values are: ${quoted.slice(0, -1).join(', ')}, and ${quoted.at(-1) ?? ''}.`,
  });
}

function comparePresets(a: string, b: string): number {
  const [widthA = 0, heightA = 0] = a.split('x').map(Number);
  const [widthB = 0, heightB = 0] = b.split('x').map(Number);
  return widthA - widthB || heightA - heightB;
}

/**
 * Lists valid sizes near the given one: least change first, same aspect ratio before others.
 * @param size a size, spelt as the API wants it or not (`1920×1080`, `4K`, `16:9`), or width and height in pixels
 * @param options.model model whose rule the sizes obey; unknown: a flexible model
 * @param options.count how many to list at most, 3 unless told
 */
export function nearestSizes(
  size: string | Dimensions,
  options: { model?: string | undefined; count?: number | undefined } = {},
): string[] {
  const { model, count = SUGGESTION_COUNT } = options;
  const rule = (model === undefined ? undefined : getModel(model))?.sizes ?? { kind: 'flexible' };
  return nearestSizesFor(typeof size === 'string' ? readLooseSize(size) : size, rule, count);
}

/** Names people use for sizes, in pixels. `8K` is out of reach for every model: the largest 16:9 size stands in. */
const NAMED_SIZES: Readonly<Record<string, Dimensions>> = {
  '1k': { width: 1024, height: 1024 },
  '2k': { width: 2048, height: 2048 },
  '4k': { width: 3840, height: 2160 },
  '8k': { width: 3840, height: 2160 },
  hd: { width: 1280, height: 720 },
  '720p': { width: 1280, height: 720 },
  '1080p': { width: 1920, height: 1080 },
  '1440p': { width: 2560, height: 1440 },
  '2160p': { width: 3840, height: 2160 },
  fhd: { width: 1920, height: 1080 },
  qhd: { width: 2560, height: 1440 },
  uhd: { width: 3840, height: 2160 },
  square: { width: 1024, height: 1024 },
  landscape: { width: 1536, height: 1024 },
  portrait: { width: 1024, height: 1536 },
};

const DEFAULT_SIZE: Dimensions = { width: 1024, height: 1024 };

/** Area a bare aspect ratio is given: the pixels of 1536x1024, the largest preset. */
const RATIO_PIXELS = 1536 * 1024;

/** Reads what a person may have meant by a size the API would not read. */
function readLooseSize(size: string): Dimensions {
  const text = size.trim().toLowerCase();
  const named = NAMED_SIZES[text];
  if (named !== undefined) return named;
  const match = /^(\d{1,6})\s*(px)?\s*([x×*✕⨯хX:/]|by)\s*(\d{1,6})\s*(px)?$/u.exec(text);
  if (match === null) {
    const edge = /^(\d{2,5})(px)?$/.exec(text);
    return edge === null || Number(edge[1]) === 0
      ? DEFAULT_SIZE
      : { width: Number(edge[1]), height: Number(edge[1]) };
  }
  const width = Number(match[1]);
  const height = Number(match[4]);
  if (width === 0 || height === 0) return DEFAULT_SIZE;
  const isRatio = match[3] === ':' || match[3] === '/' || Math.max(width, height) < 64;
  if (!isRatio) return { width, height };
  // The smallest size of exactly that ratio whose edges are multiples of 16, scaled to the area nearest RATIO_PIXELS.
  const unit = API_LIMITS.sizeMultiple / greatestCommonDivisor(width, height);
  const scale = Math.max(1, Math.round(Math.sqrt(RATIO_PIXELS / (width * height)) / unit)) * unit;
  return { width: width * scale, height: height * scale };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function forModel(model: ModelContract | undefined): string {
  return model === undefined ? '' : ` for \`${model.id}\``;
}

function useSentence(suggestions: readonly string[]): string {
  return suggestions[0] === undefined ? 'Use `auto`.' : `Use \`${suggestions[0]}\`.`;
}

function group(value: number): string {
  return value.toLocaleString('en-US');
}
