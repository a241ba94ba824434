import { ItemType, type Items } from './items.js';

/**
 * The items that are to go. What stands before or after a hole is found in constant time, however long the hole has
 * grown: a prompt of nothing but keywords becomes one hole, step by step.
 */
export class Holes {
  readonly #gone: Uint8Array;
  readonly #kept: Links;
  readonly #solid: Links;

  constructor(items: Items) {
    this.#gone = new Uint8Array(items.count);
    this.#kept = new Links(items.count);
    this.#solid = new Links(items.count);
    for (let item = 0; item < items.count; item++) {
      if (items.type[item] === ItemType.newline) this.#solid.skip(item);
    }
  }

  isGone(item: number): boolean {
    return this.#gone[item] === 1;
  }

  /** Takes out the items from `first` to `last`. */
  dig(first: number, last: number): void {
    for (let item = this.#kept.next(first); item <= last; item = this.#kept.next(item + 1)) {
      this.#gone[item] = 1;
      this.#kept.skip(item);
      this.#solid.skip(item);
    }
  }

  /** The item itself if it stays, else the one after the hole; the number of items if there is none. */
  keptFrom(item: number): number {
    return this.#kept.next(item);
  }

  /** The item itself if it stays, else the one before the hole; -1 if there is none. */
  keptUpTo(item: number): number {
    return this.#kept.previous(item);
  }

  /** As {@link keptFrom}, past line breaks too. */
  solidFrom(item: number): number {
    return this.#solid.next(item);
  }

  /** As {@link keptUpTo}, past line breaks too. */
  solidUpTo(item: number): number {
    return this.#solid.previous(item);
  }
}

/** Indices from which some are skipped for good. Every look-up shortens the way for the next (path halving). */
class Links {
  /** `forward[at] === at` for what is not skipped; shifted by one, so that -1 and `count` have a place. */
  readonly #forward: Int32Array;
  readonly #backward: Int32Array;

  constructor(count: number) {
    this.#forward = new Int32Array(count + 2);
    this.#backward = new Int32Array(count + 2);
    for (let at = 0; at < count + 2; at++) this.#forward[at] = this.#backward[at] = at;
  }

  skip(index: number): void {
    this.#forward[index + 1] = index + 2;
    this.#backward[index + 1] = index;
  }

  next(index: number): number {
    return follow(this.#forward, index + 1) - 1;
  }

  previous(index: number): number {
    return follow(this.#backward, index + 1) - 1;
  }
}

function follow(links: Int32Array, from: number): number {
  let at = from;
  for (let to = links[at] ?? at; to !== at; to = links[at] ?? at) {
    const beyond = links[to] ?? to;
    links[at] = beyond;
    at = beyond;
  }
  return at;
}
