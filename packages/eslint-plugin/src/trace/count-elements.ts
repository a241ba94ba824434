import { getMemberName, getParent, getWrapped, isInside, unwrap, type Node } from '../ast/nodes.js';
import { getPushed } from './elements.js';
import { getMemberEvents, type MemberEvent } from './member-events.js';
import { ask, type Search } from './questions.js';
import { resolve } from './resolve.js';
import { isConstant, type Leaf, type Tracer, type Via } from './tracer.js';

/** Fewest elements an array has for sure, and whether it may have more. */
export interface ElementCount {
  readonly atLeast: number;
  readonly isExact: boolean;
}

/** Counts what is written out: elements, known spreads; pushes in loops and branches only make the count inexact. */
export function countElements(tracer: Tracer, leaf: Leaf): ElementCount {
  if (leaf.kind === 'undefined') return NOTHING;
  const { type } = leaf.node;
  if (leaf.kind === 'unknown' || (type !== 'ArrayExpression' && type !== 'CallExpression')) return ANY_COUNT;
  const { node, env } = leaf;
  const built = ask(tracer, COUNT, node, env, leaf, tracer.memory.counts);
  if (type !== 'ArrayExpression' || getPushed(tracer, leaf, node).length === 0) return built;
  return { atLeast: built.atLeast + countPushed(tracer, leaf), isExact: false };
}

/** Counts what is pushed for sure: by statements beside the use or around it, not in a branch or a loop of their own. */
function countPushed(tracer: Tracer, leaf: Leaf): number {
  let pushed = 0;
  for (let via: Via | null = leaf.via; via !== null; via = via.next) {
    const { variable, use } = via;
    // What is put in its place has not what was pushed before.
    if (!isConstant(variable)) return 0;
    const { events } = getMemberEvents(tracer, variable, use, isPush);
    for (const event of events) {
      if (event.kind === 'push' && isSure(event.node, use)) {
        pushed += event.args.filter(({ type }) => type !== 'SpreadElement').length;
      }
    }
  }
  return pushed;
}

function isPush({ kind }: MemberEvent): boolean {
  return kind === 'push';
}

function isSure(push: Node, use: Node): boolean {
  const statement = getParent(getWrapped(push));
  const list = statement?.type === 'ExpressionStatement' ? statement.parent : undefined;
  const isList = list?.type === 'BlockStatement' || list?.type === 'Program';
  return isList && isInside(use, list) && push.range[1] <= use.range[0];
}

const NOTHING: ElementCount = { atLeast: 0, isExact: true };
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
  if (node.type === 'ArrayExpression') {
    let atLeast = 0;
    let isExact = true;
    for (const element of node.elements) {
      if (element?.type !== 'SpreadElement') {
        atLeast++;
        continue;
      }
      const counts = resolve(tracer, element.argument, env).map((one) => countElements(tracer, one));
      const fewest = getFewest(counts);
      atLeast += fewest.atLeast;
      isExact &&= fewest.isExact;
    }
    return { atLeast, isExact };
  }
  if (node.type === 'CallExpression') {
    const callee = unwrap(node.callee);
    const method = callee.type === 'MemberExpression' ? getMemberName(callee) : undefined;
    const isAll =
      method === 'all' &&
      callee.type === 'MemberExpression' &&
      callee.object.type === 'Identifier' &&
      callee.object.name === 'Promise';
    const source = isAll
      ? node.arguments[0]
      : method === 'map' && callee.type === 'MemberExpression'
        ? callee.object
        : undefined;
    if (source !== undefined) {
      const counts = resolve(tracer, source, env).map((one) => countElements(tracer, one));
      return getFewest(counts);
    }
  }
  return ANY_COUNT;
}
