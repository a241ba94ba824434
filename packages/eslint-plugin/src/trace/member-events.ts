import type { TSESTree } from '@typescript-eslint/utils';
import {
  getMemberName,
  getMethodName,
  getParent,
  getWrapped,
  isFunction,
  unwrap,
  type Node,
} from '../ast/nodes.js';
import { getReachable, type Event, type Reachable } from './reachable.js';
import { getWrites } from './variables.js';
import { findFunction, findParameterVariable } from './scopes.js';
import { getDeclaredVariables, type Tracer, type Variable } from './tracer.js';

/** What happens to the object a variable holds. */
export type MemberEvent = Event &
  (
    | { readonly kind: 'set'; readonly name: string; readonly value: Node }
    | { readonly kind: 'set-computed'; readonly key: Node; readonly value: Node }
    | { readonly kind: 'delete'; readonly name: string }
    | { readonly kind: 'merge'; readonly sources: readonly Node[] }
    | { readonly kind: 'push'; readonly args: readonly Node[] }
    | {
        readonly kind: 'nested';
        readonly name: string;
        readonly method: string;
        readonly args: readonly Node[];
      }
    | { readonly kind: 'call'; readonly method: string; readonly call: TSESTree.CallExpression }
    /** Something else may change it from here on. */
    | { readonly kind: 'escape' }
  );

const MAX_ALIASES = 4;
const NO_EVENTS: readonly MemberEvent[] = [];
const NONE: Reachable<MemberEvent> = { events: NO_EVENTS, isReplaced: false };

/**
 * Events of a variable that may come before `use`.
 * @param name what `isWanted` is asked about: a name given along costs less than a function made for it
 */
export function getMemberEvents(
  tracer: Tracer,
  variable: Variable,
  use: Node,
  isWanted: (event: MemberEvent, name: string) => boolean,
  name = '',
): Reachable<MemberEvent> {
  const events = getEvents(tracer, variable);
  if (events.length === 0) return NONE;
  const wanted: MemberEvent[] = [];
  for (const event of events) if (isWanted(event, name)) wanted.push(event);
  if (wanted.length === 0) return NONE;
  // What an earlier run did was done to another object, where this run has put a new one in its place.
  return getReachable(wanted, use, getWrites(tracer, variable, use).isReplaced ? undefined : variable);
}

/** Events of a variable wherever they are. */
export function getAllMemberEvents(tracer: Tracer, variable: Variable): readonly MemberEvent[] {
  return getEvents(tracer, variable);
}

function getEvents(tracer: Tracer, variable: Variable, depth = 0): readonly MemberEvent[] {
  const known = tracer.memory.events.get(variable);
  if (known !== undefined) return known;
  // Set first, so that aliases that refer to each other end.
  tracer.memory.events.set(variable, NO_EVENTS);
  const events: MemberEvent[] = [];
  for (const reference of variable.references) {
    const found = reference.isRead() ? classify(tracer, reference.identifier, depth) : undefined;
    if (found === undefined) continue;
    if ('kind' in found) events.push(found);
    else events.push(...found);
  }
  if (events.length > 0) tracer.memory.events.set(variable, events);
  return events;
}

/** What one use does: as a rule one thing at most. */
type Found = MemberEvent | readonly MemberEvent[] | undefined;

function classify(tracer: Tracer, identifier: Node, depth: number): Found {
  const node = getWrapped(identifier);
  const { parent } = node;
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === node ? classifyMember(parent) : undefined;
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee === node ? undefined : classifyArgument(tracer, parent, node, depth);
    case 'ConditionalExpression':
    case 'LogicalExpression':
      return 'test' in parent && parent.test === node ? undefined : classify(tracer, parent, depth);
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? classifyAlias(tracer, parent, depth) : undefined;
    case 'AssignmentExpression':
      return parent.right === node && parent.left.type === 'ObjectPattern'
        ? undefined
        : { kind: 'escape', node: parent, isReplacing: false };
    case 'Property':
    case 'ArrayExpression':
      return isHarmlessLiteral(parent) ? undefined : { kind: 'escape', node: parent, isReplacing: false };
    case 'YieldExpression':
      return { kind: 'escape', node: parent, isReplacing: false };
    default:
      // Conditions, returns, spreads, templates, type queries: they read and no more.
      return undefined;
  }
}

function classifyMember(member: TSESTree.MemberExpression): MemberEvent | undefined {
  const name = getMemberName(member);
  const node = getWrapped(member);
  const { parent } = node;
  switch (parent?.type) {
    case 'AssignmentExpression': {
      if (parent.left !== node) return undefined;
      const isReplacing = parent.operator === '=';
      return name === undefined
        ? {
            kind: 'set-computed',
            key: member.property,
            value: parent.right,
            node: parent,
            isReplacing: false,
          }
        : {
            kind: 'set',
            name,
            value:
              isReplacing || parent.operator === '??=' || parent.operator === '||=' ? parent.right : parent,
            node: parent,
            isReplacing,
          };
    }
    case 'UpdateExpression':
      return { kind: 'escape', node: parent, isReplacing: false };
    case 'UnaryExpression':
      if (parent.operator !== 'delete') return undefined;
      return name === undefined
        ? { kind: 'escape', node: parent, isReplacing: false }
        : { kind: 'delete', name, node: parent, isReplacing: true };
    case 'CallExpression':
      if (parent.callee !== node || name === undefined) return undefined;
      return name === 'push' || name === 'unshift'
        ? { kind: 'push', args: parent.arguments, node: parent, isReplacing: false }
        : { kind: 'call', method: name, call: parent, node: parent, isReplacing: false };
    case 'MemberExpression': {
      if (parent.object !== node || name === undefined) return undefined;
      const outer = getWrapped(parent);
      const method = getMemberName(parent);
      if (outer.parent?.type === 'CallExpression' && outer.parent.callee === outer) {
        return method === 'push' || method === 'unshift'
          ? {
              kind: 'nested',
              name,
              method,
              args: outer.parent.arguments,
              node: outer.parent,
              isReplacing: false,
            }
          : undefined;
      }
      return outer.parent?.type === 'AssignmentExpression' && outer.parent.left === outer
        ? { kind: 'nested', name, method: '=', args: [], node: outer.parent, isReplacing: false }
        : undefined;
    }
    default:
      return undefined;
  }
}

