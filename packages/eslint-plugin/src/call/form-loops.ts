import type { TSESTree } from '@typescript-eslint/utils';
import {
  getMethodName,
  getParent,
  isFunction,
  isInside,
  unwrap,
  unwrapAwait,
  type Node,
} from '../ast/nodes.js';
import { getElements } from '../trace/elements.js';
import { pickValues } from '../trace/entries.js';
import { getProperty } from '../trace/properties.js';
import { resolve, type Step } from '../trace/resolve.js';
import { findVariable } from '../trace/scopes.js';
import { isConstant, type Env, type Tracer } from '../trace/tracer.js';

/**
 * Finds the object whose fields an append sends one by one: `form.append(key, fields[key])`, or the one whose keys or
 * entries are gone through around it.
 * @param isNamed whether what is appended has to be named by the loop itself
 */
export function findSentObject(
  tracer: Tracer,
  append: TSESTree.CallExpression,
  isNamed: boolean,
): Node | undefined {
  const [first, value] = append.arguments;
  if (first === undefined || value === undefined) return undefined;
  const name = unwrap(first);
  if (name.type === 'Identifier') {
    const indexed = findIndexed(tracer, value, name.name);
    if (indexed !== undefined) return indexed;
  }
  for (let outer = getParent(append); outer !== undefined; outer = getParent(outer)) {
    const loop = getLoop(outer);
    if (loop === undefined || (isNamed && !isDeclaredBy(tracer, name, loop.head))) continue;
    // Under each of the keys the same text: what the object has there is not sent.
    if (loop.isByKey && unwrap(value).type === 'Literal') return undefined;
    return loop.object;
  }
  return undefined;
}

/** Steps to what an object that is sent field by field has under a name. */
export function readSent(
  tracer: Tracer,
  object: Node,
  name: string,
  append: TSESTree.CallExpression,
  env: Env,
): readonly Step[] {
  return resolve(tracer, object, env)
    .flatMap((leaf) => getProperty(tracer, leaf, name, append))
    .filter((step) => step.kind !== 'undefined');
}

/**
 * Steps to what the list of pairs around an append has under a name: `for (const [key, value] of pairs)`.
 * @returns nothing where no list of pairs names what is appended
 */
export function readPairs(
  tracer: Tracer,
  append: TSESTree.CallExpression,
  name: string,
  env: Env,
): readonly Step[] {
  const [first] = append.arguments;
  const key = first && unwrap(first);
  for (let outer = getParent(append); outer !== undefined; outer = getParent(outer)) {
    const { list, head } = getIteration(outer) ?? {};
    if (list === undefined || head?.[0] === undefined || key === undefined) continue;
    if (!isDeclaredBy(tracer, key, head)) continue;
    const pairs = resolve(tracer, list, env).flatMap((leaf) => getElements(tracer, leaf, list));
    return pickValues(tracer, pairs, append, [name]).filter((step) => step.kind !== 'undefined');
  }
  return [];
}

/** The object in `object[key]`, whatever is made of the value: `String(object[key])`, `object[key] ?? ''`. */
function findIndexed(tracer: Tracer, value: Node, key: string): Node | undefined {
  const node = unwrapAwait(value);
  switch (node.type) {
    case 'MemberExpression': {
      const property = node.computed ? unwrap(node.property) : undefined;
      if (property?.type === 'Identifier' && property.name === key) return node.object;
      return findIndexed(tracer, node.object, key);
    }
    case 'CallExpression':
      return (
        findFirst(node.arguments, (argument) => findIndexed(tracer, argument, key)) ??
        (node.callee.type === 'MemberExpression' ? findIndexed(tracer, node.callee.object, key) : undefined)
      );
    case 'NewExpression':
      return findFirst(node.arguments, (argument) => findIndexed(tracer, argument, key));
    case 'ArrayExpression':
      return findFirst(node.elements, (element) => element && findIndexed(tracer, element, key));
    case 'TemplateLiteral':
      return findFirst(node.expressions, (expression) => findIndexed(tracer, expression, key));
    case 'LogicalExpression':
      return findIndexed(tracer, node.left, key);
    case 'ConditionalExpression':
      return findIndexed(tracer, node.consequent, key) ?? findIndexed(tracer, node.alternate, key);
    case 'Identifier': {
      const variable = findVariable(tracer, node);
      const definition = variable !== undefined && isConstant(variable) ? variable.defs[0]?.node : undefined;
      const init = definition?.type === 'VariableDeclarator' ? definition.init : null;
      // One name for the value, as in `const value = fields[key]`: no chain of them.
      return init === null || init.type === 'Identifier' ? undefined : findIndexed(tracer, init, key);
    }
    default:
      return undefined;
  }
}

function findFirst<T>(list: readonly T[], find: (one: T) => Node | null | undefined): Node | undefined {
  for (const one of list) {
    const found = find(one);
    if (found) return found;
  }
  return undefined;
}

/** What goes through an object field by field. */
interface Loop {
  readonly object: Node;
  /** Where the key gets its name. */
  readonly head: readonly Node[];
  readonly isByKey: boolean;
}

/** `for (… in fields)`, `for (… of Object.entries(fields))`, `Object.keys(fields).forEach(…)`. */
function getLoop(node: Node): Loop | undefined {
  if (node.type === 'ForInStatement') return { object: node.right, head: [node.left], isByKey: true };
  const iteration = getIteration(node);
  return iteration && getLoopOver(iteration.list, iteration.head);
}

/** `for (… of list)`, `list.forEach(…)`. */
function getIteration(node: Node): { list: Node; head: readonly Node[] } | undefined {
  if (node.type === 'ForOfStatement') return { list: node.right, head: [node.left] };
  if (node.type !== 'CallExpression' || getMethodName(node) !== 'forEach') return undefined;
  const callee = unwrap(node.callee);
  const [callback] = node.arguments;
  return callee.type === 'MemberExpression' && isFunction(callback)
    ? { list: callee.object, head: callback.params }
    : undefined;
}

function getLoopOver(list: Node, head: readonly Node[]): Loop | undefined {
  const node = unwrap(list);
  const method = node.type === 'CallExpression' ? getMethodName(node) : undefined;
  if (node.type !== 'CallExpression' || (method !== 'entries' && method !== 'keys')) return undefined;
  const [object] = node.arguments;
  return object === undefined ? undefined : { object, head, isByKey: method === 'keys' };
}

function isDeclaredBy(tracer: Tracer, name: Node, head: readonly Node[]): boolean {
  const declared = name.type === 'Identifier' ? findVariable(tracer, name)?.identifiers[0] : undefined;
  return declared !== undefined && head.some((one) => isInside(declared, one));
}
