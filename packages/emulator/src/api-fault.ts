import type { ApiError } from 'gpt-image-contract';

/** Thrown where a request is refused; the server answers its envelope. */
export class ApiFault extends Error {
  override readonly name = 'ApiFault';

  /** Status and envelope of the answer. */
  readonly error: ApiError;

  constructor(error: ApiError) {
    super(error.message);
    this.error = error;
  }
}
