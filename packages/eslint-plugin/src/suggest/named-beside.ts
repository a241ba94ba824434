import type { TSESTree } from '@typescript-eslint/utils';
import type { AST, SourceCode } from '@typescript-eslint/utils/ts-eslint';
import { getMemberName, unwrap, type Node } from '../ast/nodes.js';
import { findLiterals } from '../trace/find-literals.js';
import type { Tracer } from '../trace/tracer.js';
import { isSchema } from '../trace/zod-schemas.js';

/** What literals say that are to change: nothing of those that go, or are not decided yet. */
export type Pending = ReadonlyMap<Node, string | undefined>;

/** Whether the union, list, table, schema or `switch` that a literal stands in names a text as well. */
export function isNamedBeside(tracer: Tracer, place: Node, text: string, pending: Pending): boolean {
  const { parent } = place;
  const says = (node: Node | null): boolean => isText(node, text, pending);
  switch (parent?.type) {
    case 'ArrayExpression':
      return parent.elements.some(says);
    case 'TSLiteralType':
      return parent.parent.type === 'TSUnionType' && parent.parent.types.some(says);
    case 'SwitchCase':
      return parent.parent.cases.some(({ test }) => says(test));
    case 'Property':
      return (
        parent.key === place &&
        parent.parent.type === 'ObjectExpression' &&
        parent.parent.properties.some((one) => one.type === 'Property' && says(one.key))
      );
    case 'TSPropertySignature':
      return (
        parent.key === place &&
        parent.parent.type === 'TSInterfaceBody' &&
        parent.parent.body.some((one) => one.type === 'TSPropertySignature' && says(one.key))
      );
    case 'BinaryExpression':
      return isComparedWith(tracer, parent, place, text, pending);
    default:
      return false;
  }
}

/** Whether the code compares the same value with a text: the second of two branches for one text is never taken. */
function isComparedWith(
  tracer: Tracer,
  comparison: TSESTree.BinaryExpression,
  place: Node,
  text: string,
  pending: Pending,
): boolean {
  const getOther = ({ left, right }: TSESTree.BinaryExpression, side: Node): string =>
    tracer.sourceCode.getText(left === side ? right : left);
  const asked = getOther(comparison, place);
  return [...findLiterals(tracer, text), ...pending.keys()].some(
    (literal) =>
      isText(literal, text, pending) &&
      literal.parent?.type === 'BinaryExpression' &&
      getOther(literal.parent, literal) === asked,
  );
}

function isText(node: Node | null, text: string, pending: Pending): boolean {
  const literal = node?.type === 'TSLiteralType' ? node.literal : node;
  if (literal?.type !== 'Literal') return false;
  return (pending.has(literal) ? pending.get(literal) : literal.value) === text;
}

/**
 * Finds what to take out so that literals are no longer members of their unions or of schemas' lists.
 * @returns `undefined` in lists that are not only sets: who reads them by index, or beside another list, is not known
 */
export function findMemberRanges(
  sourceCode: Readonly<SourceCode>,
  places: readonly Node[],
): AST.Range[] | undefined {
  const gone = new Map<readonly (Node | null)[], Set<Node>>();
  for (const place of places) {
    const { parent } = place;
    const isType = parent?.type === 'TSLiteralType';
    const members = isType ? getUnion(parent) : getSchemaList(place);
    if (members === undefined) return undefined;
    gone.set(members, (gone.get(members) ?? new Set()).add(isType ? parent : place));
  }
  const ranges = [...gone].flatMap(([members, ones]) => findRanges(sourceCode, members, ones));
  const found = ranges.filter((range) => range !== undefined);
  return found.length === ranges.length ? found : undefined;
}

function getUnion({ parent }: TSESTree.TSLiteralType): readonly Node[] | undefined {
  return parent.type === 'TSUnionType' ? parent.types : undefined;
}

/** The list of `z.enum(…)` that a literal is in. */
function getSchemaList({ parent: list }: Node): readonly (Node | null)[] | undefined {
  if (list?.type !== 'ArrayExpression') return undefined;
  const { parent } = list;
  if (parent.type !== 'CallExpression' || parent.arguments[0] !== list || !isSchema(parent)) return undefined;
  const callee = unwrap(parent.callee);
  const isEnum = callee.type === 'MemberExpression' && getMemberName(callee) === 'enum';
  return isEnum ? list.elements : undefined;
}

/** Members with the separators ahead of them; those at the beginning with the separators after them. */
function findRanges(
  sourceCode: Readonly<SourceCode>,
  members: readonly (Node | null)[],
  gone: ReadonlySet<Node>,
): (AST.Range | undefined)[] {
  const ranges: (AST.Range | undefined)[] = [];
  let kept: Node | undefined;
  for (const [index, member] of members.entries()) {
    if (member === null) continue;
    if (!gone.has(member)) {
      kept = member;
      continue;
    }
    const line = getOwnLine(sourceCode, member);
    if (line !== undefined) {
      ranges.push(line);
      continue;
    }
    const next = members[index + 1];
    const [from, to] = kept === undefined ? [member, next] : [sourceCode.getTokenBefore(member), member];
    // A comment speaks of something: what it speaks of stays.
    const before = kept === undefined ? from : from && sourceCode.getTokenBefore(from);
    if (!before || !to || sourceCode.commentsExistBetween(before, to)) ranges.push(undefined);
    else ranges.push(kept === undefined ? [member.range[0], to.range[0]] : [before.range[1], to.range[1]]);
  }
  return ranges;
}

/** The line of a member that has one to itself, behind its bar, and the comment beside it. */
function getOwnLine(sourceCode: Readonly<SourceCode>, member: Node): AST.Range | undefined {
  const bar = sourceCode.getTokenBefore(member);
  if (bar?.value !== '|' || sourceCode.commentsExistBetween(bar, member)) return undefined;
  const ahead = sourceCode.getTokenBefore(bar, { includeComments: true });
  if (ahead === null || ahead.loc.end.line >= bar.loc.start.line) return undefined;
  // A comment on a line of its own may speak of more.
  if (sourceCode.getCommentsBefore(bar).some(({ loc }) => isAlone(sourceCode, loc.start))) return undefined;
  const { line } = member.loc.end;
  const beside = sourceCode.getCommentsAfter(member).findLast(({ loc }) => loc.end.line === line);
  const end = (beside ?? member).range[1];
  const start = sourceCode.getIndexFromLoc({ line: bar.loc.start.line, column: 0 });
  return /^[^\S\n]*\n/.test(sourceCode.text.slice(end))
    ? [start, sourceCode.text.indexOf('\n', end) + 1]
    : undefined;
}

function isAlone({ lines }: Readonly<SourceCode>, { line, column }: TSESTree.Position): boolean {
  return (lines[line - 1] ?? '').slice(0, column).trim() === '';
}
