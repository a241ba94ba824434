import {
  checkRequest,
  checkUpload,
  definePolicy,
  mergeViolations,
  UNKNOWN_VALUE,
  type ImageRequest,
  type Violation,
  type ViolationCode,
} from 'gpt-image-contract';
import { checkParameters } from './check-parameters.js';
import { explainFaults, factsForCheck, type CheckImageOptions, type CheckedInput } from './check-image.js';
import { GuardError } from './guard-error.js';
import type { ImageInput } from './image-input.js';
import { INSPECT_OPTION_NAMES } from './inspect-image.js';
import { assertOptions, defineOptions } from './option-names.js';
import { PREPARE_OPTION_NAMES } from './prepare-options.js';
import { describeType, isImageInput } from './read-input.js';

/** Parameters of an edit, as `client.images.edit` takes them. */
export interface EditRequest {
  readonly image: ImageInput | readonly ImageInput[];
  readonly mask?: ImageInput | undefined;
  readonly size?: string | null | undefined;
  readonly model?: unknown;
  readonly [parameter: string]: unknown;
}

export interface AssertUploadReadyOptions extends Omit<CheckImageOptions, 'model'> {
  /** Least severity that throws. Default `warning`: an image larger than the policy's limits is a warning to the API. */
  readonly failOn?: 'error' | 'warning' | undefined;
}

const OPTIONS = defineOptions<AssertUploadReadyOptions>(
  'assertUploadReady',
  {
    policy: true,
    failOn: true,
    ...INSPECT_OPTION_NAMES,
  },
  PREPARE_OPTION_NAMES,
);

const REMEDIES = {
  model: 'It is a parameter of the request: `assertUploadReady({ image, model })`',
};

/**
 * Checks an edit before it is sent: every image, the mask against the first image, and all parameters given. Of those
 * that are not given only the image is missed: a check of images alone is one as well. Images under the name `images`
 * are looked at too, and told that a form calls them `image`. Streams among the images are used up by the check.
 * @throws {GuardError} with every violation, where there is one.
 * @throws {ImageInputError} where an input cannot be read at all.
 * @throws {TypeError | RangeError} where the request is no object of parameters, on an option that does not exist or a
 * value it does not take.
 */
export async function assertUploadReady(
  request: EditRequest,
  options: AssertUploadReadyOptions = {},
): Promise<void> {
  assertRequest(request);
  assertOptions(options, OPTIONS, REMEDIES);
  const policy = definePolicy(options.policy);
  const { image, mask, ...parameters } = request;
  const images = listImages(request);
  const model = typeof request.model === 'string' ? request.model : undefined;
  const checked: CheckedInput[] = [];
  for (const each of images) checked.push(await factsForCheck(each, options));
  // Whether a mask marks anything only its pixels tell.
  const checkedMask =
    mask === undefined ? undefined : await factsForCheck(mask, { ...options, decode: true });
  const size = request.size ?? undefined;
  const upload = checkUpload(
    { images: checked.map(({ facts }) => facts), mask: checkedMask?.facts, size },
    { policy, model, incomplete: true },
  );
  // What the images hold is judged above; here only whether there are any.
  const given = images.length === 0 ? image : UNKNOWN_VALUE;
  const rest: ImageRequest = { ...parameters, image: given, mask: mask && UNKNOWN_VALUE };
  const other = [
    ...checkParameters(rest, { operation: 'edit', policy, incomplete: true }),
    ...(images.length === 0 ? findMissingImage(image) : []),
  ];
  // Of several images `image` is the list, and what is wrong with that is no fault of its first.
  const named = checked.map((each, index) => [checked.length === 1 ? 'image' : `image[${index}]`, each]);
  const inputs = Object.fromEntries(named) as Record<string, CheckedInput>;
  const explained = explainFaults(upload, { ...inputs, mask: checkedMask });
  const violations = mergeViolations([...explained, ...other]);
  const failing = violations.some(({ severity }) => severity === 'error' || options.failOn !== 'error');
  if (failing) throw new GuardError(violations);
}

function assertRequest(request: unknown): void {
  const isObject = typeof request === 'object' && request !== null && !Array.isArray(request);
  if (isObject && !isImageInput(request)) return;
  throw new TypeError(
    `The request is ${describeType(request)}. Give the parameters of the edit: \`assertUploadReady({ image })\`, ` +
      'with `mask`, `prompt`, `size`, … where there are any.',
  );
}

/** The contract's word on an edit of nothing. */
function findMissingImage(image: unknown): Violation[] {
  return checkRequest({ image }, { operation: 'edit' }).filter(({ code }) => MISSING_IMAGE.has(code));
}

const MISSING_IMAGE: ReadonlySet<ViolationCode> = new Set(['image-missing', 'image-list-empty']);

function listImages(request: Readonly<Record<string, unknown>>): readonly ImageInput[] {
  const images = request.image ?? request.images ?? [];
  return Array.isArray(images) ? (images as ImageInput[]) : [images as ImageInput];
}
