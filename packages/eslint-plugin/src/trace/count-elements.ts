import { getMemberName, unwrap } from '../ast/nodes.js';
import { getPushed } from './elements.js';
import { resolve } from './resolve.js';
import { nest, type Leaf, type Tracer } from './tracer.js';

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
  return nest(tracer, ANY_COUNT, () => count(tracer, leaf));
}

const NOTHING: ElementCount = { atLeast: 0, isExact: true };
const ANY_COUNT: ElementCount = { atLeast: 0, isExact: false };

function count(tracer: Tracer, leaf: Leaf): ElementCount {
  const { node, env } = leaf;
  if (node.type === 'ArrayExpression') {
    let atLeast = 0;
    let isExact = getPushed(tracer, leaf, node).length === 0;
    for (const element of node.elements) {
      if (element?.type !== 'SpreadElement') {
        atLeast++;
        continue;
      }
      const counts = resolve(tracer, element.argument, env).map((one) => countElements(tracer, one));
      atLeast += Math.min(...counts.map((count) => count.atLeast));
      isExact &&= counts.every((count) => count.isExact) && counts.length === 1;
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
      return {
        atLeast: Math.min(...counts.map((count) => count.atLeast)),
        isExact: counts.every((count) => count.isExact) && counts.length === 1,
      };
    }
  }
  return ANY_COUNT;
}
