import type { IncomingMessage } from 'node:http';
import type { Answer } from './answer.js';
import type { Fault } from './fault.js';
import type { RequestRecord } from './recorded-request.js';
import type { Settings } from './options.js';
import type { Route } from './route.js';
import type { ServerSentEvent } from './sse.js';
import type { Store } from './store.js';

/** A file that was uploaded to `/v1/files`. */
export interface StoredFile {
  readonly id: string;
  readonly filename: string;
  readonly purpose: string;
  readonly contentType: string;
  readonly content: Buffer;
  /** Seconds since 1970. */
  readonly createdAt: number;
}

/** What the emulator remembers between requests. */
export interface Memory {
  readonly files: Store<StoredFile>;
  /** Pictures of the Responses API, by the id of their call and of their response. */
  readonly pictures: Store<Buffer>;
}

/** A request on its way through the emulator. */
export interface Exchange {
  readonly request: IncomingMessage;
  /** Value of the answer's `x-request-id`. */
  readonly requestId: string;
  readonly route: Route;
  /** The body, bounded and braked as the settings say; reads once. */
  readonly body: AsyncIterable<Buffer>;
  readonly record: RequestRecord;
  readonly settings: Settings;
  readonly memory: Memory;
  /** Fault that was ordered for this request. */
  readonly fault: Fault | undefined;
}

/** What an endpoint answers: one body, or events as they come. */
export type Outcome = Answer | { readonly events: AsyncIterable<ServerSentEvent> };

/** Judges a request that was read, and answers it. */
export type Finish = () => Promise<Outcome> | Outcome;
