import { applySeverity } from './apply-severity.js';
import { findGifSheetFault } from './gif-sheet.js';
import type { Dimensions } from './image-facts.js';
import { API_LIMITS, GIF_LIMITS, type GifRule } from './limits.js';
import { readLooseSize } from './loose-size.js';
import { ANY_LIVE_MODEL, getModel, type ModelRules, type SizeRule } from './models.js';
import { nearestGifSizes, nearestSizesFor, SUGGESTION_COUNT } from './nearest-sizes.js';
import { assertOptions, defineOptions, FRAME_COUNT, MODEL_ID, policyWith } from './options.js';
import { parseSize } from './parse-size.js';
import type { Policy } from './policy.js';
import { createTypeMessage } from './request/value-type.js';
import { group, listForApi, listOf, show } from './text.js';
import { createViolation, type Violation, type ViolationCode, type ViolationDetails } from './violation.js';

/** Which model the size is for, and the team's own limits. */
export interface SizeOptions {
  /** Model id. Unknown or absent: only what every live OpenAI image model refuses is reported. */
  readonly model?: string | undefined;
  /** Frames of a GIF. `size` is then the size of one frame and all frames together obey the caps. Absent: a still. */
  readonly frames?: number | undefined;
  readonly policy?: Pick<Policy, 'allowExperimentalSizes' | 'severity'> | undefined;
}

const OPTIONS = defineOptions({
  model: MODEL_ID,
  frames: FRAME_COUNT,
  policy: policyWith('allowExperimentalSizes', 'severity'),
});

/**
 * Checks a `size` value against the model's rule, in the order the API checks it.
 * @param size the value as it would be sent, for example `1024x1024`
 * @returns every broken rule, errors first; empty when the API accepts the size without reservation. What is no string
 * breaks one as well.
 * @throws {TypeError} on an option that does not exist or has a wrong value.
 */
export function checkSize(size: string, options: SizeOptions = {}): Violation[] {
  assertOptions(options, 'checkSize', "{ model: 'gpt-image-2' }", OPTIONS);
  const { model, frames, policy } = options;
  const given: unknown = size;
  if (typeof given !== 'string') {
    return applySeverity([createViolation('parameter-type', describeSizeType(given, false))], policy);
  }
  const rules = (model === undefined ? undefined : getModel(model)) ?? ANY_LIVE_MODEL;
  return applySeverity(checkSizeFor(size, rules, { frames, policy }), policy);
}

/** What is wrong with a size that is no string. */
export function describeSizeType(size: unknown, isForm: boolean): ViolationDetails {
  return {
    param: 'size',
    message: `\`size\` takes a string, not ${show(size)}. Use \`1024x1024\` or \`auto\`.`,
    suggestions: ['1024x1024', 'auto'],
    apiMessage: createTypeMessage('size', 'a string', size, isForm),
  };
}

/** {@link checkSize} for rules already looked up. */
export function checkSizeFor(
  size: string,
  model: ModelRules,
  options: Pick<SizeOptions, 'frames' | 'policy'>,
): Violation[] {
  const { sizes: rule } = model;
  const parsed = parseSize(size);
  if (parsed === 'auto') {
    return rule.kind === 'presets' && !rule.auto ? [createPresetViolation(size, model, rule)] : [];
  }
  if (rule.kind === 'presets') {
    if (rule.presets.includes(size)) return [];
    if (rule.uncertain !== true) return [createPresetViolation(size, model, rule)];
  }
  if (parsed === undefined) return [createMalformedViolation(size, model)];
  // An unknown model, or one without GIF output, is judged by the limits of the models that have it.
  const gif =
    options.frames === undefined ? undefined : { frames: options.frames, rule: model.gif ?? GIF_LIMITS };
  const faults = findFaults(parsed, gif);
  if (faults.length > 0) return createFaultViolations(size, parsed, model, faults, gif);
  if (rule.kind === 'presets') return [createPresetViolation(size, model, rule)];
  if (gif !== undefined) return [];
  return checkExperimental(size, parsed, options.policy);
}

/** The frames that share a sheet. */
interface Gif {
  readonly frames: number;
  readonly rule: GifRule;
}

type Fault = readonly [code: ViolationCode, rule: string, apiRule: string];

/** The rules of a flexible size, in the order the API's answers to sizes with several faults show. */
function findFaults({ width, height }: Dimensions, gif: Gif | undefined): Fault[] {
  const { sizeMultiple, maxSizeEdge, maxAspectRatio, minSizePixels, maxSizePixels } = API_LIMITS;
  const faults: Fault[] = [];
  const odd = [width, height].filter((edge) => edge % sizeMultiple !== 0);
  if (odd.length > 0) {
    const edges = width === height ? `${width}` : odd.join(' and ');
    const verb = odd.length === 2 && width !== height ? 'are not multiples' : 'is not a multiple';
    faults.push([
      'size-not-multiple-of-16',
      `${edges} ${verb} of ${sizeMultiple}`,
      `Width and height must both be divisible by ${sizeMultiple}.`,
    ]);
  }
  const longest = Math.max(width, height);
  if (longest > maxSizeEdge) {
    faults.push([
      'size-edge-too-long',
      `its longest edge, ${longest} px, is over ${maxSizeEdge} px`,
      `The longest edge must be less than or equal to ${maxSizeEdge}.`,
    ]);
  }
  if (longest > maxAspectRatio * Math.min(width, height)) {
    faults.push([
      'size-aspect-ratio',
      `its aspect ratio is beyond ${width > height ? '3:1' : '1:3'}`,
      'The maximum supported aspect ratio is 3:1.',
    ]);
  }
  if (gif !== undefined) {
    const fault = findGifSheetFault({ width, height }, gif.frames, gif.rule);
    if (fault !== undefined) faults.push(['gif-frame-size', fault.rule, fault.apiRule]);
    return faults;
  }
  const pixels = width * height;
  if (pixels > maxSizePixels) {
    faults.push([
      'size-too-many-pixels',
      `its ${group(pixels)} pixels are over ${group(maxSizePixels)}`,
      'Requested resolution exceeds the current pixel budget.',
    ]);
  }
  if (pixels < minSizePixels) {
    faults.push([
      'size-too-few-pixels',
      `its ${group(pixels)} pixels are under ${group(minSizePixels)}`,
      'Requested resolution is below the current minimum pixel budget.',
    ]);
  }
  return faults;
}

