import { getElements, isList } from '../trace/elements.js';
import { flatten } from '../trace/flatten.js';
import { resolveSteps } from '../trace/resolve.js';
import type { Leaf, Tracer } from '../trace/tracer.js';

const MAX_DEPTH = 8;

/** Images one by one: lists are taken apart. */
export function getSingles(tracer: Tracer, leaves: readonly Leaf[], depth = 0): readonly Leaf[] {
  const only = leaves[0];
  // One image, as most calls have it.
  if (only !== undefined && leaves.length === 1 && !isList(tracer, only)) return leaves;
  return flatten(leaves, (leaf) => {
    if (depth > MAX_DEPTH || !isList(tracer, leaf)) return [leaf];
    return getSingles(
      tracer,
      resolveSteps(tracer, getElements(tracer, leaf, leaf.node), leaf.node),
      depth + 1,
    );
  });
}
