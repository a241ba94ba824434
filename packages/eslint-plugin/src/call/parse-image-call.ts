import { parseAiSdkCall, parseAiSdkTool } from './ai-sdk.js';
import { parseHttpCall } from './http.js';
import type { CallNode, ImageCall } from './image-call.js';
import type { ParseContext } from './parse-context.js';
import { parseResponsesTool } from './responses-tool.js';
import { parseSdkCall } from './sdk.js';

/** Parses a call to the image API, or an object that describes one; `null` for anything else. */
export function parseImageCall(context: ParseContext, node: CallNode): ImageCall | null {
  if (node.type === 'ObjectExpression') return parseResponsesTool(context, node);
  return (
    parseSdkCall(context, node) ??
    parseAiSdkCall(context, node) ??
    parseAiSdkTool(context, node) ??
    parseHttpCall(context, node)
  );
}
