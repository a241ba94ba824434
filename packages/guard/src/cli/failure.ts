import { GuardError } from '../guard-error.js';
import { ImageInputError } from '../image-input-error.js';
import { toShellWords } from './shell-words.js';

/** Why one file failed, as lists and `--json` show it. */
export interface Failure {
  /** Code of an `ImageInputError`, or of the operating system: `truncated`, `ENOENT`, … */
  readonly code: string;
  readonly message: string;
  /** The fault lies with the file system, not with the image. */
  readonly isIo: boolean;
}

/** Tells an image that is at fault from a file system that is. */
export function describeFailure(error: unknown): Failure {
  const message = toShellWords(error instanceof Error ? error.message : String(error));
  if (error instanceof ImageInputError) {
    return { code: error.code, message, isIo: error.code === 'unreadable' };
  }
  if (error instanceof GuardError) {
    return { code: error.violations[0]?.code ?? 'violation', message, isIo: false };
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return { code, message, isIo: true };
}
