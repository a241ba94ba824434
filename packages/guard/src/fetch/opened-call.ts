import type { Fetch, FetchInput, RequestBody } from './fetch-types.js';

/** The arguments of one `fetch` call, looked at but not used up. */
export interface OpenedCall {
  readonly input: FetchInput;
  readonly init: RequestInit | undefined;
  readonly url: string;
  readonly headers: Headers;
  readonly body: RequestBody | null;
  readonly signal: AbortSignal | undefined;
  /**
   * Sends the call with another body.
   * @param isMended the body is not the bytes that were read: length and form boundary are those of the new one
   */
  sendWith(send: Fetch, body: RequestBody, isMended: boolean): Promise<Response>;
}

/** Reads a call the way `fetch` does: what stands in `init` wins over the request. */
export function openCall(input: FetchInput, init: RequestInit | undefined): OpenedCall {
  const isAddress = typeof input === 'string' || input instanceof URL;
  const request = isAddress ? undefined : input;
  const headers = new Headers(init?.headers ?? request?.headers);
  return {
    input,
    init,
    url: isAddress ? String(input) : input.url,
    headers,
    body: init?.body ?? request?.body ?? null,
    signal: init?.signal ?? request?.signal,
    sendWith: (send, body, isMended) => {
      const changes = { body, headers: getHeaders(headers, body, isMended) };
      if (request === undefined) return send(input, { ...init, ...changes });
      // The request's own body was read; a new request keeps its method, signal, mode and credentials.
      return send(new Request(request, { ...init, ...changes }));
    },
  };
}

function getHeaders(original: Headers, body: RequestBody, isMended: boolean): Headers {
  const headers = new Headers(original);
  // `fetch` writes them anew: the length always, the type of a form with its boundary.
  headers.delete('content-length');
  if (isMended && typeof body !== 'string') headers.delete('content-type');
  if (isMended && typeof body === 'string' && !headers.has('content-type')) {
    headers.set('content-type', 'application/json');
  }
  return headers;
}
