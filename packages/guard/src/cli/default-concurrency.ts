import { availableParallelism } from 'node:os';

/** Files worked on at a time unless told otherwise: one for each processor, at most four to bound memory. */
export function defaultConcurrency(): number {
  return Math.min(4, availableParallelism());
}
