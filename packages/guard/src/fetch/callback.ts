/**
 * A callback that cannot harm the request it is told about: what it throws, or rejects with, becomes a warning of the
 * process. A logger that is down must not take the images down with it.
 */
export function makeHarmless<A extends readonly unknown[]>(
  name: string,
  callback: ((...args: A) => unknown) | undefined,
): ((...args: A) => void) | undefined {
  if (callback === undefined) return undefined;
  let hasWarned = false;
  const warn = (error: unknown) => {
    // A callback that fails fails on every image: once is enough.
    if (hasWarned) return;
    hasWarned = true;
    process.emitWarning(`\`${name}\` of guardFetch failed; the request goes on.`, {
      type: 'GuardFetchWarning',
      code: 'GUARD_FETCH_CALLBACK',
      detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  };
  return (...args) => {
    try {
      const result = callback(...args);
      if (result instanceof Promise) result.catch(warn);
    } catch (error) {
      warn(error);
    }
  };
}
