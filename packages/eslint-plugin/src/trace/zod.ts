import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, unwrap, type Node } from '../ast/nodes.js';
import { getAllProperties } from './all-properties.js';
import { getElements } from './elements.js';
import { getProperty } from './properties.js';
import { follow, resolve, type Step } from './resolve.js';
import { absent, unknown, type DeclaredType, type Env, type Leaf, type Tracer } from './tracer.js';
import { getRoutePart, getValidatedShape, hasRouteSchema } from './validated-input.js';
import { getTypeArgument, getTypeName, getTypeParts } from './type-nodes.js';
import { isNamespace, isObjectMaker, isObjectSchema, isSchemaCall } from './zod-schemas.js';

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
  'catchall',
  'deepPartial',
  'loose',
  'partial',
  'passthrough',
  'required',
  'strict',
  'strip',
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
  return !/^(?:safeP|p)arse(?:Async)?$/.test(method) && isSchemaCall(tracer, call)
    ? getSchemaValues(tracer, call, env)
    : undefined;
}

function getSchemaValues(tracer: Tracer, call: TSESTree.CallExpression, env: Env): readonly Step[] {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return [unknown(call, env)];
  const method = getMemberName(callee) ?? '';
  const [first] = call.arguments;
  const inner = unwrap(callee.object);
  if (!isNamespace(inner)) {
    const own = (): readonly Step[] =>
      inner.type === 'CallExpression' ? getSchemaValues(tracer, inner, env) : [follow(inner, env)];
    if (REFINEMENTS.has(method)) return own();
    if (first !== undefined) {
      if (DEFAULTS.has(method) || method === 'or') return [...own(), follow(first, env)];
      if (method === 'pipe') return [follow(first, env)];
    }
  }
  // An object is read property by property.
  if (isObjectSchema(tracer, call)) return [{ kind: 'value', node: call, env, via: null }];
  if (first === undefined) return [unknown(call, env)];
  switch (method) {
    case 'literal':
    case 'nullable':
    case 'nullish':
    case 'optional':
      return [follow(first, env)];
    case 'enum':
    case 'extract':
    case 'nativeEnum':
      return resolve(tracer, first, env).flatMap((leaf) =>
        leaf.node.type === 'ArrayExpression'
          ? getElements(tracer, leaf, call)
          : getAllProperties(tracer, leaf, call),
      );
    case 'union':
      // Each of them a schema.
      return resolve(tracer, first, env).flatMap((leaf) => getElements(tracer, leaf, call));
    default:
      return [unknown(call, env)];
  }
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
  if (isObjectSchema(tracer, call)) {
    const values = getShapeProperty(tracer, call, name, env);
    // What the shape does not name is a member of the schema itself.
    if (values?.every(({ kind }) => kind === 'undefined') !== true) return values;
    return name === 'shape' ? [{ kind: 'value', node: call, env, via: null }] : undefined;
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

/** What has the properties of an object schema: its shape, or the schema itself; `undefined` for anything else. */
export function getSchemaShape(tracer: Tracer, schema: Node, env: Env): readonly Leaf[] | undefined {
  const [leaf] = resolve(tracer, schema, env, { isEnd: (node) => isObjectSchema(tracer, node) });
  if (leaf?.node.type !== 'CallExpression' || !isObjectSchema(tracer, leaf.node)) return undefined;
  const [shape] = leaf.node.arguments;
  if (shape === undefined) return undefined;
  return isObjectMaker(leaf.node)
    ? resolve(tracer, shape, leaf.env)
    : [{ kind: 'value', node: leaf.node, env: leaf.env, via: null }];
}

/** Steps to a property of an object schema, of what it was made of in the end. */
function getShapeProperty(
  tracer: Tracer,
  call: TSESTree.CallExpression,
  name: string,
  env: Env,
): readonly Step[] | undefined {
  const [first] = call.arguments;
  const callee = unwrap(call.callee);
  if (first === undefined || callee.type !== 'MemberExpression') return undefined;
  const read = (leaves: readonly Leaf[] | undefined): readonly Step[] | undefined =>
    leaves?.flatMap((leaf) => getProperty(tracer, leaf, name, call));
  if (isObjectMaker(call)) return read(resolve(tracer, first, env));
  const getBase = (): readonly Step[] | undefined => read(getSchemaShape(tracer, callee.object, env));
  switch (getMemberName(callee)) {
    case 'omit':
    case 'pick': {
      const named = read(resolve(tracer, first, env)) ?? [];
      const isNamed = named.some(({ kind }) => kind !== 'undefined');
      return isNamed === (getMemberName(callee) === 'pick') ? getBase() : [absent(call, env)];
    }
    case 'merge': {
      const own = read(getSchemaShape(tracer, first, env));
      return own?.every(({ kind }) => kind === 'undefined') === true ? getBase() : own;
    }
    default: {
      const own = read(resolve(tracer, first, env));
      return own?.every(({ kind }) => kind === 'undefined') === true ? getBase() : own;
    }
  }
}
