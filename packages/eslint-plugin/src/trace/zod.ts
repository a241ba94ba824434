import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, unwrap, type Node } from '../ast/nodes.js';
import { getElements } from './elements.js';
import { getProperty } from './properties.js';
import { follow, resolve, type Step } from './resolve.js';
import { unknown, type DeclaredType, type Env, type Leaf, type Tracer } from './tracer.js';
import { getRoutePart, getValidatedShape, hasRouteSchema } from './validated-input.js';
import { getTypeArgument, getTypeName, getTypeParts } from './type-nodes.js';

const BUILDERS: ReadonlySet<string> = new Set([
  'enum',
  'literal',
  'string',
  'union',
  'nativeEnum',
  'coerce',
  'number',
]);

/** Methods of a schema that leave its values alone. */
const REFINEMENTS: ReadonlySet<string> = new Set([
  'optional',
  'nullable',
  'nullish',
  'describe',
  'refine',
  'superRefine',
  'readonly',
  'brand',
  'min',
  'max',
  'regex',
  'trim',
  'meta',
  'unwrap',
]);
const DEFAULTS: ReadonlySet<string> = new Set(['default', 'catch', 'prefault']);

/**
 * Steps to what a zod schema lets through, when a call is the end of one: `z.enum(['a', 'b']).default('a')`.
 * @returns `undefined` for a call that is no schema.
 */
export function expandZod(
  tracer: Tracer,
  call: TSESTree.CallExpression,
  env: Env,
): readonly Step[] | undefined {
  const callee = unwrap(call.callee);
  const method = callee.type === 'MemberExpression' ? (getMemberName(callee) ?? '') : '';
  // A parsed value is read property by property, not as a whole.
  return isSchema(call) && !/^(?:safeP|p)arse(?:Async)?$/.test(method)
    ? getSchemaValues(tracer, call, env)
    : undefined;
}

/** Whether an expression is a call of zod's. */
export function isSchema(node: Node): boolean {
  let inner = unwrap(node);
  while (inner.type === 'CallExpression' || inner.type === 'MemberExpression') {
    inner = unwrap(inner.type === 'CallExpression' ? inner.callee : inner.object);
  }
  return (
    inner.type === 'Identifier' &&
    (inner.name === 'z' || inner.name === 'zod') &&
    node.type === 'CallExpression'
  );
}

function getSchemaValues(tracer: Tracer, call: TSESTree.CallExpression, env: Env): readonly Step[] {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return [unknown(call, env)];
  const method = getMemberName(callee) ?? '';
  const [first] = call.arguments;
  const inner = unwrap(callee.object);
  if (inner.type === 'CallExpression') {
    if (DEFAULTS.has(method) && first !== undefined) {
      return [...getSchemaValues(tracer, inner, env), follow(first, env)];
    }
    if (REFINEMENTS.has(method)) return getSchemaValues(tracer, inner, env);
  }
  // An object is read property by property.
  if (isObjectSchema(call)) return [{ kind: 'value', node: call, env, via: null }];
  if (!BUILDERS.has(method) || first === undefined) return [unknown(call, env)];
  if (method === 'literal') return [follow(first, env)];
  if (method === 'enum')
    return resolve(tracer, first, env).flatMap((leaf) => getElements(tracer, leaf, call));
  if (method === 'union') {
    return resolve(tracer, first, env)
      .flatMap((leaf) => getElements(tracer, leaf, call))
      .flatMap((step) =>
        step.kind === 'follow' && step.node.type === 'CallExpression'
          ? getSchemaValues(tracer, step.node, step.env)
          : [unknown(call, env)],
      );
  }
  return [unknown(call, env)];
}

/**
 * Methods that tell a procedure what it is given, and where its handler finds it: of tRPC and oRPC, of next-safe-action,
 * of TanStack Start.
 */
export const PROCEDURE_INPUTS: ReadonlyMap<string, string> = new Map([
  ['input', 'input'],
  ['schema', 'parsedInput'],
  ['inputSchema', 'parsedInput'],
  ['validator', 'data'],
  ['inputValidator', 'data'],
]);

/**
 * Steps to one property of what `schema.parse(…)` returns, of an object within a schema, of what tRPC's `.input(schema)`
 * gives its handler; `undefined` when the call is none.
 */
export function getZodOutput(
  tracer: Tracer,
  call: TSESTree.CallExpression,
  name: string,
  env: Env,
): readonly Step[] | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return undefined;
  const method = getMemberName(callee);
  if (isObjectSchema(call)) {
    const values = getSchemaShape(tracer, call, env)?.flatMap((shape) =>
      getProperty(tracer, shape, name, call),
    );
    // What the shape does not name is a member of the schema itself.
    return values?.every(({ kind }) => kind === 'undefined') === true ? undefined : values;
  }
  const input = PROCEDURE_INPUTS.get(method ?? '');
  if (input !== undefined) {
    const [schema] = call.arguments;
    return name === input && schema !== undefined ? getSchemaShape(tracer, schema, env) : undefined;
  }
  if (method === 'valid') {
    return getValidatedShape(tracer, call)?.flatMap((shape) => getProperty(tracer, shape, name, call));
  }
  if (callee.object.type !== 'CallExpression' && hasRouteSchema(call))
    return getRoutePart(tracer, call, name);
  const isSafe = method === 'safeParse' || method === 'safeParseAsync';
  // `result.data` is the parsed value; the call stands for both.
  if (isSafe && name === 'data') return [{ kind: 'value', node: call, env, via: null }];
  if (!isSafe && method !== 'parse' && method !== 'parseAsync') return undefined;
  return getSchemaShape(tracer, callee.object, env)?.flatMap((shape) =>
    getProperty(tracer, shape, name, call),
  );
}

/** Steps to one property of a value of the type `z.infer<typeof schema>`; `undefined` for other types. */
export function getInferredOutput(
  tracer: Tracer,
  type: DeclaredType,
  name: string,
  place: Node,
): readonly Step[] | undefined {
  for (const part of getTypeParts(tracer, type)) {
    if (!/^(?:z\.)?(?:infer|input|output|TypeOf)$/.test(getTypeName(part) ?? '')) continue;
    const query = getTypeArgument(tracer, part, 0);
    if (query?.type !== 'TSTypeQuery' || query.exprName.type !== 'Identifier') continue;
    return getSchemaShape(tracer, query.exprName, null)?.flatMap((shape) =>
      getProperty(tracer, shape, name, place),
    );
  }
  return undefined;
}

/** What an object schema is made of; `undefined` where the expression is none. */
export function getSchemaShape(tracer: Tracer, schema: Node, env: Env): readonly Leaf[] | undefined {
  const leaves = resolve(tracer, schema, env, { isEnd: (node) => isObjectSchema(node) });
  const [leaf] = leaves;
  if (leaf?.node.type !== 'CallExpression' || !isObjectSchema(leaf.node)) return undefined;
  const [shape] = leaf.node.arguments;
  return shape === undefined ? undefined : resolve(tracer, shape, leaf.env);
}

function isObjectSchema(node: Node): boolean {
  if (node.type !== 'CallExpression') return false;
  const callee = unwrap(node.callee);
  return (
    callee.type === 'MemberExpression' &&
    /^(?:strict|loose)?[oO]bject$/.test(getMemberName(callee) ?? '') &&
    isSchema(node)
  );
}
