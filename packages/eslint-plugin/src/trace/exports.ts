import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, getWrapped, unwrap, type Node } from '../ast/nodes.js';
import { findVariable } from './scopes.js';
import type { Tracer } from './tracer.js';

/** Members of `exports` and `module.exports` by name, in the order of the file. */
type Members = ReadonlyMap<string, readonly TSESTree.MemberExpression[]>;

/** Answers by file: compiled code says `exports.f` wherever it calls what it exports. */
const membersOf = new WeakMap<Tracer, Members>();

/** Whether an expression is `exports` or `module.exports` of CommonJS. */
export function isExports(tracer: Tracer, expression: Node): boolean {
  const node = unwrap(expression);
  if (node.type === 'MemberExpression') {
    return getMemberName(node) === 'exports' && isGlobal(tracer, unwrap(node.object), 'module');
  }
  return isGlobal(tracer, node, 'exports');
}

function isGlobal(tracer: Tracer, node: Node, name: string): boolean {
  if (node.type !== 'Identifier' || node.name !== name) return false;
  return (findVariable(tracer, node)?.defs.length ?? 0) === 0;
}

/** What a file exports under a name; none where it exports nothing so. */
export function getExported(tracer: Tracer, name: string): readonly Node[] {
  return getMembers(tracer, name).flatMap((member) => {
    const { parent } = member;
    if (parent.type !== 'AssignmentExpression' || parent.left !== member) return [];
    // `exports.a = exports.b = void 0` is the first line of what TypeScript compiles.
    let value: Node = parent;
    while (value.type === 'AssignmentExpression') value = unwrap(value.right);
    return value.type === 'UnaryExpression' ? [] : [value];
  });
}

/** Places that say the name under which a file exports what an assignment gives: `exports.f` of `exports.f = f`. */
export function getUsesOfExport(tracer: Tracer, assignment: Node): readonly TSESTree.MemberExpression[] {
  if (assignment.type !== 'AssignmentExpression' || assignment.left.type !== 'MemberExpression') return [];
  const { left } = assignment;
  const name = getMemberName(left);
  if (name === undefined || !isExports(tracer, left.object)) return [];
  return getMembers(tracer, name).filter((member) => member !== left);
}

function getMembers(tracer: Tracer, name: string): readonly TSESTree.MemberExpression[] {
  let members = membersOf.get(tracer);
  if (members === undefined) {
    members = collectMembers(tracer);
    membersOf.set(tracer, members);
  }
  return members.get(name) ?? [];
}

function collectMembers(tracer: Tracer): Members {
  const members = new Map<string, TSESTree.MemberExpression[]>();
  const scope = tracer.sourceCode.scopeManager?.globalScope;
  const references = ['exports', 'module'].flatMap((name) => [
    ...(scope?.set.get(name)?.references ?? []),
    ...(scope?.through ?? []).filter(({ identifier }) => identifier.name === name),
  ]);
  for (const { identifier } of references) {
    const whole = identifier.name === 'module' ? identifier.parent : identifier;
    if (!isExports(tracer, whole)) continue;
    const { parent } = getWrapped(whole);
    const name = parent?.type === 'MemberExpression' ? getMemberName(parent) : undefined;
    if (parent?.type !== 'MemberExpression' || name === undefined) continue;
    const known = members.get(name);
    if (known === undefined) members.set(name, [parent]);
    else known.push(parent);
  }
  return members;
}
