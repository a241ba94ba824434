import type { TSESTree } from '@typescript-eslint/utils';
import { getFallenInto, isLeaving, isReturning, mayBreak } from '../ast/leaving.js';
import { getEnclosingFunction, isInside, type Node } from '../ast/nodes.js';
import { findOutcome, isBehind } from './conditions.js';
import { getDottedName } from './specifiers.js';
import { getConstant, getTests, type Possible, type Test, type Tests } from './tests.js';
import type { Tracer, Variable } from './tracer.js';

/** What a condition that was passed on the way says of a value. */
export interface Guard {
  /** The condition: a value that is written after it was never asked about. */
  readonly condition: Node;
  readonly isPossible: Possible;
}

const NO_GUARDS: readonly Guard[] = [];

/**
 * What the conditions around a place, and those that were left before it, say of a value that is read there.
 * @param path the variable, or the member of it, that is read: `options.size`
 */
export function getGuards(tracer: Tracer, variable: Variable, path: string, use: Node): readonly Guard[] {
  const known = getTests(tracer, variable);
  if (known.tests.length === 0) return NO_GUARDS;
  return known.tests.flatMap((test) => {
    if (test.path !== path || !isSteady(test, use, known)) return [];
    const { node } = test;
    const found =
      node.type === 'SwitchStatement' ? getCaseGuards(node, use) : getGuard(tracer, test, use, known);
    return found.map((isPossible) => ({
      condition: node.type === 'SwitchStatement' ? node.discriminant : node,
      isPossible,
    }));
  });
}

/** Whether a place that is reached after a condition is reached while its answer holds. */
function isSteady({ node }: Test, use: Node, { writes }: Tests): boolean {
  const own = getEnclosingFunction(node);
  let fn = getEnclosingFunction(use);
  if (fn === own) return true;
  // A function that runs later finds what was written until then; one that is declared may run before.
  if (writes.length > 0) return false;
  for (; fn !== undefined && fn !== own; fn = getEnclosingFunction(fn)) {
    if (fn.type === 'FunctionDeclaration') return false;
  }
  return fn === own;
}

function getGuard(tracer: Tracer, test: Test, use: Node, { writes }: Tests): readonly Possible[] {
  if (isInside(use, test.node)) return [];
  const isLeft = (arm: Node): boolean => isLeaving(arm) || (writes.length > 0 && isReplacing(arm, test.path));
  const holds = findOutcome(test.node, use, isLeft);
  const found = holds === undefined ? undefined : test.find(tracer);
  return found === undefined ? [] : [holds === true ? found.yes : found.no];
}

/** Whether an arm gives the value up: `if (size === 'wide') size = '1536x1024'`. */
function isReplacing(arm: Node, path: string): boolean {
  const statements = arm.type === 'BlockStatement' ? arm.body : [arm];
  return statements.some((one) => {
    const assigned = one.type === 'ExpressionStatement' ? one.expression : undefined;
    if (assigned?.type !== 'AssignmentExpression' || assigned.operator !== '=') return false;
    const written = getDottedName(assigned.left);
    return written !== undefined && (path === written || path.startsWith(`${written}.`));
  });
}

const MAX_CASES = 64;

/** What a `switch` says of its value: in a case, and behind it where cases leave. */
function getCaseGuards(statement: TSESTree.SwitchStatement, use: Node): readonly Possible[] {
  const { cases, discriminant } = statement;
  // So many cases are a table.
  if (isInside(use, discriminant) || cases.length > MAX_CASES) return [];
  const own = cases.find((one) => isInside(use, one));
  if (own === undefined) {
    if (!isBehind(statement, use)) return [];
    const left = cases
      .filter((_, index) => isLeavingFunction(cases, index))
      .map(({ test }) => getConstant(test));
    return left.map((value) => (one) => value === undefined || one !== value.value);
  }
  const group = getFallenInto(own);
  const labels = group.map(({ test }) => getConstant(test));
  if (group.some(({ test }) => test === null)) {
    const others = cases.filter((one) => !group.includes(one)).map(({ test }) => getConstant(test));
    return others.map((value) => (one) => value === undefined || one !== value.value);
  }
  return [(one) => labels.some((label) => label === undefined || label.value === one)];
}

/** Whether a case, or the one it falls through to, returns or throws: `break` only leaves the `switch`. */
function isLeavingFunction(cases: readonly TSESTree.SwitchCase[], index: number): boolean {
  const rest = cases.slice(index);
  const end = rest.findIndex((one) => isLeaving(getLast(one)));
  return (
    isReturning(getLast(rest[end])) &&
    !rest.slice(0, end + 1).some(({ consequent }) => consequent.some(mayBreak))
  );
}

function getLast(one: TSESTree.SwitchCase | undefined): TSESTree.Statement | undefined {
  return one?.consequent.at(-1);
}
