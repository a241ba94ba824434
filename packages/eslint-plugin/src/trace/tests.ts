import type { TSESTree } from '@typescript-eslint/utils';
import {
  getMemberName,
  getMethodName,
  getParent,
  getWrapped,
  isAssigned,
  isInside,
  unwrap,
  type Node,
} from '../ast/nodes.js';
import { getComparison } from './comparisons.js';
import { findPattern, isMatch } from './known-patterns.js';
import { findKeys, findMembers, type Members } from './known-members.js';
import { getOwnTest } from './own-questions.js';
import { resolveOnly } from './resolve.js';
import { getDottedName } from './specifiers.js';
import type { Primitive } from './texts.js';
import type { Tracer, Variable } from './tracer.js';

/** Whether a value is possible where it is read; `undefined` for a value that is left out. */
export type Possible = (value: Primitive | undefined) => boolean;

/** The values for which the answer to a question may be yes, and those for which it may be no. */
export interface Answers {
  readonly yes: Possible;
  readonly no: Possible;
  /** Lists all that the value may be where the answer is yes, as it is written. */
  readonly getMembers?: () => readonly Node[];
}

/** A question the code asks about a variable or a member of it. */
export interface Test {
  /** What is asked about: `size`, `options.size`. */
  readonly path: string;
  /** What says yes or no; of a `switch`, what it is asked of. */
  readonly node: Node;
  /** The `switch`, which says which. */
  readonly statement?: TSESTree.SwitchStatement;
  /** Whether it is a call that throws where the answer is no. */
  readonly isAssertion?: boolean;
  readonly find?: (tracer: Tracer) => Answers | undefined;
  /** What it says of a member of what it is asked about: `isValid(options)` of `options.size`. */
  readonly findOfMember?: (tracer: Tracer, member: string) => Answers | undefined;
}

/** What the code asks about a variable, and where it, or a member of it, gets another value. */
export interface Tests {
  readonly tests: readonly Test[];
  readonly writes: readonly { readonly path: string; readonly node: Node }[];
}

/** A variable that more is asked about than this is data: each of its uses would look at all of them. */
const MAX_TESTS = 64;

/** A value that is written out. */
export interface Constant {
  readonly value: Primitive | undefined;
}

export function getConstant(expression: Node | null): Constant | undefined {
  const node = expression === null ? undefined : unwrap(expression);
  if (node?.type === 'Identifier' && node.name === 'undefined') return { value: undefined };
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) {
    return { value: node.quasis[0]?.value.cooked ?? '' };
  }
  if (node?.type !== 'Literal') return undefined;
  const { value } = node;
  return value instanceof RegExp || typeof value === 'bigint' ? undefined : { value };
}

/** {@link getConstant}, or what a name stands for: `DEFAULT_SIZE`, `Model.Two`. */
export function findConstant(tracer: Tracer, expression: Node | null): Constant | undefined {
  const written = getConstant(expression);
  if (written !== undefined || expression === null || !isName(expression)) return written;
  const leaf = resolveOnly(tracer, expression);
  return leaf?.kind === 'value' ? getConstant(leaf.node) : undefined;
}

export function isName(expression: Node): boolean {
  const { type } = unwrap(expression);
  return type === 'Identifier' || type === 'MemberExpression';
}

/** What the code asks about a variable. */
export function getTests(tracer: Tracer, variable: Variable): Tests {
  const { tests } = tracer.memory;
  let known = tests.get(variable);
  if (known === undefined) tests.set(variable, (known = collectTests(tracer, variable)));
  return known;
}

function collectTests(tracer: Tracer, variable: Variable): Tests {
  const tests: Test[] = [];
  const writes: { path: string; node: Node }[] = [];
  for (const reference of variable.references) {
    const { identifier } = reference;
    let path = variable.name;
    if (reference.isWrite()) {
      if (reference.init !== true) writes.push({ path, node: identifier });
      continue;
    }
    for (let node: Node = identifier; ;) {
      const test = getTest(tracer, getWrapped(node), path);
      if (test !== undefined) tests.push(test);
      const { parent } = getWrapped(node);
      if (parent?.type !== 'MemberExpression' || !isInside(node, parent.object)) break;
      const name = getMemberName(parent);
      if (name === undefined || name.includes('.')) break;
      path += `.${name}`;
      node = parent;
      if (isAssigned(node)) writes.push({ path, node });
    }
  }
  return { tests: tests.length > MAX_TESTS ? [] : tests, writes };
}

