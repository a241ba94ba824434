/** A map that forgets its oldest entries, so that a long run does not fill the memory. */
export class Store<Value> {
  readonly #entries = new Map<string, Value>();
  readonly #capacity: number;

  /** @param capacity most entries kept */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(id: string): Value | undefined {
    return this.#entries.get(id);
  }

  set(id: string, value: Value): void {
    this.#entries.set(id, value);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > this.#capacity && oldest !== undefined) this.#entries.delete(oldest);
  }

  delete(id: string): boolean {
    return this.#entries.delete(id);
  }

  values(): Value[] {
    return [...this.#entries.values()];
  }
}
