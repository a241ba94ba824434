import type { TSESTree } from '@typescript-eslint/utils';
import { getFallenInto, isLeaving, isReturning, mayBreak } from '../ast/leaving.js';
import {
  getMemberName,
  getMethodName,
  getParent,
  getWrapped,
  isInside,
  unwrap,
  type Node,
} from '../ast/nodes.js';
import { findOutcome, isBehind } from './conditions.js';
import { resolve } from './resolve.js';
import type { Primitive } from './texts.js';
import type { Tracer, Variable } from './tracer.js';

/** Whether a value is possible where it is read; `undefined` for a value that is left out. */
export type Possible = (value: Primitive | undefined) => boolean;

/** A question the code asks about a variable or a member of it. */
interface Test {
  /** What is asked about: `size`, `options.size`. */
  readonly path: string;
  /** What says yes or no; a `switch` says which. */
  readonly node: Node;
  /** The values for which the answer may be yes, and those for which it may be no. */
  readonly find: (tracer: Tracer) => { readonly yes: Possible; readonly no: Possible } | undefined;
}

/** What the code asks about a variable, and where it gets another value. */
export interface Tests {
  readonly tests: readonly Test[];
  readonly writes: readonly Node[];
}

const NO_TESTS: Tests = { tests: [], writes: [] };

/**
 * What the conditions around a place, and those that were left before it, say of a value that is read there.
 * @param path the variable, or the member of it, that is read: `options.size`
 */
export function getGuards(tracer: Tracer, variable: Variable, path: string, use: Node): readonly Possible[] {
  let known = tracer.memory.tests.get(variable);
  if (known === undefined) tracer.memory.tests.set(variable, (known = collectTests(variable)));
  if (known.tests.length === 0) return [];
  const { tests, writes } = known;
  return tests.flatMap((test) => {
    if (test.path !== path) return [];
    const { node } = test;
    if (node.type === 'SwitchStatement') return getCaseGuards(node, use, writes);
    return isInside(use, node) ? [] : getGuard(tracer, test, use, writes);
  });
}

function getGuard(tracer: Tracer, test: Test, use: Node, writes: readonly Node[]): readonly Possible[] {
  const isLeft = (arm: Node): boolean => isLeaving(arm) || endsInWrite(arm, writes);
  const outcome = findOutcome(test.node, use, isLeft);
  if (outcome === undefined || !isSteady(test.node, outcome.skipped, writes)) return [];
  const found = test.find(tracer);
  return found === undefined ? [] : [outcome.holds ? found.yes : found.no];
}

/** Whether nothing is written once a condition was looked at, but in the arm that does not lead here. */
function isSteady(condition: Node, skipped: Node | undefined, writes: readonly Node[]): boolean {
  return writes.every(
    (write) => write.range[1] <= condition.range[0] || (skipped !== undefined && isInside(write, skipped)),
  );
}

/** Whether an arm gives the value up: `if (size === 'wide') size = '1536x1024'`. */
function endsInWrite(arm: Node, writes: readonly Node[]): boolean {
  const statements = arm.type === 'BlockStatement' ? arm.body : [arm];
  return statements.some(
    (one) =>
      one.type === 'ExpressionStatement' &&
      one.expression.type === 'AssignmentExpression' &&
      one.expression.operator === '=' &&
      writes.includes(one.expression.left),
  );
}

/** What a `switch` says of its value: in a case, and behind it where cases leave. */
function getCaseGuards(
  statement: TSESTree.SwitchStatement,
  use: Node,
  writes: readonly Node[],
): readonly Possible[] {
  if (isInside(use, statement.discriminant) || !isSteady(statement.discriminant, undefined, writes))
    return [];
  const { cases } = statement;
  const own = cases.find((one) => isInside(use, one));
  if (own === undefined) {
    if (!isBehind(statement, use)) return [];
    const left = cases
      .filter((_, index) => isLeavingFunction(cases, index))
      .map(({ test }) => getConstant(test));
    return left.map((value) => (one) => value === undefined || one !== value.value);
  }
  const group = getFallenInto(own);
  const labels = group.map(({ test }) => getConstant(test));
  if (group.some(({ test }) => test === null)) {
    const others = cases.filter((one) => !group.includes(one)).map(({ test }) => getConstant(test));
    return others.map((value) => (one) => value === undefined || one !== value.value);
  }
  return [(one) => labels.some((label) => label === undefined || label.value === one)];
}

/** Whether a case, or the one it falls through to, returns or throws: `break` only leaves the `switch`. */
function isLeavingFunction(cases: readonly TSESTree.SwitchCase[], index: number): boolean {
  const rest = cases.slice(index);
  const end = rest.findIndex((one) => isLeaving(getLast(one)));
  return (
    isReturning(getLast(rest[end])) &&
    !rest.slice(0, end + 1).some(({ consequent }) => consequent.some(mayBreak))
  );
}

function getLast(one: TSESTree.SwitchCase | undefined): TSESTree.Statement | undefined {
  return one?.consequent.at(-1);
}

/** A value that is written out. */
interface Constant {
  readonly value: Primitive | undefined;
}

