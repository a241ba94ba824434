import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
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
 * Finds files by paths, folders (searched through) and globs, each once, sorted by path. Links are followed; a file that
 * is met again through a linked folder counts once.
 * @param outputs folder of an earlier run's outputs; where it lies inside a searched folder its files are left out
 * @throws {FileSearchError} when a path does not exist, nothing matches, or a searched folder is the output folder itself
 */
export async function findFiles(patterns: readonly string[], outputs?: string): Promise<SourceFile[]> {
  const found = new Map<string, string>();
  const excluded = outputs === undefined ? undefined : await getRealPath(resolve(outputs));
  const folders = new RealFolders();
  const bases: string[] = [];
  const add = async (absolute: string) => {
    const key = join(await folders.get(dirname(absolute)), basename(absolute));
    const known = found.get(key);
    if (known === undefined || absolute.length < known.length) found.set(key, absolute);
  };
  for (const pattern of patterns) {
    const kind = await findKind(pattern);
    if (kind === 'file') {
      bases.push(dirname(resolve(pattern)));
      await add(resolve(pattern));
      continue;
    }
    const isFolder = kind === 'folder';
    const base = isFolder ? resolve(pattern) : findGlobBase(pattern);
    const realBase = await folders.get(base);
    if (realBase === excluded) {
      throw new FileSearchError(
        `The output folder ${quote(outputs ?? '')} holds the originals. Choose another one.`,
      );
    }
    bases.push(base);
    const wanted = isFolder
      ? `${convertPathToPattern(base)}/**/*.{${EXTENSIONS}}`
      : pattern.split(sep).join('/');
    const isAround = excluded !== undefined && isInside(excluded, realBase);
    for (const path of await glob(wanted, { absolute: true, caseSensitiveMatch: false, dot: false })) {
      const absolute = resolve(path);
      if (isAround && isInside(join(await folders.get(dirname(absolute)), sep), excluded)) continue;
      await add(absolute);
    }
  }
  if (found.size === 0) throw new FileSearchError(`No image matches ${patterns.map(quote).join(', ')}.`);
  const base = findCommonFolder(bases);
  return [...found.values()].sort((a, b) => (a < b ? -1 : 1)).map((path) => describe(path, base));
}

async function findKind(pattern: string): Promise<'file' | 'folder' | 'glob'> {
  const stats = await stat(pattern).catch(() => undefined);
  if (stats?.isDirectory() === true) return 'folder';
  if (stats !== undefined) return 'file';
  if (isDynamicPattern(pattern)) return 'glob';
  throw new FileSearchError(`There is no file at ${quote(pattern)}.`);
}

/** The folder before the first part of a glob that has a wildcard. Elsewhere than on Windows `\\` escapes one. */
function findGlobBase(pattern: string): string {
  const parts = pattern.split(sep === '\\' ? /[/\\]/ : '/');
  const dynamic = parts.findIndex((part) => isDynamicPattern(part));
  // The last part is a name, whether or not it needs a glob.
  const folders = parts.slice(0, dynamic === -1 ? -1 : dynamic);
  const base = folders.map((part) => (sep === '\\' ? part : part.replace(/\\(.)/g, '$1'))).join('/');
  return isAbsolute(pattern) && base === '' ? sep : resolve(base);
}

/** The deepest folder that all folders lie in or are. */
function findCommonFolder(folders: readonly string[]): string {
  const [first, ...others] = folders.map((path) => path.split(sep));
  if (first === undefined) return '';
  let length = first.length;
  for (const other of others) {
    let same = 0;
    while (same < length && first[same] === other[same]) same++;
    length = same;
  }
  return first.slice(0, length).join(sep) || sep;
}

/** Where folders really are, each looked up once. */
class RealFolders {
  readonly #known = new Map<string, Promise<string>>();

  get(folder: string): Promise<string> {
    const known = this.#known.get(folder) ?? getRealPath(folder);
    this.#known.set(folder, known);
    return known;
  }
}

/** `path` with its links resolved; as it is where it does not exist yet. */
function getRealPath(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

function describe(absolute: string, base: string): SourceFile {
  const local = relative(process.cwd(), absolute);
  const inside = relative(base, absolute);
  return {
    path: isOutside(local) ? absolute : local,
    // Whatever a pattern looks like, no output leaves the folder it was asked into.
    relativePath: isOutside(inside) ? basename(absolute) : inside,
  };
}

function isOutside(path: string): boolean {
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
}

function isInside(path: string, folder: string): boolean {
  return path.startsWith(join(folder, sep));
}

function quote(text: string): string {
  return `\`${text}\``;
}
