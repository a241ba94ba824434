import { getEnclosingFunction, type Node } from '../ast/nodes.js';
import type { Guard } from './guards.js';
import { resolveSteps, type Step } from './resolve.js';
import type { Primitive, Value } from './texts.js';
import type { Possible } from './tests.js';
import type { Leaf, Tracer } from './tracer.js';

/** Leaves out what a value cannot be where it is read: behind `if (size === 'wide') return …` it is not `'wide'`. */
export function narrowSteps(
  tracer: Tracer,
  steps: readonly Step[],
  guards: readonly Guard[],
  use: Node,
): readonly Step[] {
  if (guards.length === 0 || steps.length === 0) return steps;
  const isPossible: Possible = (value) => guards.every((guard) => guard.isPossible(value));
  const members = guards.find((guard) => guard.members !== undefined)?.members;
  return resolveSteps(tracer, steps, use).flatMap((leaf) => narrowLeaf(leaf, isPossible, members));
}

/** The conditions that were asked about a value after it was written. */
export function getLaterGuards(guards: readonly Guard[], write: Node): readonly Guard[] {
  if (guards.length === 0) return guards;
  const fn = getEnclosingFunction(write);
  return guards.filter(
    ({ condition }) => write.range[1] <= condition.range[0] && getEnclosingFunction(condition) === fn,
  );
}

function narrowLeaf(leaf: Leaf, isPossible: Possible, members: readonly Node[] | undefined): readonly Leaf[] {
  const { node } = leaf;
  if (leaf.kind === 'undefined') return isPossible(undefined) ? [leaf] : [];
  if (leaf.kind === 'value' && node.type === 'Literal') {
    return isPossible(node.value as Primitive) ? [leaf] : [];
  }
  const before = leaf.isPossible;
  const both: Possible = before ? (value) => before(value) && isPossible(value) : isPossible;
  return [{ ...leaf, isPossible: both, members: leaf.members ?? members }];
}

/** Leaves out the texts a value cannot be, of those that its expression or its type may give. */
export function narrowValues({ isPossible }: Leaf, values: readonly Value[]): readonly Value[] {
  return isPossible === undefined
    ? values
    : values.filter(({ kind, value }) => kind !== 'known' || isPossible(value));
}
