import type { ServerResponse } from 'node:http';
import { once } from 'node:events';

/** One server-sent event; its `type` is also the event's name. */
export interface ServerSentEvent {
  readonly type: string;
  readonly [property: string]: unknown;
}

/** Sends events as they come, at the pace of the client. */
export async function sendEvents(
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
  events: AsyncIterable<ServerSentEvent>,
  signal: AbortSignal,
): Promise<void> {
  response.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
  });
  for await (const event of events) {
    const isRoom = response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
    if (!isRoom) await once(response, 'drain', { signal });
  }
  response.end();
}
