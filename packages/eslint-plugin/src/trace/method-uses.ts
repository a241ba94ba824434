import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, getStaticKey, getWrapped, isFunction, type Node } from '../ast/nodes.js';
import { getReturns } from './callers.js';
import { getHeirs, getThisUses, type ClassNode } from './classes.js';
import { getDeclaredVariables, type Tracer } from './tracer.js';

/** Places that name a method: on `this` within its class and its heirs, on instances that are made in the file. */
export function getMethodUses(
  tracer: Tracer,
  owner: ClassNode,
  name: string,
): readonly TSESTree.MemberExpression[] {
  const outside = getDeclaredVariables(tracer, owner)
    .flatMap((variable) => variable.references)
    .flatMap((reference) => getInstanceUses(tracer, reference.identifier, name, owner));
  const own = [owner, ...getHeirs(tracer, owner)].flatMap((one) => getThisUses(tracer, one, name));
  return [...own, ...outside];
}

/** Places that say `.name` of what a class makes: `new C().name`, `const c = new C(); c.name`, the static `C.name`. */
function getInstanceUses(
  tracer: Tracer,
  identifier: Node,
  name: string,
  owner: ClassNode,
): TSESTree.MemberExpression[] {
  const { parent } = identifier;
  if (parent?.type === 'MemberExpression') return getNamedUses(identifier, name);
  if (parent?.type !== 'NewExpression' || parent.callee !== identifier) return [];
  const instance = getWrapped(parent);
  const declarator = instance.parent;
  if (declarator?.type !== 'VariableDeclarator') return getChainedUses(tracer, instance, name, owner);
  return getDeclaredVariables(tracer, declarator)
    .flatMap((variable) => variable.references)
    .flatMap((reference) => getChainedUses(tracer, getWrapped(reference.identifier), name, owner));
}

/** Places that say `.name` of an instance, and of what its methods give back that return `this`. */
function getChainedUses(
  tracer: Tracer,
  instance: Node,
  name: string,
  owner: ClassNode,
): TSESTree.MemberExpression[] {
  const uses: TSESTree.MemberExpression[] = [];
  for (let object = instance; ;) {
    const { parent } = object;
    if (parent?.type !== 'MemberExpression' || parent.object !== object) return uses;
    const member = getMemberName(parent);
    if (member === name) uses.push(parent);
    const callee = getWrapped(parent);
    const call = callee.parent;
    if (call?.type !== 'CallExpression' || call.callee !== callee || !isFluent(tracer, owner, member)) {
      return uses;
    }
    object = getWrapped(call);
  }
}

/** Whether a method gives back the object it is called on. */
function isFluent(tracer: Tracer, owner: ClassNode, name: string | undefined): boolean {
  return owner.body.body.some((member) => {
    if (member.type !== 'MethodDefinition' || getStaticKey(member.key, member.computed) !== name)
      return false;
    const returns = isFunction(member.value) ? getReturns(tracer, member.value) : [];
    return returns.length > 0 && returns.every(({ type }) => type === 'ThisExpression');
  });
}

/** Places that say `.name` of an object. */
export function getNamedUses(object: Node, name: string): TSESTree.MemberExpression[] {
  const { parent } = object;
  return parent?.type === 'MemberExpression' && parent.object === object && getMemberName(parent) === name
    ? [parent]
    : [];
}
