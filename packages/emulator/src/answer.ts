import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiError } from 'gpt-image-contract';
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
export function errorAnswer({ status, message, type, param, code }: ApiError): Answer {
  return jsonAnswer({ error: { message, type, param, code } }, status);
}

/** A gateway's error page, which is HTML and no envelope at all. */
export function htmlAnswer(status: number, title: string): Answer {
  const heading = `${status} ${title}`;
  const body = `<html>\r\n<head><title>${heading}</title></head>\r\n<body>\r\n<center><h1>${heading}</h1></center>\r\n</body>\r\n</html>\r\n`;
  return { status, headers: { 'content-type': 'text/html' }, body };
}

/** Sends an answer, also to a client that is still uploading. Does nothing when the client has left. */
export async function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Answer,
): Promise<void> {
  if (response.destroyed || response.headersSent) return;
  const isUploading = !request.complete;
  response.writeHead(status, {
    ...headers,
    'content-length': Buffer.byteLength(body),
    ...(isUploading ? { connection: 'close' } : {}),
  });
  if (!isUploading) {
    response.end(body);
    return;
  }
  // `end` would close the socket: the whole answer goes out first, then the rest of the upload is read away.
  response.write(body);
  await drainBody(request);
  response.end();
}
