import type { TSESTree } from '@typescript-eslint/utils';
import { getParent, type Node } from '../ast/nodes.js';
import {
  findConstant,
  getConstant,
  isName,
  type Answers,
  type Constant,
  type Possible,
  type Test,
} from './tests.js';
import type { Primitive } from './texts.js';
import type { Tracer } from './tracer.js';

/** The question that a comparison asks of one of its sides: `size === 'wide'`, `n > 10`. */
export function getComparison(
  { operator, left, right }: TSESTree.BinaryExpression,
  asked: Node,
  path: string,
): Test | undefined {
  const order = ORDERS.get(operator);
  const isEqual = operator === '===' || operator === '==';
  if (!isEqual && operator !== '!==' && operator !== '!=' && order === undefined) return undefined;
  const compared = left === asked ? right : left;
  const node = getParent(asked);
  if (node === undefined || (getConstant(compared) === undefined && !isName(compared))) return undefined;
  const find = (tracer: Tracer): Answers | undefined => {
    const constant = findConstant(tracer, compared);
    if (constant === undefined) return undefined;
    if (order !== undefined) {
      const holds: Possible = (value) =>
        left === asked
          ? order(toNumber(value), toNumber(constant.value))
          : order(toNumber(constant.value), toNumber(value));
      return typeof constant.value === 'number' ? { yes: holds, no: (value) => !holds(value) } : undefined;
    }
    const isSame = createComparison(constant, operator.length === 2);
    const isOther: Possible = (value) => !isSame(value);
    return isEqual ? { yes: isSame, no: isOther } : { yes: isOther, no: isSame };
  };
  return { path, node, find };
}

const ORDERS: ReadonlyMap<string, (a: number, b: number) => boolean> = new Map([
  ['<', (a, b) => a < b],
  ['<=', (a, b) => a <= b],
  ['>', (a, b) => a > b],
  ['>=', (a, b) => a >= b],
]);

/** What an order compares: nothing is neither more nor less than anything. */
function toNumber(value: Primitive | undefined): number {
  return value === undefined ? Number.NaN : Number(value);
}

function createComparison(constant: Constant, isLoose: boolean): Possible {
  if (!isLoose) return (value) => value === constant.value;
  return constant.value === null || constant.value === undefined
    ? (value) => value === null || value === undefined
    : (value) => String(value) === String(constant.value);
}
