/** One line of a benchmark's table. Two things are compared in one run; the ratio is what counts. */
export interface BenchRow {
  readonly what: string;
  /** Measured value with its unit, for example `1.8 µs`. */
  readonly value: string;
  /** The aim this row is held against, for example `< 10 µs`. */
  readonly aim?: string;
}

/** One topic, measured by `pnpm bench <name>`. Lives in `src/<name>.bench.ts` as default export. */
export interface Bench {
  readonly title: string;
  run(): Promise<readonly BenchRow[]>;
}

/** Middle value of the samples. */
export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Microseconds one call of `work` takes: the median of `rounds` rounds of `calls` calls, after one round to warm up. */
export function microsecondsPerCall(work: () => unknown, calls = 10_000, rounds = 9): number {
  const samples: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const start = performance.now();
    for (let call = 0; call < calls; call++) work();
    if (round > 0) samples.push(((performance.now() - start) * 1000) / calls);
  }
  return median(samples);
}
