import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, getParent, getStaticKey, getWrapped, type Node } from '../ast/nodes.js';
import { getThisOwner, getThisUses } from './classes.js';
import { follow, type Step } from './resolve.js';
import { getDottedName } from './specifiers.js';
import type { Tracer } from './tracer.js';

/** What methods write to the object that a field of their class holds. */
export interface FieldWrites {
  /** `this.params.size = size`, by name. */
  readonly values: ReadonlyMap<string, readonly Node[]>;
  /** What `Object.assign(this.params, …)` puts into it. */
  readonly merged: readonly Node[];
  /** Whether names are written as well that are not in sight. */
  readonly isOpen: boolean;
}

const writesOf = new WeakMap<TSESTree.ObjectExpression, FieldWrites | null>();

/** Finds what is written to an object by way of the field that it is the value of: a builder's parameters. */
export function getFieldWrites(tracer: Tracer, object: Node): FieldWrites | undefined {
  if (object.type !== 'ObjectExpression') return undefined;
  const parent = getParent(object);
  // Most objects are arguments and constants.
  if (parent === undefined || parent.type === 'VariableDeclarator' || parent.type === 'CallExpression') {
    return undefined;
  }
  let writes = writesOf.get(object);
  if (writes === undefined) {
    const uses = getUses(tracer, object);
    writes = uses.length === 0 ? null : readUses(uses);
    writesOf.set(object, writes);
  }
  return writes ?? undefined;
}

/** Steps to what is written under a name; the order of the methods' calls is not known. */
export function getFieldValues(writes: FieldWrites, name: string): readonly Step[] {
  return (writes.values.get(name) ?? []).map((value) => follow(value, null));
}

const pushesOf = new WeakMap<TSESTree.ArrayExpression, readonly Node[]>();
const NO_PUSHES: readonly Node[] = [];

/** Finds what methods push into a list by way of the field that it is the value of: `this.images.push(image)`. */
export function getFieldPushes(tracer: Tracer, list: Node): readonly Node[] {
  if (list.type !== 'ArrayExpression') return NO_PUSHES;
  const parent = getParent(getWrapped(list));
  if (parent?.type !== 'PropertyDefinition' && parent?.type !== 'AssignmentExpression') return NO_PUSHES;
  let pushes = pushesOf.get(list);
  if (pushes === undefined) {
    pushes = getUses(tracer, list).flatMap(readPush);
    pushesOf.set(list, pushes);
  }
  return pushes;
}

function readPush(use: Node): readonly Node[] {
  const outer = getWrapped(use);
  const parent = getParent(outer);
  if (parent?.type !== 'MemberExpression' || parent.object !== outer) return NO_PUSHES;
  const callee = getWrapped(parent);
  const call = getParent(callee);
  const isPush = call?.type === 'CallExpression' && call.callee === callee;
  return isPush && /^(?:push|unshift)$/.test(getMemberName(parent) ?? '') ? call.arguments : NO_PUSHES;
}

/** Places that say `this.params`, for an object or a list that is the value of that field. */
function getUses(
  tracer: Tracer,
  object: TSESTree.ArrayExpression | TSESTree.ObjectExpression,
): readonly Node[] {
  const outer = getWrapped(object);
  const parent = getParent(outer);
  if (parent?.type === 'PropertyDefinition' && parent.value === outer) {
    const name = getStaticKey(parent.key, parent.computed);
    return name === undefined ? [] : getThisUses(tracer, parent.parent.parent, name);
  }
  if (parent?.type !== 'AssignmentExpression' || parent.right !== outer) return [];
  const { left } = parent;
  if (left.type !== 'MemberExpression' || left.object.type !== 'ThisExpression') return [];
  const name = getMemberName(left);
  const owner = getThisOwner(left.object);
  return name === undefined || owner?.type !== 'Class' ? [] : getThisUses(tracer, owner.body, name);
}

function readUses(uses: readonly Node[]): FieldWrites | null {
  const values = new Map<string, Node[]>();
  const merged: Node[] = [];
  let isOpen = false;
  for (const use of uses) {
    const outer = getWrapped(use);
    const parent = getParent(outer);
    if (parent?.type === 'CallExpression') {
      if (parent.arguments[0] !== outer || getDottedName(parent.callee) !== 'Object.assign') continue;
      merged.push(...parent.arguments.slice(1));
      continue;
    }
    if (parent?.type !== 'MemberExpression' || parent.object !== outer) continue;
    const member = getWrapped(parent);
    const write = getParent(member);
    if (write?.type !== 'AssignmentExpression' || write.left !== member) continue;
    const name = getMemberName(parent);
    if (name === undefined) isOpen = true;
    else values.set(name, [...(values.get(name) ?? []), write.operator === '+=' ? write : write.right]);
  }
  return values.size > 0 || merged.length > 0 || isOpen ? { values, merged, isOpen } : null;
}
