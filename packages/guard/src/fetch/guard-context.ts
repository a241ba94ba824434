import type { GuardedCall, GuardReport, ResolvedOptions } from './guard-options.js';
import type { ImagePreparer, PreparerOptions } from './image-preparer.js';

/** What everything that looks at one request needs to know. */
export interface GuardContext {
  readonly call: GuardedCall;
  readonly options: ResolvedOptions;
  readonly preparer: ImagePreparer;
  readonly signal: AbortSignal | undefined;
  /** Tells what was done to one image, unless this is a retry and it was told before. */
  report(report: GuardReport): void;
}

/** How images of this request are prepared. */
export function getPreparerOptions({ options, signal }: GuardContext): PreparerOptions {
  return { policy: options.policy, settings: options.settings, signal };
}