/** Functions that read their arguments and keep their hands off them. */
const READERS =
  /^(?:(?:\w+\.)?__assign|console\.\w+|log(?:ger)?\.\w+|JSON\.stringify|Object\.(?:assign|entries|freeze|is|keys|seal|values|fromEntries|hasOwn)|Array\.(?:from|isArray|of)|Promise\.(?:all|allSettled|any|race|resolve)|structuredClone|String|Boolean|Number|Set|Map|expect|assert\w*|toFile|File|Blob|fetch|Buffer\.(?:concat|from)|(?:\w+\.)?(?:create)?(?:Azure)?OpenAI)$/;

function classifyArgument(
  tracer: Tracer,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: Node,
  depth: number,
): Found {
  const inner = getEventsInside(tracer, call, argument, depth);
  if (inner !== undefined) return inner;
  const name = getCalleeName(call);
  if (call.type === 'CallExpression' && name === 'Object.assign' && call.arguments[0] === argument) {
    return { kind: 'merge', sources: call.arguments.slice(1), node: call, isReplacing: false };
  }
  if (READERS.test(name)) return undefined;
  // The image call itself is where the object goes.
  if (/(?:^|\.)(?:edit|generate|create|createEdit|stream|parse)$/.test(name)) return undefined;
  if (call.type === 'CallExpression') {
    const method = getMethodName(call);
    if (
      method === 'push' ||
      method === 'append' ||
      method === 'set' ||
      method === 'concat' ||
      method === 'includes'
    )
      return undefined;
  }
  return isReadByFunction(tracer, call, argument, depth)
    ? undefined
    : { kind: 'escape', node: call, isReplacing: false };
}

/**
 * What a function that is called where it stands does to its parameter: `(function (Sizes) { … })(Sizes || (Sizes = {}))`
 * is what TypeScript makes of an enum, and of a namespace.
 */
function getEventsInside(
  tracer: Tracer,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: Node,
  depth: number,
): readonly MemberEvent[] | undefined {
  const fn = unwrap(call.callee);
  if (depth >= MAX_ALIASES || !isFunction(fn)) return undefined;
  const parameter = fn.params[call.arguments.indexOf(argument as TSESTree.CallExpressionArgument)];
  const variable =
    parameter?.type === 'Identifier' ? findParameterVariable(tracer, fn, parameter) : undefined;
  // All of it is done where the function is called.
  return (
    variable &&
    getEvents(tracer, variable, depth + 1).map((event) => ({ ...event, node: call, isReplacing: false }))
  );
}

function getCalleeName(call: TSESTree.CallExpression | TSESTree.NewExpression): string {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type !== 'MemberExpression') return '';
  const method = getMemberName(callee) ?? '';
  return callee.object.type === 'Identifier' ? `${callee.object.name}.${method}` : `.${method}`;
}

/** Whether the call goes to a function of this file that only reads the parameter. */
function isReadByFunction(
  tracer: Tracer,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: Node,
  depth: number,
): boolean {
  const callee = unwrap(call.callee);
  if (depth >= MAX_ALIASES || call.type !== 'CallExpression' || callee.type !== 'Identifier') return false;
  const fn = findFunction(tracer, callee);
  if (fn === undefined) return false;
  const parameter = fn.params[call.arguments.indexOf(argument as TSESTree.CallExpressionArgument)];
  if (parameter?.type === 'ObjectPattern') return true;
  if (parameter?.type !== 'Identifier') return false;
  const variable = findParameterVariable(tracer, fn, parameter);
  return (
    variable !== undefined && getEvents(tracer, variable, depth + 1).every((event) => event.kind === 'call')
  );
}

function classifyAlias(
  tracer: Tracer,
  declarator: TSESTree.VariableDeclarator,
  depth: number,
): MemberEvent | undefined {
  const alias = getDeclaredVariables(tracer, declarator)[0];
  const isQuiet =
    alias !== undefined &&
    depth < MAX_ALIASES &&
    getEvents(tracer, alias, depth + 1).every((event) => event.kind === 'call');
  return isQuiet ? undefined : { kind: 'escape', node: declarator, isReplacing: false };
}

/** Whether the literal an object is put into is only printed or turned into text. */
function isHarmlessLiteral(node: Node): boolean {
  let outer = getParent(node);
  while (
    outer !== undefined &&
    (outer.type === 'Property' || outer.type === 'ObjectExpression' || outer.type === 'ArrayExpression')
  ) {
    outer = outer.parent;
  }
  if (outer?.type === 'CallExpression' || outer?.type === 'NewExpression') {
    const name = getCalleeName(outer);
    return (
      READERS.test(name) ||
      /(?:^|\.)(?:edit|generate|create|generateImage|experimental_generateImage|stream|parse|post(?:Form)?)$/.test(
        name,
      )
    );
  }
  return (
    outer?.type === 'ReturnStatement' ||
    outer?.type === 'VariableDeclarator' ||
    outer?.type === 'ArrowFunctionExpression' ||
    outer?.type === 'SpreadElement'
  );
}
