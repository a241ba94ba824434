import type { TSESTree } from '@typescript-eslint/utils';
import { getWrapped, isFunction, unwrap } from '../ast/nodes.js';
import { isAssert } from './conditions.js';
import { runQuestion } from './runs.js';
import { resolveOnly } from './resolve.js';
import { findFunction, findVariable } from './scopes.js';
import type { Answers, Possible, Test } from './tests.js';
import type { Primitive } from './texts.js';
import type { Tracer } from './tracer.js';

/**
 * What a function of this file says of what it is given: `isSize(size)`, `this.assertSize(size)`, `validate(options)`.
 * @param index which of the call's arguments is asked about
 */
export function getOwnTest(
  tracer: Tracer,
  call: TSESTree.CallExpression,
  index: number,
  path: string,
): Test | undefined {
  if (index === -1 || !isQuestion(call) || !mayBeOwn(tracer, call)) return undefined;
  const isAssertion = getWrapped(call).parent?.type === 'ExpressionStatement';
  const findOfMember = (of: Tracer, member: string): Answers | undefined => {
    const fn = resolveOnly(of, call.callee)?.node;
    // What is not waited for is a promise, whatever it says.
    if (!isFunction(fn) || (fn.async && call.parent.type !== 'AwaitExpression')) return undefined;
    const run = (value: Primitive | undefined) => runQuestion(of, fn, { index, member }, value);
    const yes: Possible = isAssertion ? (value) => run(value).mayEnd : (value) => run(value).mayHold;
    return { yes, no: (value) => run(value).mayFail };
  };
  return { path, node: call, isAssertion, find: (of) => findOfMember(of, ''), findOfMember };
}

/** Whether what is called may be a function of this file: `isSize`, `this.isSize`, `validators.size`. */
function mayBeOwn(tracer: Tracer, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return findFunction(tracer, callee) !== undefined;
  if (callee.type !== 'MemberExpression') return false;
  const { object } = callee;
  if (object.type !== 'Identifier') return object.type === 'ThisExpression';
  const definition = findVariable(tracer, object)?.defs[0]?.node;
  return (
    definition?.type === 'ClassDeclaration' ||
    (definition?.type === 'VariableDeclarator' &&
      definition.init !== null &&
      unwrap(definition.init).type === 'ObjectExpression')
  );
}

/** Whether what a call gives back is asked for, or that it came to its end. */
function isQuestion(call: TSESTree.CallExpression): boolean {
  const outer = getWrapped(call);
  switch (outer.parent?.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return outer.parent.test === outer;
    case 'UnaryExpression':
    case 'LogicalExpression':
    case 'ExpressionStatement':
    case 'VariableDeclarator':
    case 'ReturnStatement':
    case 'ArrowFunctionExpression':
      return true;
    case 'CallExpression':
      return outer.parent.arguments[0] === outer && isAssert(outer.parent);
    default:
      return false;
  }
}
