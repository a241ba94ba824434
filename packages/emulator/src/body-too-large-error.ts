/** The request body is longer than the gateway lets through. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';

  /** @param maxBytes longest body let through, in bytes */
  constructor(maxBytes: number) {
    super(`The request body is longer than ${maxBytes} bytes.`);
  }
}
