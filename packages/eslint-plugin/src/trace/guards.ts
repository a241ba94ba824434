import { isLeaving } from '../ast/leaving.js';
import {
  getEnclosingFunction,
  getParent,
  getWrapped,
  isFunction,
  isInside,
  unwrap,
  type Node,
} from '../ast/nodes.js';
import { findCases } from './cases.js';
import { findOutcome, isBehindCall } from './conditions.js';
import { createReader, getOutcomes } from './outcomes.js';
import { getDottedName } from './specifiers.js';
import { getTests, type Possible, type Test, type Tests } from './tests.js';
import { getDeclaredVariables, isConstant, type Tracer, type Variable } from './tracer.js';

/** What a condition that was passed on the way says of a value. */
export interface Guard {
  /** The condition: a value that is written after it was never asked about. */
  readonly condition: Node;
  readonly isPossible: Possible;
  /** All that the value may be, as it is written: the list that it was found in. */
  readonly members?: readonly Node[] | undefined;
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
    const { node, statement } = test;
    const member = getMember(test, path);
    if (member === undefined || isInside(use, node) || !isStillTrue(test, use, known)) return [];
    if (statement === undefined) return getGuard(tracer, test, use, known, variable, member) ?? [];
    const isPossible = findCases(tracer, statement, use);
    return isPossible === undefined ? [] : { condition: node, isPossible };
  });
}

/** The member of what a test asks about that a path names: none of `size` for `size`, `size` of `options` for `options.size`. */
function getMember({ path: asked, findOfMember }: Test, path: string): string | undefined {
  if (path === asked) return '';
  return findOfMember !== undefined && path.startsWith(`${asked}.`)
    ? path.slice(asked.length + 1)
    : undefined;
}

/** Whether a place that is reached after a condition is reached while its answer holds. */
function isStillTrue({ node }: Test, use: Node, { writes }: Tests): boolean {
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

function getGuard(
  tracer: Tracer,
  test: Test,
  use: Node,
  known: Tests,
  variable: Variable,
  member: string,
): Guard | undefined {
  const { writes } = known;
  const isLeft = (arm: Node): boolean => isLeaving(arm) || (writes.length > 0 && isReplacing(arm, test.path));
  const holds =
    test.isAssertion === true
      ? isBehindCall(test.node, use) || undefined
      : findOutcome(test.node, use, isLeft);
  if (holds === undefined) {
    return member === '' ? getGuardOfWhole(tracer, test, use, isLeft, variable) : undefined;
  }
  const found = member === '' ? test.find?.(tracer) : test.findOfMember?.(tracer, member);
  if (found === undefined) return undefined;
  const condition = test.node;
  return holds
    ? {
        condition,
        isPossible: found.yes,
        members: found.getMembers && isAllThatDecides(known, test, use) ? found.getMembers() : undefined,
      }
    : { condition, isPossible: found.no };
}

/** Whether a value is any that a list has: nothing else is asked about it beside something else, nor another value tried before. */
function isAllThatDecides({ tests }: Tests, { path }: Test, use: Node): boolean {
  return tests.every((test) => test.path !== path || isAlone(test.node)) && !isFallback(use);
}

/** Whether a value is what remains where a table has nothing for it: `FORMATS[format] ?? format`. */
function isFallback(use: Node): boolean {
  const outer = getWrapped(use);
  const { parent } = outer;
  if (parent?.type !== 'LogicalExpression' || parent.right !== outer || parent.operator === '&&')
    return false;
  const left = unwrap(parent.left);
  return (
    left.type === 'MemberExpression' && left.computed && getDottedName(left.property) === getDottedName(use)
  );
}

/** Whether nothing else decides beside a condition: which of several lists is asked goes with the model, as a rule. */
function isAlone(condition: Node): boolean {
  for (
    let node = condition, outer = getParent(node);
    outer !== undefined;
    node = outer, outer = getParent(outer)
  ) {
    if (isFunction(outer)) return true;
    if (outer.type === 'SwitchCase') return false;
    if ((outer.type === 'IfStatement' || outer.type === 'ConditionalExpression') && outer.test !== node)
      return false;
    if (outer.type === 'LogicalExpression' && outer.right === node && !isSameAsked(outer.left, condition))
      return false;
  }
  return true;
}

/** Whether the left side of `size && SIZES.includes(size)` asks about the same. */
function isSameAsked(left: Node, condition: Node): boolean {
  const asked = condition.type === 'CallExpression' ? condition.arguments[0] : undefined;
  const name = asked && getDottedName(asked);
  const side = unwrap(left);
  const other = side.type === 'BinaryExpression' ? side.left : side;
  const operand = other.type === 'UnaryExpression' ? other.argument : other;
  return name !== undefined && getDottedName(operand) === name;
}

/** What a condition says as a whole of which no part says anything alone: `size === 'auto' || SIZES.includes(size)`. */
function getGuardOfWhole(
  tracer: Tracer,
  { node, path }: Test,
  use: Node,
  isLeft: (arm: Node) => boolean,
  variable: Variable,
): Guard | undefined {
  const whole = getWhole(node);
  const holds =
    (whole === node ? undefined : findOutcome(whole, use, isLeft)) ??
    findOutcomeOfName(tracer, whole, use, isLeft);
  if (holds === undefined) return undefined;
  const names = new Map([[variable, variable.name]]);
  const isPossible: Possible = (value) => {
    const read = createReader(tracer, names, (asked) => (asked === path ? { value } : undefined));
    const { mayHold, mayFail } = getOutcomes(tracer, whole, { read });
    return holds ? mayHold : mayFail;
  };
  return { condition: node, isPossible };
}

/** How a condition came out that has a name: `const isKnown = SIZES.includes(size); if (isKnown) …`. */
function findOutcomeOfName(
  tracer: Tracer,
  condition: Node,
  use: Node,
  isLeft: (arm: Node) => boolean,
): boolean | undefined {
  const declarator = getWrapped(condition).parent;
  const isNamed = declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier';
  const name = isNamed ? getDeclaredVariables(tracer, declarator)[0] : undefined;
  if (name === undefined || !isConstant(name)) return undefined;
  for (const { identifier, init } of name.references) {
    const holds = init === true ? undefined : findOutcome(identifier, use, isLeft);
    if (holds !== undefined) return holds;
  }
  return undefined;
}

/** The whole condition that a question is a part of. */
function getWhole(question: Node): Node {
  let whole = question;
  for (;;) {
    const outer = getWrapped(whole);
    const { parent } = outer;
    const isPart =
      (parent?.type === 'LogicalExpression' && parent.operator !== '??') ||
      (parent?.type === 'UnaryExpression' && parent.operator === '!');
    if (!isPart) return whole;
    whole = parent;
  }
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
