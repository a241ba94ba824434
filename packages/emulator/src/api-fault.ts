import type { ApiError } from 'gpt-image-contract';

/** What an answer carries besides the usual envelope. */
interface FaultExtras {
  /** Further properties of the envelope's `error`. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown where a request is refused; the server answers its envelope. */
export class ApiFault extends Error {
  override readonly name = 'ApiFault';
  /** Status and envelope of the answer. */
  readonly error: ApiError;
  readonly details: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(error: ApiError, { details = {}, headers = {} }: FaultExtras = {}) {
    super(error.message);
    this.error = error;
    this.details = details;
    this.headers = headers;
  }
}
