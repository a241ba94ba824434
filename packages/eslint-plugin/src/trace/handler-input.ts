import type { TSESTree } from '@typescript-eslint/utils';
import {
  getCalledName,
  getMethodName,
  getStaticKey,
  getWrapped,
  unwrap,
  type FunctionNode,
  type Node,
} from '../ast/nodes.js';
import { getActionOptions } from './cli-options.js';
import { resolve } from './resolve.js';
import type { Leaf, Tracer } from './tracer.js';
import { hasRouteSchema } from './validated-input.js';
import { getSchemaShape, PROCEDURE_INPUTS } from './zod.js';
import { isSchema } from './zod-schemas.js';

/** Names the schema of what a handler is given goes by in the options of a tool. */
const INPUT_KEYS = /^(?:args|input|inputSchema|parameters)$/;
/** The same where it is sure that a tool is described: elsewhere a `schema` is of anything. */
const SCHEMA_KEYS = /^(?:args|input|inputSchema|parameters|schema)$/;
/** Names of the function in such options that is given the input; others are given an error, an event, a result. */
const HANDLER_KEYS = /^(?:callback|execute|func|handler|invoke|resolve|run)$/;
/** Functions that make a tool of a schema and a handler: `tool`, `registerTool`. */
const TOOL_MAKERS = /tool$/i;
/** Routes of a web server, whose handler is given a request. */
const ROUTES = /^(?:all|delete|get|head|options|patch|post|put|route|use)$/;

/**
 * What a handler is given by a library that checks it against the schema beside it: `tool({ inputSchema, execute })`,
 * `server.tool(name, shape, handler)`, `procedure.input(schema).mutation(handler)`; the options of a command line.
 * @returns `undefined` where there is no schema of zod's in sight
 */
export function getHandlerInput(
  tracer: Tracer,
  handler: FunctionNode,
  index: number,
): readonly Leaf[] | undefined {
  const options = getActionOptions(tracer, handler, index);
  if (options !== undefined || index > 0) return options;
  const outer = getWrapped(handler);
  const { parent } = outer;
  if (parent?.type === 'Property' && parent.parent.type === 'ObjectExpression') {
    const options = parent.parent;
    if (!HANDLER_KEYS.test(getStaticKey(parent.key, parent.computed) ?? '')) return undefined;
    if (options.parent.type === 'CallExpression' && isRoute(options.parent))
      return getRouteInput(options.parent);
    return getShapeIn(tracer, options, SCHEMA_KEYS);
  }
  if (parent?.type !== 'CallExpression' || parent.callee === outer) return undefined;
  return isRoute(parent)
    ? (getProcedureInput(parent) ?? getRouteInput(parent))
    : (getArgumentShape(tracer, parent, outer) ?? getProcedureInput(parent));
}

/** The shape of the schema that stands beside a handler among the arguments of a call. */
function getArgumentShape(
  tracer: Tracer,
  call: TSESTree.CallExpression,
  handler: Node,
): readonly Leaf[] | undefined {
  const keys = TOOL_MAKERS.test(getCalledName(call) ?? '') ? SCHEMA_KEYS : INPUT_KEYS;
  for (const argument of call.arguments) {
    if (argument === handler || argument.type === 'SpreadElement') continue;
    const shape = getShapeIn(tracer, argument, keys) ?? getShape(tracer, argument);
    if (shape !== undefined) return shape;
  }
  return undefined;
}

/** Fastify's route, whose schemas say what is in parts of the request. */
function getRouteInput(route: TSESTree.CallExpression): readonly Leaf[] | undefined {
  return hasRouteSchema(route) ? [{ kind: 'value', node: route, env: null, via: null }] : undefined;
}

function isRoute(call: TSESTree.CallExpression): boolean {
  return ROUTES.test(getMethodName(call) ?? '');
}

/** The shape of the schema that options name. */
function getShapeIn(tracer: Tracer, options: Node, keys: RegExp): readonly Leaf[] | undefined {
  if (options.type !== 'ObjectExpression') return undefined;
  for (const property of options.properties) {
    if (property.type !== 'Property') continue;
    if (!keys.test(getStaticKey(property.key, property.computed) ?? '')) continue;
    const shape = getShape(tracer, property.value);
    if (shape !== undefined) return shape;
  }
  return undefined;
}

/** The shape of `z.object({ … })`, or an object of schemas itself. */
function getShape(tracer: Tracer, node: Node): readonly Leaf[] | undefined {
  if (!SHAPES.has(node.type)) return undefined;
  const shape = getSchemaShape(tracer, node, null);
  if (shape !== undefined) return shape;
  const leaves = node.type === 'CallExpression' ? [] : resolve(tracer, node);
  return leaves.length === 1 && leaves[0]?.node.type === 'ObjectExpression' && hasSchemas(leaves[0].node)
    ? leaves
    : undefined;
}

const SHAPES: ReadonlySet<string> = new Set([
  'CallExpression',
  'Identifier',
  'MemberExpression',
  'ObjectExpression',
]);

function hasSchemas({ properties }: TSESTree.ObjectExpression): boolean {
  return properties.some((property) => property.type === 'Property' && isSchema(property.value));
}

/** tRPC's `.input(schema)` and its like, whose output is a property of what the handler is given. */
function getProcedureInput(call: TSESTree.CallExpression): readonly Leaf[] | undefined {
  for (let node: Node = call; node.type === 'CallExpression';) {
    if (PROCEDURE_INPUTS.has(getMethodName(node) ?? ''))
      return [{ kind: 'value', node, env: null, via: null }];
    const callee: Node = unwrap(node.callee);
    if (callee.type !== 'MemberExpression') return undefined;
    node = unwrap(callee.object);
    while (node.type === 'MemberExpression') node = unwrap(node.object);
  }
  return undefined;
}
