import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiFault } from './api-fault.js';
import type { GatewayFault } from './gateway-fault.js';
import { drainBody } from './request-body.js';

/** A whole answer, ready to be sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer of JSON. */
export function jsonAnswer(value: unknown, status = 200, headers: Answer['headers'] = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** The API's error envelope. */
export function errorAnswer({ error, details, headers }: ApiFault): Answer {
  const { status, message, type, param, code } = error;
  return jsonAnswer({ error: { message, type, param, code, ...details } }, status, headers);
}

/** A gateway's error page, which is HTML and no envelope at all. */
export function htmlAnswer({ status, message }: GatewayFault): Answer {
  const heading = `${status} ${message}`;
  const body = `<html>\r\n<head><title>${heading}</title></head>\r\n<body>\r\n<center><h1>${heading}</h1></center>\r\n</body>\r\n</html>\r\n`;
  return { status, headers: { 'content-type': 'text/html' }, body };
}

/**
 * Sends an answer, also to a client that is still uploading. Does nothing when the client has left.
 * @param isUploading whether more of the body is on its way
 */
export async function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Answer,
  isUploading: boolean,
): Promise<void> {
  if (response.destroyed || response.headersSent) return;
  const closing = request.complete ? {} : { connection: 'close' };
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body), ...closing });
  if (!isUploading) {
    response.end(body);
    return;
  }
  // `end` would close the socket: the whole answer goes out first, then the rest of the upload is read away.
  response.write(body);
  await drainBody(request);
  response.end();
}
