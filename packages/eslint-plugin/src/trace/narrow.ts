import type { Node } from '../ast/nodes.js';
import { getGuards, type Possible } from './guards.js';
import { hasMetItself } from './questions.js';
import { resolveSteps, type Step } from './resolve.js';
import type { Primitive, Value } from './texts.js';
import { unknown, type Env, type Leaf, type Tracer, type Variable } from './tracer.js';

/** Leaves out what a value cannot be where it is read: behind `if (size === 'wide') return …` it is not `'wide'`. */
export function narrowSteps(
  tracer: Tracer,
  steps: readonly Step[],
  variable: Variable,
  path: string,
  use: Node,
  env: Env,
): readonly Step[] {
  const guards = getGuards(tracer, variable, path, use);
  if (guards.length === 0) return steps;
  const isPossible: Possible = (value) => guards.every((guard) => guard(value));
  const leaves = resolveSteps(tracer, steps, use).flatMap((leaf) => narrowLeaf(leaf, isPossible));
  return leaves.length > 0 || hasMetItself(tracer) ? leaves : [unknown(use, env)];
}

function narrowLeaf(leaf: Leaf, isPossible: Possible): readonly Leaf[] {
  const { node } = leaf;
  if (leaf.kind === 'undefined') return isPossible(undefined) ? [leaf] : [];
  if (leaf.kind === 'value' && node.type === 'Literal') {
    return isPossible(node.value as Primitive) ? [leaf] : [];
  }
  const before = leaf.isPossible;
  return [{ ...leaf, isPossible: before ? (value) => before(value) && isPossible(value) : isPossible }];
}

/** Leaves out the texts a value cannot be, of those that its expression or its type may give. */
export function narrowValues({ isPossible }: Leaf, values: readonly Value[]): readonly Value[] {
  return isPossible === undefined
    ? values
    : values.filter(({ kind, value }) => kind !== 'known' || isPossible(value));
}