function getConstant(expression: Node | null): Constant | undefined {
  const node = expression === null ? undefined : unwrap(expression);
  if (node?.type === 'Identifier' && node.name === 'undefined') return { value: undefined };
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) {
    return { value: node.quasis[0]?.value.cooked ?? '' };
  }
  if (node?.type !== 'Literal') return undefined;
  const { value } = node;
  return value instanceof RegExp || typeof value === 'bigint' ? undefined : { value };
}

function collectTests(variable: Variable): Tests {
  const tests: Test[] = [];
  const writes: Node[] = [];
  for (const reference of variable.references) {
    const { identifier } = reference;
    if (reference.isWrite()) {
      if (reference.init !== true) writes.push(identifier);
      continue;
    }
    let path = variable.name;
    for (let node: Node = identifier; ;) {
      const test = getTest(getWrapped(node), path);
      if (test !== undefined) tests.push(test);
      const { parent } = getWrapped(node);
      if (parent?.type !== 'MemberExpression' || !isInside(node, parent.object)) break;
      const name = getMemberName(parent);
      if (name === undefined) break;
      path += `.${name}`;
      node = parent;
      if (getParent(node)?.type === 'AssignmentExpression' && isTarget(node)) writes.push(node);
    }
  }
  return tests.length === 0 ? NO_TESTS : { tests, writes };
}

function isTarget(node: Node): boolean {
  return node.parent?.type === 'AssignmentExpression' && node.parent.left === node;
}

/** The question that is asked about an expression; `undefined` where none is. */
function getTest(asked: Node, path: string): Test | undefined {
  const parent = getParent(asked);
  switch (parent?.type) {
    case 'BinaryExpression':
      return getComparison(parent, asked, path);
    case 'SwitchStatement':
      return parent.discriminant === asked ? { path, node: parent, find: () => undefined } : undefined;
    case 'UnaryExpression':
      return parent.operator === '!' ? getTruth(asked, path) : undefined;
    case 'LogicalExpression':
      return parent.left === asked && parent.operator !== '??' ? getTruth(asked, path) : undefined;
    case 'IfStatement':
    case 'ConditionalExpression':
      return parent.test === asked ? getTruth(asked, path) : undefined;
    case 'CallExpression':
      return getMembership(parent, asked, path);
    case 'MemberExpression': {
      const call = getParent(getWrapped(parent));
      return call?.type === 'CallExpression' && parent.object === asked ? getTextTest(call, path) : undefined;
    }
    default:
      return undefined;
  }
}

function getComparison(
  { operator, left, right }: TSESTree.BinaryExpression,
  asked: Node,
  path: string,
): Test | undefined {
  const isEqual = operator === '===' || operator === '==';
  if (!isEqual && operator !== '!==' && operator !== '!=') return undefined;
  const constant = getConstant(left === asked ? right : left);
  const node = getParent(asked);
  if (constant === undefined || node === undefined) return undefined;
  const isLoose = operator.length === 2 && (constant.value === null || constant.value === undefined);
  const isSame: Possible = (value) =>
    isLoose ? value === null || value === undefined : value === constant.value;
  const isOther: Possible = (value) => !isSame(value);
  return { path, node, find: () => (isEqual ? { yes: isSame, no: isOther } : { yes: isOther, no: isSame }) };
}

function getTruth(node: Node, path: string): Test {
  return { path, node, find: () => ({ yes: Boolean, no: (value) => !value }) };
}

/** `SIZES.includes(size)`, `allowed.has(size)`. */
function getMembership(call: TSESTree.CallExpression, asked: Node, path: string): Test | undefined {
  const callee = unwrap(call.callee);
  const method = getMethodName(call);
  if (call.arguments[0] !== asked || callee.type !== 'MemberExpression') return undefined;
  if (method !== 'includes' && method !== 'has') return undefined;
  return {
    path,
    node: call,
    find: (tracer) => {
      const members = findMembers(tracer, callee.object);
      return members && { yes: (value) => members.has(value), no: (value) => !members.has(value) };
    },
  };
}

/** All there is in a list or set that is written out; `undefined` where more may be in it. */
function findMembers(tracer: Tracer, list: Node): ReadonlySet<Primitive | undefined> | undefined {
  const [leaf, other] = resolve(tracer, list);
  if (leaf?.kind !== 'value' || other !== undefined) return undefined;
  // `new Set(['auto', '1024x1024'])`.
  const made = leaf.node.type === 'NewExpression' ? leaf.node.arguments[0] : leaf.node;
  const array = made === undefined ? undefined : unwrap(made);
  if (array?.type !== 'ArrayExpression') return undefined;
  const members = new Set<Primitive | undefined>();
  for (const element of array.elements) {
    const constant = getConstant(element);
    if (constant === undefined) return undefined;
    members.add(constant.value);
  }
  return members;
}

/** `model.startsWith('dall-e')`, `model.includes('mini')`. */
function getTextTest(call: TSESTree.CallExpression, path: string): Test | undefined {
  const method = getMethodName(call);
  if (method !== 'startsWith' && method !== 'endsWith' && method !== 'includes') return undefined;
  const part = getConstant(call.arguments[0] ?? null)?.value;
  if (typeof part !== 'string') return undefined;
  const has: Possible = (value) => typeof value !== 'string' || value[method](part);
  return {
    path,
    node: call,
    find: () => ({ yes: has, no: (value) => typeof value !== 'string' || !value[method](part) }),
  };
}
