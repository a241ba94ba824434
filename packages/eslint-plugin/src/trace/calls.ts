import type { TSESTree } from '@typescript-eslint/utils';
import {
  getAsyncBody,
  getCalledName,
  getMemberName,
  isFunction,
  unwrap,
  type FunctionNode,
  type Node,
} from '../ast/nodes.js';
import { getCallArguments, getCallbackArguments, getReturns } from './callers.js';
import { flatten } from './flatten.js';
import { expandListReader, isListBuilder, LIST_READERS } from './list-calls.js';
import { follow, resolve, type Step } from './resolve.js';
import { unknown, type Argument, type Env, type Frame, type Leaf, type Tracer, type Via } from './tracer.js';
import { getReturnType } from './type-nodes.js';
import { expandZod } from './zod.js';

const MAX_FRAMES = 12;

/** Calls that give back what they are given. */
const TRANSPARENT_STATICS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Object', ['freeze', 'seal']],
  ['Promise', ['resolve']],
]);
const TRANSPARENT_GLOBALS: ReadonlySet<string> = new Set(['structuredClone']);
const TRANSPARENT_METHODS: ReadonlySet<string> = new Set(['catch', 'finally']);

/** Steps from a call to what it returns, where the function is in this file or known not to matter. */
export function expandCall(
  tracer: Tracer,
  call: TSESTree.CallExpression,
  env: Env,
  via: Via | null,
): readonly Step[] {
  return expandKnownCall(tracer, call, env, via) ?? [{ kind: 'value', node: call, env, via }];
}

/** Steps from a call of which more is known than that it is a call. */
function expandKnownCall(
  tracer: Tracer,
  call: TSESTree.CallExpression,
  env: Env,
  via: Via | null,
): readonly Step[] | undefined {
  const [first] = call.arguments;
  const callee = unwrap(call.callee);
  const ofName = expandByName(tracer, call, env, via);
  if (ofName !== undefined) return ofName;
  if (callee.type === 'Identifier') {
    if (TRANSPARENT_GLOBALS.has(callee.name) && first !== undefined) return [follow(first, env, via)];
  } else if (callee.type === 'MemberExpression') {
    const method = getMemberName(callee) ?? '';
    const owner = callee.object.type === 'Identifier' ? callee.object.name : '';
    const isTransparent = TRANSPARENT_STATICS.get(owner)?.includes(method) === true;
    if (isTransparent && first !== undefined) return [follow(first, env, via)];
    if (TRANSPARENT_METHODS.has(method)) return [follow(callee.object, env, via)];
    if (method === 'then' && first !== undefined) return expandCallback(tracer, call, first, env);
    const ofList = LIST_READERS.has(method) && expandListReader(tracer, call, callee, env);
    if (ofList) return ofList;
    if (!callee.computed && isBuiltIn(callee.object)) return undefined;
    const zod = expandZod(tracer, call, env);
    if (zod !== undefined) return zod;
    if (method === 'reduce' && first !== undefined && isListBuilder(call)) {
      return expandCallback(tracer, call, first, env);
    }
  } else if (!isFunction(callee) && !CHOICES.has(callee.type)) {
    return undefined;
  }
  const leaves = resolve(tracer, call.callee, env);
  const entered = expandFunctions(tracer, call, leaves, env);
  if (entered !== undefined) return entered;
  // An imported function, a builtin, a recursion: the call itself is all that is known.
  const type = getDeclaredReturn(tracer, leaves);
  return type === undefined ? undefined : [unknown(call, env, type)];
}

/** Callees that are one of several functions, or what a call gave back: `(table[key] ?? other)(subject)`. */
const CHOICES: ReadonlySet<string> = new Set([
  'CallExpression',
  'ConditionalExpression',
  'LogicalExpression',
]);

/** Steps from a call of a function that is known by its name, whatever it is a member of. */
function expandByName(
  tracer: Tracer,
  call: TSESTree.CallExpression,
  env: Env,
  via: Via | null,
): readonly Step[] | undefined {
  const [first] = call.arguments;
  if (first === undefined) return undefined;
  switch (getCalledName(call)) {
    case 'useCallback':
      return [follow(first, env, via)];
    case 'useMemo':
      return expandEntered(tracer, call, resolve(tracer, first, env), [], env);
    case '__assign':
      // Compiled spreads: the call is the object, as `Object.assign` is.
      return [{ kind: 'value', node: call, env, via }];
    case '__awaiter': {
      const body = getAsyncBody(call);
      const frame = body && enter(body, [], env, call);
      return frame && expandReturns(tracer, frame.fn, frame, call);
    }
    default:
      return undefined;
  }
}

