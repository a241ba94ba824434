import type { TSESTree } from '@typescript-eslint/utils';
import {
  getMemberName,
  getMethodName,
  getParent,
  getWrapped,
  isInside,
  unwrap,
  type Node,
} from '../ast/nodes.js';
import { getAllMemberEvents } from './member-events.js';
import { getAskedPredicate } from './predicates.js';
import { resolve } from './resolve.js';
import type { Primitive } from './texts.js';
import type { Tracer, Variable, Via } from './tracer.js';

/** Whether a value is possible where it is read; `undefined` for a value that is left out. */
export type Possible = (value: Primitive | undefined) => boolean;

/** The values for which the answer to a question may be yes, and those for which it may be no. */
export interface Answers {
  readonly yes: Possible;
  readonly no: Possible;
}

/** A question the code asks about a variable or a member of it. */
export interface Test {
  /** What is asked about: `size`, `options.size`. */
  readonly path: string;
  /** What says yes or no; of a `switch`, what it is asked of. */
  readonly node: Node;
  /** The `switch`, which says which. */
  readonly statement?: TSESTree.SwitchStatement;
  readonly find?: (tracer: Tracer) => Answers | undefined;
}

/** What the code asks about a variable, and where it, or a member of it, gets another value. */
export interface Tests {
  readonly tests: readonly Test[];
  readonly writes: readonly { readonly path: string; readonly node: Node }[];
}

const NO_TESTS: Tests = { tests: [], writes: [] };
/** A variable that more is asked about than this is data: each of its uses would look at all of them. */
const MAX_TESTS = 64;

/** A value that is written out. */
interface Constant {
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

/** What the code asks about a variable. */
export function getTests({ memory }: Tracer, variable: Variable): Tests {
  let known = memory.tests.get(variable);
  if (known === undefined) memory.tests.set(variable, (known = collectTests(variable)));
  return known;
}

function collectTests(variable: Variable): Tests {
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
      const test = getTest(getWrapped(node), path);
      if (test !== undefined) tests.push(test);
      const { parent } = getWrapped(node);
      if (parent?.type !== 'MemberExpression' || !isInside(node, parent.object)) break;
      const name = getMemberName(parent);
      if (name === undefined || name.includes('.')) break;
      path += `.${name}`;
      node = parent;
      if (isTarget(node)) writes.push({ path, node });
    }
  }
  return tests.length === 0 || tests.length > MAX_TESTS ? NO_TESTS : { tests, writes };
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
      return parent.discriminant === asked ? { path, node: asked, statement: parent } : undefined;
    case 'UnaryExpression':
      return parent.operator === '!' ? getTruth(asked, path) : undefined;
    case 'LogicalExpression':
      return parent.left === asked && parent.operator !== '??' ? getTruth(asked, path) : undefined;
    case 'IfStatement':
    case 'ConditionalExpression':
      return parent.test === asked ? getTruth(asked, path) : undefined;
    case 'CallExpression':
      return (
        getMembership(parent, asked, path) ??
        getPatternTest(parent, asked, path) ??
        getOwnTest(parent, asked, path)
      );
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
  const isLoose = operator.length === 2;
  const isNothing = constant.value === null || constant.value === undefined;
  const isSame: Possible = (value) => {
    if (!isLoose) return value === constant.value;
    return isNothing ? value === null || value === undefined : String(value) === String(constant.value);
  };
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
  if (call.arguments[0] !== asked || call.arguments.length > 1) return undefined;
  if (callee.type !== 'MemberExpression') return undefined;
  if (method !== 'includes' && method !== 'has') return undefined;
  let answers: Answers | null | undefined;
  const find = (tracer: Tracer): Answers | null => {
    const members = findMembers(tracer, callee.object);
    if (members === undefined) return null;
    return { yes: (value) => members.has(value), no: (value) => !members.has(value) };
  };
  return { path, node: call, find: (tracer) => (answers ??= find(tracer)) ?? undefined };
}

