import type { ImageFacts } from 'gpt-image-contract';
import { decodeForFacts } from './decode-for-facts.js';
import { withDeadline } from './deadline.js';
import { cutOffError } from './decode-error.js';
import { READ_OPTION_NAMES, type ImageInput, type ReadOptions } from './image-input.js';
import { inspectBytes } from './inspect-bytes.js';
import { isCutShort } from './is-cut-short.js';
import { assertOptions, defineOptions } from './option-names.js';
import { PREPARE_OPTION_NAMES } from './prepare-options.js';
import { readInput } from './read-input.js';

export interface InspectOptions extends ReadOptions {
  /** Decodes the picture as well: finds damage and counts transparent pixels. Default false: header and structure only. */
  readonly decode?: boolean | undefined;
}

/** For the functions that take {@link InspectOptions} among others. */
export const INSPECT_OPTION_NAMES = {
  decode: true,
  ...READ_OPTION_NAMES,
} as const satisfies Record<keyof InspectOptions, true>;

const OPTIONS = defineOptions<InspectOptions>('inspectImage', INSPECT_OPTION_NAMES, PREPARE_OPTION_NAMES);

/**
 * Facts of one image, by content, never by name: bytes, format, pixels after orientation, alpha, frames, depth. No pixel
 * is decoded, but a JPEG, PNG, WebP or GIF has to reach its own end.
 * @throws {ImageInputError} where it is no image, cut off or cannot be read; with `decode` also where it is damaged.
 * @throws {TypeError | RangeError} on an option that does not exist or a value it does not take.
 */
export async function inspectImage(input: ImageInput, options: InspectOptions = {}): Promise<ImageFacts> {
  assertOptions(options, OPTIONS);
  return inspectInput(input, options);
}

/** {@link inspectImage} for options that were checked. @param called what messages call an input without a name */
export async function inspectInput(
  input: ImageInput,
  options: InspectOptions,
  called?: string,
): Promise<ImageFacts> {
  return withDeadline(options, async (deadline) => {
    const { bytes, name } = await readInput(input, { ...options, signal: deadline.signal, name: called });
    const inspection = await inspectBytes(bytes, name ?? called);
    if (isCutShort(bytes, inspection.facts.format)) throw cutOffError(inspection);
    if (options.decode !== true) return inspection.facts;
    return decodeForFacts(inspection, { ...options, deadline });
  });
}
