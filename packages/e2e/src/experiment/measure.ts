import OpenAI, { APIError } from 'openai';

/** What came of the runs of one upload through one gateway. */
export interface Measurement {
  readonly runs: number;
  readonly succeeded: number;
  /** Answers by HTTP status, `0` where the connection broke. */
  readonly statuses: Readonly<Record<number, number>>;
  /** Milliseconds from the call to its end, success or not, ascending. */
  readonly durations: readonly number[];
}

/** Calls `images.edit` again and again, one call at a time, each as the first of its process would be. */
export async function measure(
  baseUrl: string,
  file: File,
  options: { readonly runs: number; readonly createFetch?: () => typeof fetch },
): Promise<Measurement> {
  const durations: number[] = [];
  const statuses: Record<number, number> = {};
  for (let run = 0; run < options.runs; run++) {
    // A guard of its own for each run: what it remembers would spare it the work.
    const fetch = options.createFetch?.();
    const client = new OpenAI({ apiKey: 'x', baseURL: baseUrl, maxRetries: 0, ...(fetch && { fetch }) });
    const start = performance.now();
    const status = await edit(client, file);
    durations.push(performance.now() - start);
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
  return {
    runs: options.runs,
    succeeded: statuses[200] ?? 0,
    statuses,
    durations: durations.sort((a, b) => a - b),
  };
}

async function edit(client: OpenAI, image: File): Promise<number> {
  try {
    await client.images.edit({
      model: 'gpt-image-2',
      prompt: 'Make it winter',
      size: '1024x1024',
      quality: 'low',
      // Written fastest, so that the emulator's own time is least of what is measured.
      output_format: 'jpeg',
      image,
    });
    return 200;
  } catch (error) {
    if (error instanceof APIError) return (error.status as number | undefined) ?? 0;
    throw error;
  }
}

/** Value below which the share `part` (0 to 1) of the ascending samples lies. */
export function quantile(ascending: readonly number[], part: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * part))] ?? Number.NaN;
}
