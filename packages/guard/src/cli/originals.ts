import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';

/** Files that must never be written to, known by what they are on disk: links and folders of other names lead to them too. */
export class Originals {
  readonly #paths = new Set<string>();
  readonly #files = new Set<string>();

  /** Looks at all `paths`; one that does not exist is known by its path alone. */
  static async of(paths: readonly string[]): Promise<Originals> {
    const originals = new Originals();
    for (const path of paths) {
      originals.#paths.add(resolve(path));
      const id = await identify(path);
      if (id !== undefined) originals.#files.add(id);
    }
    return originals;
  }

  /** Whether writing to `path` would overwrite one of them. */
  async has(path: string): Promise<boolean> {
    if (this.#paths.has(resolve(path))) return true;
    const id = await identify(path);
    return id !== undefined && this.#files.has(id);
  }
}

/** Device and inode, links followed. */
async function identify(path: string): Promise<string | undefined> {
  const stats = await stat(path, { bigint: true }).catch(() => undefined);
  return stats && `${stats.dev}:${stats.ino}`;
}
