import type { IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { BodyTooLargeError } from './body-too-large-error.js';

export interface BodyLimits {
  /** Longest body let through, in bytes. */
  readonly maxBytes: number;
  /** Reading speed in bytes a second; `Infinity` for no brake. */
  readonly bytesPerSecond: number;
  /** Ends a wait when the client has left or the emulator closes. */
  readonly signal: AbortSignal;
}

/**
 * Reads a request body chunk by chunk. Stopping early leaves the socket open, so that an answer can still be sent.
 * @throws {BodyTooLargeError} at once when Content-Length says so, otherwise with the first byte too many.
 */
export async function* readBody(request: IncomingMessage, limits: BodyLimits): AsyncGenerator<Buffer> {
  if (Number(request.headers['content-length']) > limits.maxBytes) {
    throw new BodyTooLargeError(limits.maxBytes);
  }
  const startedAt = performance.now();
  let received = 0;
  const chunks: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
  for await (const chunk of chunks) {
    received += chunk.length;
    if (received > limits.maxBytes) throw new BodyTooLargeError(limits.maxBytes);
    yield chunk;
    const aheadMs = (received / limits.bytesPerSecond) * 1000 - (performance.now() - startedAt);
    if (aheadMs > 1) await delay(aheadMs, undefined, { signal: limits.signal });
  }
}

/** How long a client may go on uploading after it was answered, in ms, before the socket is closed under it. */
const DRAIN_MS = 30_000;

/**
 * Reads and forgets what the client still sends. Closing a socket with unread bytes in it makes the kernel reset the
 * connection, and the client loses the answer it was just given.
 */
export async function drainBody(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, DRAIN_MS);
    const finish = (): void => {
      clearTimeout(timer);
      resolve();
    };
    request.once('end', finish).once('close', finish).once('error', finish);
    request.resume();
  });
}
