import type { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

/**
 * Anything that holds one image: a path, a `file:` URL, bytes in any buffer or view, a `Blob` or `File`, a Node or web
 * stream or another source of chunks of bytes, a `fetch` response, the request of an upload. Streams, responses and
 * requests are read once, to the end or to the limit, and are used up afterwards.
 */
export type ImageInput =
  | string
  | URL
  | Uint8Array
  | Uint8ClampedArray
  | DataView
  | ArrayBuffer
  | SharedArrayBuffer
  | Blob
  | Readable
  | ReadableStream<Uint8Array>
  | globalThis.ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>
  | Request
  | Response;

/** Limits that hold while an input is read, before anything is decoded. */
export interface ReadOptions {
  /** Most bytes read from an input. Default 268,435,456 (256 MiB): a 16-bit PNG of 40 megapixels. */
  readonly maxInputBytes?: number | undefined;
  /** Most pixels (width × height of one frame) decoded. Default 120,000,000: phones take up to 108 megapixels; bombs claim billions. */
  readonly maxInputPixels?: number | undefined;
  /** Stops the work; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Longest time for one image in ms, reading included. Default 60,000. */
  readonly timeoutMs?: number | undefined;
}

/** For the functions that take {@link ReadOptions} among others. */
export const READ_OPTION_NAMES = {
  maxInputBytes: true,
  maxInputPixels: true,
  signal: true,
  timeoutMs: true,
} as const satisfies Record<keyof ReadOptions, true>;

export const DEFAULT_MAX_INPUT_BYTES = 256 * 1024 * 1024;
export const DEFAULT_MAX_INPUT_PIXELS = 120_000_000;
export const DEFAULT_TIMEOUT_MS = 60_000;
