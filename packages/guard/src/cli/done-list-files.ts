import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { asRecord, asString } from '../json-shapes.js';

/** Lists not written for so long, in ms, may go when their folder has: a disk may be unplugged for a while. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
/** Longest path of Linux, and room for the rest of the line, in bytes. */
const HEADER_BYTES = 4096 + 64;

/** First line of a list: the folder whose outputs it remembers. */
export function writeHeader(folder: string): string {
  return `${JSON.stringify({ folder })}\n`;
}

/**
 * Removes the lists of output folders that are gone, so that the cache does not grow for ever.
 * @param cache the folder that all lists lie in
 */
export async function dropAbandonedLists(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!name.endsWith('.jsonl')) continue;
    const path = join(cache, name);
    const stats = await stat(path).catch(() => undefined);
    if (stats === undefined || Date.now() - stats.mtimeMs < KEPT_MS) continue;
    const folder = await readFolder(path).catch(() => undefined);
    const isGone = folder === undefined || (await isMissing(folder));
    if (isGone) await rm(path, { force: true }).catch(() => undefined);
  }
}

/** Whether nothing is there; a folder that must not be looked at is there. */
async function isMissing(path: string): Promise<boolean> {
  try {
    await stat(path);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

/** The folder named in a list's header. @returns `undefined` for a file that is no list */
async function readFolder(path: string): Promise<string | undefined> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    const [line = ''] = buffer.toString('utf8', 0, bytesRead).split('\n', 1);
    return asString(asRecord(JSON.parse(line))?.folder);
  } finally {
    await file.close();
  }
}