/** The question that is asked about an expression; `undefined` where none is. */
export function getTest(tracer: Tracer, asked: Node, path: string): Test | undefined {
  const parent = getParent(asked);
  switch (parent?.type) {
    case 'BinaryExpression':
      return parent.operator === 'in' ? getKeyTest(parent, asked, path) : getComparison(parent, asked, path);
    case 'SwitchStatement':
      return parent.discriminant === asked ? { path, node: asked, statement: parent } : undefined;
    case 'UnaryExpression':
      return parent.operator === '!' ? getTruth(asked, path) : undefined;
    case 'LogicalExpression':
      return parent.left === asked && parent.operator !== '??' ? getTruth(asked, path) : undefined;
    case 'IfStatement':
    case 'ConditionalExpression':
      return parent.test === asked ? getTruth(asked, path) : undefined;
    case 'CallExpression':
      return getCallTest(tracer, parent, asked, path);
    case 'MemberExpression': {
      const call = getParent(getWrapped(parent));
      return call?.type === 'CallExpression' && parent.object === asked ? getTextTest(call, path) : undefined;
    }
    default:
      return undefined;
  }
}

function getTruth(node: Node, path: string): Test {
  return { path, node, find: () => ({ yes: Boolean, no: (value) => !value }) };
}

/** `model.startsWith('dall-e')`, `model.includes('mini')`. */
function getTextTest(call: TSESTree.CallExpression, path: string): Test | undefined {
  const method = getMethodName(call);
  const [first, ...others] = call.arguments;
  if (first === undefined || others.length > 0) return undefined;
  if (method === 'match') return getPatternTest(call, first, path);
  if (method !== 'startsWith' && method !== 'endsWith' && method !== 'includes') return undefined;
  const part = getConstant(first)?.value;
  if (typeof part !== 'string') return undefined;
  const has: Possible = (value) => typeof value !== 'string' || value[method](part);
  return {
    path,
    node: call,
    find: () => ({ yes: has, no: (value) => typeof value !== 'string' || !value[method](part) }),
  };
}

/** What a call asks about one of its arguments. */
function getCallTest(
  tracer: Tracer,
  call: TSESTree.CallExpression,
  asked: Node,
  path: string,
): Test | undefined {
  const callee = unwrap(call.callee);
  const index = call.arguments.findIndex((argument) => argument === asked);
  if (callee.type !== 'MemberExpression') return getOwnTest(tracer, call, index, path);
  // `Object.hasOwn(SIZES, name)`.
  const [table] = call.arguments;
  if (index === 1 && table !== undefined && getDottedName(callee) === 'Object.hasOwn') {
    return getMembership(call, path, (of) => findKeys(of, table), String);
  }
  if (index !== 0 || call.arguments.length > 1) return undefined;
  switch (getMemberName(callee)) {
    case 'includes':
    case 'has':
      return getMembership(call, path, (of) => findMembers(of, callee.object));
    case 'hasOwnProperty':
      return getMembership(call, path, (of) => findKeys(of, callee.object), String);
    case 'test':
      return getPatternTest(call, callee.object, path);
    default:
      return getOwnTest(tracer, call, index, path);
  }
}

/** `name in SIZES`. */
function getKeyTest({ left, right }: TSESTree.BinaryExpression, asked: Node, path: string): Test | undefined {
  const node = getParent(asked);
  return left === asked && node !== undefined
    ? getMembership(node, path, (tracer) => findKeys(tracer, right), String)
    : undefined;
}

/** `SIZES.includes(size)`, `allowed.has(size)`, `name in SIZES`. */
function getMembership(
  node: Node,
  path: string,
  findAll: (tracer: Tracer) => Members | undefined,
  toMember: (value: Primitive | undefined) => Primitive | undefined = (value) => value,
): Test {
  let answers: Answers | null | undefined;
  const find = (tracer: Tracer): Answers | null => {
    const members = findAll(tracer);
    if (members === undefined) return null;
    return {
      yes: (value) => members.has(toMember(value)),
      no: (value) => !members.has(toMember(value)),
      // Few ask for them, and of a list with many each value would make another copy.
      getMembers: () => [...members.values()],
    };
  };
  return { path, node, find: (tracer) => (answers ??= find(tracer)) ?? undefined };
}

/** `/^\d+x\d+$/.test(size)`, `size.match(PATTERN)`. */
function getPatternTest(node: Node, pattern: Node, path: string): Test {
  return {
    path,
    node,
    find: (tracer) => {
      const found = findPattern(tracer, pattern);
      if (found === undefined) return undefined;
      return {
        yes: (value) => isMatch(found, value) !== false,
        no: (value) => isMatch(found, value) !== true,
      };
    },
  };
}
