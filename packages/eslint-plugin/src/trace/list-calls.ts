import type { TSESTree } from '@typescript-eslint/utils';
import { getMethodName, unwrap, type Node } from '../ast/nodes.js';
import { getElements } from './elements.js';
import { getMapValues, getValueType, isMap } from './entries.js';
import { flatten } from './flatten.js';
import { getKnownTexts } from './members.js';
import { filterElements } from './predicates.js';
import { followElement, resolve, type Step } from './resolve.js';
import { unknownPart, type Env, type Tracer } from './tracer.js';

/** Methods that give one element of a list, or one value of a map. */
export const LIST_READERS: ReadonlySet<string> = new Set(['at', 'find', 'findLast', 'get', 'pop', 'shift']);

export function expandListReader(
  tracer: Tracer,
  call: TSESTree.CallExpression,
  { object }: TSESTree.MemberExpression,
  env: Env,
): readonly Step[] | undefined {
  const [first] = call.arguments;
  const method = getMethodName(call);
  // A class or an object of the file has a method of its own by that name.
  if (resolve(tracer, object, env).some(({ node }) => HOLDERS.has(node.type))) return undefined;
  if (method === 'at') return expandAt(tracer, call, object, first, env);
  if (method === 'pop' || method === 'shift') return [followElement(object, env, call)];
  if (method !== 'get') {
    const all = flatten(resolve(tracer, object, env), (leaf) => getElements(tracer, leaf, call));
    return filterElements(tracer, all, first, env, call);
  }
  return first === undefined ? undefined : expandGet(tracer, call, object, first, env);
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
  map: Node,
  key: Node,
  env: Env,
): readonly Step[] | undefined {
  const leaves = resolve(tracer, map, env);
  if (!leaves.every((leaf) => isMap(leaf.node) || getValueType(tracer, leaf) !== undefined)) return undefined;
  const keys = getKnownTexts(tracer, key, env);
  return leaves.flatMap((leaf) =>
    isMap(leaf.node)
      ? getMapValues(tracer, leaf, call, keys)
      : [unknownPart(call, leaf, {}, getValueType(tracer, leaf))],
  );
}

function expandAt(
  tracer: Tracer,
  call: Node,
  object: Node,
  index: Node | undefined,
  env: Env,
): readonly Step[] | undefined {
  if (index === undefined) return undefined;
  return resolve(tracer, object, env).flatMap((leaf) => getElements(tracer, leaf, call));
}

/** Whether a `reduce` begins with a list, of which the callback makes another. */
export function isListBuilder({ arguments: [, first] }: TSESTree.CallExpression): boolean {
  const node = first === undefined ? undefined : unwrap(first);
  const [inner] = node?.type === 'CallExpression' && getMethodName(node) === 'resolve' ? node.arguments : [];
  return (inner === undefined ? node : unwrap(inner))?.type === 'ArrayExpression';
}
