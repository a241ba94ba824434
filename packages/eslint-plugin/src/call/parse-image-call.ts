import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, unwrap } from '../ast/nodes.js';
import { parseAiSdkCall, parseAiSdkTool } from './ai-sdk.js';
import { parseHttpCall } from './http.js';
import type { CallNode, ImageCall } from './image-call.js';
import type { ParseContext } from './parse-context.js';
import { parseResponsesTool } from './responses-tool.js';
import { parseSdkCall } from './sdk.js';

/** Parses a call to the image API, or an object that describes one; `null` for anything else. */
export function parseImageCall(context: ParseContext, node: CallNode): ImageCall | null {
  if (node.type === 'ObjectExpression') return parseResponsesTool(context, node);
  if (!isCandidate(node)) return null;
  return (
    parseSdkCall(context, node) ??
    parseAiSdkCall(context, node) ??
    parseAiSdkTool(context, node) ??
    parseHttpCall(context, node)
  );
}

/** Last names of the members that are called; functions under a name of their own may be anything. */
const METHODS: ReadonlySet<string> = new Set([
  'edit',
  'generate',
  'generateImage',
  'experimental_generateImage',
  'imageGeneration',
  'post',
  'postForm',
  'fetch',
  'request',
  'raw',
]);

/** The cheap look before the dear ones: most calls of a file are none of these. */
function isCandidate(node: TSESTree.CallExpression): boolean {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression') return callee.type === 'Identifier';
  const name = getMemberName(callee);
  return name !== undefined && METHODS.has(name);
}
