import { isLeaving, isReturning, mayBreak } from '../ast/leaving.js';
import {
  getEnclosingFunction,
  getParent,
  getWrapped,
  isFunction,
  isLoop,
  isInside,
  type FunctionNode,
  type Node,
} from '../ast/nodes.js';
import type { Variable } from './tracer.js';

/** Something that happens to a variable at one place: a write, an escape. */
export interface Event {
  readonly node: Node;
  /** `escape`: others may do something from here on. */
  readonly kind?: string;
  /** Whether it replaces the value altogether, so that what was before no longer counts. */
  readonly isReplacing: boolean;
}

/** What may have happened before a value is used. */
export interface Reachable<T extends Event> {
  readonly events: readonly T[];
  /** Whether one of the events always replaces what was there at first. */
  readonly isReplaced: boolean;
}

/**
 * Selects the events that may come before `use`: those after it in straight-line code, in the other branch, in a branch
 * that leaves, or always replaced by a later one, are dropped. In doubt an event counts.
 * Each node on the way up is visited once, whatever the number of events.
 * @param variable what the events happen to
 * @param isLasting whether it keeps what an earlier run of a function did to it from outside
 */
export function getReachable<T extends Event>(
  events: readonly T[],
  use: Node,
  variable: Variable,
  isLasting = true,
): Reachable<T> {
  if (events.length === 0) return { events, isReplaced: false };
  const path: Path = { use, fork: undefined, below: undefined };
  const kept: T[] = [];
  const before: T[] = [];
  const later: T[] = [];
  const left: T[] = [];
  // Where events are many, what is around them is climbed through once for all.
  const branches = events.length > FEW_EVENTS ? new Map<Node, Branch>() : undefined;
  for (const event of events) {
    const place = getPlace(event, path, branches);
    if (place === 'before') before.push(event);
    else if (place === 'any') kept.push(event);
    else (place === 'later' ? later : left).push(event);
  }
  const start = getLastReplacement(before, path);
  // What this round or run replaces is no earlier one's any more.
  const isSeen = (again: Node | undefined): boolean =>
    again !== undefined && (start === undefined || start < again.range[0]);
  const isSeenNextRun = ({ kind, node }: T): boolean =>
    isLasting && kind !== 'escape' && isSeen(getRepeated(node, path, variable));
  kept.push(
    ...later.filter((event) => isSeen(getLoop(event.node, path, variable)) || isSeenNextRun(event)),
    ...left.filter(isSeenNextRun),
  );
  if (start === undefined)
    return { events: kept.length === 0 ? before : [...before, ...kept], isReplaced: false };
  return { events: [...before.filter((event) => event.node.range[1] > start), ...kept], isReplaced: true };
}

const FEW_EVENTS = 8;

/**
 * The function around both an event and the use that may run again, with a variable that outlives its runs: a step of
 * `__generator`, to which TypeScript compiles what stands between two `await`.
 */
function getRepeated(node: Node, path: Path, variable: Variable): FunctionNode | undefined {
  // `size = toSize(size)` adds nothing to itself.
  if (isAround(node, path)) return undefined;
  let fn = getEnclosingFunction(path.use);
  while (fn !== undefined && !isInside(node, fn)) fn = getEnclosingFunction(fn);
  const [declared] = variable.identifiers;
  if (fn === undefined || declared === undefined || isInside(declared, fn)) return undefined;
  const wrapped = getWrapped(fn);
  const { parent } = wrapped;
  const isRunOnce = parent?.type === 'CallExpression' && parent.callee === wrapped;
  return isRunOnce ? undefined : fn;
}

/** The use of a value. */
interface Path {
  readonly use: Node;
  /** The fork that was asked for last, and what is below it: most events hang on the same one. */
  fork: Node | undefined;
  below: Node | undefined;
}

/** Whether a node lies around the use: ranges nest, so no climbing is needed. */
function isAround({ range }: Node, { use }: Path): boolean {
  return range[0] <= use.range[0] && use.range[1] <= range[1];
}

/** The node below one around the use, on the way to it. */
function getBelow(fork: Node, path: Path): Node | undefined {
  if (path.fork !== fork) {
    let node: Node | undefined = path.use;
    for (
      let outer = getParent(path.use);
      outer !== fork && node !== undefined;
      outer = outer && getParent(outer)
    ) {
      node = outer;
    }
    path.fork = fork;
    path.below = node;
  }
  return path.below;
}

/** How an event's branch hangs on the path: the node of the path it hangs on, and the node below it. */
interface Branch {
  readonly fork: Node | undefined;
  readonly child: Node;
  /** Whether a function, a leaving block or a loop lies between the fork and the event. */
  readonly isInFunction: boolean;
  readonly isCutOff: boolean;
}

function getPlace(
  event: Event,
  path: Path,
  branches: Map<Node, Branch> | undefined,
): 'before' | 'later' | 'left' | 'any' {
  const { fork, child, isInFunction, isCutOff } = getBranch(event.node, path, branches);
  if (fork === undefined || isInFunction) return 'any';
  const other = getBelow(fork, path);
  // The use is inside the event itself: `size = getSize(size)`.
  if (other === undefined) return 'left';
  const isBeside = isOtherArm(fork, child, other);
  if (!isBeside && event.node.range[0] >= other.range[0] && !isInSameFunction(fork, path)) return 'any';
  if (isCutOff) return 'left';
  return isBeside || event.node.range[0] >= other.range[0] ? 'later' : 'before';
}

function getBranch(node: Node, path: Path, branches: Map<Node, Branch> | undefined): Branch {
  return branches === undefined ? climb(node, path) : climbOnce(node, path, branches);
}

