import { stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { convertPathToPattern, glob, isDynamicPattern } from 'tinyglobby';
import { FileSearchError } from './file-search-error.js';

/** One image to work on. */
export interface SourceFile {
  /** Path as a user would write it, relative to the working directory where it lies inside. */
  readonly path: string;
  /** Path inside the folder that was asked for; outputs keep it. */
  readonly relativePath: string;
}

/** Extensions that are looked for in a folder. A glob or a file name may ask for any other. */
const EXTENSIONS = 'jpg,jpeg,jpe,jfif,png,apng,webp,gif,avif,heic,heif,tif,tiff,bmp';

/**
 * Finds files by paths, folders (searched through) and globs, each once, sorted by path.
 * @param outputs folder of an earlier run's outputs; where it lies inside a searched folder its files are left out
 * @throws {FileSearchError} when a path does not exist, nothing matches, or a searched folder is the output folder itself
 */
export async function findFiles(patterns: readonly string[], outputs?: string): Promise<SourceFile[]> {
  const found = new Map<string, SourceFile>();
  const excluded = outputs === undefined ? undefined : resolve(outputs);
  const singles: string[] = [];
  for (const pattern of patterns) {
    const kind = await findKind(pattern);
    if (kind === 'file') {
      singles.push(resolve(pattern));
      continue;
    }
    const isFolder = kind === 'folder';
    const base = isFolder ? resolve(pattern) : globBase(pattern);
    if (base === excluded) {
      throw new FileSearchError(
        `The output folder ${quote(outputs ?? '')} holds the originals. Choose another one.`,
      );
    }
    const wanted = isFolder
      ? `${convertPathToPattern(base)}/**/*.{${EXTENSIONS}}`
      : pattern.split(sep).join('/');
    for (const path of await glob(wanted, { absolute: true, caseSensitiveMatch: false, dot: false })) {
      const absolute = resolve(path);
      if (excluded !== undefined && isInside(excluded, base) && isInside(absolute, excluded)) continue;
      if (!found.has(absolute)) found.set(absolute, describe(absolute, base));
    }
  }
  const base = commonFolder(singles);
  for (const path of singles) if (!found.has(path)) found.set(path, describe(path, base));
  const kept = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file);
  if (kept.length === 0) throw new FileSearchError(`No image matches ${patterns.map(quote).join(', ')}.`);
  return kept;
}

async function findKind(pattern: string): Promise<'file' | 'folder' | 'glob'> {
  const stats = await stat(pattern).catch(() => undefined);
  if (stats?.isDirectory() === true) return 'folder';
  if (stats !== undefined) return 'file';
  if (isDynamicPattern(pattern)) return 'glob';
  throw new FileSearchError(`There is no file at ${quote(pattern)}.`);
}

/** The folder before the first part of a glob that has a wildcard. */
function globBase(pattern: string): string {
  const parts = pattern.split(/[/\\]/);
  const dynamic = parts.findIndex((part) => isDynamicPattern(part));
  const base = parts.slice(0, dynamic).join('/');
  return isAbsolute(pattern) && base === '' ? sep : resolve(base);
}

function commonFolder(paths: readonly string[]): string {
  const [first, ...others] = paths.map((path) => dirname(path).split(sep));
  if (first === undefined) return '';
  let length = first.length;
  for (const other of others) {
    let same = 0;
    while (same < length && first[same] === other[same]) same++;
    length = same;
  }
  return first.slice(0, length).join(sep) || sep;
}

function describe(absolute: string, base: string): SourceFile {
  const local = relative(process.cwd(), absolute);
  return {
    path: local.startsWith('..') || isAbsolute(local) ? absolute : local,
    relativePath: relative(base, absolute),
  };
}

function isInside(path: string, folder: string): boolean {
  return path.startsWith(join(folder, sep));
}

function quote(text: string): string {
  return `\`${text}\``;
}
