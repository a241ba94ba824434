import type { ImageFacts } from 'gpt-image-contract';
import { decodeForFacts } from './decode-for-facts.js';
import { withDeadline } from './deadline.js';
import type { ImageInput, ReadOptions } from './image-input.js';
import { inspectBytes } from './inspect-bytes.js';
import { assertOptionValues } from './option-values.js';
import { readInput } from './read-input.js';

export interface InspectOptions extends ReadOptions {
  /** Decodes the picture as well: finds damage and counts transparent pixels. Default false: the header only. */
  readonly decode?: boolean | undefined;
}

/**
 * Facts of one image, by content, never by name: bytes, format, pixels after orientation, alpha, frames, depth.
 * @throws {ImageInputError} where it is no image or cannot be read; with `decode` also where it is damaged.
 * @throws {TypeError | RangeError} on a value that an option does not take.
 */
export async function inspectImage(input: ImageInput, options: InspectOptions = {}): Promise<ImageFacts> {
  assertOptionValues(options);
  return withDeadline(options, async (deadline) => {
    const { bytes, name } = await readInput(input, { ...options, signal: deadline.signal });
    const inspection = await inspectBytes(bytes, name);
    if (options.decode !== true) return inspection.facts;
    return decodeForFacts(inspection, { ...options, deadline });
  });
}
