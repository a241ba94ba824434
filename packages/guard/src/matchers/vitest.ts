import { matchers, type GuardMatchers } from './matchers.js';

export { matchers, type GuardMatchers };
export type { MatcherResult } from './matcher-result.js';
export type { UploadReadyOptions } from './to-be-upload-ready.js';

interface Extendable {
  extend(added: typeof matchers): void;
}

/** Vitest's and Jest's modules exist inside of them alone; by a name unknown to the compiler nobody has to install both. */
const RUNNERS: readonly (readonly [variable: string, module: string])[] = [
  // First: a Jest that was started from within Vitest inherits its variables.
  ['JEST_WORKER_ID', '@jest/globals'],
  ['VITEST', 'vitest'],
];

/** The test runner's `expect`: the global one where there is one; else the one that Vitest or Jest exports. */
async function findExpect(): Promise<Extendable | undefined> {
  const { expect } = globalThis as { expect?: Extendable };
  if (expect !== undefined) return expect;
  const runner = RUNNERS.find(([variable]) => process.env[variable] !== undefined);
  if (runner === undefined) return undefined;
  const exported = (await import(runner[1])) as { expect: Extendable };
  return exported.expect;
}

// Elsewhere there is nothing to extend yet, and `expect.extend(matchers)` is the caller's to do.
(await findExpect())?.extend(matchers);

/* eslint-disable @typescript-eslint/ban-ts-comment -- who has one test runner lacks the other's types, and the comments are kept in the declarations */
/** @ts-ignore -- absent in Jest projects */
declare module 'vitest' {
  // Not of `T`: Vitest's assertions extend `jest.Matchers<void, T>` below as well, and both have to say the same.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any, @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars -- merged interfaces have to repeat Vitest's type parameter
  interface Matchers<T = any> extends GuardMatchers {}
}

/** @ts-ignore -- absent in Vitest projects; `@jest/globals` keeps its matchers here */
declare module 'expect' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars -- merged interfaces have to repeat its type parameters
  interface Matchers<R extends void | Promise<void>, T = unknown> extends GuardMatchers<R> {}
}
/* eslint-enable @typescript-eslint/ban-ts-comment */

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- that is where `@types/jest` keeps its matchers
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars -- merged interfaces have to repeat its type parameters
    interface Matchers<R, T = {}> extends GuardMatchers<R> {}
  }
}
