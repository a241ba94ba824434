import type { TSESTree } from '@typescript-eslint/utils';
import { getStaticKey } from '../ast/nodes.js';
import { createEntry, type Entry } from './entry.js';
import { getFieldWrites } from './field-writes.js';
import { getAllMemberEvents } from './member-events.js';
import { getPropertyValue } from './object-literals.js';
import { hasMetItself } from './questions.js';
import { resolve } from './resolve.js';
import { nest, type Env, type Leaf, type Tracer } from './tracer.js';

/** What stands under each name of an object. */
export type ObjectShape = ReadonlyMap<string, Entry>;

/** Spread objects with more names than this are data: copying them into each object they are spread in would not pay. */
const MOST_SPREAD = 32;

/**
 * Reads an object as its literal builds it, where that is all written out, as it mostly is: plain keys, spreads of
 * other such objects. `undefined` where more has to be asked.
 */
export function getBuiltShape(tracer: Tracer, { kind, node, env, without }: Leaf): ObjectShape | undefined {
  return kind === 'value' &&
    node.type === 'ObjectExpression' &&
    without === undefined &&
    getFieldWrites(tracer, node) === undefined
    ? readShape(tracer, node, env)
    : undefined;
}

function readShape(
  tracer: Tracer,
  { properties }: TSESTree.ObjectExpression,
  env: Env,
): ObjectShape | undefined {
  const shape = new Map<string, Entry>();
  for (const property of properties) {
    if (property.type === 'SpreadElement') {
      const spread = getSpreadShape(tracer, property, env);
      if (spread === undefined) return undefined;
      for (const [name, entry] of spread) shape.set(name, entry);
      continue;
    }
    const key = getStaticKey(property.key, property.computed);
    if (key === undefined) return undefined;
    shape.set(key, createEntry(getPropertyValue(tracer, property, env)));
  }
  return shape;
}

const NO_NAMES: ObjectShape = new Map();

function getSpreadShape(
  tracer: Tracer,
  { argument }: TSESTree.SpreadElement,
  env: Env,
): ObjectShape | undefined {
  const leaves = resolve(tracer, argument, env);
  const [leaf] = leaves;
  if (leaf === undefined || leaves.length > 1) return undefined;
  // `...(condition && { … })` spreads nothing when the condition fails.
  if (leaf.kind === 'value' && leaf.node.type === 'Literal') return NO_NAMES;
  const shape = nest(tracer, undefined, () => getSpreadObject(tracer, leaf));
  return shape !== undefined && shape.size <= MOST_SPREAD ? shape : undefined;
}

/** An object to which nothing is written later. Defaults are spread in many places, and looked at once. */
function getSpreadObject(tracer: Tracer, leaf: Leaf): ObjectShape | undefined {
  // Another way to the same literal may write to it.
  if (isWritten(tracer, leaf)) return undefined;
  if (leaf.env !== null || leaf.without !== undefined) return getBuiltShape(tracer, leaf);
  const { shapes } = tracer.memory;
  const known = shapes.get(leaf.node);
  if (known !== undefined) return known ?? undefined;
  const shape = getBuiltShape(tracer, leaf);
  // Of an object that is spread into itself, a part may be all that is seen on the way round.
  if (!hasMetItself(tracer)) shapes.set(leaf.node, shape ?? null);
  return shape;
}

/** Whether anything is written to an object on the way. */
export function isWritten(tracer: Tracer, { via }: Leaf): boolean {
  for (let one = via; one !== null; one = one.next) {
    for (const { kind } of getAllMemberEvents(tracer, one.variable)) {
      if (kind !== 'call' && kind !== 'push') return true;
    }
  }
  return false;
}
