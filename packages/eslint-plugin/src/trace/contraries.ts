import { isLeaving } from '../ast/leaving.js';
import { getEnclosingFunction, getParent, unwrap, type Node } from '../ast/nodes.js';
import { findVariable } from './scopes.js';
import { getTests } from './tests.js';
import type { Tracer } from './tracer.js';

/**
 * Whether a condition around one place denies a condition around another: `isWide` and `!isWide`, `format === 'jpeg'`
 * and `format === 'png'`.
 * @param outermost the node around both, at which looking for conditions ends
 */
export function areUnderContraries(tracer: Tracer, one: Node, other: Node, outermost: Node): boolean {
  const conditions = getConditions(tracer, one, outermost);
  return (
    conditions.length > 0 &&
    getConditions(tracer, other, outermost).some((condition) =>
      conditions.some((known) => isContrary(known, condition)),
    )
  );
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
  for (let below = place, node = getParent(place); node !== undefined; below = node, node = getParent(node)) {
    if (node.type === 'BlockStatement') conditions.push(...readLeft(tracer, node.body, below));
    if (node === outermost) break;
    if (node.type === 'ConditionalExpression' || node.type === 'IfStatement') {
      if (node.test !== below) conditions.push(...readTest(tracer, node.test, node.consequent === below));
    } else if (node.type === 'LogicalExpression' && node.operator === '&&' && node.right === below) {
      conditions.push(...readTest(tracer, node.left, true));
    }
  }
  return conditions;
}

/** More statements than this are not looked back over. */
const MAX_STATEMENTS = 32;

/** What is known where the statements before were passed: after `if (isWide) return …` it is not wide. */
function readLeft(tracer: Tracer, statements: readonly Node[], below: Node): readonly Condition[] {
  const end = statements.indexOf(below);
  return statements.slice(Math.max(0, end - MAX_STATEMENTS), end).flatMap((statement) => {
    if (statement.type !== 'IfStatement') return [];
    const isTrue = isLeaving(statement.alternate);
    return isTrue || isLeaving(statement.consequent) ? readTest(tracer, statement.test, isTrue) : [];
  });
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
