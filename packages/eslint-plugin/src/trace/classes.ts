import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, getParent, getStaticKey, isAssigned, isFunction, type Node } from '../ast/nodes.js';
import { getChildren, getReturns } from './callers.js';
import { follow, resolve, type Step } from './resolve.js';
import { getDeclaredVariables, nest, unknown, type Env, type Tracer } from './tracer.js';

export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

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
  return getClassAt(tracer, node.callee, env);
}

function getClassAt(tracer: Tracer, expression: Node, env: Env = null): ClassNode | undefined {
  const [leaf] = resolve(tracer, expression, env);
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
  /** Other places that say `this.name`, by name. */
  readonly uses: ReadonlyMap<string, readonly TSESTree.MemberExpression[]>;
}

const indexes = new WeakMap<ClassNode, ClassIndex>();

/** Steps to what a member of a class may be; `undefined` when the class does not say. */
export function getClassMember(
  tracer: Tracer,
  owner: ClassNode,
  name: string,
  isStatic: boolean,
): readonly Step[] | undefined {
  const index = getIndex(tracer, owner);
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
  if (steps.length > 0) return steps;
  const base = owner.superClass === null ? undefined : getClassAt(tracer, owner.superClass);
  // A class that extends itself is an error, and no reason to go round.
  return base === undefined || base === owner
    ? undefined
    : nest(tracer, undefined, () => getClassMember(tracer, base, name, isStatic));
}

/**
 * Steps to what a member of `this` may be: the class's own, and those of classes of this file that extend it;
 * `undefined` when neither says.
 */
export function getThisMember(
  tracer: Tracer,
  owner: ClassNode,
  name: string,
  isStatic: boolean,
): readonly Step[] | undefined {
  const own = getClassMember(tracer, owner, name, isStatic);
  const key = isStatic ? `static ${name}` : name;
  const heirs = getHeirs(tracer, owner).filter((heir) => getIndex(tracer, heir).members.has(key));
  if (heirs.length === 0) return own;
  const theirs = heirs.flatMap((heir) => getClassMember(tracer, heir, name, isStatic) ?? []);
  return [...(own ?? []), ...theirs];
}

/** Classes of this file that extend a class, directly or through one another. */
export function getHeirs(tracer: Tracer, owner: ClassNode): readonly ClassNode[] {
  let heirs = heirsOf.get(owner);
  if (heirs === undefined) {
    heirs = collectHeirs(tracer, owner);
    heirsOf.set(owner, heirs);
  }
  return heirs;
}

/** More heirs than this are not looked through: their members are as if they were not in this file. */
const MAX_HEIRS = 100;

function collectHeirs(tracer: Tracer, owner: ClassNode): readonly ClassNode[] {
  const heirs = new Set<ClassNode>();
  const stack: ClassNode[] = [owner];
  for (let parent = stack.pop(); parent !== undefined; parent = stack.pop()) {
    for (const { references } of getDeclaredVariables(tracer, parent)) {
      for (const { identifier } of references) {
        const heir = identifier.parent;
        if (heir.type !== 'ClassDeclaration' && heir.type !== 'ClassExpression') continue;
        // A class that extends itself is an error, and no reason to go round.
        if (heir.superClass !== identifier || heir === owner || heirs.has(heir)) continue;
        heirs.add(heir);
        stack.push(heir);
      }
    }
    if (heirs.size > MAX_HEIRS) return [];
  }
  return [...heirs];
}

const heirsOf = new WeakMap<ClassNode, readonly ClassNode[]>();

function getIndex(tracer: Tracer, owner: ClassNode): ClassIndex {
  let index = indexes.get(owner);
  if (index === undefined) {
    index = createIndex(tracer, owner);
    indexes.set(owner, index);
  }
  return index;
}

/** Places within a class or an object literal that say `this.name`, without those that write it. */
export function getThisUses(
  tracer: Tracer,
  owner: ClassNode | TSESTree.ObjectExpression,
  name: string,
): readonly TSESTree.MemberExpression[] {
  if (owner.type !== 'ObjectExpression') return getIndex(tracer, owner).uses.get(name) ?? [];
  let uses = objectUses.get(owner);
  if (uses === undefined) {
    uses = collectThis(tracer, owner).uses;
    objectUses.set(owner, uses);
  }
  return uses.get(name) ?? [];
}

const objectUses = new WeakMap<TSESTree.ObjectExpression, ClassIndex['uses']>();

/** Declared type of a field, for a value that was assigned from somewhere unknown. */
export function getClassMemberType(
  tracer: Tracer,
  owner: ClassNode,
  name: string,
): TSESTree.TypeNode | undefined {
  const index = getIndex(tracer, owner);
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
  return { members, parameters, ...collectThis(tracer, owner.body) };
}

/** Finds what is written to and read from `this` below a class body, an object literal or a function. */
export function collectThis(tracer: Tracer, root: Node): Pick<ClassIndex, 'uses' | 'writes'> {
  const writes = new Map<string, Node[]>();
  const uses = new Map<string, TSESTree.MemberExpression[]>();
  const stack: Node[] = [root];
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
    } else if (node.type === 'MemberExpression' && node.object.type === 'ThisExpression') {
      const name = getMemberName(node);
      if (name !== undefined && !isAssigned(node)) uses.set(name, [...(uses.get(name) ?? []), node]);
    }
    // A class within the class has a `this` of its own.
    if (node !== root && node.type === 'ClassBody') continue;
    stack.push(...getChildren(tracer, node));
  }
  return { writes, uses };
}
