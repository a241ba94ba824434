import type { TSESTree } from '@typescript-eslint/utils';
import { getMethodName, getParent, getWrapped, unwrap, type Node } from '../ast/nodes.js';
import { getImportPath } from '../trace/imports.js';
import { getDottedName } from '../trace/specifiers.js';
import { resolve } from '../trace/resolve.js';
import type { Tracer } from '../trace/tracer.js';

/** The `form.append(name, value)` that a value stands in. */
export function getAppend(value: Node): TSESTree.CallExpression | undefined {
  const outer = getWrapped(value);
  const parent = getParent(outer);
  return parent?.type === 'CallExpression' &&
    parent.arguments[1] === outer &&
    /^(?:append|set)$/.test(getMethodName(parent) ?? '')
    ? parent
    : undefined;
}

/** Whether an image goes into a form of the package `form-data`, which takes buffers and streams, and no `File`. */
export function isOfPackage(tracer: Tracer, append: TSESTree.CallExpression): boolean {
  const callee = unwrap(append.callee);
  return (
    callee.type === 'MemberExpression' &&
    resolve(tracer, callee.object).some(
      ({ node }) =>
        node.type === 'NewExpression' && getImportPath(tracer, node.callee)?.source === 'form-data',
    )
  );
}

/** Whether an argument is the name of a file: `'a.png'`, `file.originalname`, `basename(path)`. */
export function isFileName(node: Node): boolean {
  if (node.type === 'Literal' || node.type === 'TemplateLiteral') return true;
  const name = getDottedName(node.type === 'CallExpression' ? node.callee : node) ?? '';
  return /name$/i.test(name);
}
