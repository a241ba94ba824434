import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, unwrap, unwrapAwait, type Node } from '../ast/nodes.js';
import { getImportPath } from '../trace/imports.js';
import { resolve } from '../trace/resolve.js';
import { getDottedName } from '../trace/specifiers.js';
import type { Tracer } from '../trace/tracer.js';

/** Names of the methods of a `sharp(…)…` chain; `undefined` for anything else. */
export function getSharpChain(tracer: Tracer, node: TSESTree.CallExpression): string[] | undefined {
  const names: string[] = [];
  let inner: Node = node;
  while (inner.type === 'CallExpression') {
    const callee: Node = unwrap(inner.callee);
    if (callee.type !== 'MemberExpression') {
      const path = getImportPath(tracer, callee);
      return path?.source === 'sharp' || getDottedName(callee) === 'sharp' ? names : undefined;
    }
    names.push(getMemberName(callee) ?? '');
    inner = unwrapAwait(callee.object);
    if (inner.type === 'Identifier') {
      const [leaf] = resolve(tracer, inner);
      inner = leaf?.kind === 'value' ? unwrapAwait(leaf.node) : inner;
    }
  }
  return undefined;
}
