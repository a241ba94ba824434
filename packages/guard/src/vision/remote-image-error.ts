/** Why a remote image could not be looked at. */
export type RemoteImageErrorCode =
  | 'invalid-url'
  | 'unsupported-protocol'
  | 'forbidden-address'
  | 'too-many-redirects'
  | 'bad-status'
  | 'not-an-image'
  | 'timeout'
  | 'unreachable';

/** Thrown by `checkRemoteImage` when the address may not or cannot be asked, or does not answer with an image. */
export class RemoteImageError extends Error {
  override readonly name = 'RemoteImageError';
  readonly code: RemoteImageErrorCode;
  /** The address that failed: the one given, or the redirect's target. */
  readonly url: string;

  constructor(code: RemoteImageErrorCode, url: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.url = url;
  }
}
