import { applySeverity } from './apply-severity.js';
import { assertCount, assertString } from './arguments.js';
import { API_LIMITS } from './limits.js';
import { assertPolicy, type Policy } from './policy.js';
import { createViolation, type Violation } from './violation.js';

/**
 * Checks how many images one edit sends.
 * @param count images, mask not counted
 * @param most the model's limit
 * @param param name of the parameter that holds them
 * @throws {TypeError} on a count that is no number, and on a wrong policy or name.
 * @throws {RangeError} on a count that counts nothing.
 */
export function checkImageCount(
  count: number,
  most: number = API_LIMITS.maxImages,
  policy?: Pick<Policy, 'maxImages' | 'severity'>,
  param = 'image',
): Violation[] {
  assertCount(count, 'The count of `checkImageCount`', 0);
  assertCount(most, 'The limit of `checkImageCount`', 0);
  assertString(param, 'The parameter of `checkImageCount`');
  if (policy !== undefined) assertPolicy(policy, ['maxImages', 'severity']);
  if (count > most) {
    return [
      createViolation('image-count-limit', {
        param,
        message: `The edit has ${count} images and the API takes at most ${most}. Send at most ${policy?.maxImages ?? most}.`,
        suggestions: [],
        apiMessage: `Invalid '${param}': array too long. Expected an array with maximum length ${most}, but got an array with length ${count} instead.`,
      }),
    ];
  }
  if (policy === undefined || count <= policy.maxImages) return [];
  const violation = createViolation('image-count-policy', {
    param,
    message: `The edit has ${count} images and the policy allows ${policy.maxImages}. Send the ${policy.maxImages} that matter most.`,
  });
  return applySeverity([violation], policy);
}
