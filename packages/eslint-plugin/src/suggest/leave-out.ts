import type { TSESTree } from '@typescript-eslint/utils';
import type { AST, ReportFixFunction, SourceCode } from '@typescript-eslint/utils/ts-eslint';
import { getParent, getWrapped, isInside, type Node } from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';
import { findVariable } from '../trace/scopes.js';
import type { Variable } from '../trace/tracer.js';
import { getParameterKey } from './parameter-key.js';
import { isPure } from './pure.js';
import { getPropertyKey, getRangesOfRun } from './property-range.js';

/**
 * Takes a parameter out of a request: its property, or the statement that adds it.
 * @returns `undefined` where other requests may need it, or where another value would come to light
 */
export function leaveOut(
  sourceCode: Readonly<SourceCode>,
  call: ImageCall,
  value: Node,
): ReportFixFunction | undefined {
  const ranges =
    getParameterKey(value) === undefined ? undefined : findParameterRanges(sourceCode, call, value);
  return ranges && ((fixer) => ranges.map((range) => fixer.removeRange([...range])));
}

function findParameterRanges(
  sourceCode: Readonly<SourceCode>,
  call: ImageCall,
  value: Node,
): readonly AST.Range[] | undefined {
  const parent = getParent(getWrapped(value));
  if (parent?.type === 'Property') {
    const object = getParent(parent);
    return object?.type === 'ObjectExpression' && (isInside(parent, call.node) || isOnlyOf([call], object))
      ? findPropertyRanges(sourceCode, object, [parent])
      : undefined;
  }
  const addition = parent === undefined ? undefined : findAddition([call], parent);
  return addition && findStatements([addition])?.map((statement) => getLines(sourceCode, statement));
}

/** The statement that adds a parameter to requests of these calls only. */
export function findAddition(calls: readonly ImageCall[], addition: Node): Node | undefined {
  const statement = getParent(addition);
  return statement?.type === 'ExpressionStatement' && isOnlyOf(calls, addition) ? statement : undefined;
}

/**
 * What to take out so that some statements are gone: conditions that decide on nothing else go with them.
 * @returns `undefined` where an empty block would be left, or a condition does something or stands for another case too
 */
export function findStatements(gone: readonly Node[]): Node[] | undefined {
  const found = new Set<Node>();
  for (const statement of gone) {
    const block = getParent(statement);
    const isEmptied = block?.type === 'BlockStatement' && block.body.every((one) => gone.includes(one));
    if (isInBlock(statement) && !isEmptied) {
      found.add(statement);
      continue;
    }
    const condition = isEmptied ? getParent(block) : block;
    if (condition?.type !== 'IfStatement' || condition.alternate !== null) return undefined;
    if (!isInBlock(condition) || !isPure(condition.test)) return undefined;
    found.add(condition);
  }
  return [...found];
}

function isInBlock({ parent }: Node): boolean {
  return parent?.type === 'BlockStatement' || parent?.type === 'Program';
}

/** Whether an object, or the object or form that a statement adds to, goes to requests of these calls only. */
export function isOnlyOf(calls: readonly ImageCall[], node: Node): boolean {
  const name = getName(node);
  const [call] = calls;
  if (name === undefined || call === undefined) return false;
  const variable = findVariable(call.tracer, name);
  // Another file may send it as well.
  if (variable === undefined || variable.defs.some(isExported)) return false;
  return variable.references.every(({ identifier, init }) => {
    const { parent } = identifier;
    const isMember = parent.type === 'MemberExpression' && parent.object === identifier;
    return init === true || isMember || calls.some((one) => isInside(identifier, one.node));
  });
}

function isExported({ node }: Variable['defs'][number]): boolean {
  return node.type === 'VariableDeclarator' && node.parent.parent.type === 'ExportNamedDeclaration';
}

/** What an object, or the object that a statement adds to, is called. */
function getName(node: Node): TSESTree.Identifier | undefined {
  switch (node.type) {
    case 'ObjectExpression': {
      const outer = getWrapped(node);
      const declarator = getParent(outer);
      return declarator?.type === 'VariableDeclarator' &&
        declarator.init === outer &&
        declarator.id.type === 'Identifier'
        ? declarator.id
        : undefined;
    }
    case 'AssignmentExpression':
      return getObject(node.left);
    case 'CallExpression':
      return getObject(node.callee);
    default:
      return undefined;
  }
}

function getObject(member: Node): TSESTree.Identifier | undefined {
  return member.type === 'MemberExpression' && member.object.type === 'Identifier'
    ? member.object
    : undefined;
}

/**
 * Finds what to take out so that an object is without some of its properties: those beside each other go as one.
 * @returns `undefined` where another value would come to light
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
    const names = [getPropertyKey(first) ?? ''];
    for (let next = properties[index + 1]; isAmong(next, removed); next = properties[index + 1]) {
      last = next;
      names.push(getPropertyKey(next) ?? '');
      index++;
    }
    ranges.push(...getRangesOfRun(sourceCode, { first, last, names }));
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
  const key = getPropertyKey(property);
  return ahead.some(
    (one) => one.type === 'SpreadElement' || getPropertyKey(one) === undefined || getPropertyKey(one) === key,
  );
}

/** A member of a list with a comma; `undefined` where a comment stands there, which speaks of something. */
export function getRangeOf(sourceCode: Readonly<SourceCode>, member: Node): AST.Range | undefined {
  const before = sourceCode.getTokenBefore(member);
  const after = sourceCode.getTokenAfter(member);
  if (before === null || after === null) return undefined;
  if (sourceCode.commentsExistBetween(before, after)) return undefined;
  return after.value === ','
    ? [before.range[1], after.range[1]]
    : // The last one goes with the comma ahead of it.
      [before.value === ',' ? before.range[0] : before.range[1], member.range[1]];
}

/** A statement with its line, where it has one to itself. */
export function getLines(sourceCode: Readonly<SourceCode>, statement: Node): [number, number] {
  const { text } = sourceCode;
  const [start, end] = statement.range;
  return isWholeLine(sourceCode, statement)
    ? [text.lastIndexOf('\n', start - 1) + 1, text.indexOf('\n', end) + 1]
    : [start, end];
}

/** Whether a statement has its lines to itself. */
export function isWholeLine({ text }: Readonly<SourceCode>, { range: [start, end] }: Node): boolean {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end);
  return (
    text.slice(lineStart, start).trim() === '' && newline !== -1 && text.slice(end, newline).trim() === ''
  );
}
