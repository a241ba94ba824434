import { ImageInputError } from './image-input-error.js';
import { isCutShort } from './is-cut-short.js';

/** Turns libvips' report of a failed decode into an error of ours. */
export function decodeError(bytes: Uint8Array, format: string, cause: unknown): ImageInputError {
  if (cause instanceof ImageInputError) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (reason.startsWith('timeout:')) {
    return new ImageInputError('timeout', 'The image was not decoded in time (`timeoutMs`).', { cause });
  }
  if (isCutShort(bytes, format) || /premature end|truncat|unexpected end|not enough data/i.test(reason)) {
    return new ImageInputError(
      'truncated',
      `The ${format.toUpperCase()} file is cut off: a part of the picture is missing.`,
      { cause },
    );
  }
  return new ImageInputError(
    'corrupt',
    `The ${format.toUpperCase()} file is damaged and cannot be decoded.`,
    { cause },
  );
}
