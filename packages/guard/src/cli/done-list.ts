import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { mkdir, readFile, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { writeAtomically } from './write-atomically.js';

/** A file as it was when it was looked at. Equality counts, not order: a file put back from a backup is another one. */
interface FileState {
  readonly bytes: number;
  readonly mtimeMs: number;
}

/** One finished piece of work. */
interface DoneEntry {
  /** Absolute output path without extension: what the work is for. */
  readonly target: string;
  readonly source: string;
  readonly sourceState: FileState;
  /** Policy and strategy it was prepared with. */
  readonly options: string;
  readonly output: string;
  readonly outputState: FileState;
}

/** What is known of an earlier run: the output where nothing has changed since, `stale`, or nothing at all. */
type Known = { readonly output: string } | 'stale' | undefined;

/** Lines for each entry from which on the file is written anew. */
const COMPACT_FACTOR = 2;

/**
 * Remembers across runs what was prepared from what and how. The list lies in the user's cache folder, not beside the
 * outputs, which are uploaded as they are; without it the dates of the files have to do.
 */
export class DoneList {
  readonly #path: string;
  readonly #options: string;
  readonly #entries: Map<string, DoneEntry>;
  #canWrite = true;

  private constructor(path: string, options: string, entries: Map<string, DoneEntry>) {
    this.#path = path;
    this.#options = options;
    this.#entries = entries;
  }

  /**
   * Opens the list of one output folder, which has to exist.
   * @param options what the outputs depend on besides their originals
   */
  static async open(
    folder: string,
    options: unknown,
    env: Readonly<Record<string, string | undefined>>,
  ): Promise<DoneList> {
    const name = createHash('sha256')
      .update(await realpath(folder))
      .digest('hex')
      .slice(0, 32);
    const path = join(getCacheFolder(env), 'gpt-image-guard', `${name}.jsonl`);
    const lines = (await readFile(path, 'utf8').catch(() => '')).split('\n');
    const entries = new Map<string, DoneEntry>();
    for (const line of lines) {
      const entry = parseEntry(line);
      if (entry !== undefined) entries.set(entry.target, entry);
    }
    const list = new DoneList(path, JSON.stringify(options), entries);
    await list.#makeFolder(lines.length > COMPACT_FACTOR * (entries.size + 1));
    return list;
  }

  /** Looks an earlier run's work up. */
  async find(target: string, source: string): Promise<Known> {
    const entry = this.#entries.get(resolve(target));
    if (entry === undefined) return undefined;
    if (entry.options !== this.#options || entry.source !== resolve(source)) return 'stale';
    const isSame =
      isEqual(await readState(source), entry.sourceState) &&
      isEqual(await readState(entry.output), entry.outputState);
    return isSame ? { output: relative('', entry.output) } : 'stale';
  }

  /** The output that an earlier run wrote for `target` elsewhere than to `output`, where nobody has touched it since. */
  async findOutdated(target: string, output: string): Promise<string | undefined> {
    const entry = this.#entries.get(resolve(target));
    if (entry === undefined || resolve(entry.output) === resolve(output)) return undefined;
    return isEqual(await readState(entry.output), entry.outputState) ? entry.output : undefined;
  }

  /** Remembers one output, written from `source` as it was before. */
  async add(target: string, source: string, sourceState: FileState, output: string): Promise<void> {
    const outputState = await readState(output);
    if (!this.#canWrite || outputState === undefined) return;
    const entry: DoneEntry = {
      target: resolve(target),
      source: resolve(source),
      sourceState,
      options: this.#options,
      output: resolve(output),
      outputState,
    };
    try {
      // A line at a time: whatever ends the run, what was done before is known.
      appendFileSync(this.#path, `${JSON.stringify(entry)}\n`);
    } catch {
      this.#canWrite = false;
    }
  }

  async #makeFolder(isTooLong: boolean): Promise<void> {
    try {
      await mkdir(dirname(this.#path), { recursive: true });
      if (!isTooLong) return;
      const text = [...this.#entries.values()].map((entry) => `${JSON.stringify(entry)}\n`).join('');
      await writeAtomically(this.#path, Buffer.from(text));
    } catch {
      // A home that cannot be written: nothing is remembered.
      this.#canWrite = false;
    }
  }
}

/** Size and time of a file; nothing where there is none. */
export async function readState(path: string): Promise<FileState | undefined> {
  const stats = await stat(path).catch(() => undefined);
  return stats && { bytes: stats.size, mtimeMs: stats.mtimeMs };
}

function isEqual(now: FileState | undefined, before: FileState): boolean {
  return now?.bytes === before.bytes && now.mtimeMs === before.mtimeMs;
}

/** A line of the file; nothing for the half line of a run that was killed. */
function parseEntry(line: string): DoneEntry | undefined {
  try {
    const entry = JSON.parse(line) as Partial<DoneEntry> | null;
    const isWhole =
      entry?.target !== undefined && entry.outputState !== undefined && entry.sourceState !== undefined;
    return isWhole ? (entry as DoneEntry) : undefined;
  } catch {
    return undefined;
  }
}

/** The folder that programs may fill and users may empty, as each system has it. */
function getCacheFolder(env: Readonly<Record<string, string | undefined>>): string {
  if (env.XDG_CACHE_HOME) return env.XDG_CACHE_HOME;
  if (process.platform === 'win32' && env.LOCALAPPDATA) return env.LOCALAPPDATA;
  return join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache');
}
