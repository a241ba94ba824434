import { getEnclosingFunction, getWrapped, type FunctionNode, type Node } from '../ast/nodes.js';
import { getKnownCalls } from '../trace/callers.js';
import type { Argument, Frame, Tracer } from '../trace/tracer.js';

/** Functions between the one that sends and the one that says what: `post(path, body)`, `request(method, path, body)`. */
const MAX_LEVELS = 3;
/** Where there are more, only the calls of the function itself are told apart. */
const MAX_WAYS = 200;

/** The ways that lead to a request in this file: one for each call of the function around it, or of what calls that. */
export function getWays(tracer: Tracer, request: Node): readonly Frame[] {
  const fn = getCalledFunction(tracer, request);
  if (fn === undefined) return [];
  const ways = getWaysInto(tracer, fn, MAX_LEVELS);
  return ways.length > MAX_WAYS ? getWaysInto(tracer, fn, 1) : ways;
}

function getWaysInto(tracer: Tracer, fn: FunctionNode, levels: number): readonly Frame[] {
  const ways: Frame[] = [];
  for (const args of getKnownCalls(tracer, fn)) {
    const caller = getCaller(tracer, args);
    // A retry says nothing that the first call did not.
    if (caller === fn) continue;
    const outers = caller === undefined || levels === 1 ? [] : getWaysInto(tracer, caller, levels - 1);
    if (outers.length === 0) ways.push({ fn, args, outer: null, depth: 1 });
    for (const outer of outers) {
      // What the arguments say is what this one way says of the caller's parameters.
      const inner = args.map((one) => one && { ...one, env: outer });
      ways.push({ fn, args: inner, outer, depth: outer.depth + 1 });
    }
    if (levels > 1 && ways.length > MAX_WAYS) break;
  }
  return ways;
}

/** The function that passes on what it was given itself. */
function getCaller(tracer: Tracer, args: readonly (Argument | undefined)[]): FunctionNode | undefined {
  const place = args.find((one) => one !== undefined)?.node;
  return place === undefined ? undefined : getCalledFunction(tracer, place);
}

/** The innermost function around a node that this file gives something: not the arrow of `retry(() => fetch(url))`. */
function getCalledFunction(tracer: Tracer, node: Node): FunctionNode | undefined {
  let fn = getEnclosingFunction(node);
  while (fn !== undefined && (isPassedOn(fn) || getKnownCalls(tracer, fn).length === 0)) {
    fn = getEnclosingFunction(fn);
  }
  return fn;
}

/** Whether a function takes nothing, or what somebody else calls it with. */
function isPassedOn(fn: FunctionNode): boolean {
  const { parent } = getWrapped(fn);
  return fn.params.length === 0 || parent?.type === 'CallExpression' || parent?.type === 'NewExpression';
}
