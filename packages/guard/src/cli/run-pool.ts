/**
 * Runs `work` over `items`, at most `concurrency` at a time, and hands results to `onResult` in the order of the items.
 * Holds no more than a few results per worker, so thousands of items stay in steady memory. Stops starting new work
 * once `signal` fires, and resolves when the work under way has ended.
 */
export async function runPool<T, R>(
  items: readonly T[],
  options: { readonly concurrency: number; readonly signal: AbortSignal },
  work: (item: T) => Promise<R>,
  onResult: (result: R, item: T) => void,
): Promise<void> {
  const { concurrency, signal } = options;
  const waiting = new Map<number, R>();
  let next = 0;
  let reported = 0;
  let wakeUp: (() => void)[] = [];
  const isTooFarAhead = () => next - reported >= concurrency * 4;

  async function worker(): Promise<void> {
    while (next < items.length && !signal.aborted) {
      if (isTooFarAhead()) {
        await new Promise<void>((resolve) => wakeUp.push(resolve));
        continue;
      }
      const index = next++;
      waiting.set(index, await work(items[index] as T));
      while (waiting.has(reported)) {
        const result = waiting.get(reported) as R;
        waiting.delete(reported);
        onResult(result, items[reported] as T);
        reported++;
      }
      const sleepers = wakeUp;
      wakeUp = [];
      for (const wake of sleepers) wake();
    }
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, worker));
}
