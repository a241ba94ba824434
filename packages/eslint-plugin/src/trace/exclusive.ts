import type { TSESTree } from '@typescript-eslint/utils';
import { isLeaving } from '../ast/leaving.js';
import { getParent, getStaticKey, isFunction, isInside, isLoop, unwrap, type Node } from '../ast/nodes.js';
import { areUnderContraries } from './contraries.js';
import type { Tracer, Variable } from './tracer.js';

/**
 * Whether what is written at one place never goes with what is written at another: in the other arm of a condition, in
 * another case, under a condition that the other denies, in another row of a table.
 */
export function areExclusive(tracer: Tracer, one: Node, other: Node): boolean {
  if (isInside(one, other) || isInside(other, one)) return false;
  const [fork, first] = climb(one, other);
  const [same, second] = climb(other, one);
  if (fork === undefined || same === undefined) return false;
  switch (fork.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return fork.test !== first && fork.test !== second;
    case 'SwitchStatement':
      return isCutOff(fork.cases, first, second);
    case 'ArrayExpression':
    case 'ObjectExpression':
      if (areInRows(one, other, first, second)) return true;
      break;
    default:
  }
  return areUnderContraries(tracer, one, other, fork);
}

/**
 * Whether a variable never holds where it is read what is written at a place, for conditions that say the contrary. Not
 * where the one may be of another round of a loop, or of another call, than the other.
 */
export function isReadWithout(tracer: Tracer, { scope }: Variable, write: Node, use: Node): boolean {
  const [fork] = climb(use, write);
  return fork !== undefined && isInOneRun(fork, scope.block) && areExclusive(tracer, use, write);
}

/** Whether what holds a variable runs a node at most once for each of it. */
function isInOneRun(node: Node, holder: Node): boolean {
  // The variables of `for (let …; …; …)` go from round to round.
  if (holder.type === 'ForStatement') return false;
  for (let outer: Node | undefined = node; outer !== holder; outer = getParent(outer)) {
    if (outer === undefined || isFunction(outer) || isLoop(outer)) return false;
  }
  return true;
}

/** The innermost node around both places, and the node below it on the way to the first. */
function climb(from: Node, to: Node): [fork: Node | undefined, below: Node] {
  let below = from;
  for (let level = 0; level < MAX_LEVELS; level++) {
    const fork = getParent(below);
    if (fork === undefined || isInside(to, fork)) return [fork, below];
    below = fork;
  }
  return [undefined, below];
}

/** Places that lie deeper are in a chain of very many branches. */
const MAX_LEVELS = 64;

/** Whether no case falls through from one to the other. */
function isCutOff(cases: readonly Node[], first: Node, second: Node): boolean {
  const [start = -1, end = -1] = [cases.indexOf(first), cases.indexOf(second)].sort((a, b) => a - b);
  return (
    start !== -1 &&
    cases.slice(start, end).some((one) => one.type === 'SwitchCase' && isLeaving(one.consequent.at(-1)))
  );
}

/** Whether two places stand in two rows of a table, each of which says what the other says. */
export function areInOtherRows(one: Node, other: Node): boolean {
  const [fork, first] = climb(one, other);
  const [, second] = climb(other, one);
  const isTable = fork?.type === 'ArrayExpression' || fork?.type === 'ObjectExpression';
  return isTable && areInRows(one, other, first, second);
}

function areInRows(one: Node, other: Node, first: Node, second: Node): boolean {
  const [row, otherRow] = [getRow(first), getRow(second)];
  if (row === undefined || otherRow === undefined) return false;
  const keys = [getKeyIn(row, one), getKeyIn(otherRow, other)];
  return keys.every((key) => key !== undefined && hasKey(row, key) && hasKey(otherRow, key));
}

function getRow(member: Node): TSESTree.ObjectExpression | undefined {
  const row = unwrap(member.type === 'Property' ? member.value : member);
  return row.type === 'ObjectExpression' ? row : undefined;
}

function getKeyIn(row: TSESTree.ObjectExpression, place: Node): string | undefined {
  const property = row.properties.find((one) => isInside(place, one));
  return property?.type === 'Property' ? getStaticKey(property.key, property.computed) : undefined;
}

function hasKey(row: TSESTree.ObjectExpression, key: string): boolean {
  return row.properties.some((one) => one.type === 'Property' && getStaticKey(one.key, one.computed) === key);
}
