import { RESPONSES_DEFAULT_MODEL } from 'gpt-image-contract';
import type { TSESTree } from '@typescript-eslint/utils';
import { getParent, getStaticKey, getWrapped, type Node } from '../ast/nodes.js';
import { createEntry } from '../trace/entry.js';
import { createPropertyReader } from '../trace/property-reader.js';
import { resolve } from '../trace/resolve.js';
import { getTexts } from '../trace/texts.js';
import { absent, getDeclaredVariables, type Leaf, type Tracer, type Via } from '../trace/tracer.js';
import { isExpectation } from './expectation.js';
import { ImageCall } from './image-call.js';
import { isOwnFile } from './own-client.js';
import type { ParseContext } from './parse-context.js';
import { importsSdk } from './sdk.js';

/** Parameters a tool has not: its prompt and its images are in the conversation. */
const ELSEWHERE: ReadonlySet<string> = new Set(['image', 'prompt', 'mask', 'markup']);

/** Parses `{ type: 'image_generation', … }`, the Responses API's tool. */
export function parseResponsesTool(context: ParseContext, node: TSESTree.ObjectExpression): ImageCall | null {
  const { tracer } = context;
  if ((!hasToolType(node) && !isToolElsewhere(tracer, node)) || isExpectation(node)) return null;
  if (!isInTools(node) && (!importsSdk(tracer) || isSpreadOnly(tracer, node))) return null;
  const leaf: Leaf = { kind: 'value', node, env: null, via: getVia(tracer, node) };
  const { names, read } = createPropertyReader(tracer, [leaf], node);
  const nothing = createEntry([absent(node)]);
  const isOwn = isOwnFile(tracer);
  const call = new ImageCall(context, {
    surface: 'responses-tool',
    operation: 'either',
    node,
    getName: () => 'image_generation',
    isOwn,
    // A tool that stands elsewhere may be given its model where it is used.
    defaultModel: isOwn && isInTools(node) ? RESPONSES_DEFAULT_MODEL : undefined,
    parameters: {
      names,
      read: (parameter) => (ELSEWHERE.has(parameter) ? nothing : read(parameter)),
    },
  });
  return call.isForeign() ? null : call;
}

function hasToolType({ properties }: TSESTree.ObjectExpression): boolean {
  for (const property of properties) {
    if (property.type !== 'Property' || getStaticKey(property.key, property.computed) !== 'type') continue;
    const value = unwrapCast(property.value);
    if (value.type === 'Literal' && value.value === 'image_generation') return true;
  }
  return false;
}

/** Whether a tool of a request takes its type from a constant, or from an object that is spread into it. */
function isToolElsewhere(tracer: Tracer, node: TSESTree.ObjectExpression): boolean {
  const sources = node.properties.filter(
    (one) =>
      one.type === 'SpreadElement' ||
      (one.value.type !== 'Literal' && getStaticKey(one.key, one.computed) === 'type'),
  );
  if (sources.length === 0 || !isInTools(node)) return false;
  return sources.some((one) =>
    one.type === 'SpreadElement'
      ? resolve(tracer, one.argument).some(
          (leaf) => leaf.node.type === 'ObjectExpression' && hasToolType(leaf.node),
        )
      : getTexts(tracer, one.value).some(({ value }) => value === 'image_generation'),
  );
}

/** Whether an object is but the beginning of tools it is spread into, which say the rest. */
function isSpreadOnly(tracer: Tracer, node: Node): boolean {
  const { parent } = getWrapped(node);
  if (parent?.type !== 'VariableDeclarator') return false;
  const reads = getDeclaredVariables(tracer, parent)[0]?.references.filter((one) => one.isRead()) ?? [];
  return (
    reads.length > 0 &&
    reads.every(({ identifier }) => getParent(getWrapped(identifier))?.type === 'SpreadElement')
  );
}

function unwrapCast(node: Node): Node {
  return node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression' ? node.expression : node;
}

/** Whether the object stands in a list under the key `tools`. */
function isInTools(node: Node): boolean {
  let outer = getParent(getWrapped(node));
  while (
    outer?.type === 'ArrayExpression' ||
    outer?.type === 'SpreadElement' ||
    outer?.type === 'ConditionalExpression' ||
    outer?.type === 'LogicalExpression'
  ) {
    outer = getParent(getWrapped(outer));
  }
  return outer?.type === 'Property' && getStaticKey(outer.key, outer.computed) === 'tools';
}

/** The variable the tool is built in, as it is at its last use: `tool.size = '1024x1024'` counts. */
function getVia(tracer: Tracer, node: Node): Via | null {
  const outer = getWrapped(node);
  const parent = getParent(outer);
  if (parent?.type !== 'VariableDeclarator' || parent.init !== outer) return null;
  const [variable] = getDeclaredVariables(tracer, parent);
  const use = variable?.references.at(-1)?.identifier;
  return variable === undefined || use === undefined ? null : { variable, use, next: null };
}
