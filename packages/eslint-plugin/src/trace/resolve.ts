import { getAwaited, type Node } from '../ast/nodes.js';
import { expandCall } from './calls.js';
import { getElements } from './elements.js';
import { flatten } from './flatten.js';
import { expandMember, getKnownTexts } from './members.js';
import { ask, hasMetItself, type Search } from './questions.js';
import { MAX_DEPTH, unknown, type Env, type Leaf, type Tracer, type Via } from './tracer.js';
import { uniqueSteps } from './unique-steps.js';
import { expandIdentifier } from './variables.js';

/** Where to go on from a node: to another expression, or the end of the trace. */
export type Step = Follow | Leaf;

/** An expression that has the same value as the one before it. */
export interface Follow {
  readonly kind: 'follow';
  readonly node: Node;
  readonly env: Env;
  readonly via: Via | null;
  /** The value is any element of the array that `node` stands for. */
  readonly isElement?: boolean;
  /** What stands for an element of an array that is not known: the loop's variable, the callback's parameter. */
  readonly place?: Node;
}

export interface ResolveOptions {
  /** Nodes the caller understands itself: they end the trace as a value. */
  readonly isEnd?: ((node: Node, env: Env) => boolean) | undefined;
}

/** More possible values than this are no choice but data. */
export const MAX_LEAVES = 5000;

/**
 * Lists what an expression may be: every branch, every write of a variable, every caller's argument, followed up to the
 * expressions that say what the value is. Never throws; what cannot be followed is an `unknown` leaf. Empty only while
 * this very question is being answered.
 */
export function resolve(
  tracer: Tracer,
  start: Node,
  env: Env = null,
  options: ResolveOptions = NO_OPTIONS,
): readonly Leaf[] {
  if (isPlain(start)) return [{ kind: 'value', node: start, env, via: null }];
  if (env !== null || options.isEnd !== undefined) {
    return resolveSteps(tracer, [follow(start, env)], start, options);
  }
  return ask(tracer, VALUE, start, env, start, tracer.memory.resolved);
}

const VALUE: Search<Node, readonly Leaf[]> = {
  about: 'value',
  nothing: [],
  find: (tracer, start) => uniqueSteps(resolveSteps(tracer, [follow(start, null)], start)),
  finish: (leaves, start) => (leaves.length > 0 ? leaves : [unknown(start)]),
};

/** The one thing an expression may be; `undefined` where it may be more than one. */
export function resolveOnly(tracer: Tracer, start: Node, env: Env = null): Leaf | undefined {
  const leaves = resolve(tracer, start, env);
  return leaves.length === 1 ? leaves[0] : undefined;
}

/** {@link resolve} for several starting points at once. */
export function resolveSteps(
  tracer: Tracer,
  steps: readonly Step[],
  place: Node,
  options: ResolveOptions = NO_OPTIONS,
): readonly Leaf[] {
  const only = steps[0];
  if (only !== undefined && steps.length === 1) {
    if (only.kind !== 'follow') return [only];
    if (only.isElement !== true && isPlain(only.node)) {
      return [{ kind: 'value', node: only.node, env: only.env, via: only.via }];
    }
  }
  // As `nest` does, without a function made for each of the many questions.
  if (tracer.depth >= MAX_DEPTH) return [unknown(place)];
  tracer.depth++;
  const leaves = walk(tracer, steps, options);
  tracer.depth--;
  return leaves.length > 0 || hasMetItself(tracer) ? leaves : [unknown(place)];
}

const NO_OPTIONS: ResolveOptions = {};
/** Whether a node says itself what it is: nothing to follow, and never an end of its own. */
function isPlain({ type }: Node): boolean {
  return type === 'Literal' || type === 'ObjectExpression' || type === 'TemplateLiteral';
}

export function follow(node: Node, env: Env, via: Via | null = null): Follow {
  return { kind: 'follow', node, env, via };
}

