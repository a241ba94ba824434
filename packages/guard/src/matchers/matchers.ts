import { toBeUploadReady, type UploadReadyOptions } from './to-be-upload-ready.js';
import { toBeValidImageSize } from './to-be-valid-image-size.js';
import { toHaveNoResolutionKeywords } from './to-have-no-resolution-keywords.js';
import type { SizeOptions } from 'gpt-image-contract';

/** The matchers, for `expect.extend(matchers)` in any test runner that takes Jest's. */
export const matchers = { toBeUploadReady, toBeValidImageSize, toHaveNoResolutionKeywords };

/** What the matchers add to `expect(…)`. `R` is what a matcher returns: `void`, or in Jest a promise after `resolves`. */
export interface GuardMatchers<R = void> {
  /**
   * The image may be uploaded as it is. Takes a `File`, bytes, a path; of a folder, a glob or a list every image is
   * checked. Asynchronous: `await expect(file).toBeUploadReady()`.
   */
  toBeUploadReady(options?: UploadReadyOptions): Promise<void>;
  /** The API accepts this size: `expect('1920x1088').toBeValidImageSize({ model: 'gpt-image-2' })`. */
  toBeValidImageSize(options?: SizeOptions): R;
  /** The prompt is free of words such as "8K", which change no pixel. */
  toHaveNoResolutionKeywords(): R;
}
