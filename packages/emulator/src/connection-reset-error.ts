/** Thrown where the connection is to be reset, as was ordered. */
export class ConnectionResetError extends Error {
  override readonly name = 'ConnectionResetError';

  constructor() {
    super('The connection is reset, as was ordered.');
  }
}
