import { API_LIMITS } from 'gpt-image-contract';
import type { RequestBody } from './fetch-types.js';
import { parseForm } from './read-form.js';

/** The body of a recognised request, read once. */
export type ReadBody =
  | { readonly kind: 'form'; readonly form: FormData }
  | { readonly kind: 'json'; readonly json: unknown }
  /** Neither form nor JSON, or not readable as what it claims to be. */
  | { readonly kind: 'other' };

/** A read body, and what to send in its place should nothing have changed. */
export interface BodySource {
  readonly body: ReadBody;
  /** The original where it can be sent again (string, bytes, FormData), else the bytes read from the stream. */
  readonly unchanged: RequestBody;
}

/** Most bytes buffered of one request: sixteen images and a mask at the API's limit, and room for the rest. */
const MAX_BUFFERED_BYTES = (API_LIMITS.maxImages + 2) * API_LIMITS.maxImageBytes;

/**
 * Reads a request body of any kind `fetch` takes. Streams are buffered, bounded by what the API accepts.
 * @param header the request's `content-type`; decides how raw bytes are read. A blob brings its own where there is none.
 * @throws {RangeError} when a stream is longer than the API could accept
 */
export async function readBody(
  body: RequestBody,
  header: string | null,
  signal: AbortSignal | undefined,
): Promise<BodySource> {
  const contentType = header ?? (body instanceof Blob && body.type !== '' ? body.type : null);
  if (isForm(body)) return { body: { kind: 'form', form: body }, unchanged: body };
  if (typeof body === 'string') {
    const read = isMultipart(contentType)
      ? await readForm(Buffer.from(body), contentType)
      : readJson(body, contentType);
    return { body: read, unchanged: body };
  }
  const isStream = isAsyncIterable(body);
  const bytes = isStream ? await readStream(body, signal) : await toBytes(body);
  if (bytes === undefined) return { body: { kind: 'other' }, unchanged: body };
  const read = isMultipart(contentType)
    ? await readForm(bytes, contentType)
    : readJson(new TextDecoder().decode(bytes), contentType);
  return { body: read, unchanged: isStream ? bytes : body };
}

function isMultipart(contentType: string | null): contentType is string {
  return contentType !== null && /^multipart\/form-data\s*;/i.test(contentType);
}

function readJson(text: string, contentType: string | null): ReadBody {
  // A missing type is read as JSON too: plain code forgets the header, and the API's answer would be about that.
  if (contentType !== null && !/^(application\/([\w.-]+\+)?json|text\/plain)\b/i.test(contentType)) {
    return { kind: 'other' };
  }
  try {
    return { kind: 'json', json: JSON.parse(text) };
  } catch {
    return { kind: 'other' };
  }
}

async function readForm(bytes: Uint8Array, contentType: string): Promise<ReadBody> {
  try {
    return { kind: 'form', form: await parseForm(bytes, contentType) };
  } catch {
    // A broken form is the API's to answer: it names the fault better than the parser does.
    return { kind: 'other' };
  }
}

/** By name, not by class: another copy of undici has classes of its own. */
function isForm(body: unknown): body is FormData {
  return Object.prototype.toString.call(body) === '[object FormData]';
}

function isAsyncIterable(body: unknown): body is AsyncIterable<Uint8Array | string> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

/** Bytes of a body that can be read again; nothing for URL parameters and what `fetch` would not take. */
async function toBytes(body: unknown): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (body instanceof Blob) return new Uint8Array(await body.arrayBuffer());
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  if (!ArrayBuffer.isView(body)) return undefined;
  return new Uint8Array(body.buffer as ArrayBuffer, body.byteOffset, body.byteLength);
}

async function readStream(
  body: AsyncIterable<Uint8Array | string>,
  signal: AbortSignal | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop by a throw cancels the stream.
  for await (const piece of abortable(body, signal)) {
    const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece;
    chunks.push(chunk);
    length += chunk.byteLength;
    if (length > MAX_BUFFERED_BYTES) {
      throw new RangeError(
        `The body is longer than ${MAX_BUFFERED_BYTES} bytes, more than the image API accepts in one request.`,
      );
    }
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

/** Iterates `source`, and stops waiting for its next chunk as soon as `signal` fires. */
async function* abortable<T>(
  source: AsyncIterable<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<T, void, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => {
      reject(signal?.reason as Error);
    };
    signal?.addEventListener('abort', onAbort, { once: true });
  });
  aborted.catch(() => undefined);
  try {
    for (;;) {
      signal?.throwIfAborted();
      const result = await Promise.race([iterator.next(), aborted]);
      if (result.done === true) return;
      yield result.value;
    }
  } finally {
    if (onAbort !== undefined) signal?.removeEventListener('abort', onAbort);
    // Not awaited: a stream that hangs would hang its own cancellation too.
    void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}

/** Bytes of a body about to be sent, form headers left out; 0 where only sending it would tell. */
export function countBytes(body: unknown): number {
  if (typeof body === 'string') return Buffer.byteLength(body);
  if (body instanceof Blob) return body.size;
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) return body.byteLength;
  if (!isForm(body)) return 0;
  let bytes = 0;
  for (const [name, value] of body) bytes += Buffer.byteLength(name) + countBytes(value);
  return bytes;
}
