import {
  API_LIMITS,
  definePolicy,
  getVisionSize,
  VISION_LIMITS,
  type Dimensions,
  type ImageFacts,
  type Policy,
} from 'gpt-image-contract';
import { toDataUrl } from '../data-url.js';
import { inspectBytes } from '../inspect-bytes.js';
import type { ImageInput } from '../image-input.js';
import { prepareImage } from '../prepare-image.js';
import { assertOptions, defineOptions } from '../option-names.js';
import { PREPARE_OPTION_NAMES, type PrepareOptions } from '../prepare-options.js';
import type { PrepareReport } from '../prepared-image.js';
import { readInput } from '../read-input.js';
import { adviseDetail, type VisionDetail } from './advise-detail.js';

export interface VisionOptions extends Omit<PrepareOptions, 'name'> {
  /** Model that is shown the image; decides how many pixels of it are looked at. */
  readonly model?: string | undefined;
  /** The `detail` the request will ask for. Default `auto`. */
  readonly detail?: VisionDetail | undefined;
}

const OPTIONS = defineOptions<VisionOptions>('prepareVisionImage', {
  model: true,
  detail: true,
  ...PREPARE_OPTION_NAMES,
});

/** What was done to an image that a model is shown. */
export interface VisionReport extends PrepareReport {
  /** Tokens the image costs at `detail`, where the model's formula is known. */
  readonly tokens?: number;
  /** What another `detail` would change, in sentences. */
  readonly advice: readonly string[];
}

/** An image for `image_url` of a chat request or `input_image` of a Responses request. */
export interface PreparedVisionImage {
  readonly dataUrl: string;
  /** The `detail` to send: the one asked for, as far as the model takes it; `low` where that costs less and loses nothing. */
  readonly detail: VisionDetail;
  readonly report: VisionReport;
}

/**
 * Makes one image ready to be shown to a model: at the pixel size the model really looks at, in a format it reads, as a
 * data URL. An image that is all this already keeps its bytes.
 *
 * `policy.maxBytes` is the budget of a picture of 2048x2048; larger ones, which only `original` keeps, get more in
 * proportion. Without a known model nothing is shrunk below `policy.maxEdge`.
 * @throws {ImageInputError} where the input cannot be read, decoded or fitted
 * @throws {TypeError | RangeError} on a `detail` the API does not know, an option that does not exist or a value it does not take
 */
export async function prepareVisionImage(
  input: ImageInput,
  options: VisionOptions = {},
): Promise<PreparedVisionImage> {
  assertOptions(options, OPTIONS);
  const { model, detail: wanted, ...rest } = options;
  if (wanted !== undefined && !VISION_LIMITS.details.includes(wanted)) {
    const known = VISION_LIMITS.details.map((each) => `\`${each}\``).join(', ');
    throw new TypeError(`\`detail\` takes ${known}, not \`${wanted}\`.`);
  }
  const { bytes, name } = await readInput(input, rest);
  const { facts: original } = await inspectBytes(bytes, name);
  const { detail, advice } = adviseDetail(original, { model, detail: wanted });
  const policy = getVisionPolicy(original, { model, detail }, definePolicy(rest.policy));
  const image = await prepareImage(bytes, { ...rest, policy, name });
  const seen = model === undefined ? undefined : getVisionSize(image.report.prepared, { model, detail });
  return {
    dataUrl: toDataUrl(image.type, new Uint8Array(await image.arrayBuffer())),
    detail,
    report: { ...image.report, advice, ...(seen?.tokens !== undefined && { tokens: seen.tokens }) },
  };
}

/** Bytes of the longest data URL the API takes: four characters for three bytes, and its head. */
const MAX_DATA_URL_BYTES = Math.floor(((API_LIMITS.maxImageUrlLength - 64) * 3) / 4);

/** The team's limits, with edge and bytes for what the model looks at. */
export function getVisionPolicy(
  image: ImageFacts,
  target: { readonly model?: string | undefined; readonly detail?: string | undefined },
  policy: Policy,
): Policy {
  const maxEdge = getVisionEdge(image, target, policy);
  const scale = Math.min(1, maxEdge / Math.max(image.width, image.height));
  const pixels = image.width * image.height * scale ** 2;
  const share = Math.max(1, pixels / VISION_LIMITS.tiledEdge ** 2);
  return {
    ...policy,
    maxEdge,
    maxBytes: Math.floor(Math.min(policy.maxBytes * share, MAX_DATA_URL_BYTES)),
  };
}

function getVisionEdge(
  image: Dimensions,
  { model, detail }: { readonly model?: string | undefined; readonly detail?: string | undefined },
  policy: Policy,
): number {
  const seen = model === undefined ? undefined : getVisionSize(image, { model, detail });
  if (seen !== undefined) return Math.max(seen.width, seen.height);
  if (detail === 'low') return VISION_LIMITS.lowEdge;
  // Who asks for the original wants its pixels, whatever the model is.
  return detail === 'original' ? Math.max(image.width, image.height) : policy.maxEdge;
}
