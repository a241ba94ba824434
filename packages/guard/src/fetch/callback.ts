/**
 * A callback that cannot harm the request it is told about: what it throws, or rejects with, becomes a warning of the
 * process. A logger that is down must not take the images down with it.
 * @throws {TypeError} where it is no function
 */
export function makeHarmless<A extends readonly unknown[]>(
  name: string,
  callback: ((...args: A) => unknown) | undefined,
): ((...args: A) => void) | undefined {
  if (callback === undefined) return undefined;
  if (typeof callback !== 'function') {
    throw new TypeError(`\`${name}\` takes a function, not \`${String(callback)}\`.`);
  }
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
      // Promises of every make: a logger may bring its own.
      Promise.resolve(callback(...args)).catch(warn);
    } catch (error) {
      warn(error);
    }
  };
}
