import type { IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { ConnectionResetError } from './connection-reset-error.js';
import { bodyTooLargeFault } from './gateway-fault.js';

export interface BodyLimits {
  /** Longest body let through, in bytes. */
  readonly maxBytes: number;
  /** Reading speed in bytes a second; `Infinity` for no brake. */
  readonly bytesPerSecond: number;
  /** After how many bytes the connection breaks off. */
  readonly resetAfter: number;
  /** Ends a wait when the client has left or the emulator closes. */
  readonly signal: AbortSignal;
  /** Called with the number of bytes of every piece that was read. */
  readonly onBytes: (bytes: number) => void;
}

/** Whether a request announces a body longer than that many bytes. */
export function announcesMore(request: IncomingMessage, maxBytes: number): boolean {
  return Number(request.headers['content-length']) > maxBytes;
}

/**
 * Reads a request body piece by piece. Stopping early leaves the socket open, so that an answer can still be sent.
 * @throws {GatewayFault} 413 with the first byte too many.
 * @throws {ConnectionResetError} when the connection is to break off.
 */
export async function* readBody(request: IncomingMessage, limits: BodyLimits): AsyncGenerator<Buffer> {
  const startedAt = performance.now();
  let received = 0;
  const chunks: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
  for await (const chunk of chunks) {
    received += chunk.length;
    limits.onBytes(chunk.length);
    if (received > limits.maxBytes) throw bodyTooLargeFault();
    if (received > limits.resetAfter) throw new ConnectionResetError();
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
