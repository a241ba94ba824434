import type { TSESTree } from '@typescript-eslint/utils';
import {
  getMemberName,
  getParent,
  getStaticKey,
  getWrapped,
  isInside,
  unwrap,
  type Node,
} from '../ast/nodes.js';
import { getPushed, isList } from './elements.js';
import { getMemberEvents, type MemberEvent } from './member-events.js';
import { ask, type Search } from './questions.js';
import { resolve } from './resolve.js';
import { getDottedName } from './specifiers.js';
import { isConstant, type Env, type Leaf, type Tracer, type Variable, type Via } from './tracer.js';

/** Fewest elements an array has for sure, and whether it may have more. */
export interface ElementCount {
  readonly atLeast: number;
  readonly isExact: boolean;
}

/** Counts what is written out: elements, known spreads; pushes in loops and branches only make the count inexact. */
export function countElements(tracer: Tracer, leaf: Leaf): ElementCount {
  if (leaf.kind === 'undefined') return NOTHING;
  if (leaf.kind === 'unknown') return ANY_COUNT;
  const { node, env, via } = leaf;
  const built = ask(tracer, COUNT, node, env, leaf, tracer.memory.counts);
  if (built === ANY_COUNT || (via !== null && isShortened(tracer, via))) return ANY_COUNT;
  if (node.type !== 'ArrayExpression' || getPushed(tracer, leaf, node).length === 0) return built;
  return { atLeast: built.atLeast + countPushed(tracer, leaf), isExact: false };
}

/** Whether elements may have been taken out of a list again. */
function isShortened(tracer: Tracer, start: Via): boolean {
  for (let via: Via | null = start; via !== null; via = via.next) {
    if (getMemberEvents(tracer, via.variable, via.use, isShortening).events.length > 0) return true;
  }
  return false;
}

function isShortening(event: MemberEvent): boolean {
  return event.kind === 'call'
    ? /^(?:pop|shift|splice)$/.test(event.method)
    : event.kind === 'set' && event.name === 'length';
}

/** Counts what is pushed for sure: by statements beside the use or around it, not in a branch of their own. */
function countPushed(tracer: Tracer, leaf: Leaf): number {
  let pushed = 0;
  for (let via: Via | null = leaf.via; via !== null; via = via.next) {
    const { variable, use } = via;
    // What is put in its place has not what was pushed before.
    const start = isConstant(variable) ? 0 : getWrite(leaf.node, variable)?.range[1];
    if (start === undefined) return 0;
    const { events } = getMemberEvents(tracer, variable, use, isPush);
    for (const event of events) {
      if (event.kind !== 'push' || event.node.range[0] < start) continue;
      pushed += countArguments(tracer, event.args, leaf.env) * countRuns(tracer, event.node, use);
    }
  }
  return pushed;
}

function isPush({ kind }: MemberEvent): boolean {
  return kind === 'push';
}

/** Where a list is made for a variable: the end of its declaration, or of an assignment. */
function getWrite(list: Node, variable: Variable): Node | undefined {
  const { parent } = getWrapped(list);
  const name =
    parent?.type === 'VariableDeclarator'
      ? parent.id
      : parent?.type === 'AssignmentExpression'
        ? parent.left
        : undefined;
  return name?.type === 'Identifier' && name.name === variable.name ? parent : undefined;
}

function countArguments(tracer: Tracer, args: readonly Node[], env: Env): number {
  return args.reduce(
    (sum, one) => sum + (one.type === 'SpreadElement' ? countList(tracer, one.argument, env).atLeast : 1),
    0,
  );
}

/** How often a push runs before the use, at least: once in a statement above it, or for each element of a known list. */
function countRuns(tracer: Tracer, push: Node, use: Node): number {
  const statement = getParent(getWrapped(push));
  if (statement?.type !== 'ExpressionStatement') return 0;
  if (isAbove(statement, use)) return 1;
  const body = statement.parent;
  const loop = body.type === 'BlockStatement' ? body.parent : body;
  if (loop.type !== 'ForOfStatement' || !isAbove(loop, use)) return 0;
  // A look at one of them may leave it out, and a `break` all behind it.
  const isPlain = body.type !== 'BlockStatement' || body.body.every(({ type }) => PLAIN.has(type));
  return isPlain ? countList(tracer, loop.right, null).atLeast : 0;
}

const PLAIN: ReadonlySet<string> = new Set(['ExpressionStatement', 'VariableDeclaration']);

function isAbove(statement: Node, use: Node): boolean {
  const list = getParent(statement);
  const isList = list?.type === 'BlockStatement' || list?.type === 'Program';
  return isList && isInside(use, list) && statement.range[1] <= use.range[0];
}

const NOTHING: ElementCount = { atLeast: 0, isExact: true };
const ONE: ElementCount = { atLeast: 1, isExact: true };
const ANY_COUNT: ElementCount = { atLeast: 0, isExact: false };

