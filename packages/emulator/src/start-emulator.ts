import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Memory } from './exchange.js';
import type { Fault, FaultKind } from './fault.js';
import { FaultQueue, type FaultOptions } from './fault-queue.js';
import { readSettings, type EmulatorOptions } from './options.js';
import type { RecordedRequest } from './recorded-request.js';
import { serve } from './serve.js';
import { Store } from './store.js';

/** A running emulator. */
export interface Emulator extends AsyncDisposable {
  /** Address without a path: `http://127.0.0.1:49152`. The SDK's `baseURL` is this with `/v1`. */
  readonly url: string;
  /** Every request so far, oldest first. Set its `length` to 0 to forget them. */
  readonly requests: RecordedRequest[];
  /**
   * Makes the next request fail, or the next few.
   * @param fault its kind, or an object with `kind` and details
   * @throws {TypeError} on an unknown kind or detail.
   */
  failNext(fault: Fault | FaultKind, options?: FaultOptions): void;
  /** Stops listening and closes every connection, also those in use. Safe to call twice. */
  close(): Promise<void>;
}

/** Files and pictures the emulator keeps; older ones are forgotten. */
const KEPT_FILES = 32;

/**
 * Starts a local Images API on 127.0.0.1.
 * @throws {TypeError | RangeError} on options that are misspelt or out of range.
 * @throws {Error} with `code` `EADDRINUSE` when the port is taken.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const settings = readSettings(options);
  const requests: RecordedRequest[] = [];
  const faults = new FaultQueue();
  const memory: Memory = { files: new Store(KEPT_FILES), pictures: new Store(KEPT_FILES) };
  const closing = new AbortController();
  const context = { settings, requests, faults, memory, closing: closing.signal };
  const server = createServer((request, response) => {
    void serve(request, response, context);
  });
  // A client that asks before it uploads is told to go on only when something reads its body.
  server.on('checkContinue', (request, response) => {
    void serve(request, response, context);
  });
  server.listen(settings.port, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closed ??= new Promise<void>((resolve) => {
      closing.abort();
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
    return closed;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    failNext: (fault, faultOptions = {}) => {
      faults.add(fault, faultOptions);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
