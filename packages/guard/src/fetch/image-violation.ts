import { createViolation, type Violation, type ViolationCode } from 'gpt-image-contract';
import { ImageInputError, type ImageInputErrorCode } from '../image-input-error.js';

const CODES: Readonly<Partial<Record<ImageInputErrorCode, ViolationCode>>> = {
  'too-large': 'image-bytes-limit',
  'cannot-fit': 'image-bytes-policy',
  'mask-without-alpha': 'mask-no-alpha',
};

/**
 * Says as a violation that an image of a request could not be read or prepared.
 * @throws whatever is not about the image: an abort, a time limit, a bug
 */
export function toImageViolation(error: unknown, param: string): Violation {
  if (!(error instanceof ImageInputError) || error.code === 'timeout') throw error;
  return createViolation(CODES[error.code] ?? 'image-unreadable', { param, message: error.message });
}
