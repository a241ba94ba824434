import { setTimeout as sleep } from 'node:timers/promises';
import { asList, asRecord, asString } from '../json-shapes.js';
import { formatBytes } from '../format.js';

/** One edit request, its images prepared. */
export interface EditCall {
  readonly baseUrl: string;
  readonly apiKey: string | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly images: readonly File[];
  readonly mask: File | undefined;
}

/** The API refused, failed, or answered with something else than a picture. */
export class ApiCallError extends Error {
  override readonly name = 'ApiCallError';
  /** The request was understood and refused: sending it again changes nothing. */
  readonly isRefusal: boolean;

  constructor(message: string, isRefusal: boolean, options?: ErrorOptions) {
    super(message, options);
    this.isRefusal = isRefusal;
  }
}

const MAX_RETRIES = 2;
/** Wait before the first retry where the server names no time, in ms; doubled for the next. */
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;

/**
 * Sends the request and returns the first picture's bytes. Waits and tries again on 429 and 5xx, as the API asks to.
 * @throws {ApiCallError}
 * @throws the signal's reason when aborted
 */
export async function callEdits(call: EditCall, signal: AbortSignal): Promise<Uint8Array> {
  const url = `${call.baseUrl.replace(/\/+$/, '')}/images/edits`;
  for (let attempt = 0; ; attempt++) {
    const response = await send(url, call, signal);
    if (response.ok) return readPicture(response, signal);
    const canRetry = (response.status === 429 || response.status >= 500) && attempt < MAX_RETRIES;
    if (!canRetry) throw await readFailure(response, call);
    await response.body?.cancel();
    await sleep(waitOf(response, attempt), undefined, { signal });
  }
}

async function send(url: string, call: EditCall, signal: AbortSignal): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(call.params)) body.append(name, value);
  const [only, ...others] = call.images;
  if (only !== undefined && others.length === 0) body.append('image', only);
  else for (const image of call.images) body.append('image[]', image);
  if (call.mask !== undefined) body.append('mask', call.mask);
  const headers: Record<string, string> =
    call.apiKey === undefined ? {} : { authorization: `Bearer ${call.apiKey}` };
  try {
    return await fetch(url, { method: 'POST', headers, body, signal });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new ApiCallError(`${url} cannot be reached: ${reasonOf(cause)}.`, false, { cause });
  }
}

/** `fetch failed` says nothing; its cause does. */
function reasonOf(error: unknown): string {
  const inner: unknown = error instanceof Error ? (error.cause ?? error) : error;
  if (!(inner instanceof Error)) return String(inner);
  return inner.message === '' && 'code' in inner ? String(inner.code) : inner.message;
}

function waitOf(response: Response, attempt: number): number {
  const seconds = Number(response.headers.get('retry-after'));
  const wait = seconds > 0 ? seconds * 1000 : FIRST_WAIT_MS * 2 ** attempt;
  return Math.min(wait, LONGEST_WAIT_MS);
}

async function readPicture(response: Response, signal: AbortSignal): Promise<Uint8Array> {
  const text = await response.text();
  const picture = asRecord(asList(parseObject(text)?.data)[0]);
  if (typeof picture?.b64_json === 'string') return Buffer.from(picture.b64_json, 'base64');
  // GPT image models never answer with a URL, gateways to other models do.
  if (typeof picture?.url === 'string') return download(picture.url, signal);
  throw new ApiCallError(`The API answered without a picture: ${excerpt(text)}`, false);
}

async function download(url: string, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(url, { signal });
  if (!response.ok) {
    throw new ApiCallError(`The picture cannot be downloaded: ${url} answered ${response.status}.`, false);
  }
  return new Uint8Array(await response.arrayBuffer());
}

async function readFailure(response: Response, call: EditCall): Promise<ApiCallError> {
  const { status } = response;
  const text = await response.text();
  const isRefusal = status === 400 || status === 413 || status === 422;
  const message = readMessage(text);
  if (status === 413) {
    const bytes = [...call.images, ...(call.mask === undefined ? [] : [call.mask])];
    const size = formatBytes(bytes.reduce((sum, file) => sum + file.size, 0));
    return new ApiCallError(`The gateway refused ${size} of images as too large (HTTP 413).`, isRefusal);
  }
  const hint = status === 404 ? describeMissingVersion(call.baseUrl) : '';
  return new ApiCallError(`The API answered with HTTP status ${status}: ${message}${hint}`, isRefusal);
}

/** The path that OpenAI and nearly all who speak its protocol have before `/images/edits`. */
const VERSION_PATH = '/v1';

function describeMissingVersion(baseUrl: string): string {
  const { origin, pathname } = new URL(baseUrl);
  if (pathname !== '/') return '';
  return `\nThe base URL lacks \`${VERSION_PATH}\`. Use \`${origin}${VERSION_PATH}\`.`;
}

/** The message of the API's envelope; gateways answer with HTML, of which an excerpt has to do. */
function readMessage(text: string): string {
  return asString(asRecord(parseObject(text)?.error)?.message) ?? excerpt(text);
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    return asRecord(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function excerpt(text: string): string {
  const plain = text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > 200 ? `${plain.slice(0, 200)}…` : plain;
}
