import type { Violation } from 'gpt-image-contract';

/** A request's body after the guard has looked at it. */
export interface GuardedBody {
  /** What is left to say about the request. */
  readonly violations: readonly Violation[];
  /** What to send instead; absent where nothing changed. */
  readonly body?: FormData | string;
}
