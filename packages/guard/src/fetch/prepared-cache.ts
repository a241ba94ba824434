import { createHash } from 'node:crypto';

/** Work that was done, or is being done, for one picture under one set of options. */
interface Entry<T> {
  readonly result: Promise<T>;
  bytes: number;
}

/** Bytes of results kept: some thirty prepared images. */
const DEFAULT_MAX_BYTES = 32 * 1024 * 1024;

/**
 * Remembers finished work by content, so that a retry, or a conversation that sends the same picture again, costs no
 * second preparation. Keeps the most recent results up to a number of bytes; failures are forgotten at once.
 */
export class PreparedCache<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #sizeOf: (result: T) => number;
  readonly #maxBytes: number;
  #bytes = 0;

  constructor(sizeOf: (result: T) => number, maxBytes = DEFAULT_MAX_BYTES) {
    this.#sizeOf = sizeOf;
    this.#maxBytes = maxBytes;
  }

  /** Returns the remembered result of `key`, else starts `work`. */
  get(key: string, work: () => Promise<T>): { readonly result: Promise<T>; readonly isCached: boolean } {
    const known = this.#entries.get(key);
    if (known !== undefined) {
      // Moved to the end: the map's order is the order of use.
      this.#entries.delete(key);
      this.#entries.set(key, known);
      return { result: known.result, isCached: true };
    }
    const entry: Entry<T> = { result: work(), bytes: 0 };
    this.#entries.set(key, entry);
    entry.result.then(
      (result) => {
        this.#settle(key, entry, this.#sizeOf(result));
      },
      () => {
        if (this.#entries.get(key) === entry) this.#entries.delete(key);
      },
    );
    return { result: entry.result, isCached: false };
  }

  #settle(key: string, entry: Entry<T>, bytes: number): void {
    if (this.#entries.get(key) !== entry) return;
    entry.bytes = bytes;
    this.#bytes += bytes;
    for (const [oldest, { bytes: freed }] of this.#entries) {
      if (this.#bytes <= this.#maxBytes) break;
      // Work under way holds no bytes yet.
      if (freed === 0) continue;
      this.#entries.delete(oldest);
      this.#bytes -= freed;
    }
  }
}

/** Names a content under the options it is worked on with. */
export function createContentKey(bytes: Uint8Array, ...options: readonly unknown[]): string {
  return `${createHash('sha256').update(bytes).digest('base64')} ${JSON.stringify(options)}`;
}
