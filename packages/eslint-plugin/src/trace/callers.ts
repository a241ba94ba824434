import type { TSESTree } from '@typescript-eslint/utils';
import {
  getCalledName,
  getMethodName,
  getStaticKey,
  getWrapped,
  isFunction,
  unwrap,
  type FunctionNode,
  type Node,
} from '../ast/nodes.js';
import { getThisUses } from './classes.js';
import { getCallsOfReturned } from './curried.js';
import { getUsesOfExport } from './exports.js';
import { isListBuilder } from './list-calls.js';
import { getMethodUses, getNamedUses } from './method-uses.js';
import { resolveOnly } from './resolve.js';
import { findParameterVariable } from './scopes.js';
import {
  getDeclaredVariables,
  type Argument,
  type Env,
  type Frame,
  type Tracer,
  type Variable,
} from './tracer.js';

/** What a parameter may be given. */
export interface Arguments {
  /** One entry a known call; `undefined` where the call leaves the parameter out. */
  readonly args: readonly (Argument | undefined)[];
  /** Whether there may be calls this file does not show. */
  readonly isOpen: boolean;
}

/** All calls of a function that are in sight. */
export interface Callers {
  readonly calls: readonly (readonly (Argument | undefined)[])[];
  readonly isOpen: boolean;
}

/** Arguments for one parameter: of the call the trace came through, else of every call in the file. */
export function getArguments(tracer: Tracer, fn: FunctionNode, index: number, env: Env): Arguments {
  for (let frame = env; frame !== null; frame = frame.outer) {
    if (frame.fn === fn) return { args: [frame.args[index]], isOpen: false };
  }
  const { calls, isOpen } = getAllCallers(tracer, fn);
  return { args: calls.length === 0 ? NO_ARGUMENTS : calls.map((args) => args[index]), isOpen };
}

/** Arguments of every call of a function in the file. */
export function getKnownCalls(tracer: Tracer, fn: FunctionNode): Callers['calls'] {
  return getAllCallers(tracer, fn).calls;
}

function getAllCallers(tracer: Tracer, fn: FunctionNode): Callers {
  const known = tracer.memory.callers;
  let callers = known.get(fn);
  if (callers === undefined) {
    callers = getCallers(tracer, fn);
    known.set(fn, callers);
  }
  return callers;
}

const NO_ARGUMENTS: Arguments['args'] = [];

/** Array methods that call their callback with an element first. */
const ELEMENT_METHODS: ReadonlySet<string> = new Set([
  'map',
  'flatMap',
  'forEach',
  'filter',
  'some',
  'every',
  'find',
  'findLast',
  'findIndex',
]);

/** Arguments an array method or `then` gives to its callback; `undefined` for a call into the unknown. */
export function getCallbackArguments(
  call: TSESTree.CallExpression,
  callback: Node,
  env: Env,
): readonly (Argument | undefined)[] | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return undefined;
  const method = getMethodName(call) ?? '';
  if (call.arguments[0] === callback) {
    if (ELEMENT_METHODS.has(method)) return [{ node: callee.object, env, isElement: true }];
    if (method === 'then') return [{ node: callee.object, env }];
    const [, start] = call.arguments;
    if (method === 'reduce' && start !== undefined && isListBuilder(call)) {
      return [
        { node: start, env },
        { node: callee.object, env, isElement: true },
      ];
    }
  }
  const isFrom = method === 'from' && callee.object.type === 'Identifier' && callee.object.name === 'Array';
  const [source] = call.arguments;
  return isFrom && call.arguments[1] === callback && source !== undefined
    ? [{ node: source, env, isElement: true }]
    : undefined;
}

/** Arguments of a call by position; `undefined` behind a spread, which may be any number of them. */
export function getCallArguments(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  env: Env,
): readonly Argument[] | undefined {
  if (call.arguments.some((argument) => argument.type === 'SpreadElement')) return undefined;
  return call.arguments.map((node) => ({ node, env }));
}

