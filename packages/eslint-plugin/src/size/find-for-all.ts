import type { Violation } from 'gpt-image-contract';

/**
 * Finds what is wrong with a size whichever of the models it goes to and however many frames are asked for; a size that
 * is right in one of the cases is none of our business.
 * @returns the first of the violations
 */
export function findForAll(
  models: readonly (string | undefined)[],
  frameCounts: readonly (number | undefined)[],
  find: (model: string | undefined, frames: number | undefined) => Violation | undefined,
): Violation | undefined {
  let first: Violation | undefined;
  for (const model of models) {
    for (const frames of frameCounts) {
      const violation = find(model, frames);
      if (violation === undefined) return undefined;
      first ??= violation;
    }
  }
  return first;
}
