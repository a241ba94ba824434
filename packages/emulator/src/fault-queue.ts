import { readFault, type Fault, type FaultKind } from './fault.js';

/** Which requests an ordered fault waits for, and how many of them it hits. */
export interface FaultOptions {
  /** How many requests fail; 1 unless told. */
  readonly times?: number;
  /** Only requests whose path ends so: `/images/edits`. */
  readonly path?: string;
}

/** Faults that were ordered, first come first served. */
export class FaultQueue {
  readonly #orders: { fault: Fault; path: string; left: number }[] = [];

  /**
   * Orders a fault for the next requests.
   * @throws {TypeError} on an unknown kind or detail.
   */
  add(fault: Fault | FaultKind, { times = 1, path = '' }: FaultOptions): void {
    if (!(times >= 1)) throw new TypeError(`\`times\` is ${times}. Give a number of at least 1.`);
    this.#orders.push({ fault: readFault(fault), path, left: times });
  }

  /** Takes the fault that was ordered for a request of this path, if there is one. */
  take(path: string): Fault | undefined {
    const index = this.#orders.findIndex((order) => path.endsWith(order.path));
    const order = this.#orders[index];
    if (order === undefined) return undefined;
    order.left -= 1;
    if (order.left < 1) this.#orders.splice(index, 1);
    return order.fault;
  }
}
