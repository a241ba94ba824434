import type { TSESTree } from '@typescript-eslint/utils';
import { isLeaving } from '../ast/leaving.js';
import { getEnclosingFunction, getParent, getStaticKey, isInside, unwrap, type Node } from '../ast/nodes.js';
import { findVariable } from './scopes.js';
import { getTests } from './tests.js';
import type { Tracer } from './tracer.js';

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
  const conditions = getConditions(tracer, one, fork);
  return (
    conditions.length > 0 &&
    getConditions(tracer, other, fork).some((condition) =>
      conditions.some((known) => isContrary(known, condition)),
    )
  );
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

/** A condition under which something is written: `isWide`, `format === 'jpeg'`. */
interface Condition {
  readonly subject: string;
  /** The literal that the subject is compared with. */
  readonly value: string | undefined;
  readonly isTrue: boolean;
  /** The function that asks: elsewhere the same words ask something else. */
  readonly fn: Node | undefined;
}

function isContrary(one: Condition, other: Condition): boolean {
  if (one.subject !== other.subject || one.fn !== other.fn) return false;
  if (one.value === other.value) return one.isTrue !== other.isTrue;
  return one.value !== undefined && other.value !== undefined && one.isTrue && other.isTrue;
}

function getConditions(tracer: Tracer, place: Node, outermost: Node): readonly Condition[] {
  const conditions: Condition[] = [];
  for (
    let below = place, node = getParent(place);
    node !== undefined && node !== outermost;
    below = node, node = getParent(node)
  ) {
    if (node.type === 'ConditionalExpression' || node.type === 'IfStatement') {
      if (node.test !== below) conditions.push(...readTest(tracer, node.test, node.consequent === below));
    } else if (node.type === 'LogicalExpression' && node.operator === '&&' && node.right === below) {
      conditions.push(...readTest(tracer, node.left, true));
    }
  }
  return conditions;
}

/** What is known where a test came out true or false: of both sides of a true `&&`, of both sides of a false `||`. */
function readTest(tracer: Tracer, test: Node, isTrue: boolean): readonly Condition[] {
  const node = unwrap(test);
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    return readTest(tracer, node.argument, !isTrue);
  }
  if (node.type === 'LogicalExpression' && node.operator === (isTrue ? '&&' : '||')) {
    return [node.left, node.right].flatMap((side) => readTest(tracer, side, isTrue));
  }
  const fn = getEnclosingFunction(node);
  if (node.type === 'BinaryExpression' && /^[!=]==?$/.test(node.operator)) {
    const [subject, value] = node.left.type === 'Literal' ? [node.right, node.left] : [node.left, node.right];
    const isEqual = node.operator.startsWith('=');
    if (value.type === 'Literal') {
      return read(tracer, subject, { value: String(value.value), isTrue: isTrue === isEqual, fn });
    }
  }
  return read(tracer, node, { value: undefined, isTrue, fn });
}

function read(tracer: Tracer, subject: Node, rest: Omit<Condition, 'subject'>): readonly Condition[] {
  return isSteady(tracer, subject) ? [{ subject: tracer.sourceCode.getText(subject), ...rest }] : [];
}

/** Whether a question has the same answer wherever it is asked: about names that nobody writes again. */
function isSteady(tracer: Tracer, subject: Node): boolean {
  const node = unwrap(subject);
  const areSteady = (parts: readonly Node[]): boolean => parts.every((part) => isSteady(tracer, part));
  switch (node.type) {
    case 'Literal':
    case 'ThisExpression':
      return true;
    case 'Identifier': {
      const variable = findVariable(tracer, node);
      return variable === undefined || getTests(tracer, variable).writes.length === 0;
    }
    case 'MemberExpression':
      return areSteady(node.computed ? [node.object, node.property] : [node.object]);
    case 'UnaryExpression':
      return areSteady([node.argument]);
    case 'BinaryExpression':
    case 'LogicalExpression':
      return areSteady([node.left, node.right]);
    case 'CallExpression':
      // `Math.random()`, `queue.shift()`: what is told nothing has something new to say.
      return node.arguments.length > 0 && areSteady([node.callee, ...node.arguments]);
    default:
      return false;
  }
}
