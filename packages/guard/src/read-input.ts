import { constants, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { addAbortSignal, isReadable, type Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { DEFAULT_MAX_INPUT_BYTES, type ImageInput } from './image-input.js';
import { ImageInputError } from './image-input-error.js';

/** An input's bytes and the file name it came with, if any. */
export interface InputBytes {
  readonly bytes: Uint8Array;
  readonly name: string | undefined;
}

/** What reading needs to know: the byte limit, the signal that stops it, and what to call an input without a name. */
export interface ReadLimits {
  readonly maxInputBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly name?: string | undefined;
}

/**
 * Reads an input of any kind to the end, once, within `maxInputBytes`.
 * @throws {ImageInputError} `empty`, `unreadable` or `too-large`.
 */
export async function readInput(input: ImageInput, limits: ReadLimits = {}): Promise<InputBytes> {
  const { maxInputBytes = DEFAULT_MAX_INPUT_BYTES, signal } = limits;
  signal?.throwIfAborted();
  const read = await readAny(input, maxInputBytes, signal);
  if (read.bytes.byteLength === 0) {
    throw new ImageInputError('empty', `${label(read.name ?? limits.name)} is empty: it has zero bytes.`);
  }
  return read;
}

async function readAny(input: unknown, limit: number, signal: AbortSignal | undefined): Promise<InputBytes> {
  if (typeof input === 'string') return readPath(input, limit);
  if (input instanceof URL) return readUrl(input, limit);
  const bytes = findBytes(input);
  if (bytes !== undefined) return { bytes: unshared(within(bytes, limit)), name: undefined };
  // By shape, not by class: several copies of undici or a polyfill give other classes.
  if (isResponse(input)) return readResponse(input, limit, signal);
  if (isRequest(input)) return readRequest(input, limit, signal);
  if (isBlob(input)) return readBlob(input, limit);
  if (isStream(input)) return readStream(input, limit, signal);
  throw new TypeError(
    'An image is a path, a `file:` URL, bytes, a `Blob` or `File`, a stream, a `Request` or a `Response`, ' +
      `not ${describeType(input)}.`,
  );
}

/** Whether a value holds one image by its kind, whatever it holds. */
export function isImageInput(value: unknown): boolean {
  return (
    typeof value === 'string' ||
    value instanceof URL ||
    findBytes(value) !== undefined ||
    isResponse(value) ||
    isRequest(value) ||
    isBlob(value) ||
    isStream(value)
  );
}

/** The file name an input comes with, told without reading it. */
export function findName(input: unknown): string | undefined {
  if (typeof input === 'string') return basename(input);
  if (input instanceof URL) return nameOfUrl(input.href);
  if (isResponse(input)) return nameOfUrl(input.url);
  if (isBlob(input)) return nameOfBlob(input);
  return isStream(input) ? nameOfStream(input) : undefined;
}

/** Bytes of a buffer or a view of one, not copied. */
function findBytes(input: unknown): Uint8Array | undefined {
  if (input instanceof ArrayBuffer || input instanceof SharedArrayBuffer) return new Uint8Array(input);
  if (!ArrayBuffer.isView(input) || !isByteView(input)) return undefined;
  return input instanceof Uint8Array
    ? input
    : new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
}

/** Shared memory is copied, once it is known to be within the limit, so that nobody changes it while it is read. */
function unshared(bytes: Uint8Array): Uint8Array {
  return bytes.buffer instanceof SharedArrayBuffer ? new Uint8Array(bytes) : bytes;
}

/** Views of larger numbers hold pixels or samples, never a file. */
function isByteView(view: ArrayBufferView): boolean {
  return view instanceof DataView || ('BYTES_PER_ELEMENT' in view && view.BYTES_PER_ELEMENT === 1);
}

/** What a value is, for a message: `File`, `Uint16Array`, null, undefined, a number. */
export function describeType(input: unknown): string {
  if (input === null || input === undefined) return String(input);
  return typeof input === 'object'
    ? `\`${Object.prototype.toString.call(input).slice(8, -1)}\``
    : `a ${typeof input}`;
}

/** Longest path of Linux (`PATH_MAX`) in bytes; a longer string is a picture in base64, which no message should repeat. */
const MAX_PATH_LENGTH = 4096;

/** A pipe that nobody writes to would be waited for without end, in a thread that nothing stops. Windows has no such flag. */
const READ_WITHOUT_WAITING = constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0);

async function readPath(path: string, limit: number): Promise<InputBytes> {
  if (/^data:/i.test(path)) {
    throw new ImageInputError('unreadable', 'A data URL is no path. Pass `await fetch(dataUrl)` instead.');
  }
  if (/^https?:/i.test(path)) {
    throw new ImageInputError('unreadable', `\`${path}\` is no path. Pass \`await fetch(url)\` instead.`);
  }
  if (path.length > MAX_PATH_LENGTH) {
    throw new ImageInputError(
      'unreadable',
      `A string of ${path.length.toLocaleString('en')} characters is no path. ` +
        "Pass `Buffer.from(text, 'base64')` where it is base64.",
    );
  }
  const name = basename(path);
  let file;
  try {
    file = await open(path, READ_WITHOUT_WAITING);
    const stats = await file.stat();
    if (!stats.isFile()) throw new ImageInputError('unreadable', `\`${path}\` is not a regular file.`);
    if (stats.size > limit) throw tooLarge(limit, name, stats.size);
    // `/proc` files and files that grow report a size that is not what is read: read to the limit, then judge.
    return { bytes: within(await file.readFile(), limit, name), name };
  } catch (cause) {
    if (cause instanceof ImageInputError) throw cause;
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new ImageInputError(
      'unreadable',
      missing ? `There is no file at \`${path}\`.` : `\`${path}\` cannot be read: ${messageOf(cause)}.`,
      { cause },
    );
  } finally {
    await file?.close();
  }
}

function readUrl(url: URL, limit: number): Promise<InputBytes> {
  if (url.protocol !== 'file:') {
    throw new ImageInputError(
      'unreadable',
      `\`${url.protocol}\` URLs are not downloaded. Pass \`await fetch(url)\` instead.`,
    );
  }
  return readPath(fileURLToPath(url), limit);
}

async function readResponse(
  response: Response,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<InputBytes> {
  if (response.bodyUsed) {
    throw new ImageInputError(
      'unreadable',
      'The body of the response was read before. Pass a fresh response.',
    );
  }
  const name = nameOfUrl(response.url);
  // A polyfill's body may be a Node stream, which has no `cancel`.
  const body = response.body as (AsyncIterable<unknown> & { cancel?: () => Promise<void> }) | null;
  if (!response.ok) {
    await body?.cancel?.();
    throw new ImageInputError('unreadable', `The download answered with HTTP status ${response.status}.`);
  }
  const announced = Number(response.headers.get('content-length'));
  if (announced > limit) {
    await body?.cancel?.();
    throw tooLarge(limit, name, announced);
  }
  return { bytes: body === null ? new Uint8Array() : await drain(body, limit, signal, name), name };
}

async function readRequest(
  request: Request,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<InputBytes> {
  if (request.bodyUsed) {
    throw new ImageInputError('unreadable', 'The body of the request was read before. Pass a fresh request.');
  }
  if (/^multipart\//i.test(request.headers.get('content-type') ?? '')) {
    throw new ImageInputError(
      'unreadable',
      "The request holds a form, not an image. Pass one of its files: `(await request.formData()).get('image')`.",
    );
  }
  const announced = Number(request.headers.get('content-length'));
  if (announced > limit) throw tooLarge(limit, undefined, announced);
  const body = request.body as AsyncIterable<unknown> | null;
  return { bytes: body === null ? new Uint8Array() : await drain(body, limit, signal), name: undefined };
}

async function readStream(
  stream: AsyncIterable<unknown>,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<InputBytes> {
  // `null` for what is no stream, which the types do not tell.
  const hasEnded = (isReadable(stream as Readable) as boolean | null) === false;
  const bytes = await drain(stream, limit, signal);
  if (hasEnded && bytes.byteLength === 0)
    throw new ImageInputError('unreadable', 'The stream was read before. Pass a fresh stream.');
  return { bytes, name: nameOfStream(stream) };
}

async function readBlob(blob: Blob, limit: number): Promise<InputBytes> {
  const name = nameOfBlob(blob);
  if (blob.size > limit) throw tooLarge(limit, name, blob.size);
  try {
    return { bytes: new Uint8Array(await blob.arrayBuffer()), name };
  } catch (cause) {
    throw new ImageInputError('unreadable', `${label(name)} cannot be read: ${messageOf(cause)}.`, { cause });
  }
}

async function drain(
  stream: AsyncIterable<unknown>,
  limit: number,
  signal: AbortSignal | undefined,
  name?: string,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  try {
    // Also wakes a read that would wait for ever.
    if (signal !== undefined && isAbortable(stream)) addAbortSignal(signal, stream as Readable);
    for await (const chunk of stream) {
      if (!(chunk instanceof Uint8Array)) {
        throw new ImageInputError('unreadable', 'The stream yields text or objects. Pass a stream of bytes.');
      }
      total += chunk.byteLength;
      // Leaving the loop by a throw destroys the stream, so nothing goes on downloading.
      if (total > limit) throw tooLarge(limit, name);
      chunks.push(chunk);
    }
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof ImageInputError) throw cause;
    throw new ImageInputError('unreadable', `The stream broke off: ${messageOf(cause)}.`, { cause });
  }
  return Buffer.concat(chunks, total);
}

/** Whether Node can destroy it. A generator has no such end; who waits for it leaves at the deadline. */
function isAbortable(stream: object): boolean {
  return 'pipe' in stream || 'pipeTo' in stream;
}

function within(bytes: Uint8Array, limit: number, name?: string): Uint8Array {
  if (bytes.byteLength > limit) throw tooLarge(limit, name, bytes.byteLength);
  return bytes;
}

function tooLarge(limit: number, name: string | undefined, bytes?: number): ImageInputError {
  const size = bytes === undefined ? 'more than' : `${bytes.toLocaleString('en')} bytes, more than`;
  return new ImageInputError(
    'too-large',
    `${label(name)} has ${size} the ${limit.toLocaleString('en')} bytes of \`maxInputBytes\`.`,
  );
}

/** How an input is named in messages. */
function label(name: string | undefined): string {
  return name === undefined || name === '' ? 'The image' : `\`${name}\``;
}

function messageOf(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, '');
}

function nameOfUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last) || undefined;
  } catch {
    return last;
  }
}

function nameOfBlob(blob: Blob): string | undefined {
  return 'name' in blob && typeof blob.name === 'string' ? basename(blob.name) : undefined;
}

function nameOfStream(stream: object): string | undefined {
  return 'path' in stream && typeof stream.path === 'string' ? basename(stream.path) : undefined;
}

function isResponse(input: unknown): input is Response {
  return isObject(input) && 'headers' in input && 'body' in input && 'status' in input && 'bodyUsed' in input;
}

function isRequest(input: unknown): input is Request {
  return isObject(input) && 'headers' in input && 'body' in input && 'method' in input && 'bodyUsed' in input;
}

function isBlob(input: unknown): input is Blob {
  return (
    isObject(input) &&
    'arrayBuffer' in input &&
    typeof input.arrayBuffer === 'function' &&
    'size' in input &&
    typeof input.size === 'number'
  );
}

function isStream(input: unknown): input is AsyncIterable<unknown> {
  return isObject(input) && Symbol.asyncIterator in input;
}

function isObject(input: unknown): input is object {
  return typeof input === 'object' && input !== null;
}
