import { createViolation, type Violation } from 'gpt-image-contract';
import { GuardError } from '../guard-error.js';
import type { Fetch, FetchInput, RequestBody } from './fetch-types.js';
import { FormMemo } from './form-memo.js';
import { guardBody, mayCarryImages } from './guard-body.js';
import type { GuardContext } from './guard-context.js';
import {
  getCurrentOptions,
  resolveOptions,
  type GuardedCall,
  type GuardFetchOptions,
  type ResolvedOptions,
} from './guard-options.js';
import type { GuardedBody } from './guarded-body.js';
import { ImagePreparer } from './image-preparer.js';
import { openCall, type OpenedCall } from './opened-call.js';
import { countBytes, readBody } from './read-body.js';
import { recogniseRequest, type RequestSurface } from './recognise-request.js';
import { createRefusal, getRetryCount, isFromSdk } from './sdk-refusal.js';

/**
 * A `fetch` that looks after every image on its way to an OpenAI-compatible API: for `new OpenAI({ fetch })`,
 * `createOpenAI({ fetch })`, `AzureOpenAI` and plain code. It works on the HTTP request, so the base URL and the SDK do
 * not matter. Requests to other endpoints go through with the very same arguments, unread.
 *
 * In mode `fix` (default) images are prepared and masks made to match; `enforce` throws before a byte leaves; `report`
 * sends unchanged. The same picture is prepared once, however often it is sent.
 * @throws {TypeError | RangeError} on unknown options or a policy looser than the API
 * @returns a `fetch` that rejects with a {@link GuardError} naming every violation; through the `openai` package it
 * reaches the caller as itself, without retries
 */
export function guardFetch(options: GuardFetchOptions = {}): Fetch {
  const client = resolveOptions(options);
  const send: Fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
  const guard = new Guard(client, send);
  return (input, init) => {
    const surface = recogniseRequest(input, init);
    return surface === undefined ? send(input, init) : guard.handle(surface, input, init);
  };
}

class Guard {
  readonly #client: ResolvedOptions;
  readonly #send: Fetch;
  readonly #preparer = new ImagePreparer();
  readonly #memo = new FormMemo();

  constructor(client: ResolvedOptions, send: Fetch) {
    this.#client = client;
    this.#send = send;
  }

  async handle(surface: RequestSurface, input: FetchInput, init: RequestInit | undefined): Promise<Response> {
    const options = getCurrentOptions(this.#client);
    const call = openCall(input, init);
    if (call.body === null || !mayCarryImages(surface, call.body, options)) return this.#send(input, init);
    const guarded: GuardedCall = { surface, url: call.url, mode: options.mode };
    let body: ForwardedBody;
    try {
      body = await this.#look(call, call.body, options, guarded);
    } catch (error) {
      const isOwn = call.signal?.aborted !== true && isFromSdk(call.headers);
      if (isOwn) return createRefusal(error);
      throw error;
    }
    const response = await (body.replacement === undefined
      ? this.#send(input, init)
      : call.sendWith(this.#send, body.replacement, body.isMended));
    if (response.status === 413) options.onViolation?.(createTooLarge(body.sent), guarded);
    return response;
  }

  /** Reads the body and does what the mode says. @throws {GuardError} what must not be sent */
  async #look(
    call: OpenedCall,
    body: RequestBody,
    options: ResolvedOptions,
    guarded: GuardedCall,
  ): Promise<ForwardedBody> {
    call.signal?.throwIfAborted();
    const isRetry = getRetryCount(call.headers) > 0;
    const source = await readBody(body, call.headers.get('content-type'), call.signal);
    const context: GuardContext = {
      call: guarded,
      options,
      preparer: this.#preparer,
      signal: call.signal,
      report: (report) => {
        if (!(isRetry && report.isCached)) options.onReport?.(report, guarded);
      },
    };
    const { result, isKnown } = await this.#memo.get(source.body, options, guarded.url, () =>
      guardBody(source.body, context),
    );
    this.#judge(result, options, guarded, isKnown || isRetry);
    if (result.body !== undefined) return { replacement: result.body, isMended: true, sent: result.body };
    // A stream was used up by reading; everything else can be sent as it came.
    const replacement = source.unchanged === body ? undefined : source.unchanged;
    return { replacement, isMended: false, sent: source.unchanged };
  }

  /** Throws or tells, as the mode says. @param wasTold a retry: the caller has heard it all before */
  #judge({ violations }: GuardedBody, options: ResolvedOptions, call: GuardedCall, wasTold: boolean): void {
    if (options.mode === 'enforce' && violations.some((violation) => isRefused(violation, options)))
      throw new GuardError(violations);
    if (wasTold) return;
    for (const violation of violations) options.onViolation?.(violation, call);
  }
}

interface ForwardedBody {
  /** Body to send in the place of the call's own; absent where the call goes out with its own arguments. */
  readonly replacement: RequestBody | undefined;
  readonly isMended: boolean;
  readonly sent: RequestBody;
}

/** The answer of a gateway says neither how large the body was nor where the limit is set. */
function createTooLarge(body: RequestBody): Violation {
  return createViolation('body-bytes-policy', {
    param: 'body',
    message:
      `The gateway refused a body of about ${countBytes(body).toLocaleString('en-US')} bytes as too large (HTTP 413). ` +
      'Set `maxBodyBytes` of the policy below its limit.',
  });
}

/** By default `enforce` refuses what the API would refuse, and every upload outside the policy. */
function isRefused({ severity, code }: Violation, { failOn }: ResolvedOptions): boolean {
  if (severity === 'error' || failOn === 'warning') return true;
  return failOn === undefined && UPLOAD_CODE.test(code);
}

const UPLOAD_CODE = /^(?:image-(?:bytes|edge|format|count)-policy|image-animated|body-bytes-policy|mask-)/;
