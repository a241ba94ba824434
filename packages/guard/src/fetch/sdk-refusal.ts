/**
 * Whether the request comes from the `openai` package, or another SDK made by the same generator: they all mark their
 * requests with these headers.
 */
export function isFromSdk(headers: Headers): boolean {
  return headers.has('x-stainless-lang');
}

/** Which attempt of the SDK this is: 0 is the first. */
export function getRetryCount(headers: Headers): number {
  return Number(headers.get('x-stainless-retry-count') ?? 0);
}

/**
 * A response that throws `error` as soon as anything is read from it.
 *
 * The SDK takes whatever its `fetch` throws for a broken connection: it waits, tries again, and at last throws an
 * `APIConnectionError`. A refusal by the guard is final and must reach the caller at once and as itself. The SDK reads
 * `headers` right after `fetch` has resolved, outside of that net.
 */
export function createRefusal(error: unknown): Response {
  const fail = (): never => {
    throw error;
  };
  return new Proxy(new Response(null, { status: 400 }), {
    // A promise is resolved with this object, which asks for `then` first.
    get: (_, property) => (property === 'then' ? undefined : fail()),
  });
}
