import type { IncomingMessage } from 'node:http';
import { imageSize } from 'image-size';
import { checkVisionInput, type Violation } from 'gpt-image-contract';
import { assertOptions, defineOptions } from '../option-names.js';
import { mediaTypeOf, sniffFormat } from '../sniff-format.js';
import type { VisionDetail } from './advise-detail.js';
import { createAddressFilter } from './address-guard.js';
import { RemoteImageError } from './remote-image-error.js';
import { resolveWithDns, sendHop, toRemoteImageError, type ResolveHost } from './remote-request.js';

/** How far {@link checkRemoteImage} may go. */
export interface RemoteImageOptions {
  /** Vision model the image is for; decides what is worth saying about its pixels. */
  readonly model?: string | undefined;
  /** The `detail` the request will ask for. */
  readonly detail?: VisionDetail | undefined;
  /**
   * Private addresses that may be asked all the same, singly or as CIDR ranges: `['10.0.0.0/8']`. Default none: private,
   * loopback, link-local, carrier-grade NAT and reserved addresses are refused.
   */
  readonly allowAddresses?: readonly string[] | undefined;
  /** Redirects followed, each checked like the first address. Default 3. */
  readonly maxRedirects?: number | undefined;
  /** Longest time for everything, in ms. Default 10,000. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Finds a host's addresses, in place of the system's resolver. */
  readonly resolveHost?: ResolveHost | undefined;
}

const OPTIONS = defineOptions<RemoteImageOptions>('checkRemoteImage', {
  model: true,
  detail: true,
  allowAddresses: true,
  maxRedirects: true,
  timeoutMs: true,
  signal: true,
  resolveHost: true,
});

/** What a server says of an image, and what its first bytes show. */
export interface RemoteImage {
  /** Address after redirects. */
  readonly url: string;
  readonly redirects: number;
  /** Length of the whole file in bytes, where the server tells it. */
  readonly bytes: number | undefined;
  /** Media type of the `content-type` header. */
  readonly declaredMediaType: string | undefined;
  /** Media type by content. */
  readonly mediaType: string;
  /** Format by content. */
  readonly format: string;
  /** Pixels, where the first kilobytes hold them. */
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** What the contract has to say about it as a vision input. */
  readonly violations: readonly Violation[];
}

/** Bytes asked for and read at most: the header of nearly every file, JPEG thumbnails included. */
const HEAD_BYTES = 65_536;
const DEFAULT_MAX_REDIRECTS = 3;
const DEFAULT_TIMEOUT_MS = 10_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Looks at an image behind a URL without downloading it: `HEAD` for length and type, then the first 64 KiB by a ranged
 * `GET`. Made for addresses that users type: every address is checked after the name is resolved, on every redirect,
 * and the connection goes to the address that was checked.
 * @throws {RemoteImageError} where the address is not allowed, does not answer, or does not answer with an image
 * @throws {TypeError | RangeError} on an option that does not exist or a value it does not take
 * @throws the signal's reason when aborted
 */
