import { DEFAULT_TIMEOUT_MS, type ReadOptions } from './image-input.js';
import { ImageInputError } from './image-input-error.js';
import { assertOptionValue } from './option-values.js';

/** Time and cancellation of one piece of work. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Whole seconds left, 1 to 3600: what sharp takes as a time limit. */
  secondsLeft(): number;
}

/** Longest time limit that sharp takes, in seconds; the timer below keeps longer ones. */
const MAX_SECONDS = 3600;

/**
 * Runs `work` under the caller's signal and time limit (ms).
 * @throws {TypeError | RangeError} where the limit is no number above 0.
 * @throws the signal's reason when aborted; {@link ImageInputError} `timeout` when time runs out.
 */
export async function withDeadline<T>(
  options: Pick<ReadOptions, 'signal' | 'timeoutMs'>,
  work: (deadline: Deadline) => Promise<T>,
): Promise<T> {
  const { signal: outer, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  assertOptionValue('timeoutMs', timeoutMs);
  outer?.throwIfAborted();
  const end = performance.now() + timeoutMs;
  const controller = new AbortController();
  // setTimeout fires at once above 2^31-1 ms; a limit of 24 days is none.
  const timer = setTimeout(
    () => {
      controller.abort(
        new ImageInputError(
          'timeout',
          `The image was not ready within ${timeoutMs.toLocaleString('en')} ms (\`timeoutMs\`). Raise that limit or use a smaller image.`,
        ),
      );
    },
    Math.min(timeoutMs, 2 ** 31 - 1),
  );
  const forward = () => {
    controller.abort(outer?.reason);
  };
  outer?.addEventListener('abort', forward, { once: true });
  const { signal } = controller;
  try {
    return await Promise.race([
      work({
        signal,
        secondsLeft: () => Math.min(MAX_SECONDS, Math.max(1, Math.ceil((end - performance.now()) / 1000))),
      }),
      rejectOnAbort(signal),
    ]);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', forward);
  }
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener(
      'abort',
      () => {
        reject(signal.reason as Error);
      },
      { once: true },
    );
  });
}
