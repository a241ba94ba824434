import type { CallNode, ImageCall } from './image-call.js';
import type { ParseContext } from './parse-context.js';
import { parseSdkCall } from './sdk.js';

/** Parses a call to the image API, or an object that describes one; `null` for anything else. */
export function parseImageCall(context: ParseContext, node: CallNode): ImageCall | null {
  return node.type === 'CallExpression' ? parseSdkCall(context, node) : null;
}
