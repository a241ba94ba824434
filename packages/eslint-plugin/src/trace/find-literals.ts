import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../ast/nodes.js';
import { getChildren } from './callers.js';
import type { Tracer } from './tracer.js';

/** More equal literals than this are data, and no names that a type is made of. */
const MAX_LITERALS = 40;

const literalsOf = new WeakMap<Tracer, Map<string, readonly TSESTree.Literal[]>>();

/** Finds the literals of a file that say the same, in the order of the text; none of a value that is all over the file. */
export function findLiterals(tracer: Tracer, value: TSESTree.Literal['value']): readonly TSESTree.Literal[] {
  const text = String(value);
  const known = literalsOf.get(tracer) ?? new Map<string, readonly TSESTree.Literal[]>();
  literalsOf.set(tracer, known);
  let literals = known.get(text);
  if (literals === undefined) {
    literals = search(tracer, text);
    known.set(text, literals);
  }
  return literals;
}

function search(tracer: Tracer, value: string): TSESTree.Literal[] {
  const { text, ast } = tracer.sourceCode;
  const literals: TSESTree.Literal[] = [];
  let count = 0;
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + value.length)) {
    if (++count > MAX_LITERALS) return [];
    const node = getInnermost(tracer, ast, at);
    if (node.type === 'Literal' && String(node.value) === value) literals.push(node);
  }
  return literals;
}

/** The innermost node around an offset of the text. */
function getInnermost(tracer: Tracer, root: Node, offset: number): Node {
  let node = root;
  for (;;) {
    const inner = getChildren(tracer, node).find(({ range }) => range[0] <= offset && offset < range[1]);
    if (inner === undefined) return node;
    node = inner;
  }
}
