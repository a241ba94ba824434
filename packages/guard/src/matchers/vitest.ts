import { matchers, type GuardMatchers } from './matchers.js';

export { matchers, type GuardMatchers };
export type { MatcherResult } from './matcher-result.js';
export type { UploadReadyOptions } from './to-be-upload-ready.js';

interface Extendable {
  extend(added: typeof matchers): void;
}

/** The test runner's `expect`: the global one of Jest, or of Vitest with `globals`; else the one Vitest exports. */
async function findExpect(): Promise<Extendable | undefined> {
  const { expect } = globalThis as { expect?: Extendable };
  if (expect !== undefined || process.env.VITEST === undefined) return expect;
  const vitest: { expect: Extendable } = await import('vitest');
  return vitest.expect;
}

// Elsewhere there is nothing to extend yet, and `expect.extend(matchers)` is the caller's to do.
(await findExpect())?.extend(matchers);

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any, @typescript-eslint/no-empty-object-type -- merged interfaces have to repeat Vitest's type parameter
  interface Matchers<T = any> extends GuardMatchers<T> {}
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- that is where `@types/jest` keeps its matchers
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars -- merged interfaces have to repeat its type parameters
    interface Matchers<R, T = {}> extends GuardMatchers<R> {}
  }
}
