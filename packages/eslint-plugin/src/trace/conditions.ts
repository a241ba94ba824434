import type { TSESTree } from '@typescript-eslint/utils';
import { getParent, getWrapped, isInside, unwrap, type Node } from '../ast/nodes.js';

/**
 * How a condition came out wherever `place` is reached: `if (a) place`, `a ? place : other`, `a && place`, and what
 * stands behind an `if` with an arm that leaves, or behind `assert(a)`. Parts of `&&`, `||` and `!` are looked through.
 * @param isLeft tells of an arm whether `place` is reached by the other one only
 * @returns `undefined` where both are possible
 */
export function findOutcome(
  condition: Node,
  place: Node,
  isLeft: (arm: Node) => boolean,
): boolean | undefined {
  // What the whole says of the condition, where it is true and where it is false.
  let ifTrue: boolean | undefined = true;
  let ifFalse: boolean | undefined = false;
  for (let node = condition; ;) {
    const outer = getWrapped(node);
    const { parent } = outer;
    switch (parent?.type) {
      case 'UnaryExpression':
        if (parent.operator !== '!') return undefined;
        [ifTrue, ifFalse] = [ifFalse, ifTrue];
        break;
      case 'LogicalExpression': {
        if (parent.operator === '??') return undefined;
        const isBoth = parent.operator === '&&';
        if (parent.left === outer && isInside(place, parent.right)) return isBoth ? ifTrue : ifFalse;
        if (isBoth) ifFalse = undefined;
        else ifTrue = undefined;
        break;
      }
      case 'ConditionalExpression':
        if (parent.test !== outer) return undefined;
        if (isInside(place, parent.consequent)) return ifTrue;
        return isInside(place, parent.alternate) ? ifFalse : undefined;
      case 'IfStatement':
        return parent.test === outer ? findInIf(parent, place, { ifTrue, ifFalse }, isLeft) : undefined;
      case 'CallExpression':
        return parent.arguments[0] === outer && isAssert(parent) && isBehindCall(parent, place)
          ? ifTrue
          : undefined;
      default:
        return undefined;
    }
    node = parent;
  }
}

interface Meaning {
  readonly ifTrue: boolean | undefined;
  readonly ifFalse: boolean | undefined;
}

function findInIf(
  statement: TSESTree.IfStatement,
  place: Node,
  { ifTrue, ifFalse }: Meaning,
  isLeft: (arm: Node) => boolean,
): boolean | undefined {
  const { consequent, alternate } = statement;
  if (isInside(place, consequent)) return ifTrue;
  if (alternate !== null && isInside(place, alternate)) return ifFalse;
  // In `if (a) return; else if (b) return; place` both came out false.
  let whole: Node = statement;
  for (
    let outer = getParent(whole);
    outer?.type === 'IfStatement' && outer.alternate === whole && isLeft(outer.consequent);
    outer = getParent(whole)
  ) {
    whole = outer;
  }
  if (!isBehind(whole, place)) return undefined;
  if (isLeft(consequent)) return ifFalse;
  return alternate !== null && isLeft(alternate) ? ifTrue : undefined;
}

/** Whether a place comes after a statement, in what follows it in the same list. */
export function isBehind(statement: Node, place: Node): boolean {
  const list = getParent(statement);
  return (
    list !== undefined &&
    isInside(place, list) &&
    place.range[0] >= statement.range[1] &&
    list.type !== 'IfStatement'
  );
}

/** Whether a place comes after a call that is a statement of its own, so that the call came to its end. */
export function isBehindCall(call: Node, place: Node): boolean {
  const { parent } = getWrapped(call);
  return parent?.type === 'ExpressionStatement' && isBehind(parent, place);
}

/** Whether a call throws unless its first argument holds: `assert(…)`, `assert.ok(…)`, `invariant(…)`. */
export function isAssert(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return /^(?:assert|invariant)$/.test(callee.name);
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'assert' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'ok'
  );
}
