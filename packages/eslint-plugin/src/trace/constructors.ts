import {
  getEnclosingFunction,
  getMemberName,
  getWrapped,
  isFunction,
  type FunctionNode,
  type Node,
} from '../ast/nodes.js';
import { collectThis } from './classes.js';
import { follow, type Step } from './resolve.js';
import { findFunction, findVariable } from './scopes.js';
import type { Tracer } from './tracer.js';

/** What instances of a function that is called with `new` have: by name, what is written to `this`, and the prototype. */
type Members = ReadonlyMap<string, readonly Node[]>;

const membersOf = new WeakMap<FunctionNode, Members>();

/** Steps to a member of `this` in a constructor function or a method of its prototype; `undefined` for any other `this`. */
export function getConstructedMember(tracer: Tracer, node: Node, name: string): readonly Step[] | undefined {
  const constructor = getConstructor(tracer, node);
  if (constructor === undefined) return undefined;
  let members = membersOf.get(constructor);
  if (members === undefined) {
    members = collectMembers(tracer, constructor);
    membersOf.set(constructor, members);
  }
  return members.get(name)?.map((value) => follow(value, null));
}

/** The function whose instances `this` is one of. */
function getConstructor(tracer: Tracer, node: Node): FunctionNode | undefined {
  let fn = getEnclosingFunction(node);
  while (fn?.type === 'ArrowFunctionExpression') fn = getEnclosingFunction(fn);
  if (fn === undefined) return undefined;
  const { parent } = getWrapped(fn);
  const owner = parent?.type === 'AssignmentExpression' ? getPrototypeOwner(parent.left) : undefined;
  return owner === undefined ? fn : findFunction(tracer, owner);
}

/** The name `X` of `X.prototype.method`. */
function getPrototypeOwner(member: Node): (Node & { name: string }) | undefined {
  const prototype = member.type === 'MemberExpression' ? member.object : undefined;
  return prototype?.type === 'MemberExpression' &&
    getMemberName(prototype) === 'prototype' &&
    prototype.object.type === 'Identifier'
    ? prototype.object
    : undefined;
}

function collectMembers(tracer: Tracer, constructor: FunctionNode): Members {
  const members = new Map<string, Node[]>();
  const add = (name: string, values: readonly Node[]): void => {
    members.set(name, [...(members.get(name) ?? []), ...values]);
  };
  const bodies: Node[] = [constructor];
  for (const [name, value] of getPrototype(tracer, constructor)) {
    add(name, [value]);
    if (isFunction(value)) bodies.push(value);
  }
  // A plain function's `this` is its caller's choice.
  if (bodies.length === 1) return members;
  for (const body of bodies) {
    for (const [name, values] of collectThis(tracer, body).writes) add(name, values);
  }
  return members;
}

/** What is put on a function's prototype, one member at a time. */
function getPrototype(tracer: Tracer, constructor: FunctionNode): readonly (readonly [string, Node])[] {
  const { parent } = getWrapped(constructor);
  const id = parent?.type === 'VariableDeclarator' ? parent.id : constructor.id;
  const variable = id?.type === 'Identifier' ? findVariable(tracer, id) : undefined;
  return (variable?.references ?? []).flatMap(({ identifier }) => {
    const member = identifier.parent.parent;
    const assignment = member?.parent;
    if (member?.type !== 'MemberExpression' || assignment?.type !== 'AssignmentExpression') return [];
    if (assignment.left !== member || getPrototypeOwner(member) !== identifier) return [];
    const name = getMemberName(member);
    return name === undefined ? [] : [[name, assignment.right] as const];
  });
}