function createFaultViolations(
  size: string,
  wanted: Dimensions,
  model: ModelRules,
  faults: readonly Fault[],
  gif: Gif | undefined,
): Violation[] {
  const suggestions =
    gif === undefined ? suggestSizes(wanted, model) : nearestGifSizes(wanted, gif.frames, gif.rule);
  return faults.map(([code, rule, apiRule]) =>
    createViolation(code, {
      param: 'size',
      message: `${show(size)} is not a valid size${forModel(model)}: ${rule}. ${useSentence(suggestions)}`,
      suggestions,
      apiMessage: `Invalid size '${size}'. ${apiRule}`,
    }),
  );
}

function checkExperimental(
  size: string,
  { width, height }: Dimensions,
  policy: SizeOptions['policy'],
): Violation[] {
  const pixels = width * height;
  if (pixels <= API_LIMITS.maxStablePixels || policy?.allowExperimentalSizes === true) return [];
  const suggestions = nearestSizesFor({ width, height }, { kind: 'stable' }, SUGGESTION_COUNT);
  return [
    createViolation('size-experimental', {
      param: 'size',
      message: `${show(size)} has ${group(pixels)} pixels and sizes above 2560x1440 pixels are experimental. ${useSentence(suggestions)}`,
      suggestions,
    }),
  ];
}

function suggestSizes(wanted: Dimensions, { id, sizes: rule }: ModelRules): string[] {
  const nearest = nearestSizesFor(wanted, rule, SUGGESTION_COUNT);
  if (rule.kind === 'presets' || wanted.width * wanted.height >= API_LIMITS.minSizePixels) return nearest;
  // Far below the minimum the nearest sizes hardly differ from each other: offer the preset of that shape as well.
  const scale = PRESET_EDGE / Math.sqrt(wanted.width * wanted.height);
  const shape = { width: wanted.width * scale, height: wanted.height * scale };
  const preset = nearestSizesFor(shape, { kind: 'presets', presets: SHAPES, auto: true }, 1);
  // A model that is not known may take presets only.
  const first =
    id === undefined ? [...preset, ...nearest] : [...nearest.slice(0, 1), ...preset, ...nearest.slice(1)];
  return [...new Set(first)].slice(0, SUGGESTION_COUNT);
}

/** The standard sizes, one a shape: every GPT image model takes them. */
const SHAPES: readonly string[] = ['1024x1024', '1536x1024', '1024x1536'];
/** The edge of the square among them, in pixels: a wanted size is compared with them at about its area. */
const PRESET_EDGE = 1024;

function createMalformedViolation(size: string, model: ModelRules): Violation {
  const suggestions = nearestSizesFor(readLooseSize(size), model.sizes, SUGGESTION_COUNT);
  return createViolation('size-malformed', {
    param: 'size',
    message: `${show(size)} is not a valid size${forModel(model)}: it is neither \`auto\` nor \`WIDTHxHEIGHT\`. ${useSentence(suggestions)}`,
    suggestions,
    apiMessage: `Invalid size '${size}'. Expected WIDTHxHEIGHT, for example '1824x1024'.`,
  });
}

function createPresetViolation(
  size: string,
  model: ModelRules,
  rule: Extract<SizeRule, { kind: 'presets' }>,
): Violation {
  const suggestions = nearestSizesFor(readLooseSize(size), rule, SUGGESTION_COUNT);
  const values = rule.auto ? [...rule.presets, 'auto'] : rule.presets;
  const uncertain = rule.uncertain === true;
  const verdict = uncertain
    ? `${show(size)} may be refused by \`${model.id ?? ''}\`, whose sizes are not published`
    : `${show(size)} is not a valid size${forModel(model)}: it takes only ${listOf(values, 'and')}`;
  // The API lists its presets from small to large, `auto` last.
  const apiValues = [...rule.presets].sort(comparePresets).concat(rule.auto ? ['auto'] : []);
  return createViolation(uncertain ? 'size-preset-uncertain' : 'size-not-a-preset', {
    param: 'size',
    message: `${verdict}. ${useSentence(suggestions)}`,
    suggestions,
    apiMessage: `Invalid value: '${size}'. Supported values are: ${listForApi(apiValues)}.`,
  });
}

function comparePresets(a: string, b: string): number {
  const [widthA = 0, heightA = 0] = a.split('x').map(Number);
  const [widthB = 0, heightB = 0] = b.split('x').map(Number);
  return widthA - widthB || heightA - heightB;
}

function forModel(model: ModelRules): string {
  return model.id === undefined ? '' : ` for \`${model.id}\``;
}

function useSentence(suggestions: readonly string[]): string {
  return suggestions[0] === undefined ? 'Use `auto`.' : `Use \`${suggestions[0]}\`.`;
}