/** All there is in a list or set that is written out; `undefined` where more may be in it. */
function findMembers(tracer: Tracer, list: Node): ReadonlySet<Primitive | undefined> | undefined {
  const [leaf, other] = resolve(tracer, list);
  if (leaf?.kind !== 'value' || other !== undefined || isChanged(tracer, leaf.via)) return undefined;
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

/** Methods that only look at a list or a set. */
const LOOKING =
  /^(?:at|concat|entries|every|filter|find\w*|flatMap|forEach|has|includes|indexOf|join|keys|map|slice|some|toSorted|values)$/;

/** Whether a list may have other elements than it was made with. */
function isChanged(tracer: Tracer, start: Via | null): boolean {
  for (let via = start; via !== null; via = via.next) {
    const events = getAllMemberEvents(tracer, via.variable);
    if (events.some((event) => event.kind !== 'call' || !LOOKING.test(event.method))) return true;
  }
  return false;
}

/** `isSupported(size)`, of a function of this file that only asks. */
function getOwnTest(call: TSESTree.CallExpression, asked: Node, path: string): Test | undefined {
  const isArgument = call.arguments.some((argument) => argument === asked);
  if (!isArgument || unwrap(call.callee).type !== 'Identifier' || !isCondition(getWrapped(call)))
    return undefined;
  let answers: Answers | null | undefined;
  const find = (tracer: Tracer): Answers | null => {
    const predicate = getAskedPredicate(tracer, call, asked);
    if (predicate === undefined) return null;
    // Of the members of a value nothing is asked here.
    const judge = (value: Primitive | undefined): unknown =>
      predicate((inner) => (inner === '' ? { value } : undefined));
    return { yes: (value) => judge(value) !== false, no: (value) => judge(value) !== true };
  };
  return { path, node: call, find: (tracer) => (answers ??= find(tracer)) ?? undefined };
}

/** Whether something depends on an expression being true; most calls that are given a value say nothing of it. */
function isCondition(node: Node): boolean {
  const parent = getParent(node);
  switch (parent?.type) {
    case 'UnaryExpression':
      return parent.operator === '!';
    case 'LogicalExpression':
      return true;
    case 'IfStatement':
    case 'ConditionalExpression':
      return parent.test === node;
    default:
      return false;
  }
}

/** Longest text that a pattern of the file is tried on: one with nested repetitions takes twice as long for each character. */
const MAX_TRIED = 20;

/** `/^\d+x\d+$/.test(size)`. */
function getPatternTest(call: TSESTree.CallExpression, asked: Node, path: string): Test | undefined {
  const callee = unwrap(call.callee);
  if (call.arguments[0] !== asked || callee.type !== 'MemberExpression') return undefined;
  if (getMethodName(call) !== 'test') return undefined;
  return { path, node: call, find: (tracer) => getPatternAnswers(tracer, callee.object) };
}

function getPatternAnswers(tracer: Tracer, expression: Node): Answers | undefined {
  const [leaf, other] = resolve(tracer, expression);
  const pattern =
    leaf?.node.type === 'Literal' && other === undefined && leaf.node.value instanceof RegExp
      ? leaf.node.value
      : undefined;
  if (pattern === undefined) return undefined;
  // Without the flags that make it remember where it was.
  const fresh = new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''));
  const isTried = (value: Primitive | undefined): boolean => String(value).length <= MAX_TRIED;
  return {
    yes: (value) => !isTried(value) || fresh.test(String(value)),
    no: (value) => !isTried(value) || !fresh.test(String(value)),
  };
}

/** `model.startsWith('dall-e')`, `model.includes('mini')`, `size.match(/^\d+x\d+$/)`. */
function getTextTest(call: TSESTree.CallExpression, path: string): Test | undefined {
  const method = getMethodName(call);
  if (method === 'match' && call.arguments.length === 1) {
    const [pattern] = call.arguments;
    return pattern && { path, node: call, find: (tracer) => getPatternAnswers(tracer, pattern) };
  }
  if (method !== 'startsWith' && method !== 'endsWith' && method !== 'includes') return undefined;
  if (call.arguments.length > 1) return undefined;
  const part = getConstant(call.arguments[0] ?? null)?.value;
  if (typeof part !== 'string') return undefined;
  const has: Possible = (value) => typeof value !== 'string' || value[method](part);
  return {
    path,
    node: call,
    find: () => ({ yes: has, no: (value) => typeof value !== 'string' || !value[method](part) }),
  };
}
