import type { TSESTree } from '@typescript-eslint/utils';
import { getMethodName, unwrap, type Node } from '../ast/nodes.js';
import { getElementAt, getElements, getIndex } from './elements.js';
import { getMapValues, getValueType, isMap } from './entries.js';
import { flatten } from './flatten.js';
import { getKnownTexts } from './members.js';
import { filterElements } from './filters.js';
import { followElement, resolve, type Step } from './resolve.js';
import { unknownPart, type Env, type Leaf, type Tracer } from './tracer.js';

/** Methods that give one element of a list, or one value of a map. */
export const LIST_READERS: ReadonlySet<string> = new Set(['at', 'find', 'findLast', 'get', 'pop', 'shift']);

/**
 * Steps to what one of the {@link LIST_READERS} gives.
 * @returns `undefined` where the method may be another than that of a list or a map
 */
export function expandListReader(
  tracer: Tracer,
  call: TSESTree.CallExpression,
  { object }: TSESTree.MemberExpression,
  env: Env,
): readonly Step[] | undefined {
  const [first] = call.arguments;
  const method = getMethodName(call);
  const leaves = resolve(tracer, object, env);
  // A class or an object of the file has a method of its own by that name.
  if (leaves.some(({ node }) => HOLDERS.has(node.type))) return undefined;
  if (method === 'pop' || method === 'shift') return [followElement(object, env, call)];
  if (method === 'get') return first && expandGet(tracer, call, leaves, first, env);
  if (method === 'at' && first === undefined) return undefined;
  const index = method === 'at' ? getIndex(first) : undefined;
  if (index !== undefined) return flatten(leaves, (leaf) => getElementAt(tracer, leaf, index, call));
  const all = flatten(leaves, (leaf) => getElements(tracer, leaf, call));
  return method === 'at' ? all : filterElements(tracer, all, first, env, call);
}

/** What may have methods of its own. */
const HOLDERS: ReadonlySet<string> = new Set([
  'ClassDeclaration',
  'ClassExpression',
  'ObjectExpression',
  'ThisExpression',
]);

/** What `map.get(key)` may be, for a `Map` that this file makes or declares. */
function expandGet(
  tracer: Tracer,
  call: TSESTree.CallExpression,
  leaves: readonly Leaf[],
  key: Node,
  env: Env,
): readonly Step[] | undefined {
  if (!leaves.every((leaf) => isMap(leaf.node) || getValueType(tracer, leaf) !== undefined)) return undefined;
  const keys = getKnownTexts(tracer, key, env);
  return leaves.flatMap((leaf) =>
    isMap(leaf.node)
      ? getMapValues(tracer, leaf, call, keys)
      : [unknownPart(call, leaf, {}, getValueType(tracer, leaf))],
  );
}

/** Whether a `reduce` begins with a list, of which the callback makes another. */
export function isListBuilder({ arguments: [, first] }: TSESTree.CallExpression): boolean {
  const node = first === undefined ? undefined : unwrap(first);
  const [inner] = node?.type === 'CallExpression' && getMethodName(node) === 'resolve' ? node.arguments : [];
  return (inner === undefined ? node : unwrap(inner))?.type === 'ArrayExpression';
}
