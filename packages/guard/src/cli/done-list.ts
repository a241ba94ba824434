import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { findCacheFolder } from './cache-folder.js';
import { dropAbandonedLists, writeHeader } from './done-list-files.js';
import { makeFolder } from './make-folder.js';
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
  /** Policy, strategy and version of this program it was prepared with. */
  readonly options: string;
  readonly output: string;
  readonly outputState: FileState;
}

/** What is known of an earlier run: the output where nothing has changed since, `stale`, or nothing at all. */
type Known = { readonly output: string } | 'stale' | undefined;

/** Lines for each entry from which on the file is written anew. */
const COMPACT_FACTOR = 2;

/** One file of this run, as the list knows it. */
interface Work {
  /** Output path without extension. */
  readonly target: string;
  readonly source: string;
}

/**
 * Remembers across runs what was prepared from what and how. The list lies in the user's cache folder, not beside the
 * outputs, which are uploaded as they are; without it the dates of the files have to do.
 */
export class DoneList {
  /** Absent where there is no folder to remember in. */
  #path: string | undefined;
  readonly #folder: string;
  readonly #options: string;
  readonly #byTarget: ReadonlyMap<string, DoneEntry>;
  readonly #bySource: ReadonlyMap<string, readonly DoneEntry[]>;
  readonly #planned: ReadonlySet<string>;

  private constructor(
    path: string | undefined,
    folder: string,
    options: string,
    byTarget: ReadonlyMap<string, DoneEntry>,
    planned: Iterable<string>,
  ) {
    this.#path = path;
    this.#folder = folder;
    this.#options = options;
    this.#byTarget = byTarget;
    this.#bySource = groupBySource(byTarget);
    this.#planned = new Set([...planned].map((target) => resolve(target)));
  }

  /**
   * Opens the list of one output folder, which has to exist.
   * @param options what the outputs depend on besides their originals
   * @param planned targets of this run
   */
  static async open(
    folder: string,
    options: unknown,
    planned: Iterable<string>,
    env: Readonly<Record<string, string | undefined>>,
  ): Promise<DoneList> {
    const realFolder = await realpath(folder);
    const name = createHash('sha256').update(realFolder).digest('hex').slice(0, 32);
    const cache = findCacheFolder(env);
    const path = cache && join(cache, 'gpt-image-guard', `${name}.jsonl`);
    const text = path === undefined ? '' : await readFile(path, 'utf8').catch(() => '');
    const lines = text.split('\n');
    const entries = new Map<string, DoneEntry>();
    for (const line of lines) {
      const entry = parseEntry(line);
      if (entry !== undefined) entries.set(entry.target, entry);
    }
    const list = new DoneList(path, realFolder, JSON.stringify(options), entries, planned);
    await list.#makeFile(text === '' || lines.length > COMPACT_FACTOR * (entries.size + 2));
    return list;
  }

  /** Looks an earlier run's work up. */
  async find({ target, source }: Work): Promise<Known> {
    const entry = this.#byTarget.get(resolve(target));
    if (entry === undefined) return undefined;
    const isSame =
      (await this.#isCurrent(entry, source)) && isEqual(await readState(entry.output), entry.outputState);
    return isSame ? { output: relative('', entry.output) } : 'stale';
  }

  /**
   * Outputs of earlier runs that the output of `work` replaces: of its target in another format, and of its source under
   * another name, where nobody has touched them since.
   * @param output where the work was written to; absent where it failed, and then an output that is still right is kept
   */
  async findOutdated(work: Work, output: string | undefined): Promise<string[]> {
    const target = resolve(work.target);
    // What lies at the place of another file of this run is that file's to replace.
    const moved = (this.#bySource.get(resolve(work.source)) ?? []).filter(
      (entry) => !this.#planned.has(entry.target),
    );
    const own = this.#byTarget.get(target);
    const outdated: string[] = [];
    for (const entry of own === undefined ? moved : [own, ...moved]) {
      if (output !== undefined && resolve(entry.output) === resolve(output)) continue;
      if (output === undefined && (await this.#isCurrent(entry, work.source))) continue;
      if (isEqual(await readState(entry.output), entry.outputState)) outdated.push(entry.output);
    }
    return outdated;
  }

  /** Remembers one output, written from its source as that was before. */
  async add({ target, source }: Work, sourceState: FileState, output: string): Promise<void> {
    const outputState = await readState(output);
    if (this.#path === undefined || outputState === undefined) return;
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
      this.#path = undefined;
    }
  }

  /** Whether what was remembered would come out the same today. */
  async #isCurrent(entry: DoneEntry, source: string): Promise<boolean> {
    if (entry.options !== this.#options || entry.source !== resolve(source)) return false;
    return isEqual(await readState(source), entry.sourceState);
  }

  async #makeFile(isToBeWritten: boolean): Promise<void> {
    if (this.#path === undefined) return;
    try {
      await makeFolder(dirname(this.#path));
      await dropAbandonedLists(dirname(this.#path));
      if (!isToBeWritten) return;
      const lines = [...this.#byTarget.values()].map((entry) => `${JSON.stringify(entry)}\n`);
      await writeAtomically(this.#path, Buffer.from(writeHeader(this.#folder) + lines.join('')));
    } catch {
      // A home that cannot be written: nothing is remembered.
      this.#path = undefined;
    }
  }
}

function groupBySource(entries: ReadonlyMap<string, DoneEntry>): Map<string, DoneEntry[]> {
  const groups = new Map<string, DoneEntry[]>();
  for (const entry of entries.values()) {
    const group = groups.get(entry.source);
    if (group === undefined) groups.set(entry.source, [entry]);
    else group.push(entry);
  }
  return groups;
}

/** Size and time of a file, links followed. @returns `undefined` where there is none, or it cannot be looked at */
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