/** A step on a way that began at a variable, unless it has a way of its own. */
export function withVia(step: Step, via: Via): Step {
  if (step.via !== null) return step;
  if (step.kind === 'follow') return { ...step, via };
  if (step.kind !== 'unknown') return step;
  const { kind, node, env, annotation, origin, isInList, pair, without, isPossible, members } = step;
  return { kind, node, env, via, annotation, origin, isInList, pair, without, isPossible, members };
}

/**
 * Any element of what a node stands for.
 * @param place what stands for an element of a list that is not known
 */
export function followElement(node: Node, env: Env, place?: Node): Follow {
  return place === undefined
    ? { kind: 'follow', node, env, via: null, isElement: true }
    : { kind: 'follow', node, env, via: null, isElement: true, place };
}

function isFollow({ kind }: Step): boolean {
  return kind === 'follow';
}

/** Steps that are followed before anything is remembered of the way. */
const STRAIGHT_STEPS = 12;

function walk(tracer: Tracer, start: readonly Step[], options: ResolveOptions): readonly Leaf[] {
  // Most ways are straight and short: a name, what it was declared with.
  let steps = start;
  for (let hop = 0; hop < STRAIGHT_STEPS && steps.length === 1; hop++) {
    const step = steps[0];
    if (step?.kind !== 'follow') return steps as readonly Leaf[];
    if (--tracer.budget < 0) return [unknown(step.node, step.env)];
    steps = expand(tracer, step, options);
  }
  if (!steps.some(isFollow)) return steps as readonly Leaf[];
  // A stack and not recursion: a chain of 2,000 branches must not overflow. Last in, first out keeps the source order.
  const stack = steps.toReversed();
  const leaves: Leaf[] = [];
  const seen: Seen = { first: [], rest: undefined };
  let seenElements: Seen | undefined;
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    if (step.kind !== 'follow') {
      leaves.push(step);
      continue;
    }
    if (--tracer.budget < 0 || leaves.length >= MAX_LEAVES) return [...leaves, unknown(step.node, step.env)];
    // Elements of an array are another question than the array itself, asked at the same node.
    if (step.isElement === true) seenElements ??= { first: [], rest: undefined };
    if (isSeen(step.isElement === true ? (seenElements ?? seen) : seen, step)) continue;
    if (step.isElement !== true && isPlain(step.node)) {
      leaves.push({ kind: 'value', node: step.node, env: step.env, via: step.via });
      continue;
    }
    const next = expand(tracer, step, options);
    for (let index = next.length - 1; index >= 0; index--) {
      const one = next[index];
      if (one !== undefined) stack.push(one);
    }
  }
  return leaves;
}

/** Expressions that were followed. Most ways have a few forks: a list of them is looked through faster than hashed. */
interface Seen {
  readonly first: Follow[];
  rest: Map<Env, Set<Node>> | undefined;
}

const FEW_STEPS = 12;

function isSeen(seen: Seen, step: Follow): boolean {
  const { node, env } = step;
  for (const one of seen.first) if (one.node === node && one.env === env) return true;
  if (seen.first.length < FEW_STEPS) {
    seen.first.push(step);
    return false;
  }
  seen.rest ??= new Map();
  const nodes = seen.rest.get(env);
  if (nodes === undefined) {
    seen.rest.set(env, new Set([node]));
    return false;
  }
  if (nodes.has(node)) return true;
  nodes.add(node);
  return false;
}

