import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, unwrap } from '../ast/nodes.js';
import { getImportPath } from '../trace/imports.js';
import { findVariable } from '../trace/scopes.js';
import { isGenerator, parseAiSdkCall, parseAiSdkTool } from './ai-sdk.js';
import { parseAiSdkModel } from './ai-sdk-model.js';
import { parseHttpCall } from './http.js';
import { getNamedSender, getSender, SENDING_METHODS } from './http-sender.js';
import type { CallNode, ImageCall } from './image-call.js';
import type { Callee, ParseContext } from './parse-context.js';
import { parseResponsesTool } from './responses-tool.js';
import { isSdkAlias, parseSdkCall } from './sdk.js';

type Parser = (context: ParseContext, node: TSESTree.CallExpression) => ImageCall | null;

/** Parsers by the last name of the member that is called: most calls of a file have none of these. */
const PARSERS: ReadonlyMap<string, Parser> = new Map([
  ['edit', parseSdkCall],
  ['generate', parseSdkCall],
  ['createVariation', parseSdkCall],
  ['generateImage', parseAiSdkCall],
  ['experimental_generateImage', parseAiSdkCall],
  ['imageGeneration', parseAiSdkTool],
  ['image', parseAiSdkModel],
  ['imageModel', parseAiSdkModel],
  ...SENDING_METHODS.map((name): [string, Parser] => [name, parseHttpCall]),
]);

/** Parses a call to the image API, or an object that describes one; `null` for anything else. */
export function parseImageCall(context: ParseContext, node: CallNode): ImageCall | null {
  if (node.type === 'ObjectExpression') return parseResponsesTool(context, node);
  const callee = unwrap(node.callee);
  if (callee.type === 'Identifier') return parseNamedCall(context, node, callee);
  if (callee.type !== 'MemberExpression') return null;
  const name = getMemberName(callee);
  if (name === undefined) return null;
  const parse = PARSERS.get(name);
  if (parse !== undefined) return parse(context, node);
  return isImportedSender(context, callee, name) ? parseHttpCall(context, node) : null;
}

/** Whether a member of a whole module sends requests: `axios_1.default(…)`, as compiled code says `axios(…)`. */
function isImportedSender(
  { tracer }: ParseContext,
  callee: TSESTree.MemberExpression,
  name: string,
): boolean {
  if (name !== 'default' && getSender(name) === 'no') return false;
  const path = getImportPath(tracer, callee);
  if (path?.path.length !== 1) return false;
  return name !== 'default' || getSender(path.source.split('/').at(-1) ?? '') !== 'no';
}

/** Parses a call of a function under a name of its own, which may be anything. */
function parseNamedCall(
  context: ParseContext,
  node: TSESTree.CallExpression,
  callee: TSESTree.Identifier,
): ImageCall | null {
  const variable = findVariable(context.tracer, callee);
  // A name of which nothing is in sight is a global function.
  if (variable === undefined) return parseHttpCall(context, node);
  let kind = context.callees.get(variable);
  if (kind === undefined) {
    kind = getCallee(context, node, callee);
    context.callees.set(variable, kind);
  }
  switch (kind) {
    case 'sdk':
      return parseSdkCall(context, node);
    case 'ai-sdk':
      return parseAiSdkCall(context, node);
    case 'http':
      return parseHttpCall(context, node);
    case 'other':
      return null;
  }
}

function getCallee(
  context: ParseContext,
  node: TSESTree.CallExpression,
  callee: TSESTree.Identifier,
): Callee {
  if (isSdkAlias(context, node)) return 'sdk';
  if (isGenerator(context.tracer, callee)) return 'ai-sdk';
  return getNamedSender(context.tracer, callee) === 'no' ? 'other' : 'http';
}
