import type { TSESTree } from '@typescript-eslint/utils';
import type { AST, SourceCode } from '@typescript-eslint/utils/ts-eslint';
import { getMemberName, unwrap, type Node } from '../ast/nodes.js';
import { findLiterals } from '../trace/find-literals.js';
import type { Tracer } from '../trace/tracer.js';
import { isSchema } from '../trace/zod-schemas.js';

/** Whether the union, list, table, schema or `switch` that a literal stands in names a text as well. */
export function isNamedBeside(tracer: Tracer, place: Node, text: string): boolean {
  const { parent } = place;
  switch (parent?.type) {
    case 'ArrayExpression':
      return parent.elements.some((one) => isText(one, text));
    case 'TSLiteralType':
      return parent.parent.type === 'TSUnionType' && parent.parent.types.some((one) => isText(one, text));
    case 'SwitchCase':
      return parent.parent.cases.some(({ test }) => isText(test, text));
    case 'Property':
      return (
        parent.key === place &&
        parent.parent.type === 'ObjectExpression' &&
        parent.parent.properties.some((one) => one.type === 'Property' && isText(one.key, text))
      );
    case 'TSPropertySignature':
      return (
        parent.key === place &&
        parent.parent.type === 'TSInterfaceBody' &&
        parent.parent.body.some((one) => one.type === 'TSPropertySignature' && isText(one.key, text))
      );
    case 'BinaryExpression':
      return isComparedWith(tracer, parent, place, text);
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
): boolean {
  const getOther = ({ left, right }: TSESTree.BinaryExpression, side: Node): string =>
    tracer.sourceCode.getText(left === side ? right : left);
  const asked = getOther(comparison, place);
  return findLiterals(tracer, text).some(
    (literal) => literal.parent.type === 'BinaryExpression' && getOther(literal.parent, literal) === asked,
  );
}

function isText(node: Node | null, text: string): boolean {
  const literal = node?.type === 'TSLiteralType' ? node.literal : node;
  return literal?.type === 'Literal' && literal.value === text;
}

/**
 * Finds what to take out so that a literal is no longer a member of its union or of a schema's list.
 * @returns `undefined` in lists that are not only sets: who reads them by index, or beside another list, is not known
 */
export function findMemberRange(sourceCode: Readonly<SourceCode>, place: Node): AST.Range | undefined {
  const { parent } = place;
  if (parent?.type === 'TSLiteralType') {
    const union = parent.parent;
    return union.type === 'TSUnionType' ? findRange(sourceCode, parent, union.types, '|') : undefined;
  }
  if (parent?.type !== 'ArrayExpression' || !isSchemaList(parent)) return undefined;
  return findRange(sourceCode, place, parent.elements, ',');
}

/** The first argument of `z.enum(…)`. */
function isSchemaList(list: TSESTree.ArrayExpression): boolean {
  const { parent } = list;
  if (parent.type !== 'CallExpression' || parent.arguments[0] !== list || !isSchema(parent)) return false;
  const callee = unwrap(parent.callee);
  return callee.type === 'MemberExpression' && getMemberName(callee) === 'enum';
}

/** A member with the separator ahead of it; the first one with the separator after it. */
function findRange(
  sourceCode: Readonly<SourceCode>,
  member: Node,
  members: readonly (Node | null)[],
  separator: string,
): AST.Range | undefined {
  const isFirst = members[0] === member;
  const bar = isFirst ? sourceCode.getTokenAfter(member) : sourceCode.getTokenBefore(member);
  if (bar?.value !== separator) return undefined;
  const beyond = isFirst ? sourceCode.getTokenAfter(bar) : sourceCode.getTokenBefore(bar);
  if (beyond === null) return undefined;
  const [from, to] = isFirst ? [member, beyond] : [beyond, member];
  // A comment speaks of something: what it speaks of stays.
  if (sourceCode.commentsExistBetween(from, to)) return undefined;
  return isFirst ? [member.range[0], beyond.range[0]] : [beyond.range[1], member.range[1]];
}
