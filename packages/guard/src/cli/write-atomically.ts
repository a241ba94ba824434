import { randomBytes } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from './make-folder.js';
import { UsageError } from './usage-error.js';

/** What to do about each refusal; the rest is helped by another place. */
const REMEDIES: Readonly<Record<string, string>> = {
  ENAMETOOLONG: 'Choose a shorter name.',
  ENOSPC: 'Free some space, or choose another disk.',
  EDQUOT: 'Free some space, or choose another disk.',
};

/** A file or folder could not be written. The message says what to do, `code` the operating system's. */
class WriteError extends Error {
  override readonly name = 'WriteError';
  readonly code: string;

  constructor(path: string, cause: NodeJS.ErrnoException) {
    // `EACCES: permission denied, open '/a/.b.tmp'`: the words between say it, the rest is about our draft.
    const reason = /^[A-Z0-9]+: ([^,]+)/.exec(cause.message)?.[1] ?? cause.message;
    const code = cause.code ?? 'unknown';
    const remedy = REMEDIES[code] ?? 'Choose another `--out`, or make this one writable.';
    super(`\`${path}\` cannot be written: ${reason}. ${remedy}`, { cause });
    this.code = code;
  }
}

/**
 * Writes a file so that nobody ever sees half of it: a neighbour is written, then renamed. Folders are made as needed.
 * An abort or a full disk leaves neither the file nor the neighbour behind.
 * @throws {WriteError} where the operating system refuses
 * @throws the signal's reason when aborted
 */
export async function writeAtomically(path: string, bytes: Uint8Array, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  const folder = dirname(path);
  const draft = join(folder, `.${randomBytes(8).toString('hex')}.tmp`);
  try {
    await makeFolder(folder);
    await writeFile(draft, bytes, signal === undefined ? {} : { signal });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    signal?.throwIfAborted();
    throw new WriteError(path, error as NodeJS.ErrnoException);
  }
}

/**
 * Makes sure that files can be written into a folder, before hours of work are done in vain.
 * @throws {UsageError} where it is a file
 * @throws {WriteError} where the operating system refuses
 */
export async function makeOutputFolder(folder: string): Promise<void> {
  const probe = join(folder, `.${randomBytes(8).toString('hex')}.tmp`);
  try {
    await makeFolder(folder);
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOTDIR') {
      throw new UsageError(
        `\`${folder}\` is a file, or lies in one, and no folder. Choose another \`--out\`.`,
      );
    }
    throw new WriteError(folder, error as NodeJS.ErrnoException);
  }
}
