import { getEnclosingFunction, getParent, isFunction, isInside, type Node } from '../ast/nodes.js';
import type { Guard } from './guards.js';
import { ask, createSearch } from './questions.js';
import { resolveSteps, type Step } from './resolve.js';
import type { Primitive, Value } from './texts.js';
import type { Possible } from './tests.js';
import type { Env, Leaf, Tracer } from './tracer.js';

/**
 * Leaves out what a value cannot be where it is read: behind `if (size === 'wide') return …` it is not `'wide'`.
 * @param use what tells these steps from others: where the value is read, or where it is written
 */
export function narrowSteps(
  tracer: Tracer,
  steps: readonly Step[],
  guards: readonly Guard[],
  use: Node,
  env: Env,
): readonly Step[] {
  if (guards.length === 0 || steps.length === 0) return steps;
  const isPossible: Possible = (value) => guards.every((guard) => guard.isPossible(value));
  const members = guards.find((guard) => guard.members !== undefined)?.members;
  // A way of its own, which would not know that it is one round of a circle.
  const leaves = ask(tracer, NARROWED, use, env, () => resolveSteps(tracer, steps, use));
  return leaves.flatMap((leaf) => narrowLeaf(leaf, isPossible, members));
}

const NARROWED = createSearch<readonly Leaf[]>('narrowed', []);

/** The conditions that are asked about a value between where it is written and where it is used. */
export function getLaterGuards(guards: readonly Guard[], write: Node, use: Node): readonly Guard[] {
  if (guards.length === 0) return guards;
  const fn = getEnclosingFunction(write);
  const round = getRound(write, use);
  return guards.filter(({ condition }) => {
    const isAsked =
      write.range[1] <= condition.range[0] || (round !== undefined && isInside(condition, round));
    return isAsked && getEnclosingFunction(condition) === fn;
  });
}

/** What a loop does in each round, where a value is used in the round after the one that writes it. */
function getRound(write: Node, use: Node): Node | undefined {
  if (write.range[0] < use.range[1]) return undefined;
  for (let node = getParent(write); node !== undefined && !isFunction(node); node = getParent(node)) {
    switch (node.type) {
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
        if (isInside(use, node.body)) return node.body;
        break;
      default:
    }
  }
  return undefined;
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
