import type { Step } from './resolve.js';
import type { Value } from './texts.js';
import type { Leaf } from './tracer.js';

/** What stands under one name of an object, and what has been found out about it: several rules ask the same. */
export interface Entry {
  readonly steps: readonly Step[];
  /** Texts it may be, once they have been asked for. */
  values: readonly Value[] | undefined;
  /** What it may be, once that has been asked for. */
  leaves: readonly Leaf[] | undefined;
}

export function createEntry(steps: readonly Step[]): Entry {
  return { steps, values: undefined, leaves: undefined };
}
