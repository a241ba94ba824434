import type { TSESTree } from '@typescript-eslint/utils';
import type { AST, ReportFixFunction, SourceCode } from '@typescript-eslint/utils/ts-eslint';
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
  if (property.type !== 'Property' || object?.type !== 'ObjectExpression') return undefined;
  const ranges = findPropertyRanges(sourceCode, object, [property]);
  return ranges && ((fixer) => ranges.map((range) => fixer.removeRange(range)));
}

/**
 * Finds what to take out so that an object is without some of its properties: those beside each other go as one.
 * @returns `undefined` where a comment may speak of one of them, or where another value would come to light
 */
export function findPropertyRanges(
  sourceCode: Readonly<SourceCode>,
  { properties }: TSESTree.ObjectExpression,
  removed: readonly TSESTree.Property[],
): AST.Range[] | undefined {
  const ranges: AST.Range[] = [];
  for (let index = 0; index < properties.length; index++) {
    const first = properties[index];
    if (!isAmong(first, removed)) continue;
    if (hasOther(properties.slice(0, index), first)) return undefined;
    let last: TSESTree.Property = first;
    for (let next = properties[index + 1]; isAmong(next, removed); next = properties[index + 1]) {
      last = next;
      index++;
    }
    const range = getRangeOf(sourceCode, first, last);
    if (range === undefined) return undefined;
    ranges.push(range);
  }
  return ranges;
}

function isAmong(
  property: TSESTree.ObjectLiteralElement | undefined,
  removed: readonly TSESTree.Property[],
): property is TSESTree.Property {
  return property?.type === 'Property' && removed.includes(property);
}

/** Whether what stands ahead of a property may have a value of its own under the same name. */
function hasOther(ahead: readonly TSESTree.ObjectLiteralElement[], property: Node): boolean {
  const key = getKey(property);
  return ahead.some(
    (one) => one.type === 'SpreadElement' || getKey(one) === undefined || getKey(one) === key,
  );
}

/** A property, or several in a row, with a comma; `undefined` where a comment stands there, which speaks of something. */
export function getRangeOf(
  sourceCode: Readonly<SourceCode>,
  first: Node,
  last: Node = first,
): AST.Range | undefined {
  const before = sourceCode.getTokenBefore(first);
  const after = sourceCode.getTokenAfter(last);
  if (before === null || after === null) return undefined;
  if (sourceCode.commentsExistBetween(before, after)) return undefined;
  return after.value === ','
    ? [before.range[1], after.range[1]]
    : // The last one goes with the comma ahead of it.
      [before.value === ',' ? before.range[0] : before.range[1], last.range[1]];
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
