import type { TSESTree } from '@typescript-eslint/utils';
import {
  getMethodName,
  getStaticKey,
  getWrapped,
  unwrap,
  type FunctionNode,
  type Node,
} from '../ast/nodes.js';
import { resolve } from './resolve.js';
import type { Leaf, Tracer } from './tracer.js';
import { getSchemaShape, isSchema } from './zod.js';

/** Names a handler's schema goes by in the options that hold both. */
const SCHEMA_KEYS = /^(?:args|input|inputSchema|parameters|schema)$/;

/**
 * What a handler is given by a library that checks it against the schema beside it: `tool({ inputSchema, execute })`,
 * `server.tool(name, shape, handler)`, `procedure.input(schema).mutation(handler)`.
 * @returns `undefined` where there is no schema of zod's in sight
 */
export function getHandlerInput(tracer: Tracer, handler: FunctionNode): readonly Leaf[] | undefined {
  const outer = getWrapped(handler);
  const { parent } = outer;
  if (parent?.type === 'Property' && parent.parent.type === 'ObjectExpression') {
    return getShapeIn(tracer, parent.parent);
  }
  if (parent?.type !== 'CallExpression' || parent.callee === outer) return undefined;
  for (const argument of parent.arguments) {
    if (argument === outer || argument.type === 'SpreadElement') continue;
    const shape = getShapeIn(tracer, argument) ?? getShape(tracer, argument);
    if (shape !== undefined) return shape;
  }
  return getProcedureInput(parent);
}

/** The shape of the schema that options name. */
function getShapeIn(tracer: Tracer, options: Node): readonly Leaf[] | undefined {
  if (options.type !== 'ObjectExpression') return undefined;
  for (const property of options.properties) {
    if (property.type !== 'Property') continue;
    if (!SCHEMA_KEYS.test(getStaticKey(property.key, property.computed) ?? '')) continue;
    const shape = getShape(tracer, property.value);
    if (shape !== undefined) return shape;
  }
  return undefined;
}

/** The shape of `z.object({ … })`, or an object of schemas itself. */
function getShape(tracer: Tracer, node: Node): readonly Leaf[] | undefined {
  if (node.type !== 'Identifier' && node.type !== 'CallExpression' && node.type !== 'ObjectExpression')
    return undefined;
  const shape = getSchemaShape(tracer, node, null);
  if (shape !== undefined) return shape;
  const leaves = node.type === 'CallExpression' ? [] : resolve(tracer, node);
  return leaves.length === 1 && leaves[0]?.node.type === 'ObjectExpression' && hasSchemas(leaves[0].node)
    ? leaves
    : undefined;
}

function hasSchemas({ properties }: TSESTree.ObjectExpression): boolean {
  return properties.some((property) => property.type === 'Property' && isSchema(property.value));
}

/** tRPC's `.input(schema)`, whose output is the property `input` of what the handler is given. */
function getProcedureInput(call: TSESTree.CallExpression): readonly Leaf[] | undefined {
  for (let node: Node = call; node.type === 'CallExpression';) {
    if (getMethodName(node) === 'input') return [{ kind: 'value', node, env: null, via: null }];
    const callee: Node = unwrap(node.callee);
    if (callee.type !== 'MemberExpression') return undefined;
    node = unwrap(callee.object);
    while (node.type === 'MemberExpression') node = unwrap(node.object);
  }
  return undefined;
}
