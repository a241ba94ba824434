import type { Node } from '../ast/nodes.js';
import type { Step } from './resolve.js';
import type { Via } from './tracer.js';

/** Fewer steps than this are not worth looking for two of a kind. */
const FEWEST_STEPS = 8;

/** Steps of one place that are compared with each other. */
const MOST_ALIKE = 16;

/**
 * Leaves out steps that say the same as one before them. Objects that are spread into one another, each with the others'
 * properties, would have twice as many with each of them.
 */
export function uniqueSteps<T extends Step>(steps: readonly T[]): readonly T[] {
  if (steps.length < FEWEST_STEPS) return steps;
  const byNode = new Map<Node, T[]>();
  return steps.filter((step) => {
    const others = byNode.get(step.node);
    if (others === undefined) byNode.set(step.node, [step]);
    else if (others.some((one) => isSame(one, step))) return false;
    // The same place in many calls: each is a step of its own.
    else if (others.length < MOST_ALIKE) others.push(step);
    return true;
  });
}

function isSame(a: Step, b: Step): boolean {
  if (a.env !== b.env || !isSameWay(a.via, b.via)) return false;
  if (a.kind === 'follow') {
    return b.kind === 'follow' && a.isElement === b.isElement && a.place === b.place;
  }
  return (
    a.kind === b.kind &&
    a.annotation === b.annotation &&
    a.isInList === b.isInList &&
    a.pair === b.pair &&
    a.sum === b.sum &&
    a.without === b.without &&
    a.isPossible === b.isPossible &&
    a.origin?.name === b.origin?.name &&
    a.origin?.from === b.origin?.from &&
    a.origin?.leaf.node === b.origin?.leaf.node
  );
}

function isSameWay(a: Via | null, b: Via | null): boolean {
  let one = a;
  let other = b;
  for (; one !== null && other !== null && one !== other; one = one.next, other = other.next) {
    if (one.variable !== other.variable || one.use !== other.use) return false;
  }
  return one === other;
}
