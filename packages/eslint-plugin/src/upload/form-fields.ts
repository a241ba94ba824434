import { getMethodName, getParent, unwrap, unwrapAwait, type Node } from '../ast/nodes.js';
import { resolve } from '../trace/resolve.js';
import { findVariable } from '../trace/scopes.js';
import type { Leaf, Tracer } from '../trace/tracer.js';
import { getTypeName } from '../trace/type-nodes.js';

/** Names of what a person chose or dropped in a browser. */
export const BROWSER_FILES =
  /(?:^|\.)(?:clipboardData|current|currentTarget|dataTransfer|target|\w*[iI]nput\w*)\.files(?:\.|$)/;

/** Whether a value is a form that came with a request: by its name, its type, or the call that read it. */
export function isReceivedForm(leaf: Leaf): boolean {
  const node = unwrapAwait(leaf.node);
  const names = [node.type === 'Identifier' ? node.name : '', leaf.via?.variable.name ?? ''];
  if (names.some((name) => /^(?:form|fd|formdata|data|body)/i.test(name) && /form|^fd$/i.test(name)))
    return true;
  if (leaf.annotation !== undefined && getTypeName(leaf.annotation) === 'FormData') return true;
  return node.type === 'CallExpression' && FORM_READERS.test(getMethodName(node) ?? '');
}

/** Methods that read a request's form: `parseBody` is Hono's. */
const FORM_READERS = /^(?:formData|parseBody)$/;

/** Whether a value is a field of such a form: a file, or any text that the sender likes. */
export function isFormField(tracer: Tracer, leaf: Leaf): boolean {
  const { node, env, origin, annotation } = leaf;
  if (annotation !== undefined && getTypeName(annotation) === 'FormDataEntryValue') return true;
  if (origin !== undefined && (isReceivedForm(origin.leaf) || isFormField(tracer, origin.leaf))) return true;
  if (node.type !== 'CallExpression' || !/^get(?:All)?$/.test(getMethodName(node) ?? '')) return false;
  const callee = unwrap(node.callee);
  return callee.type === 'MemberExpression' && resolve(tracer, callee.object, env).some(isReceivedForm);
}

/** Whether the code asks of a name what it holds: `file instanceof File`, `typeof file === 'string'`. */
export function isTypeChecked(tracer: Tracer, expression: Node): boolean {
  const node = unwrapAwait(expression);
  const variable = node.type === 'Identifier' ? findVariable(tracer, node) : undefined;
  return variable?.references.some(({ identifier }) => isAsked(identifier)) === true;
}

function isAsked(name: Node): boolean {
  const parent = getParent(name);
  return (
    (parent?.type === 'BinaryExpression' && parent.operator === 'instanceof' && parent.left === name) ||
    (parent?.type === 'UnaryExpression' && parent.operator === 'typeof')
  );
}
