import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { errorAnswer, htmlAnswer, sendAnswer } from './answer.js';
import { ApiFault } from './api-fault.js';
import { ConnectionResetError } from './connection-reset-error.js';
import { readRequest } from './endpoints/read-request.js';
import type { Finish, Memory, Outcome } from './exchange.js';
import { FAULT_HEADER, parseFault, type Fault } from './fault.js';
import type { FaultQueue } from './fault-queue.js';
import { bodyTooLargeFault, GatewayFault } from './gateway-fault.js';
import type { Settings } from './options.js';
import { failAfterReading, failBeforeReading, getReadingFault } from './ordered-fault.js';
import { createRecord, type RecordedRequest, type RequestRecord } from './recorded-request.js';
import { announcesMore, readBody } from './request-body.js';
import { findRoute, isAzurePath, isMethodServed, type Route } from './route.js';
import { sendEvents } from './sse.js';
import {
  emulatorFault,
  faultOrderFault,
  methodFault,
  missingKeyFault,
  unknownUrlFault,
} from './transport-faults.js';

/** What all requests to one emulator share. */
export interface ServerContext {
  readonly settings: Settings;
  readonly requests: RecordedRequest[];
  readonly faults: FaultQueue;
  readonly memory: Memory;
  /** Aborts when the emulator closes. */
  readonly closing: AbortSignal;
}

/** A request that has arrived and is not understood yet. */
interface Arrival {
  readonly request: IncomingMessage;
  readonly requestId: string;
  readonly record: RequestRecord;
  readonly context: ServerContext;
  /** Aborts when the client has left or the emulator closes. */
  readonly signal: AbortSignal;
  /** Tells a client that asked first to send its body. */
  readonly startBody: () => void;
}

/** Answers one request. Never throws: what goes wrong is an answer, or the end of the connection. */
export async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  context: ServerContext,
): Promise<void> {
  const left = new AbortController();
  response.once('close', () => {
    left.abort();
  });
  const signal = AbortSignal.any([context.closing, left.signal]);
  const record = createRecord(request);
  context.requests.push(record);
  if (context.requests.length > context.settings.keepRequests) context.requests.shift();
  const requestId = `req_${randomBytes(16).toString('hex')}`;
  const headers = { 'x-request-id': requestId };
  let isHeldBack = request.headers.expect?.toLowerCase() === '100-continue';
  const startBody = (): void => {
    if (isHeldBack) response.writeContinue();
    isHeldBack = false;
  };
  try {
    const outcome = await findOutcome({ request, requestId, record, context, signal, startBody });
    if (context.settings.latencyMs > 0) await delay(context.settings.latencyMs, undefined, { signal });
    if ('events' in outcome) {
      record.status = 200;
      context.settings.onAnswer(record);
      await sendEvents(response, headers, outcome.events, signal);
      return;
    }
    record.status = outcome.status;
    context.settings.onAnswer(record);
    const answer = { ...outcome, headers: { ...headers, ...outcome.headers } };
    await sendAnswer(request, response, answer, !request.complete && !isHeldBack);
  } catch (error) {
    if (error instanceof ConnectionResetError) request.socket.resetAndDestroy();
    // Otherwise the client has left or the emulator closes: there is nobody to answer.
    else response.destroy();
  }
}

async function findOutcome(arrival: Arrival): Promise<Outcome> {
  try {
    return await answer(arrival);
  } catch (error) {
    if (arrival.signal.aborted || error instanceof ConnectionResetError) throw error;
    if (error instanceof GatewayFault) return htmlAnswer(error);
    const fault = error instanceof ApiFault ? error : emulatorFault(error);
    arrival.record.error = fault.error;
    return errorAnswer(fault);
  }
}

async function answer(arrival: Arrival): Promise<Outcome> {
  const { request, record, context, signal } = arrival;
  const fault = takeFault(arrival);
  failBeforeReading(fault);
  // A gateway refuses by Content-Length before anything behind it has a say.
  if (announcesMore(request, context.settings.maxBodyBytes)) throw bodyTooLargeFault();
  const route = findRoute(record.path);
  const isAzure = isAzurePath(record.path);
  if (!hasKey(request, isAzure)) throw missingKeyFault(isAzure);
  if (route === undefined) throw unknownUrlFault(record.method, record.path, isAzure);
  if (!isMethodServed(route.endpoint, record.method)) throw methodFault(record.method, record.path);
  const finish = await read(arrival, route, fault);
  await failAfterReading(fault, signal);
  return finish();
}

/** Reads the request; a body that cannot be understood is reported only after the failure that was ordered. */
async function read(arrival: Arrival, route: Route, fault: Fault | undefined): Promise<Finish> {
  const { request, requestId, record, context } = arrival;
  const { settings, memory } = context;
  const exchange = {
    request,
    requestId,
    route,
    record,
    settings,
    memory,
    fault,
    body: openBody(arrival, fault),
  };
  try {
    return await readRequest(exchange);
  } catch (error) {
    if (!(error instanceof ApiFault)) throw error;
    return () => {
      throw error;
    };
  }
}

async function* openBody(
  { request, record, context, signal, startBody }: Arrival,
  fault: Fault | undefined,
): AsyncGenerator<Buffer> {
  const { maxBodyBytes, uploadBytesPerSecond } = context.settings;
  startBody();
  const { bytesPerSecond = uploadBytesPerSecond, resetAfter = Infinity } = getReadingFault(fault);
  const onBytes = (bytes: number): void => {
    record.bodyBytes += bytes;
  };
  yield* readBody(request, { maxBytes: maxBodyBytes, bytesPerSecond, resetAfter, signal, onBytes });
}

function takeFault({ request, record, context }: Arrival): Fault | undefined {
  const header = request.headers[FAULT_HEADER];
  if (header === undefined) return context.faults.take(record.path);
  try {
    return parseFault(String(header));
  } catch (error) {
    throw faultOrderFault(error instanceof Error ? error.message : String(error));
  }
}

/** Any key will do. Azure takes its own header as well. */
function hasKey(request: IncomingMessage, isAzure: boolean): boolean {
  const { authorization = '', 'api-key': apiKey = '' } = request.headers;
  if (/^(?:Bearer|Basic) +\S/i.test(authorization)) return true;
  return isAzure && apiKey !== '';
}
