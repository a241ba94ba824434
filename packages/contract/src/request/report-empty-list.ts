import type { ViolationDetails } from '../violation.js';
import { report, type RequestContext } from './context.js';

/** Reports a list of images without an image. */
export function reportEmptyList(context: RequestContext, param: string): void {
  report(context, 'image-list-empty', describeEmptyList(param));
}

/** What is wrong with a list of images without an image. */
export function describeEmptyList(param: string): ViolationDetails {
  return {
    param,
    message: `\`${param}\` is an empty list. Give at least one image.`,
    apiMessage: `Invalid '${param}': empty array. Expected an array with minimum length 1, but got an empty array instead.`,
  };
}
