import type { IncomingMessage } from 'node:http';
import type { ApiError, ImageFacts } from 'gpt-image-contract';

/** One image of a recorded request: how it was labelled and what it is. */
export interface RecordedImage {
  /** Name of the field: `image`, `image[]`, `mask`, … */
  readonly field: string;
  readonly filename: string;
  /** Content-Type the part declared. */
  readonly declaredMediaType: string;
  /** SHA-256 of the content, in hex. */
  readonly sha256: string;
  /** What the content is. */
  readonly facts: ImageFacts;
}

/** A request the emulator was sent. It is recorded when it arrives and completed before it is answered. */
export interface RecordedRequest {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  /** Path with the query, as it was sent. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Text fields of a form (repeated ones as a list), or the properties of a JSON body. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Input images in their order. */
  readonly images: readonly RecordedImage[];
  readonly mask?: RecordedImage;
  readonly markup?: RecordedImage;
  /** Length of the body as far as it was read, in bytes. */
  readonly bodyBytes: number;
  /** Status of the answer. */
  readonly status?: number;
  /** The error the request was answered with. */
  readonly error?: ApiError;
}

/** A record while it is being written. */
export type RequestRecord = { -readonly [K in keyof RecordedRequest]: RecordedRequest[K] };

/** Begins the record of a request. */
export function createRecord(request: IncomingMessage): RequestRecord {
  const url = request.url ?? '/';
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as const);
  return {
    method: request.method ?? 'GET',
    path: url.split('?', 1)[0] ?? url,
    url,
    headers: Object.fromEntries(headers),
    fields: {},
    images: [],
    bodyBytes: 0,
  };
}
