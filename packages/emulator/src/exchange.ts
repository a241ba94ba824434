import type { IncomingMessage } from 'node:http';
import type { RequestRecord } from './recorded-request.js';
import type { Settings } from './options.js';

/** A request on its way through the emulator. */
export interface Exchange {
  readonly request: IncomingMessage;
  /** The body, bounded and braked as the settings say; reads once. */
  readonly body: AsyncIterable<Buffer>;
  readonly record: RequestRecord;
  readonly settings: Settings;
  /** Aborts when the client has left or the emulator closes. */
  readonly signal: AbortSignal;
}
