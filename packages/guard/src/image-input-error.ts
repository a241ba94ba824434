/**
 * Why an image could not be used:
 * `empty` no bytes at all; `unreadable` a missing path, a used-up stream, a refused download; `too-large` more bytes than
 * `maxInputBytes`; `not-an-image` text, HTML, an archive; `unsupported-format` an image this build cannot read, with advice;
 * `truncated` cut off; `corrupt` damaged; `too-many-pixels` more pixels than `maxInputPixels`; `timeout` not done within
 * `timeoutMs`; `cannot-fit` no version of it fits the policy; `mask-without-alpha` a mask that marks nothing.
 */
export type ImageInputErrorCode =
  | 'cannot-fit'
  | 'corrupt'
  | 'empty'
  | 'mask-without-alpha'
  | 'not-an-image'
  | 'timeout'
  | 'too-large'
  | 'too-many-pixels'
  | 'truncated'
  | 'unreadable'
  | 'unsupported-format';

/** One image could not be read or prepared. The message is a sentence for people, `code` is for programs. */
export class ImageInputError extends Error {
  override readonly name = 'ImageInputError';
  readonly code: ImageInputErrorCode;

  constructor(code: ImageInputErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
