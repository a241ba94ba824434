import type { TSESTree } from '@typescript-eslint/utils';
import { getCalledName, getEnclosingFunction, getStaticKey, getWrapped, type Node } from '../ast/nodes.js';
import { getPropertyAt } from './properties.js';
import { resolve, resolveSteps } from './resolve.js';
import type { Leaf, Tracer } from './tracer.js';
import { getSchemaShape } from './zod.js';
import { isSchema } from './zod-schemas.js';

/** Middleware of Hono that checks a part of a request: `zValidator('json', schema)`, `sValidator('form', schema)`. */
const VALIDATORS = /validator$/i;
/** Where a route of `@hono/zod-openapi` has the schema of a part of the request. */
const ROUTE_PATHS: Readonly<Partial<Record<string, readonly string[]>>> = {
  json: ['request', 'body', 'content', 'application/json', 'schema'],
  form: ['request', 'body', 'content', 'multipart/form-data', 'schema'],
  query: ['request', 'query'],
  param: ['request', 'params'],
};
/** Parts of a request that Fastify checks by a schema of the route's options. */
const FASTIFY_PARTS = /^(?:body|params|query(?:string)?)$/;

/**
 * The shape of what Hono's `c.req.valid('json')` gives: of the schema beside the handler, in a middleware or the route.
 * @returns `undefined` where no schema of zod's is in sight
 */
export function getValidatedShape(
  tracer: Tracer,
  { arguments: [target] }: TSESTree.CallExpression,
): readonly Leaf[] | undefined {
  const part = target?.type === 'Literal' && typeof target.value === 'string' ? target.value : undefined;
  if (part === undefined || target === undefined) return undefined;
  for (let fn = getEnclosingFunction(target); fn !== undefined; fn = getEnclosingFunction(fn)) {
    const outer = getWrapped(fn);
    const call = outer.parent;
    if (call?.type !== 'CallExpression' || call.callee === outer) continue;
    for (const argument of call.arguments) {
      if (argument === outer || argument.type === 'SpreadElement' || argument.type === 'Literal') continue;
      const shape = getShapeOfPart(tracer, argument, part);
      if (shape !== undefined) return shape;
    }
  }
  return undefined;
}

/** The shape of one part of a request, by what stands beside the handler. */
function getShapeOfPart(tracer: Tracer, beside: Node, part: string): readonly Leaf[] | undefined {
  for (const { kind, node, env } of resolve(tracer, beside)) {
    if (kind !== 'value' || node.type !== 'CallExpression') continue;
    const [first, second] = node.arguments;
    if (first === undefined) continue;
    if (VALIDATORS.test(getCalledName(node) ?? '')) {
      const isPart = first.type === 'Literal' && first.value === part;
      if (isPart && second !== undefined) return getSchemaShape(tracer, second, env);
    } else if (getCalledName(node) === 'createRoute') {
      const path = ROUTE_PATHS[part];
      const [schema] =
        path === undefined ? [] : getPropertyAt(tracer, resolve(tracer, first, env), path, node);
      if (schema?.kind === 'follow') return getSchemaShape(tracer, schema.node, schema.env);
    }
  }
  return undefined;
}

/** The shape of a part of the request that Fastify gives a handler: `{ schema: { body: z.object({ … }) } }`. */
export function getRoutePart(
  tracer: Tracer,
  route: TSESTree.CallExpression,
  part: string,
): readonly Leaf[] | undefined {
  if (!FASTIFY_PARTS.test(part)) return undefined;
  for (const options of route.arguments) {
    if (options.type !== 'ObjectExpression') continue;
    const leaf: Leaf = { kind: 'value', node: options, env: null, via: null };
    const names = part === 'query' ? ['querystring', 'query'] : [part];
    for (const name of names) {
      const [schema] = getPropertyAt(tracer, [leaf], ['schema', name], options);
      const shape = schema?.kind === 'follow' ? resolveSteps(tracer, [schema], options) : [];
      if (shape.some(({ node }) => isSchema(node))) return shape;
    }
  }
  return undefined;
}

/** Whether the options of a route have a schema that Fastify checks requests by. */
export function hasRouteSchema(route: TSESTree.CallExpression): boolean {
  return route.arguments.some(
    (one) =>
      one.type === 'ObjectExpression' &&
      one.properties.some(
        (property) =>
          property.type === 'Property' && getStaticKey(property.key, property.computed) === 'schema',
      ),
  );
}