/** Methods of lists and texts that give back a list or a text. */
const MAKERS: ReadonlySet<string> = new Set([
  'concat',
  'filter',
  'flat',
  'flatMap',
  'join',
  'map',
  'repeat',
  'replace',
  'replaceAll',
  'reverse',
  'slice',
  'sort',
  'split',
  'toLowerCase',
  'toReversed',
  'toSorted',
  'toUpperCase',
  'trim',
]);

/** Whether a method is one of the language's own: of a list or a text that is written out, or made of one by another. */
function isBuiltIn(receiver: Node): boolean {
  let node = unwrap(receiver);
  while (node.type === 'CallExpression') {
    const callee = unwrap(node.callee);
    if (callee.type !== 'MemberExpression' || !MAKERS.has(getMemberName(callee) ?? '')) return false;
    node = unwrap(callee.object);
  }
  return node.type === 'ArrayExpression' || node.type === 'TemplateLiteral' || node.type === 'Literal';
}

/** What a function returns of which only the type is in sight: a parameter, a member of an interface. */
function getDeclaredReturn(tracer: Tracer, [leaf]: readonly Leaf[]): TSESTree.TypeNode | undefined {
  return leaf?.annotation === undefined ? undefined : getReturnType(tracer, leaf.annotation);
}

/** What the functions of this file that a call may call return; `undefined` where it calls none of them. */
function expandFunctions(
  tracer: Tracer,
  call: TSESTree.CallExpression,
  leaves: readonly Leaf[],
  env: Env,
): readonly Step[] | undefined {
  if (!leaves.some(({ kind, node }) => kind === 'value' && isFunction(node))) return undefined;
  const args = getCallArguments(call, env) ?? [];
  const frames = leaves.map(({ node }) => (isFunction(node) ? enter(node, args, env, call) : undefined));
  if (frames.every((frame) => frame === undefined)) return undefined;
  const end: readonly Step[] = [{ kind: 'value', node: call, env, via: null }];
  return flatten(frames, (frame) =>
    frame === undefined ? end : expandReturns(tracer, frame.fn, frame, call),
  );
}

function enter(
  fn: FunctionNode,
  args: readonly (Argument | undefined)[],
  outer: Env,
  call?: Node,
): Frame | undefined {
  // The body of a compiled `async` function is called by nobody else.
  if (fn.generator && (call?.type !== 'CallExpression' || getAsyncBody(call) !== fn)) return undefined;
  for (let frame = outer; frame !== null; frame = frame.outer) {
    if (frame.fn === fn) return undefined;
  }
  const depth = (outer?.depth ?? 0) + 1;
  return depth > MAX_FRAMES ? undefined : { fn, call, args, outer, depth };
}

function expandReturns(tracer: Tracer, fn: FunctionNode, frame: Frame, call: Node): readonly Step[] {
  const returns = getReturns(tracer, fn);
  return returns.length === 0
    ? [{ kind: 'undefined', node: call, env: frame.outer, via: null }]
    : returns.map((node) => follow(node, frame));
}

/** What a callback given to `map`, `then`, … returns; `undefined` where the callback cannot be looked into. */
export function expandCallback(
  tracer: Tracer,
  call: TSESTree.CallExpression,
  callback: Node,
  env: Env,
): readonly Step[] | undefined {
  const args = getCallbackArguments(call, callback, env);
  return args && expandEntered(tracer, call, resolve(tracer, callback, env), args, env);
}

/** What functions return that somebody else calls; `undefined` where one of them cannot be looked into. */
function expandEntered(
  tracer: Tracer,
  call: TSESTree.CallExpression,
  leaves: readonly Leaf[],
  args: readonly (Argument | undefined)[],
  env: Env,
): readonly Step[] | undefined {
  const steps: Step[] = [];
  for (const leaf of leaves) {
    if (leaf.kind !== 'value' || !isFunction(leaf.node)) return undefined;
    const frame = enter(leaf.node, args, env);
    if (frame === undefined) return undefined;
    steps.push(...expandReturns(tracer, leaf.node, frame, call));
  }
  return steps;
}
