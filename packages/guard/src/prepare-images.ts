import { availableParallelism } from 'node:os';
import type { ImageInput } from './image-input.js';
import { ImageInputError } from './image-input-error.js';
import { prepareImage } from './prepare-image.js';
import { assertOptions, defineOptions } from './option-names.js';
import { PREPARE_OPTION_NAMES, type PrepareOptions } from './prepare-options.js';
import type { PreparedImage } from './prepared-image.js';
import { findName } from './read-input.js';

export interface PrepareImagesOptions extends PrepareOptions {
  /** Images in work at once. Default: the number of processors, at most 4; more only costs memory. */
  readonly concurrency?: number | undefined;
}

const OPTIONS = defineOptions<PrepareImagesOptions>('prepareImages', {
  name: true,
  concurrency: true,
  ...PREPARE_OPTION_NAMES,
});

const MAX_CONCURRENCY = 4;

/**
 * Prepares several images, a few at a time, and returns them in the order they came in.
 * The first failure stops the others.
 * @throws {ImageInputError} as {@link prepareImage} does.
 * @throws {TypeError | RangeError} where one image stands for the list, on an option that does not exist or a value it
 * does not take.
 */
export async function prepareImages(
  inputs: Iterable<ImageInput>,
  options: PrepareImagesOptions = {},
): Promise<PreparedImage[]> {
  assertList(inputs);
  assertOptions(options, OPTIONS);
  const { concurrency = Math.min(availableParallelism(), MAX_CONCURRENCY), ...each } = options;
  if (typeof concurrency !== 'number' || !(concurrency >= 1))
    throw new RangeError(`\`concurrency\` takes a number of at least 1, not ${String(concurrency)}.`);
  const stop = new AbortController();
  const signal = each.signal === undefined ? stop.signal : AbortSignal.any([each.signal, stop.signal]);
  const prepared: PreparedImage[] = [];
  const images = [...inputs];
  const entries = images.entries();
  const worker = async () => {
    for (const [index, input] of entries) {
      prepared[index] = await prepareImage(input, { ...each, signal }).catch((error: unknown) => {
        throw withPlace(error, input, index);
      });
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(Math.floor(concurrency), images.length) }, worker));
  } catch (error) {
    stop.abort(error);
    throw error;
  }
  return prepared;
}

/** Says which one of the list an image without a name is. */
function withPlace(error: unknown, input: ImageInput, index: number): unknown {
  const hasName = (findName(input) ?? '') !== '';
  if (!(error instanceof ImageInputError) || hasName) return error;
  return new ImageInputError(error.code, `\`[${index}]\` of the images: ${error.message}`, { cause: error });
}

/** A path is a list of characters too, and bytes one of numbers: both compile where one image is passed by mistake. */
function assertList(inputs: unknown): void {
  const isList =
    typeof inputs === 'object' && inputs !== null && Symbol.iterator in inputs && !ArrayBuffer.isView(inputs);
  if (!isList)
    throw new TypeError('A list of images is wanted. Put a single image into an array: `[image]`.');
}