function getCallers(tracer: Tracer, fn: FunctionNode): Callers {
  if (fn.type === 'FunctionDeclaration') {
    const variable = fn.id === null ? undefined : getDeclaredVariables(tracer, fn)[0];
    return variable === undefined ? OPEN : collectCalls(tracer, variable, isExported(fn));
  }
  const outer = getKept(fn);
  const { parent } = outer;
  if (parent?.type === 'CallExpression') {
    if (parent.callee === outer) return { calls: [getCallArguments(parent, null) ?? []], isOpen: false };
    const args = getCallbackArguments(parent, outer, null);
    return args === undefined ? getPassedCalls(tracer, parent, outer) : { calls: [args], isOpen: false };
  }
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') {
    const variable = getDeclaredVariables(tracer, parent)[0];
    if (variable !== undefined) return collectCalls(tracer, variable, isExported(parent.parent));
  }
  if (parent?.type === 'AssignmentExpression') {
    const uses = getUsesOfExport(tracer, parent);
    return uses.length === 0 ? OPEN : collectMemberCalls(uses, true);
  }
  if (parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition') {
    return collectMethodCalls(tracer, parent);
  }
  if (parent?.type === 'Property' && parent.value === outer) return collectObjectMethodCalls(tracer, parent);
  const { nodes, isOpen } = getCallsOfReturned(tracer, fn);
  if (nodes.length > 0) {
    const calls = nodes.map((call) => getCallArguments(call, null));
    return { calls: calls.filter((args) => args !== undefined), isOpen: isOpen || calls.includes(undefined) };
  }
  // A callback of an unknown function: anyone may call it.
  return OPEN;
}

/** What stands for a function: itself, or React's `useCallback` of it. */
function getKept(fn: FunctionNode): Node {
  const outer = getWrapped(fn);
  const { parent } = outer;
  const isKept =
    parent?.type === 'CallExpression' &&
    parent.arguments[0] === outer &&
    getCalledName(parent) === 'useCallback';
  return isKept ? getWrapped(parent) : outer;
}

/** Calls of a callback by the function of this file that it is passed to: `withClient((client) => …)`. */
function getPassedCalls(tracer: Tracer, call: TSESTree.CallExpression, callback: Node): Callers {
  const index = call.arguments.findIndex((argument) => argument === callback);
  const leaf = resolveOnly(tracer, call.callee);
  const given = getCallArguments(call, null);
  if (leaf?.kind !== 'value' || !isFunction(leaf.node) || given === undefined) return OPEN;
  const fn = leaf.node;
  const parameter = fn.params[index];
  if (parameter?.type !== 'Identifier') return OPEN;
  const variable = findParameterVariable(tracer, fn, parameter);
  if (variable === undefined) return OPEN;
  // What the function hands on is what this call gave it, not what others did.
  const env: Frame = { fn, call, args: given, outer: null, depth: 1 };
  const { calls, isOpen } = collectCalls(tracer, variable, false);
  return { calls: calls.map((args) => args.map((one) => one && { ...one, env })), isOpen };
}

const OPEN: Callers = { calls: [], isOpen: true };

function collectCalls(tracer: Tracer, variable: Variable, isExportedFunction: boolean): Callers {
  const calls: (readonly (Argument | undefined)[])[] = [];
  let isOpen = isExportedFunction;
  for (const reference of variable.references) {
    if (reference.init === true) continue;
    const outer = getWrapped(reference.identifier);
    const { parent } = outer;
    if (parent?.type === 'CallExpression' && parent.callee === outer) {
      const args = getCallArguments(parent, null);
      if (args === undefined) isOpen = true;
      else calls.push(args);
      continue;
    }
    const args = parent?.type === 'CallExpression' ? getCallbackArguments(parent, outer, null) : undefined;
    const exported = parent === undefined ? [] : getUsesOfExport(tracer, parent);
    if (exported.length > 0) calls.push(...collectMemberCalls(exported, true).calls);
    if (args !== undefined) calls.push(args);
    else if (parent?.type !== 'TSTypeQuery') isOpen = true;
  }
  // Nobody in this file calls it: someone else will.
  return { calls, isOpen: isOpen || calls.length === 0 };
}

