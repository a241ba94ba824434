import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, unwrap, type Node } from '../ast/nodes.js';
import { findVariable } from './scopes.js';
import { getTexts, unknownValue, type Value } from './texts.js';
import type { Env, Tracer } from './tracer.js';

/** Functions of `Math` that sizes are computed with. */
const FUNCTIONS = {
  abs: Math.abs,
  ceil: Math.ceil,
  floor: Math.floor,
  max: Math.max,
  min: Math.min,
  pow: Math.pow,
  round: Math.round,
  sqrt: Math.sqrt,
  trunc: Math.trunc,
} as const;

/** What an operator makes of two numbers that are known; `+`, which joins texts as well, is not among them. */
export function getArithmetic(tracer: Tracer, node: TSESTree.BinaryExpression, env: Env): readonly Value[] {
  if (node.left.type === 'PrivateIdentifier') return [unknownValue(node)];
  const [a, b] = getNumbers(tracer, [node.left, node.right], env) ?? [];
  return a === undefined || b === undefined
    ? [unknownValue(node)]
    : [toNumber(operate(node.operator, a, b), node)];
}

function operate(operator: string, a: number, b: number): number | undefined {
  switch (operator) {
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
    case '**':
      return a ** b;
    default:
      return undefined;
  }
}

/** What `Math.round(…)` and the like make of numbers that are known; `undefined` for other calls. */
export function getRounded(
  tracer: Tracer,
  node: TSESTree.CallExpression,
  env: Env,
): readonly Value[] | undefined {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return undefined;
  const name = getMemberName(callee) ?? '';
  if (callee.object.name !== 'Math' || !isFunctionName(name) || isDeclared(tracer, callee.object)) {
    return undefined;
  }
  const numbers = getNumbers(tracer, node.arguments, env);
  const compute: (...numbers: number[]) => number = FUNCTIONS[name];
  return numbers === undefined ? undefined : [toNumber(compute(...numbers), node)];
}

function isFunctionName(name: string): name is keyof typeof FUNCTIONS {
  return Object.hasOwn(FUNCTIONS, name);
}

function isDeclared(tracer: Tracer, identifier: TSESTree.Identifier): boolean {
  return (findVariable(tracer, identifier)?.defs.length ?? 0) > 0;
}

/** Numbers that are each but one: of several, which go together is not known. */
function getNumbers(tracer: Tracer, nodes: readonly Node[], env: Env): readonly number[] | undefined {
  const numbers: number[] = [];
  for (const node of nodes) {
    const values = node.type === 'SpreadElement' ? [] : getTexts(tracer, node, env);
    const number = values.length === 1 ? values[0]?.value : undefined;
    if (typeof number !== 'number') return undefined;
    numbers.push(number);
  }
  return numbers;
}

function toNumber(value: number | undefined, node: Node): Value {
  return value === undefined || !Number.isFinite(value)
    ? unknownValue(node)
    : { kind: 'known', value, pieces: [{ text: String(value), node }], node };
}
