import { getMemberName, getParent, getStaticKey, getWrapped, unwrap, type Node } from '../ast/nodes.js';
import { findVariable } from '../trace/scopes.js';
import type { DeclaredType, Tracer, Variable } from '../trace/tracer.js';
import { getTypeMember, getTypeParts, hasOptionalMember } from '../trace/type-nodes.js';
import { getDeclaredType } from '../trace/variables.js';

/**
 * Whether an expression may be nothing, as the file declares it: an optional parameter or member, `x ? image : undefined`.
 * A name that the code looks at somewhere is taken to be there where it is used.
 */
export function mayBeAbsent(tracer: Tracer, expression: Node): boolean {
  if (isMaybe(expression)) return true;
  const isMember = expression.type === 'MemberExpression';
  const name = isMember ? expression.object : expression;
  const variable = name.type === 'Identifier' ? findVariable(tracer, name) : undefined;
  if (variable === undefined) return false;
  const member = isMember ? getMemberName(expression) : undefined;
  if (isMember && member === undefined) return false;
  const isOptional =
    member === undefined ? isOptionalName(tracer, variable) : isOptionalMember(tracer, variable, member);
  return isOptional && !variable.references.some(({ identifier }) => isLookedAt(identifier, member));
}

function isOptionalName(tracer: Tracer, variable: Variable): boolean {
  const name = variable.defs[0]?.name;
  if (name?.type !== 'Identifier') return false;
  const type = getDeclaredType(tracer, variable);
  if (name.optional || (type !== undefined && isNullable(tracer, type))) return true;
  const { parent } = name;
  if (parent.type === 'VariableDeclarator') {
    return parent.init !== null && isMaybe(unwrap(parent.init));
  }
  // `{ mask }: { mask?: File }`.
  if (parent.type !== 'Property' || parent.parent.type !== 'ObjectPattern' || parent.value !== name)
    return false;
  const whole = parent.parent.typeAnnotation?.typeAnnotation;
  const key = getStaticKey(parent.key, parent.computed);
  return whole !== undefined && key !== undefined && hasOptionalMember(tracer, whole, key);
}

function isOptionalMember(tracer: Tracer, variable: Variable, name: string): boolean {
  const type = getDeclaredType(tracer, variable);
  const member = type === undefined ? undefined : getTypeMember(tracer, type, name);
  return (
    type !== undefined &&
    (hasOptionalMember(tracer, type, name) || (member !== undefined && isNullable(tracer, member)))
  );
}

function isNullable(tracer: Tracer, type: DeclaredType): boolean {
  return getTypeParts(tracer, type).some(
    (part) => part.type === 'TSUndefinedKeyword' || part.type === 'TSNullKeyword',
  );
}

/** `path ? read(path) : undefined`, `path && read(path)`, `mask ?? undefined`. */
function isMaybe(node: Node): boolean {
  if (node.type === 'LogicalExpression') return node.operator === '&&' || isNothing(node.right);
  return node.type === 'ConditionalExpression' && (isNothing(node.consequent) || isNothing(node.alternate));
}

function isNothing(node: Node): boolean {
  return (
    (node.type === 'Identifier' && node.name === 'undefined') ||
    (node.type === 'Literal' && node.value === null)
  );
}

/** Whether code depends on what a name, or a member of it, holds: `if (x)`, `!x`, `x === undefined`, `x && …`, `x ?? …`. */
function isLookedAt(name: Node, member: string | undefined): boolean {
  let node = getWrapped(name);
  if (member !== undefined) {
    const { parent } = node;
    if (parent?.type !== 'MemberExpression' || parent.object !== node || getMemberName(parent) !== member)
      return false;
    node = getWrapped(parent);
  }
  const parent = getParent(node);
  switch (parent?.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return parent.test === node;
    case 'LogicalExpression':
      return parent.left === node;
    case 'UnaryExpression':
    case 'BinaryExpression':
      return true;
    case 'CallExpression':
      // `Boolean(image)`, `assert(image)`, `isFile(image)`.
      return (
        parent.callee.type === 'Identifier' &&
        /^(?:assert|Boolean|invariant|is[A-Z]\w*)$/.test(parent.callee.name)
      );
    default:
      return false;
  }
}