/** Calls of a method: on `this` within its class, on instances that are made in the file. */
function collectMethodCalls(
  tracer: Tracer,
  method: TSESTree.MethodDefinition | TSESTree.PropertyDefinition,
): Callers {
  const name = getStaticKey(method.key, method.computed);
  if (name === undefined || name === 'constructor') return OPEN;
  const isPrivate = method.key.type === 'PrivateIdentifier' || method.accessibility === 'private';
  return collectMemberCalls(getMethodUses(tracer, method.parent.parent, name), !isPrivate);
}

/** Calls of a method of an object literal in a variable. */
function collectObjectMethodCalls(tracer: Tracer, property: TSESTree.Property): Callers {
  const name = getStaticKey(property.key, property.computed);
  const owner = property.parent;
  if (owner.type !== 'ObjectExpression') return OPEN;
  const object = getWrapped(owner);
  const declarator = object.parent;
  if (name === undefined || declarator?.type !== 'VariableDeclarator') return OPEN;
  const outside = getDeclaredVariables(tracer, declarator)
    .flatMap((variable) => variable.references)
    .flatMap((reference) => getNamedUses(getWrapped(reference.identifier), name));
  return collectMemberCalls([...getThisUses(tracer, owner, name), ...outside], true);
}

function collectMemberCalls(uses: readonly TSESTree.MemberExpression[], isReachable: boolean): Callers {
  const calls: (readonly (Argument | undefined)[])[] = [];
  let isOpen = isReachable;
  for (const use of uses) {
    const outer = getWrapped(use);
    const { parent } = outer;
    const args =
      parent?.type !== 'CallExpression'
        ? undefined
        : parent.callee === outer
          ? getCallArguments(parent, null)
          : getCallbackArguments(parent, outer, null);
    if (args === undefined) isOpen = true;
    else calls.push(args);
  }
  return { calls, isOpen: isOpen || calls.length === 0 };
}

function isExported(declaration: Node): boolean {
  const { parent } = declaration;
  return parent?.type === 'ExportNamedDeclaration' || parent?.type === 'ExportDefaultDeclaration';
}

/** Expressions a function may return; none for one that returns nothing. */
export function getReturns(tracer: Tracer, fn: FunctionNode): readonly Node[] {
  let returns = tracer.memory.returns.get(fn);
  if (returns === undefined) {
    returns = fn.body.type === 'BlockStatement' ? collectReturns(tracer, fn.body) : [fn.body];
    tracer.memory.returns.set(fn, returns);
  }
  return returns;
}

function collectReturns(tracer: Tracer, body: Node): Node[] {
  const returns: Node[] = [];
  const stack: Node[] = [body];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'ReturnStatement') {
      if (node.argument !== null) returns.push(node.argument);
      continue;
    }
    if (
      isFunction(node) ||
      !(node.type.endsWith('Statement') || node.type === 'SwitchCase' || node.type === 'CatchClause')
    ) {
      continue;
    }
    for (const child of getChildren(tracer, node).reverse()) stack.push(child);
  }
  return returns;
}

/** Direct children of a node in source order. */
export function getChildren(tracer: Tracer, node: Node): Node[] {
  const children: Node[] = [];
  for (const key of tracer.sourceCode.visitorKeys[node.type] ?? []) {
    const value = (node as unknown as Record<string, unknown>)[key];
    if (Array.isArray(value)) {
      for (const child of value) if (isNode(child)) children.push(child);
    } else if (isNode(value)) {
      children.push(value);
    }
  }
  return children;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
