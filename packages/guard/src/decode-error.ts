import { fileLabel } from './file-label.js';
import { ImageInputError } from './image-input-error.js';
import type { Inspection } from './inspect-bytes.js';
import { isCutShort } from './is-cut-short.js';

/** Turns libvips' report of a failed decode into an error of ours. */
export function decodeError(inspection: Inspection, cause: unknown): ImageInputError {
  if (cause instanceof ImageInputError) return cause;
  const { bytes, name, facts } = inspection;
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (reason.startsWith('timeout:')) {
    return new ImageInputError(
      'timeout',
      `${fileLabel(facts.format, name)} was not decoded in time (\`timeoutMs\`). Raise that limit or use a smaller image.`,
      { cause },
    );
  }
  if (isCutShort(bytes, facts.format) || /premature end|truncat|unexpected end|not enough data/i.test(reason))
    return cutOffError(inspection, cause);
  return new ImageInputError(
    'corrupt',
    `${fileLabel(facts.format, name)} is damaged and cannot be decoded.`,
    { cause },
  );
}

/** A file whose header is whole and whose picture is not. */
export function cutOffError({ name, facts }: Inspection, cause?: unknown): ImageInputError {
  return new ImageInputError(
    'truncated',
    `${fileLabel(facts.format, name)} is cut off: a part of the picture is missing.`,
    { cause },
  );
}
