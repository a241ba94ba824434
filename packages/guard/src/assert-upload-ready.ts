import {
  checkUpload,
  definePolicy,
  mergeViolations,
  UNKNOWN_VALUE,
  type ImageRequest,
} from 'gpt-image-contract';
import { checkParameters } from './check-parameters.js';
import { explainFaults, factsForCheck, type CheckImageOptions, type CheckedInput } from './check-image.js';
import { GuardError } from './guard-error.js';
import type { ImageInput } from './image-input.js';

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

/**
 * Checks an edit before it is sent: every image, the mask against the first image, and all parameters given.
 * Streams among the images are used up by the check.
 * @throws {GuardError} with every violation, where there is one.
 * @throws {ImageInputError} where an input cannot be read at all.
 * @throws {TypeError} where the request is no object.
 */
export async function assertUploadReady(
  request: EditRequest,
  options: AssertUploadReadyOptions = {},
): Promise<void> {
  assertRequest(request);
  const policy = definePolicy(options.policy);
  const { image, mask, ...parameters } = request;
  const images = listImages(image);
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
  const other = checkParameters(rest, { operation: 'edit', policy, incomplete: images.length > 0 });
  // Of several images `image` is the list, and what is wrong with that is no fault of its first.
  const named = checked.map((each, index) => [checked.length === 1 ? 'image' : `image[${index}]`, each]);
  const inputs = Object.fromEntries(named) as Record<string, CheckedInput>;
  const explained = explainFaults(upload, { ...inputs, mask: checkedMask });
  const violations = mergeViolations([...explained, ...other]);
  const failing = violations.some(({ severity }) => severity === 'error' || options.failOn !== 'error');
  if (failing) throw new GuardError(violations);
}

function assertRequest(request: unknown): void {
  if (typeof request === 'object' && request !== null) return;
  throw new TypeError(
    `The request is ${request === null ? 'null' : typeof request}. ` +
      'Give the parameters of the edit: `assertUploadReady({ image, mask, prompt, size })`.',
  );
}

function listImages(image: EditRequest['image'] | null | undefined): readonly ImageInput[] {
  if (image === undefined || image === null) return [];
  return Array.isArray(image) ? (image as ImageInput[]) : [image as ImageInput];
}
