import { getParent, type Node } from '../ast/nodes.js';
import type { Variable } from './tracer.js';
import type { Write } from './variables.js';

/** What a text was, and what `+=` added to it after that, one after the other. */
interface Appends {
  readonly before: readonly Write[];
  readonly added: readonly Node[];
  readonly last: Node;
}

/**
 * Splits the writes of a text into those that begin it and those that always make it longer: `text += …` in the block
 * that declares it. `undefined` where there are none, or a write after them may or may not happen.
 */
export function getAppends({ defs }: Variable, writes: readonly Write[]): Appends | undefined {
  const first = writes.findIndex(({ isAppending }) => isAppending);
  if (first === -1) return undefined;
  const declarator = defs.length === 1 ? defs[0]?.node : undefined;
  const block = declarator && getParent(getParent(declarator) ?? declarator);
  const added: Node[] = [];
  let last = writes[first]?.node;
  for (const { node, isAppending } of writes.slice(first)) {
    const statement = getParent(node);
    const isStraight = statement?.type === 'ExpressionStatement' && getParent(statement) === block;
    if (!isAppending || !isStraight || node.type !== 'AssignmentExpression') return undefined;
    added.push(node.right);
    last = node;
  }
  return last === undefined ? undefined : { before: writes.slice(0, first), added, last };
}
