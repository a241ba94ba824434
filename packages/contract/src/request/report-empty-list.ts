import { report, type RequestContext } from './context.js';

/** Reports a list of images without an image. */
export function reportEmptyList(context: RequestContext, param: string): void {
  report(context, 'image-list-empty', {
    param,
    message: `\`${param}\` is an empty list. Give at least one image.`,
    apiMessage: `Invalid '${param}': empty array. Expected an array with minimum length 1, but got an empty array instead.`,
  });
}
