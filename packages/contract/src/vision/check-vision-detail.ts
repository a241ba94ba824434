import type { VisionImage } from '../check-vision-input.js';
import { listForApi, listOf, show } from '../text.js';
import { createViolation, type Violation } from '../violation.js';
import { isOlderThanOriginal, VISION_LIMITS } from './vision-models.js';
import { getVisionSize } from './vision-size.js';

/** An image is worth shrinking when the model sees less than this part of its pixels. */
const WORTH_SHRINKING = 0.8;

/** Checks `detail`: a value the model takes, and what it leaves of the image. */
export function checkVisionDetail(
  { detail, facts }: VisionImage,
  param: string,
  model: string | undefined,
): Violation[] {
  const details: readonly string[] = VISION_LIMITS.details;
  if (detail !== undefined && !details.includes(detail)) {
    return [
      createViolation('vision-detail', {
        param: `${param}.detail`,
        message: `${show(detail)} is no value of \`detail\`, which takes ${listOf(details)}. Use \`auto\`.`,
        suggestions: ['auto', 'high', 'low'],
        apiMessage: `Invalid value: '${detail}'. Supported values are: ${listForApi(details)}.`,
      }),
    ];
  }
  if (model === undefined) return [];
  if (detail === 'original' && isOlderThanOriginal(model)) {
    return [
      createViolation('vision-detail-model', {
        param: `${param}.detail`,
        message: `\`detail: 'original'\` needs gpt-5.4 or later, not ${show(model)}. Use \`high\`.`,
        suggestions: ['high', 'auto'],
        apiMessage: `Invalid value: 'original'. Supported values are: ${listForApi(['low', 'high', 'auto'])}.`,
      }),
    ];
  }
  if (facts === undefined) return [];
  const seen = getVisionSize(facts, { model, detail });
  if (seen === undefined || seen.width * seen.height > facts.width * facts.height * WORTH_SHRINKING)
    return [];
  return [
    createViolation('vision-downscaled', {
      param,
      message: `\`${param}\` is ${facts.width}x${facts.height} and \`${model}\` sees it at ${seen.width}x${seen.height} with \`detail: '${detail ?? 'auto'}'\`. Use \`await prepareVisionImage(…)\` to send only that.`,
      suggestions: [`${seen.width}x${seen.height}`],
    }),
  ];
}
