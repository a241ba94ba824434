import { GIF_LIMITS } from 'gpt-image-contract';
import type { ImageCall } from '../call/image-call.js';
import { toApiValue } from '../call/to-request.js';

/** Counts that stand for all: the fewest, and the most of each sheet. */
const ANY_COUNT: readonly number[] = [GIF_LIMITS.minFrames, ...GIF_LIMITS.grids.map(({ frames }) => frames)];
const STILL: readonly undefined[] = [undefined];

/**
 * Lists the frames a call may ask for, `undefined` for a still picture. A format that is not visible counts as a still
 * one, which nearly all are.
 */
export function getFrameCounts(call: ImageCall): readonly (number | undefined)[] {
  if (!call.has('output_format')) return STILL;
  const formats = call.getValues('output_format');
  if (!formats.some(({ value }) => value === 'gif')) return STILL;
  const counts = call.getValues('frame_count').flatMap((value): readonly number[] => {
    if (value.kind === 'undefined') return [GIF_LIMITS.defaultFrames];
    const count = toApiValue(call, value);
    return typeof count === 'number' ? [count] : ANY_COUNT;
  });
  return formats.every(({ value }) => value === 'gif') ? counts : [undefined, ...counts];
}
