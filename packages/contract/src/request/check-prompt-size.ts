import type { Dimensions } from '../image-facts.js';
import { nearestSizesFor, SUGGESTION_COUNT } from '../nearest-sizes.js';
import { parseSize } from '../parse-size.js';
import { show } from '../text.js';
import { getValue, report, type RequestContext } from './context.js';
import { findPromptSizes, type PromptSize } from './find-prompt-sizes.js';

/** Relative difference of an edge that rounding to a valid size brings about. */
const TOLERANCE = 0.06;

/** Warns where the prompt names a size and `size` says another: only `size` counts. */
export function checkPromptSize(context: RequestContext): void {
  const size = getValue(context, 'size');
  const prompt = getValue(context, 'prompt');
  if (typeof size !== 'string' || typeof prompt !== 'string') return;
  const actual = parseSize(size);
  // A malformed size is a fault of its own; `auto` leaves the choice to the model and contradicts nothing.
  if (actual === undefined || actual === 'auto') return;
  for (const { text, wanted } of findPromptSizes(prompt)) {
    const target = getTarget(wanted, actual);
    if (isMet(wanted, target, actual)) continue;
    const nearest = nearestSizesFor(target, context.model.sizes, SUGGESTION_COUNT);
    // `8K` is out of reach: where `size` is already the nearest there is nothing better to offer.
    const suggestions = nearest[0] === size ? [] : nearest.filter((candidate) => candidate !== size);
    const remedy =
      suggestions[0] === undefined
        ? 'Take it out of the prompt.'
        : `Use \`size: '${suggestions[0]}'\` or take it out of the prompt.`;
    report(context, 'prompt-size-contradiction', {
      param: 'size',
      message: `The prompt asks for ${show(text)} and \`size\` is \`${size}\`, which alone sets the pixels. ${remedy}`,
      suggestions,
    });
    return;
  }
}

/** The size that would do what the prompt asks for, in the shape of the actual one where the prompt names none. */
function getTarget(wanted: PromptSize['wanted'], actual: Dimensions): Dimensions {
  if (wanted.kind === 'pixels') return wanted.dimensions;
  const pick = wanted.kind === 'longest' ? Math.max : Math.min;
  const factor = wanted.edge / pick(actual.width, actual.height);
  return { width: actual.width * factor, height: actual.height * factor };
}

function isMet(wanted: PromptSize['wanted'], target: Dimensions, actual: Dimensions): boolean {
  const changes = [Math.log(actual.width / target.width), Math.log(actual.height / target.height)];
  // `4K` is met by more pixels, `1920x1080` by its own size only.
  return changes.every((change) => change >= -TOLERANCE && (wanted.kind !== 'pixels' || change <= TOLERANCE));
}