const COUNT: Search<Leaf, ElementCount> = { about: 'count', nothing: ANY_COUNT, find: count };

/** What holds whichever of several lists it is. */
function getFewest(counts: readonly ElementCount[]): ElementCount {
  const [first, ...others] = counts;
  if (first === undefined) return ANY_COUNT;
  return others.length === 0
    ? first
    : { atLeast: Math.min(...counts.map(({ atLeast }) => atLeast)), isExact: false };
}

/** Counts what a list is made with, before anything is pushed. */
function count(tracer: Tracer, { node, env }: Leaf): ElementCount {
  switch (node.type) {
    case 'ArrayExpression':
      return countWritten(tracer, node.elements, env);
    case 'NewExpression':
      return getDottedName(node.callee) === 'Array' ? countRoom(node.arguments) : ANY_COUNT;
    case 'CallExpression':
      return countMade(tracer, node, env);
    default:
      return ANY_COUNT;
  }
}

function countWritten(tracer: Tracer, elements: readonly (Node | null)[], env: Env): ElementCount {
  return elements
    .map((element) => (element?.type === 'SpreadElement' ? countList(tracer, element.argument, env) : ONE))
    .reduce(add, NOTHING);
}

/** Counts the elements of whatever list an expression is. */
function countList(tracer: Tracer, list: Node, env: Env): ElementCount {
  return getFewest(resolve(tracer, list, env).map((one) => countElements(tracer, one)));
}

function add(left: ElementCount, right: ElementCount): ElementCount {
  return { atLeast: left.atLeast + right.atLeast, isExact: left.isExact && right.isExact };
}

/** `new Array(5)`, `Array(5)`: as many empty places. */
function countRoom([length, other]: readonly Node[]): ElementCount {
  const room = other === undefined ? getNumber(length) : undefined;
  return room === undefined ? ANY_COUNT : { atLeast: room, isExact: true };
}

/** Methods whose result has as many elements as their receiver. */
const AS_MANY = /^(?:entries|fill|keys|map|reverse|sort|toReversed|toSorted|values|with)$/;

function countMade(tracer: Tracer, node: TSESTree.CallExpression, env: Env): ElementCount {
  const callee = unwrap(node.callee);
  const [first, second] = node.arguments;
  const name = getDottedName(callee) ?? '';
  if (name === 'Array') return countRoom(node.arguments);
  if (name === 'Array.of') return countWritten(tracer, node.arguments, env);
  if (first !== undefined && name === 'Array.from') return countSource(tracer, first, env);
  if (first !== undefined && /^Promise\.all(?:Settled)?$/.test(name)) return countList(tracer, first, env);
  if (callee.type !== 'MemberExpression') return ANY_COUNT;
  const method = getMemberName(callee) ?? '';
  if (AS_MANY.test(method)) return countList(tracer, callee.object, env);
  if (method === 'slice') return countSlice(countList(tracer, callee.object, env), first, second);
  if (method !== 'concat') return ANY_COUNT;
  return node.arguments
    .map((one) => getFewest(resolve(tracer, one, env).map((leaf) => countAdded(tracer, leaf))))
    .reduce(add, countList(tracer, callee.object, env));
}

/** What `Array.from(…)` goes through: a list, or `{ length: 5 }`. */
function countSource(tracer: Tracer, source: Node, env: Env): ElementCount {
  const length = source.type === 'ObjectExpression' ? source.properties.find(isLength) : undefined;
  return length?.type === 'Property' ? countRoom([length.value]) : countList(tracer, source, env);
}

function isLength(property: TSESTree.ObjectLiteralElement): boolean {
  return property.type === 'Property' && getStaticKey(property.key, property.computed) === 'length';
}

/** What `concat` adds: the elements of a list, or the one value. */
function countAdded(tracer: Tracer, leaf: Leaf): ElementCount {
  return leaf.kind === 'unknown' || isList(tracer, leaf) ? countElements(tracer, leaf) : ONE;
}

function countSlice(all: ElementCount, first: Node | undefined, second: Node | undefined): ElementCount {
  const from = first === undefined ? 0 : getNumber(first);
  const to = second === undefined ? Number.POSITIVE_INFINITY : getNumber(second);
  // From the end, of a list whose end is not known.
  if (from === undefined || to === undefined || ((from < 0 || to < 0) && !all.isExact)) return ANY_COUNT;
  const start = from < 0 ? Math.max(0, all.atLeast + from) : from;
  const end = to < 0 ? all.atLeast + to : to;
  const atLeast = Math.max(0, Math.min(all.atLeast, end) - start);
  return { atLeast, isExact: all.isExact || all.atLeast >= end };
}

function getNumber(node: Node | undefined): number | undefined {
  if (node?.type === 'UnaryExpression' && node.operator === '-') {
    const number = getNumber(node.argument);
    return number === undefined ? undefined : -number;
  }
  return node?.type === 'Literal' && typeof node.value === 'number' ? node.value : undefined;
}
