import type { ImageFacts } from 'gpt-image-contract';

/** What was done to an image and why. */
export interface PrepareReport {
  readonly original: ImageFacts;
  readonly prepared: ImageFacts;
  /** Encoder quality, 1 to 100; absent for lossless files and for images passed through. */
  readonly quality?: number;
  /** What was done, in order, in words. */
  readonly steps: readonly string[];
  /** What the caller should know: frames that were left out, far fewer pixels than wanted, a mask that marks nothing, … */
  readonly warnings: readonly string[];
  /** Time it took, in ms, reading included. */
  readonly durationMs: number;
}

declare const prepared: unique symbol;

/**
 * An image ready to be uploaded: a real `File` with the right name and media type, for `client.images.edit`, `FormData`
 * or the AI SDK. Only the functions of this package make one.
 */
export interface PreparedImage extends File {
  readonly report: PrepareReport;
  readonly [prepared]: true;
}

class PreparedFile extends File {
  readonly report: PrepareReport;

  constructor(bytes: Uint8Array, name: string, report: PrepareReport) {
    // A Blob takes no shared memory; its own copy is what keeps the file unchanged when the caller's bytes change.
    super([bytes], name, { type: report.prepared.mediaType });
    this.report = report;
  }
}

const EXTENSIONS: Readonly<Record<string, string>> = { jpeg: 'jpg' };

/** Wraps finished bytes; the name keeps its stem and gets the extension of the real format. */
export function createPreparedImage(
  bytes: Uint8Array,
  name: string | undefined,
  report: PrepareReport,
): PreparedImage {
  const { format } = report.prepared;
  const stem = (name ?? '').replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
  const fileName = `${stem === '' ? 'image' : stem}.${EXTENSIONS[format] ?? format}`;
  return new PreparedFile(bytes, fileName, report) as File as PreparedImage;
}

/** Whether a value was made by `prepareImage`, `prepareImages`, `prepareMask` or `prepareEdit`. */
export function isPreparedImage(value: unknown): value is PreparedImage {
  return value instanceof PreparedFile;
}
