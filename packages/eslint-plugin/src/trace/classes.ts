import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, getParent, getStaticKey, isFunction, type Node } from '../ast/nodes.js';
import { getChildren, getReturns } from './callers.js';
import { follow, resolve, type Step } from './resolve.js';
import { unknown, type Env, type Tracer } from './tracer.js';

type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** What `this` is: an object literal, or an instance or the class itself. */
type ThisOwner =
  | TSESTree.ObjectExpression
  | { readonly type: 'Class'; readonly body: ClassNode; readonly isStatic: boolean };

/** Finds what `this` stands for; `undefined` in a plain function, whose `this` is the caller's choice. */
export function getThisOwner(node: Node): ThisOwner | undefined {
  for (
    let inner = node, outer = getParent(node);
    outer !== undefined;
    inner = outer, outer = getParent(outer)
  ) {
    if (outer.type === 'StaticBlock') return { type: 'Class', body: outer.parent.parent, isStatic: true };
    if (outer.type === 'PropertyDefinition' && outer.value === inner) {
      return { type: 'Class', body: outer.parent.parent, isStatic: outer.static };
    }
    if (outer.type !== 'FunctionExpression' && outer.type !== 'FunctionDeclaration') continue;
    const { parent } = outer;
    if (parent.type === 'MethodDefinition')
      return { type: 'Class', body: parent.parent.parent, isStatic: parent.static };
    if (parent.type === 'Property' && parent.parent.type === 'ObjectExpression') return parent.parent;
    return undefined;
  }
  return undefined;
}

/** The class of this file that a `new` expression makes an instance of. */
export function getClassOf(tracer: Tracer, node: TSESTree.NewExpression, env: Env): ClassNode | undefined {
  const [leaf] = resolve(tracer, node.callee, env);
  return leaf?.node.type === 'ClassDeclaration' || leaf?.node.type === 'ClassExpression'
    ? leaf.node
    : undefined;
}

interface ClassIndex {
  /** Fields, methods and accessors by name; statics behind a `static ` prefix. */
  readonly members: ReadonlyMap<string, TSESTree.ClassElement>;
  readonly parameters: ReadonlyMap<string, TSESTree.TSParameterProperty>;
  /** Right-hand sides of `this.name = …` by name. */
  readonly writes: ReadonlyMap<string, readonly Node[]>;
}

const indexes = new WeakMap<ClassNode, ClassIndex>();

/** Steps to what a member of a class may be; `undefined` when the class does not say. */
export function getClassMember(
  tracer: Tracer,
  owner: ClassNode,
  name: string,
  isStatic: boolean,
): readonly Step[] | undefined {
  let index = indexes.get(owner);
  if (index === undefined) {
    index = createIndex(tracer, owner);
    indexes.set(owner, index);
  }
  const key = isStatic ? `static ${name}` : name;
  const steps: Step[] = (index.writes.get(key) ?? []).map((node) => follow(node, null));
  const member = index.members.get(key);
  switch (member?.type) {
    case 'PropertyDefinition':
    case 'AccessorProperty':
      if (member.value !== null) steps.push(follow(member.value, null));
      else if (steps.length === 0) steps.push(unknown(member, null, member.typeAnnotation?.typeAnnotation));
      return steps;
    case 'MethodDefinition': {
      const fn = member.value;
      if (!isFunction(fn)) return undefined;
      if (member.kind === 'method') return [{ kind: 'value', node: fn, env: null, via: null }];
      return member.kind === 'get' ? getReturns(tracer, fn).map((node) => follow(node, null)) : undefined;
    }
    default:
  }
  const parameter = index.parameters.get(key);
  if (parameter !== undefined) {
    const { parameter: pattern } = parameter;
    const target = pattern.type === 'AssignmentPattern' ? pattern.left : pattern;
    steps.push(unknown(target, null, target.typeAnnotation?.typeAnnotation));
    if (pattern.type === 'AssignmentPattern') steps.push(follow(pattern.right, null));
  }
  return steps.length > 0 ? steps : undefined;
}

/** Declared type of a field, for a value that was assigned from somewhere unknown. */
export function getClassMemberType(
  tracer: Tracer,
  owner: ClassNode,
  name: string,
): TSESTree.TypeNode | undefined {
  const index = indexes.get(owner) ?? createIndex(tracer, owner);
  indexes.set(owner, index);
  const member = index.members.get(name);
  if (member?.type === 'PropertyDefinition') return member.typeAnnotation?.typeAnnotation;
  if (member?.type === 'MethodDefinition' && member.kind === 'get' && isFunction(member.value)) {
    return member.value.returnType?.typeAnnotation;
  }
  const pattern = index.parameters.get(name)?.parameter;
  const target = pattern?.type === 'AssignmentPattern' ? pattern.left : pattern;
  return target?.typeAnnotation?.typeAnnotation;
}

function createIndex(tracer: Tracer, owner: ClassNode): ClassIndex {
  const members = new Map<string, TSESTree.ClassElement>();
  const parameters = new Map<string, TSESTree.TSParameterProperty>();
  const writes = new Map<string, Node[]>();
  for (const element of owner.body.body) {
    if (element.type === 'StaticBlock' || element.type === 'TSIndexSignature') continue;
    const name = getStaticKey(element.key, element.computed);
    if (name !== undefined && !(element.type === 'MethodDefinition' && element.kind === 'set')) {
      members.set(element.static ? `static ${name}` : name, element);
    }
    if (element.type === 'MethodDefinition' && element.kind === 'constructor' && isFunction(element.value)) {
      for (const one of element.value.params) {
        if (one.type !== 'TSParameterProperty') continue;
        const target = one.parameter.type === 'AssignmentPattern' ? one.parameter.left : one.parameter;
        parameters.set(target.name, one);
      }
    }
  }
  const stack: Node[] = [owner.body];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (
      node.type === 'AssignmentExpression' &&
      node.left.type === 'MemberExpression' &&
      node.left.object.type === 'ThisExpression'
    ) {
      const name = getMemberName(node.left);
      if (name !== undefined) {
        const list = writes.get(name) ?? [];
        list.push(
          node.operator === '=' || node.operator === '??=' || node.operator === '||=' ? node.right : node,
        );
        writes.set(name, list);
      }
    }
    // A class within the class has a `this` of its own.
    if (node !== owner.body && node.type === 'ClassBody') continue;
    stack.push(...getChildren(tracer, node));
  }
  return { members, parameters, writes };
}
