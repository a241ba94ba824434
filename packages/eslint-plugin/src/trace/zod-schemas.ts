import type { TSESTree } from '@typescript-eslint/utils';
import { getMethodName, unwrap, type Node } from '../ast/nodes.js';
import { findVariable } from './scopes.js';
import type { Tracer } from './tracer.js';

/** Methods that make another schema of one, or read what it lets through. */
const METHODS: ReadonlySet<string> = new Set([
  ...[
    'and',
    'augment',
    'brand',
    'catch',
    'catchall',
    'deepPartial',
    'default',
    'describe',
    'extend',
    'extract',
  ],
  ...['loose', 'max', 'merge', 'meta', 'min', 'nullable', 'nullish', 'omit', 'optional', 'or', 'parse'],
  ...['parseAsync', 'partial', 'passthrough', 'pick', 'pipe', 'prefault', 'readonly', 'refine', 'required'],
  ...['safeExtend', 'safeParse', 'safeParseAsync', 'strict', 'strip', 'superRefine', 'unwrap'],
]);

/** Whether an expression is a call of zod's, as far as its own words tell. */
export function isSchema(node: Node): boolean {
  return node.type === 'CallExpression' && isZod(getRoot(node));
}

/** Whether a call is one of zod's, or a method of a schema that a constant holds: `Size.optional()`. */
export function isSchemaCall(tracer: Tracer, call: TSESTree.CallExpression): boolean {
  let next: TSESTree.CallExpression | undefined = call;
  for (let hop = 0; next !== undefined && hop < MAX_CONSTANTS; hop++) {
    const root = getRoot(next);
    if (isZod(root)) return true;
    if (root.type !== 'Identifier' || !METHODS.has(getMethodName(next) ?? '')) return false;
    next = findInitializer(tracer, root);
  }
  return false;
}

/** Schemas that are made of others, one beyond the other. */
const MAX_CONSTANTS = 5;

function findInitializer(
  tracer: Tracer,
  identifier: TSESTree.Identifier,
): TSESTree.CallExpression | undefined {
  const definition = findVariable(tracer, identifier)?.defs[0]?.node;
  const made = definition?.type === 'VariableDeclarator' && definition.init && unwrap(definition.init);
  return made && made.type === 'CallExpression' ? made : undefined;
}

/** Whether an expression is zod itself, or a part of it that makes schemas: `z`, `z.coerce`. */
export function isNamespace(node: Node): boolean {
  let inner = unwrap(node);
  while (inner.type === 'MemberExpression') inner = unwrap(inner.object);
  return isZod(inner);
}

function isZod(node: Node): boolean {
  return node.type === 'Identifier' && (node.name === 'z' || node.name === 'zod');
}

/** What a chain of calls and members begins with. */
function getRoot(node: Node): Node {
  let inner = unwrap(node);
  while (inner.type === 'CallExpression' || inner.type === 'MemberExpression') {
    inner = unwrap(inner.type === 'CallExpression' ? inner.callee : inner.object);
  }
  return inner;
}

/** Whether a call makes an object schema: `z.object({ … })`, or one of another: `Base.extend({ … })`. */
export function isObjectSchema(tracer: Tracer, node: Node): boolean {
  if (node.type !== 'CallExpression') return false;
  return isObjectMaker(node) || (COMPOUND.has(getMethodName(node) ?? '') && isSchemaCall(tracer, node));
}

/** Whether a call is `z.object(…)`. */
export function isObjectMaker(call: TSESTree.CallExpression): boolean {
  return OBJECT_MAKER.test(getMethodName(call) ?? '') && isSchema(call);
}

const OBJECT_MAKER = /^(?:strict|loose)?[oO]bject$/;
/** Methods that make of one object schema another with more, or fewer, properties. */
const COMPOUND: ReadonlySet<string> = new Set(['augment', 'extend', 'merge', 'omit', 'pick', 'safeExtend']);
