import { getParent, getWrapped, type Node } from '../ast/nodes.js';
import { getDottedName } from './specifiers.js';

/**
 * Whether two values are written in one go: as properties of one object, or to one object in one arm of a condition.
 * Where one of them is sent, the other may be sent with it.
 */
export function areTogether(one: Node, other: Node): boolean {
  const [first, second] = [getWrapped(one), getWrapped(other)];
  if (first.parent?.type === 'Property') return first.parent.parent === second.parent?.parent;
  const [write, otherWrite] = [getWrite(first), getWrite(second)];
  if (write === undefined || otherWrite === undefined) return false;
  return write.arm === otherWrite.arm && write.owner === otherWrite.owner;
}

interface Write {
  readonly arm: Node;
  /** What has the member that is written: `params`; nothing for a variable. */
  readonly owner: string | undefined;
}

/** The arm of a condition in which a value is assigned: `if (flat) params.background = 'opaque'`. */
function getWrite(value: Node): Write | undefined {
  const assignment = value.parent;
  if (assignment?.type !== 'AssignmentExpression' || assignment.right !== value) return undefined;
  const arm = getArm(assignment.parent);
  if (arm === undefined) return undefined;
  const { left } = assignment;
  if (left.type === 'Identifier') return { arm, owner: undefined };
  const owner = left.type === 'MemberExpression' ? getDottedName(left.object) : undefined;
  return owner === undefined ? undefined : { arm, owner };
}

function getArm(statement: Node | undefined): Node | undefined {
  const parent = statement && getParent(statement);
  if (parent === undefined || statement?.type !== 'ExpressionStatement') return undefined;
  if (parent.type === 'SwitchCase') return parent;
  return parent.type === 'BlockStatement' && getParent(parent)?.type === 'IfStatement' ? parent : undefined;
}
