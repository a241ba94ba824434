import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { errorAnswer, htmlAnswer, sendAnswer, type Answer } from './answer.js';
import { ApiFault } from './api-fault.js';
import { BodyTooLargeError } from './body-too-large-error.js';
import { answerEdit } from './edits.js';
import type { Exchange } from './exchange.js';
import { readSettings, type EmulatorOptions, type Settings } from './options.js';
import type { RecordedRequest, RequestRecord } from './recorded-request.js';
import { readBody } from './request-body.js';
import { methodFault, missingKeyFault, serverFault, unknownUrlFault } from './transport-faults.js';

/** A running emulator. */
export interface Emulator extends AsyncDisposable {
  /** Address without a path: `http://127.0.0.1:49152`. The SDK's `baseURL` is this with `/v1`. */
  readonly url: string;
  /** Every request so far, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** Stops listening and closes every connection, also those in use. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Starts a local Images API on 127.0.0.1.
 * @throws {TypeError | RangeError} on options that are misspelt or out of range.
 * @throws {Error} with `code` `EADDRINUSE` when the port is taken.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const settings = readSettings(options);
  const requests: RecordedRequest[] = [];
  const closing = new AbortController();
  const server = createServer((request, response) => {
    void serve(request, response, { settings, requests, closing: closing.signal });
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
  return { url: `http://127.0.0.1:${port}`, requests, close, [Symbol.asyncDispose]: close };
}

interface Context {
  readonly settings: Settings;
  readonly requests: RecordedRequest[];
  readonly closing: AbortSignal;
}

async function serve(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> {
  const { settings, requests, closing } = context;
  const left = new AbortController();
  response.once('close', () => {
    left.abort();
  });
  const signal = AbortSignal.any([closing, left.signal]);
  const record = createRecord(request);
  requests.push(record);
  const limits = { maxBytes: settings.maxBodyBytes, bytesPerSecond: settings.uploadBytesPerSecond, signal };
  const body = count(readBody(request, limits), record);
  try {
    const answer = await findAnswer({ request, body, record, settings, signal });
    if (settings.latencyMs > 0) await delay(settings.latencyMs, undefined, { signal });
    record.status = answer.status;
    await sendAnswer(request, response, answer);
  } catch {
    // The client has left or the emulator closes: there is nobody to answer.
    response.destroy();
  }
}

async function findAnswer(exchange: Exchange): Promise<Answer> {
  try {
    return await route(exchange);
  } catch (error) {
    if (exchange.signal.aborted) throw error;
    if (error instanceof BodyTooLargeError) return htmlAnswer(413, 'Request Entity Too Large');
    const fault = error instanceof ApiFault ? error : serverFault();
    exchange.record.error = fault.error;
    return errorAnswer(fault.error);
  }
}

async function route(exchange: Exchange): Promise<Answer> {
  const { request, settings, record } = exchange;
  // A gateway refuses by Content-Length before anything behind it has a say.
  if (Number(request.headers['content-length']) > settings.maxBodyBytes) {
    throw new BodyTooLargeError(settings.maxBodyBytes);
  }
  if (!/^(?:Bearer|Basic) +\S/i.test(request.headers.authorization ?? '')) throw missingKeyFault();
  if (record.path !== '/v1/images/edits') throw unknownUrlFault(record.method, record.path);
  if (record.method !== 'POST') throw methodFault(record.method, record.path);
  return answerEdit(exchange);
}

function createRecord(request: IncomingMessage): RequestRecord {
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

async function* count(chunks: AsyncIterable<Buffer>, record: RequestRecord): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    record.bodyBytes += chunk.length;
    yield chunk;
  }
}