export async function checkRemoteImage(
  url: string | URL,
  options: RemoteImageOptions = {},
): Promise<RemoteImage> {
  assertOptions(options, OPTIONS);
  const { timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  options.signal?.throwIfAborted();
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = options.signal === undefined ? timeout : AbortSignal.any([options.signal, timeout]);
  const trip = new Trip(parseUrl(url), options, signal);

  const headFacts = await askHead(trip);

  const got = await trip.send('GET', { range: `bytes=0-${HEAD_BYTES - 1}` });
  if (!isSuccess(got)) {
    got.destroy();
    throw new RemoteImageError(
      'bad-status',
      trip.url.href,
      `\`${trip.url.href}\` answered with HTTP status ${got.statusCode ?? 0}.`,
    );
  }
  const start = await readStart(got, trip.url, signal);
  return describe(trip, { ...headFacts, ...readHeaders(got) }, start, options);
}

/** One address and where it redirects to. */
class Trip {
  url: URL;
  redirects = 0;
  readonly #options: RemoteImageOptions;
  readonly #signal: AbortSignal;
  readonly #isAllowed;

  constructor(url: URL, options: RemoteImageOptions, signal: AbortSignal) {
    this.url = url;
    this.#options = options;
    this.#signal = signal;
    this.#isAllowed = createAddressFilter(options.allowAddresses ?? []);
  }

  /** Sends one request, following redirects; later requests start where this one ended. */
  async send(method: 'HEAD' | 'GET', headers: Record<string, string> = {}): Promise<IncomingMessage> {
    const { maxRedirects = DEFAULT_MAX_REDIRECTS, resolveHost = resolveWithDns } = this.#options;
    for (;;) {
      const response = await sendHop(this.url, {
        method,
        isAllowed: this.#isAllowed,
        resolveHost,
        headers: { accept: 'image/*', 'accept-encoding': 'identity', ...headers },
        signal: this.#signal,
      });
      const { location } = response.headers;
      if (location === undefined || !REDIRECTS.has(response.statusCode ?? 0)) return response;
      response.destroy();
      if (this.redirects >= maxRedirects) {
        throw new RemoteImageError(
          'too-many-redirects',
          this.url.href,
          `\`${this.url.href}\` redirects more than ${maxRedirects} times.`,
        );
      }
      this.redirects++;
      this.url = parseUrl(location, this.url);
    }
  }
}

/** Length and type by `HEAD`; nothing where the server refuses or drops that method, the ranged `GET` will tell. */
async function askHead(trip: Trip): Promise<HeaderFacts> {
  try {
    const response = await trip.send('HEAD');
    response.destroy();
    return isSuccess(response) ? readHeaders(response) : {};
  } catch (error) {
    if (error instanceof RemoteImageError && error.code === 'unreachable') return {};
    throw error;
  }
}

interface HeaderFacts {
  readonly bytes?: number;
  readonly declaredMediaType?: string;
}

function readHeaders(response: IncomingMessage): HeaderFacts {
  const type = response.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  // `bytes 0-65535/1234567`; of a whole answer the length itself.
  const total = response.headers['content-range']?.split('/')[1];
  const length = response.statusCode === 206 ? total : response.headers['content-length'];
  return {
    ...(length !== undefined && /^\d+$/.test(length) && { bytes: Number(length) }),
    ...(type !== undefined && type !== '' && { declaredMediaType: type }),
  };
}

/** Reads at most {@link HEAD_BYTES}, then hangs up: a server that ignores ranges would send everything. */
async function readStart(response: IncomingMessage, url: URL, signal: AbortSignal): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.byteLength;
      if (length >= HEAD_BYTES) break;
    }
  } catch (error) {
    throw toRemoteImageError(error, url, signal);
  } finally {
    response.destroy();
  }
  return Buffer.concat(chunks).subarray(0, HEAD_BYTES);
}

function describe(
  trip: Trip,
  headers: HeaderFacts,
  start: Uint8Array,
  options: RemoteImageOptions,
): RemoteImage {
  const format = sniffFormat(start);
  const { declaredMediaType } = headers;
  // What it is called proves nothing: every format that a model reads is known by its first bytes.
  if (format === undefined || NOT_IMAGES.has(format)) {
    const label = declaredMediaType === undefined ? '' : `, which it calls \`${declaredMediaType}\``;
    throw new RemoteImageError(
      'not-an-image',
      trip.url.href,
      `\`${trip.url.href}\` answers with ${format ?? 'something unknown'}${label}, not with an image.`,
    );
  }
  const { width, height } = readSize(start);
  const mediaType = mediaTypeOf(format);
  const facts = {
    url: trip.url.href,
    redirects: trip.redirects,
    bytes: headers.bytes,
    declaredMediaType,
    mediaType,
    format,
    width,
    height,
  };
  return { ...facts, violations: check(facts, options) };
}

/** Judges what is known; the address itself was judged on the way. */
function check(
  { bytes = 0, format, mediaType, width = 0, height = 0 }: Omit<RemoteImage, 'violations'>,
  { model, detail }: RemoteImageOptions,
): readonly Violation[] {
  const facts = { bytes, format, mediaType, width, height, hasAlpha: false, frames: 1 };
  return checkVisionInput({ model, images: [{ param: 'url', detail, facts }] });
}

const NOT_IMAGES: ReadonlySet<string> = new Set(['html', 'text', 'pdf', 'zip']);

function readSize(start: Uint8Array): { width: number | undefined; height: number | undefined } {
  try {
    const { width, height, orientation = 1 } = imageSize(start);
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    // The header lies beyond the first kilobytes, or in a format image-size does not read.
    return { width: undefined, height: undefined };
  }
}

function isSuccess(response: IncomingMessage): boolean {
  return response.statusCode === 200 || response.statusCode === 206;
}

function parseUrl(url: string | URL, base?: URL): URL {
  try {
    return new URL(url, base);
  } catch (cause) {
    throw new RemoteImageError('invalid-url', String(url), `\`${String(url)}\` is not a URL.`, { cause });
  }
}
