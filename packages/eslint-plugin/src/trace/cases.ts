import type { TSESTree } from '@typescript-eslint/utils';
import { getFallenInto, isLeaving, isReturning, mayBreak } from '../ast/leaving.js';
import { isInside, type Node } from '../ast/nodes.js';
import { isBehind } from './conditions.js';
import { findConstant, type Constant, type Possible } from './tests.js';
import type { Tracer } from './tracer.js';

const MAX_CASES = 64;

/** The values with which a place is reached in a `switch`, or behind it where cases leave; `undefined` for any. */
export function findCases(
  tracer: Tracer,
  statement: TSESTree.SwitchStatement,
  place: Node,
): Possible | undefined {
  const { cases } = statement;
  // So many cases are a table.
  if (cases.length > MAX_CASES) return undefined;
  const getLabels = (some: readonly TSESTree.SwitchCase[]): readonly (Constant | undefined)[] =>
    some.map(({ test }) => findConstant(tracer, test));
  const own = cases.find((one) => isInside(place, one));
  const group = own === undefined ? [] : getFallenInto(own);
  if (own !== undefined && group.every(({ test }) => test !== null)) {
    const labels = getLabels(group);
    return (value) => labels.some((label) => label === undefined || label.value === value);
  }
  if (own === undefined && !isBehind(statement, place)) return undefined;
  // `default`, or what is behind all: no value that leads elsewhere.
  const others = getLabels(
    cases.filter((one, index) =>
      own === undefined ? isLeavingFunction(cases, index) : !group.includes(one),
    ),
  );
  return (value) => others.every((label) => label === undefined || label.value !== value);
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
