/** Thrown where a gateway in front of the API answers with an HTML page instead of an envelope. */
export class GatewayFault extends Error {
  override readonly name = 'GatewayFault';
  /** HTTP status. */
  readonly status: number;

  /** @param title heading of the page */
  constructor(status: number, title: string) {
    super(title);
    this.status = status;
  }
}

/** 413: the body is longer than the gateway lets through. */
export function bodyTooLargeFault(): GatewayFault {
  return new GatewayFault(413, 'Request Entity Too Large');
}
