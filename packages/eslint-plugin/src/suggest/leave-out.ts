import type { ReportFixFunction, SourceCode } from '@typescript-eslint/utils/ts-eslint';
import { getParent, getStaticKey, getWrapped, isInside, type Node } from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';
import { findVariable } from '../trace/scopes.js';
import { getParameterKey } from './parameter-key.js';

/**
 * Takes a parameter out of a request: its property, or the statement that adds it.
 * @returns `undefined` where other requests may need it, or where another value would come to light
 */
export function leaveOut(
  sourceCode: Readonly<SourceCode>,
  call: ImageCall,
  value: Node,
): ReportFixFunction | undefined {
  const outer = getWrapped(value);
  const parent = getParent(outer);
  if (parent === undefined || getParameterKey(value) === undefined) return undefined;
  if (parent.type === 'Property') {
    return isInside(parent, call.node) ? removeProperty(sourceCode, parent) : undefined;
  }
  const statement = getParent(parent);
  if (statement?.type !== 'ExpressionStatement') return undefined;
  const block = getParent(statement);
  if (!isForOne(call, parent)) return undefined;
  return block?.type === 'BlockStatement' || block?.type === 'Program'
    ? (fixer) => fixer.removeRange(getLines(sourceCode, statement))
    : undefined;
}

/** Whether the object or form that a statement adds to goes to one request only. */
function isForOne(call: ImageCall, addition: Node): boolean {
  const member =
    addition.type === 'AssignmentExpression'
      ? addition.left
      : addition.type === 'CallExpression'
        ? addition.callee
        : undefined;
  if (member?.type !== 'MemberExpression' || member.object.type !== 'Identifier') return false;
  const references = findVariable(call.tracer, member.object)?.references ?? [];
  return references.every(({ identifier, init }) => {
    const { parent } = identifier;
    const isMember = parent.type === 'MemberExpression' && parent.object === identifier;
    return init === true || isMember || isInside(identifier, call.node);
  });
}

function removeProperty(sourceCode: Readonly<SourceCode>, property: Node): ReportFixFunction | undefined {
  const object = getParent(property);
  if (object?.type !== 'ObjectExpression') return undefined;
  const index = object.properties.findIndex((one) => one === property);
  // What stands ahead of it may have a value of its own under the same name.
  const key = getKey(property);
  const hasOther = object.properties
    .slice(0, index)
    .some((one) => one.type === 'SpreadElement' || getKey(one) === undefined || getKey(one) === key);
  if (hasOther) return undefined;
  const range = getRangeOf(sourceCode, property);
  return range && ((fixer) => fixer.removeRange([...range]));
}

/** A property with a comma beside it; `undefined` where a comment stands there, which speaks of something. */
export function getRangeOf(
  sourceCode: Readonly<SourceCode>,
  property: Node,
): readonly [number, number] | undefined {
  const before = sourceCode.getTokenBefore(property);
  const after = sourceCode.getTokenAfter(property);
  if (before === null || after === null) return undefined;
  if (sourceCode.commentsExistBetween(before, after)) return undefined;
  return after.value === ','
    ? [before.range[1], after.range[1]]
    : // The last one goes with the comma ahead of it.
      [before.value === ',' ? before.range[0] : before.range[1], property.range[1]];
}

function getKey(property: Node): string | undefined {
  return property.type === 'Property' ? getStaticKey(property.key, property.computed) : undefined;
}

/** A statement with its line, where it has one to itself. */
function getLines({ text }: Readonly<SourceCode>, { range: [start, end] }: Node): [number, number] {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end);
  const isAlone =
    text.slice(lineStart, start).trim() === '' && newline !== -1 && text.slice(end, newline).trim() === '';
  return isAlone ? [lineStart, newline + 1] : [start, end];
}