function climb(node: Node, path: Path): Branch {
  let child = node;
  let isInFunction = false;
  let isCutOff = false;
  for (;;) {
    isInFunction ||= isFunction(child);
    isCutOff ||= isReturningBlock(child);
    const fork = getParent(child);
    if (fork === undefined || isAround(fork, path)) return { fork, child, isInFunction, isCutOff };
    child = fork;
  }
}

/** {@link climb} for events of which many hang on the same branches: each node is visited once. */
function climbOnce(node: Node, path: Path, branches: Map<Node, Branch>): Branch {
  const visited: Node[] = [];
  let top = node;
  for (
    let outer = getParent(top);
    outer !== undefined && !branches.has(top) && !isAround(outer, path);
    outer = getParent(top)
  ) {
    visited.push(top);
    top = outer;
  }
  let branch = branches.get(top) ?? climb(top, path);
  branches.set(top, branch);
  for (const child of visited.reverse()) {
    branch = {
      fork: branch.fork,
      child: branch.child,
      isInFunction: branch.isInFunction || isFunction(child),
      isCutOff: branch.isCutOff || isReturningBlock(child),
    };
    branches.set(child, branch);
  }
  return branch;
}

/** Whether what happens in a block is never seen behind it: it ends in a `return`, and nothing leads out before that. */
function isReturningBlock(node: Node): boolean {
  if (node.type !== 'BlockStatement' || !isReturning(node) || mayBreak(node)) return false;
  // What fails in a `try` goes on in its `catch`.
  const { parent } = node;
  return parent.type !== 'TryStatement' || parent.block !== node || parent.handler === null;
}

function isOtherArm(fork: Node, child: Node, other: Node): boolean {
  switch (fork.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return (
        (child === fork.consequent && other === fork.alternate) ||
        (child === fork.alternate && other === fork.consequent)
      );
    case 'SwitchStatement':
      return child.type === 'SwitchCase' && other.type === 'SwitchCase' && isLeaving(child.consequent.at(-1));
    default:
      return false;
  }
}

function isInSameFunction(fork: Node, path: Path): boolean {
  for (let node: Node | undefined = path.use; node !== undefined && node !== fork; node = getParent(node)) {
    if (isFunction(node)) return false;
  }
  return true;
}

/** The innermost loop around both an event and the use, whose next round sees what this one did to the variable. */
function getLoop(event: Node, path: Path, { scope: { block } }: Variable): Node | undefined {
  for (
    let node: Node | undefined = path.use;
    node !== undefined && !isFunction(node);
    node = getParent(node)
  ) {
    if (!isLoop(node) || !isInside(event, node)) continue;
    // Only the variables of `for (let …; …; …)` go from round to round.
    const isOfRound = block === node ? node.type !== 'ForStatement' : isInside(block, node);
    return isOfRound ? undefined : node;
  }
  return undefined;
}

/** Start of the last statement before the use that replaces the value on every way through it. */
function getLastReplacement(events: readonly Event[], path: Path): number | undefined {
  let last: number | undefined;
  const arms = new Map<Node, Arms>();
  for (const event of events) {
    if (!event.isReplacing) continue;
    const statement = getReplacingStatement(event.node, path, arms);
    if (statement !== undefined && (last === undefined || statement.range[0] > last))
      last = statement.range[0];
  }
  return last;
}

/** The arms of a branch that write, and how many there are. */
interface Arms {
  readonly done: Set<Node>;
  readonly all: number | undefined;
}

/** Climbs from a write to the statement beside the path; through `if` and `switch` only when all their arms write. */
function getReplacingStatement(write: Node, path: Path, arms: Map<Node, Arms>): Node | undefined {
  let node: Node = write;
  for (;;) {
    const parent = getParent(node);
    if (parent === undefined) return undefined;
    if (isAround(parent, path)) return isStatementList(parent) ? node : undefined;
    switch (parent.type) {
      case 'ExpressionStatement':
      case 'VariableDeclarator':
      case 'VariableDeclaration':
      case 'BlockStatement':
        break;
      case 'IfStatement':
      case 'SwitchCase': {
        const owner = parent.type === 'IfStatement' ? parent : parent.parent;
        const arm = parent.type === 'IfStatement' ? node : parent;
        const state = arms.get(owner) ?? { done: new Set(), all: getArms(owner) };
        arms.set(owner, state);
        state.done.add(arm);
        if (state.all === undefined || state.done.size < state.all) return undefined;
        node = owner;
        continue;
      }
      default:
        // Loops, `try`, conditions: the write may not happen.
        return undefined;
    }
    node = parent;
  }
}

/** How many ways lead on through an `if` or a `switch`; `undefined` where one of them may be past it. */
function getArms(owner: Node): number | undefined {
  if (owner.type === 'IfStatement') {
    const { consequent, alternate } = owner;
    return alternate === null ? undefined : [consequent, alternate].filter((arm) => !isLeft(arm)).length;
  }
  if (owner.type !== 'SwitchStatement' || !owner.cases.some((one) => one.test === null)) return undefined;
  return owner.cases.filter((one) => one.consequent.length > 0).length;
}

/** Whether an arm leads neither on nor out of a `switch`, behind which it might still go on. */
function isLeft(arm: Node): boolean {
  return isLeaving(arm) && !mayBreak(arm);
}

function isStatementList(node: Node): boolean {
  return (
    node.type === 'BlockStatement' ||
    node.type === 'Program' ||
    node.type === 'SwitchCase' ||
    node.type === 'StaticBlock'
  );
}
