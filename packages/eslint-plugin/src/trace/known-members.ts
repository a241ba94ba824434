import type { TSESTree } from '@typescript-eslint/utils';
import { getStaticKey, unwrap, type Node } from '../ast/nodes.js';
import { isChangedOnTheWay } from './changes.js';
import { getFieldPushes } from './field-writes.js';
import { hasMetItself } from './questions.js';
import { resolveOnly } from './resolve.js';
import { getDottedName } from './specifiers.js';
import { getConstant } from './tests.js';
import type { Primitive } from './texts.js';
import type { Leaf, Tracer } from './tracer.js';

/** All there is in a list, a set or an object that is written out, and where it is. */
export type Members = ReadonlyMap<Primitive | undefined, Node>;

/** Lists of lists deeper than this are data. */
const MAX_DEPTH = 4;

/** What a list or a set has in it; `undefined` where more may be in it. */
export function findMembers(tracer: Tracer, list: Node): Members | undefined {
  // A function that asks a list is run for each of many values.
  const { members: memory } = tracer.memory;
  const known = memory.get(list);
  if (known !== undefined) return known ?? undefined;
  const members = readMembers(tracer, list, 0);
  if (!hasMetItself(tracer)) memory.set(list, members ?? null);
  return members;
}

function readMembers(tracer: Tracer, list: Node, depth: number): Members | undefined {
  const node = depth > MAX_DEPTH ? undefined : findOnly(tracer, list)?.node;
  switch (node?.type) {
    case 'ArrayExpression':
      return joinMembers(
        node.elements.map((element) =>
          element?.type === 'SpreadElement'
            ? readMembers(tracer, element.argument, depth + 1)
            : findMember(tracer, element),
        ),
      );
    case 'NewExpression': {
      // `new Set(['auto', '1024x1024'])`.
      const [source] = node.arguments;
      return source === undefined || source.type === 'SpreadElement' || getDottedName(node.callee) !== 'Set'
        ? undefined
        : readMembers(tracer, source, depth + 1);
    }
    case 'CallExpression': {
      const [source] = node.arguments;
      const name = getDottedName(unwrap(node.callee));
      if (source === undefined) return undefined;
      return name === 'Object.keys'
        ? findKeys(tracer, source)
        : name === 'Object.values'
          ? findValues(tracer, source)
          : undefined;
    }
    default:
      return undefined;
  }
}

/** The keys of an object; `undefined` where it may have others. */
export function findKeys(tracer: Tracer, object: Node): Members | undefined {
  return findInObject(tracer, object, (property) => {
    const key = getStaticKey(property.key, property.computed);
    return key === undefined ? undefined : new Map([[key, property.key]]);
  });
}

function findValues(tracer: Tracer, object: Node): Members | undefined {
  return findInObject(tracer, object, (property) => findMember(tracer, property.value));
}

function findInObject(
  tracer: Tracer,
  object: Node,
  find: (property: TSESTree.Property) => Members | undefined,
): Members | undefined {
  const node = findOnly(tracer, object)?.node;
  if (node?.type !== 'ObjectExpression') return undefined;
  return joinMembers(node.properties.map((one) => (one.type === 'Property' ? find(one) : undefined)));
}

/** A text that is written in its place, or under a name. */
function findMember(tracer: Tracer, node: Node | null): Members | undefined {
  if (node === null) return undefined;
  const here = getConstant(node);
  const place = here === undefined ? findOnly(tracer, node)?.node : node;
  const constant = here ?? (place && getConstant(place));
  return constant && place && new Map([[constant.value, unwrap(place)]]);
}

function joinMembers(all: readonly (Members | undefined)[]): Members | undefined {
  const members = new Map<Primitive | undefined, Node>();
  for (const some of all) {
    if (some === undefined) return undefined;
    for (const [member, place] of some) members.set(member, place);
  }
  return members;
}

/** The one thing an expression may be, where nobody changes it. */
function findOnly(tracer: Tracer, node: Node): Leaf | undefined {
  const leaf = resolveOnly(tracer, node);
  if (leaf?.kind !== 'value' || isChangedOnTheWay(tracer, leaf)) return undefined;
  return getFieldPushes(tracer, leaf.node).length > 0 ? undefined : leaf;
}
