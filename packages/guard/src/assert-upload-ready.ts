import {
  checkUpload,
  definePolicy,
  mergeViolations,
  UNKNOWN_VALUE,
  type ImageRequest,
} from 'gpt-image-contract';
import { checkParameters } from './check-parameters.js';
import { factsForCheck, type CheckImageOptions } from './check-image.js';
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
 */
export async function assertUploadReady(
  request: EditRequest,
  options: AssertUploadReadyOptions = {},
): Promise<void> {
  const policy = definePolicy(options.policy);
  const { image, mask, ...parameters } = request;
  const images = listImages(image);
  const model = typeof request.model === 'string' ? request.model : undefined;
  const facts = [];
  for (const each of images) facts.push(await factsForCheck(each, options));
  // Whether a mask marks anything only its pixels tell.
  const maskFacts = mask === undefined ? undefined : await factsForCheck(mask, { ...options, decode: true });
  const size = request.size ?? undefined;
  const upload = checkUpload({ images: facts, mask: maskFacts, size }, { policy, model });
  // What the images hold is judged above; here only whether there are any.
  const named = images.length === 0 ? image : UNKNOWN_VALUE;
  const rest: ImageRequest = { ...parameters, image: named, mask: mask && UNKNOWN_VALUE };
  const other = checkParameters(rest, { operation: 'edit', policy, incomplete: images.length > 0 });
  const violations = mergeViolations([...upload, ...other]);
  const failing = violations.some(({ severity }) => severity === 'error' || options.failOn !== 'error');
  if (failing) throw new GuardError(violations);
}

function listImages(image: EditRequest['image'] | null | undefined): readonly ImageInput[] {
  if (image === undefined || image === null) return [];
  return Array.isArray(image) ? (image as ImageInput[]) : [image as ImageInput];
}
