import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those it lies in. Node's `recursive` goes round without end where a folder that is there refuses
 * with ENOENT, as `/proc` and folders of automounters do.
 * @throws the operating system's error
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const parent = dirname(path);
    // ENOENT alone asks for the parent; anything else is right where the folder is there.
    if (code !== 'ENOENT') return assertFolder(path, error);
    if (parent === path || (await isThere(parent))) throw error;
    await makeFolder(parent);
    await mkdir(path).catch((again: unknown) => assertFolder(path, again));
  }
}

/** @throws `error` where `path` is no folder */
async function assertFolder(path: string, error: unknown): Promise<void> {
  const stats = await stat(path).catch(() => undefined);
  if (stats?.isDirectory() !== true) throw error;
}

async function isThere(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  return stats !== undefined;
}