function expand(tracer: Tracer, step: Follow, options: ResolveOptions): readonly Step[] {
  const { env, via } = step;
  if (step.isElement === true) return expandElements(tracer, step);
  const { node } = step;
  if (options.isEnd?.(node, env) === true) return [{ kind: 'value', node, env, via }];
  switch (node.type) {
    case 'Identifier':
      return expandIdentifier(tracer, node, env, via);
    case 'MemberExpression':
      return expandMember(tracer, node, env, via);
    case 'CallExpression':
      return tracer.isEnd(tracer, node)
        ? [{ kind: 'value', node, env, via }]
        : expandCall(tracer, node, env, via);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return tracer.isEnd(tracer, node)
        ? [{ kind: 'value', node, env, via }]
        : [follow(node.expression, env, via)];
    case 'TSNonNullExpression':
    case 'TSInstantiationExpression':
    case 'ChainExpression':
      return [follow(node.expression, env, via)];
    case 'AwaitExpression':
      return [follow(node.argument, env, via)];
    case 'SequenceExpression':
      return [follow(node.expressions.at(-1) ?? node, env, via)];
    case 'ConditionalExpression':
      return [follow(node.consequent, env, via), follow(node.alternate, env, via)];
    case 'LogicalExpression':
      return expandLogical(tracer, node.operator, node.left, node.right, env, via);
    case 'AssignmentExpression':
      if (node.operator === '=') return [follow(node.right, env, via)];
      if (node.operator === '??=' || node.operator === '||=') {
        return [follow(node.left, env, via), follow(node.right, env, via)];
      }
      return [{ kind: 'value', node, env, via }];
    case 'UnaryExpression':
      return node.operator === 'void'
        ? [{ kind: 'undefined', node, env, via }]
        : [{ kind: 'value', node, env, via }];
    case 'YieldExpression': {
      const awaited = getAwaited(node);
      return [awaited === undefined ? unknown(node, env) : follow(awaited, env, via)];
    }
    default:
      return [{ kind: 'value', node, env, via }];
  }
}

function expandElements(tracer: Tracer, { node, env, via, place }: Follow): readonly Step[] {
  const elements = flatten(resolve(tracer, node, env), (leaf) => getElements(tracer, leaf, place ?? node));
  if (place !== undefined) return via === null ? elements : elements.map((one) => withVia(one, via));
  return elements.some((one) => one.node === node) ? elements.map((one) => markInList(one, node)) : elements;
}

/** Marks an element that only the whole list stands for: in `[...files]`, the name `files`. */
function markInList(element: Step, list: Node): Step {
  if (element.kind !== 'unknown' || element.node !== list) return element;
  const { kind, node, env, via, annotation, origin, pair, without, isPossible, members } = element;
  return { kind, node, env, via, annotation, origin, isInList: true, pair, without, isPossible, members };
}

function expandLogical(
  tracer: Tracer,
  operator: '&&' | '??' | '||',
  left: Node,
  right: Node,
  env: Env,
  via: Via | null,
): readonly Step[] {
  if (operator === '&&') {
    return [{ kind: 'undefined', node: left, env, via }, follow(right, env, via)];
  }
  // `a ?? b` is never the `undefined` of `a`, `a || b` never its falsy literal.
  const steps: Step[] = [];
  const lefts = resolve(tracer, left, env);
  for (const leaf of lefts) {
    if (isSkipped(leaf, operator)) continue;
    steps.push(via === null || leaf.via !== null ? leaf : { ...leaf, via });
  }
  if (!isFound(tracer, left, lefts, env)) steps.push(follow(right, env, via));
  return steps;
}

/** Whether a table is asked for a key that is known, and has it: `map[size] ?? size`. */
function isFound(tracer: Tracer, left: Node, [leaf, other]: readonly Leaf[], env: Env): boolean {
  const isText = leaf?.kind === 'value' && leaf.node.type === 'Literal' && Boolean(leaf.node.value);
  if (!isText || other !== undefined || left.type !== 'MemberExpression' || !left.computed) return false;
  return getKnownTexts(tracer, left.property, env)?.length === 1;
}

function isSkipped(leaf: Leaf, operator: '??' | '||'): boolean {
  if (leaf.kind === 'undefined') return true;
  if (leaf.kind !== 'value' || leaf.node.type !== 'Literal') return false;
  return leaf.node.value === null || (operator === '||' && !leaf.node.value);
}
