import type { ReportFixFunction, SourceCode } from '@typescript-eslint/utils/ts-eslint';
import { getParent, getWrapped, isInside, type Node } from '../ast/nodes.js';
import type { ImageCall } from './image-call.js';
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
  return block?.type === 'BlockStatement' || block?.type === 'Program'
    ? (fixer) => fixer.removeRange(getLines(sourceCode, statement))
    : undefined;
}

function removeProperty(sourceCode: Readonly<SourceCode>, property: Node): ReportFixFunction | undefined {
  const object = getParent(property);
  if (object?.type !== 'ObjectExpression') return undefined;
  const index = object.properties.findIndex((one) => one === property);
  // What is spread ahead of it may have a value of its own.
  if (object.properties.slice(0, index).some(({ type }) => type === 'SpreadElement')) return undefined;
  const before = sourceCode.getTokenBefore(property);
  const after = sourceCode.getTokenAfter(property);
  if (before === null || after === null) return undefined;
  const [start, end] =
    after.value === ','
      ? [before.range[1], after.range[1]]
      : // The last one goes with the comma ahead of it.
        [before.value === ',' ? before.range[0] : before.range[1], property.range[1]];
  // A comment speaks of something: what it speaks of stays.
  return sourceCode.commentsExistBetween(before, after)
    ? undefined
    : (fixer) => fixer.removeRange([start, end]);
}

/** A statement with its line, where it has one to itself. */
function getLines({ text }: Readonly<SourceCode>, { range: [start, end] }: Node): [number, number] {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end);
  const isAlone =
    text.slice(lineStart, start).trim() === '' && newline !== -1 && text.slice(end, newline).trim() === '';
  return isAlone ? [lineStart, newline + 1] : [start, end];
}
