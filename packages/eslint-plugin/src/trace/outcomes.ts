import type { TSESTree } from '@typescript-eslint/utils';
import { getStaticKey, unwrap, type FunctionNode, type Node } from '../ast/nodes.js';
import { isAssert } from './conditions.js';
import { findParameterVariable, findRootVariable, findVariable } from './scopes.js';
import { getDottedName } from './specifiers.js';
import { getConstant, getTest, getTests } from './tests.js';
import type { Primitive } from './texts.js';
import { isConstant, type Tracer, type Variable } from './tracer.js';

/** The ways a condition may come out, once the value it asks about is given. */
export interface Outcomes {
  readonly mayHold: boolean;
  readonly mayFail: boolean;
}

/** What a condition asks about, and the value that it has. */
interface Subject {
  readonly isAsked: (node: Node) => boolean;
  readonly value: Primitive | undefined;
}

const EITHER: Outcomes = { mayHold: true, mayFail: true };
const HOLDS: Outcomes = { mayHold: true, mayFail: false };
const FAILS: Outcomes = { mayHold: false, mayFail: true };
/** Conditions that lead to one another this often are no chain of names but a circle. */
const MAX_DEPTH = 8;

/** How a condition may come out for a value: through `!`, `&&`, `||`, names of conditions, functions that ask. */
export function getOutcomes(tracer: Tracer, condition: Node, subject: Subject, depth = 0): Outcomes {
  const node = unwrap(condition);
  if (depth > MAX_DEPTH || --tracer.budget < 0) return EITHER;
  if (subject.isAsked(node)) return subject.value ? HOLDS : FAILS;
  const constant = getConstant(node);
  if (constant !== undefined) return constant.value ? HOLDS : FAILS;
  switch (node.type) {
    case 'UnaryExpression': {
      if (node.operator !== '!') return EITHER;
      const { mayHold, mayFail } = getOutcomes(tracer, node.argument, subject, depth + 1);
      return { mayHold: mayFail, mayFail: mayHold };
    }
    case 'LogicalExpression': {
      if (node.operator === '??') return EITHER;
      const left = getOutcomes(tracer, node.left, subject, depth + 1);
      const right = getOutcomes(tracer, node.right, subject, depth + 1);
      return node.operator === '&&'
        ? { mayHold: left.mayHold && right.mayHold, mayFail: left.mayFail || right.mayFail }
        : { mayHold: left.mayHold || right.mayHold, mayFail: left.mayFail && right.mayFail };
    }
    case 'Identifier': {
      const variable = findVariable(tracer, node);
      const made = variable?.defs[0]?.node;
      const isFlag = variable !== undefined && isConstant(variable) && made?.type === 'VariableDeclarator';
      if (!isFlag || !made.init) return EITHER;
      // What is written later was another value when the flag was set.
      const isAsked = (one: Node): boolean => subject.isAsked(one) && !isRewritten(tracer, one);
      return getOutcomes(tracer, made.init, { ...subject, isAsked }, depth + 1);
    }
    case 'BinaryExpression':
      return answer(tracer, [node.left, node.right], node, subject);
    case 'CallExpression': {
      const callee = unwrap(node.callee);
      const receiver = callee.type === 'MemberExpression' ? [callee.object] : [];
      return answer(tracer, [...receiver, ...node.arguments], node, subject);
    }
    default:
      return EITHER;
  }
}

/** Whether a variable, or a member of it, gets another value somewhere. */
function isRewritten(tracer: Tracer, asked: Node): boolean {
  const variable = findRootVariable(tracer, asked);
  return variable !== undefined && getTests(tracer, variable).writes.length > 0;
}

/** The outcomes of a question that is asked about one of its operands. */
function answer(tracer: Tracer, operands: readonly Node[], node: Node, subject: Subject): Outcomes {
  const asked = operands.find((one) => subject.isAsked(unwrap(one)));
  const test = asked && getTest(tracer, asked, '');
  if (test?.node !== node) return EITHER;
  const answers = test.find?.(tracer);
  if (answers === undefined) return EITHER;
  return { mayHold: answers.yes(subject.value), mayFail: answers.no(subject.value) };
}

/** What a function that asks about one of its parameters gives back, and whether it comes to its end at all. */
export interface Run extends Outcomes {
  readonly mayEnd: boolean;
}

const ANYTHING: Run = { ...EITHER, mayEnd: true };
const NOTHING: Run = { mayHold: false, mayFail: false, mayEnd: false };

/** What a function is asked about: an argument, or a member of it. */
interface Asked {
  readonly index: number;
  readonly member: string;
}

/** Functions that ask functions that ask functions. */
const MAX_RUNS = 8;

/** Runs a function of this file that asks about what it is given: `isSize(size)`, `assertSize(size)`. */
export function runQuestion(
  tracer: Tracer,
  fn: FunctionNode,
  asked: Asked,
  value: Primitive | undefined,
): Run {
  const { runs } = tracer.memory;
  const key = `${String(asked.index)} ${asked.member} ${typeof value} ${String(value)}`;
  let known = runs.done.get(fn);
  if (known === undefined) runs.done.set(fn, (known = new Map<string, Run>()));
  const done = known.get(key);
  if (done !== undefined) return done;
  // A function that is asked while it is being run may answer anything, and so may the last of a long chain.
  if (runs.open.size >= MAX_RUNS || runs.open.has(fn)) return ANYTHING;
  runs.open.add(fn);
  const run = runFunction(tracer, fn, asked, value);
  runs.open.delete(fn);
  known.set(key, run);
  return run;
}

function runFunction(tracer: Tracer, fn: FunctionNode, asked: Asked, value: Primitive | undefined): Run {
  const isAsked = fn.generator ? undefined : getNameTest(tracer, fn, asked);
  if (isAsked === undefined) return ANYTHING;
  const subject: Subject = { isAsked, value };
  if (fn.body.type !== 'BlockStatement') {
    return { ...getOutcomes(tracer, fn.body, subject, 1), mayEnd: true };
  }
  const { mayHold, mayFail, mayEnd } = runStatements(tracer, fn.body.body, subject);
  return { mayHold, mayFail: mayFail || mayEnd, mayEnd: mayHold || mayFail || mayEnd };
}

/** A test for the name by which a function knows what it is asked about; `undefined` where it has none. */
function getNameTest(
  tracer: Tracer,
  fn: FunctionNode,
  { index, member }: Asked,
): Subject['isAsked'] | undefined {
  const parameter = fn.params[index];
  const isPattern = parameter?.type === 'ObjectPattern';
  const name = isPattern ? findInPattern(parameter, member) : parameter;
  const variable = name?.type === 'Identifier' ? findParameterVariable(tracer, fn, name) : undefined;
  // A parameter that is written is no longer what was given.
  if (variable === undefined || variable.references.some((one) => one.isWrite())) return undefined;
  return createNameTest(
    tracer,
    variable,
    isPattern || member === '' ? variable.name : `${variable.name}.${member}`,
  );
}

function findInPattern({ properties }: TSESTree.ObjectPattern, member: string): Node | undefined {
  for (const property of properties) {
    if (property.type === 'Property' && getStaticKey(property.key, property.computed) === member) {
      return property.value;
    }
  }
  return undefined;
}

/** A test for a variable, or for a member of one: `size`, `options.size`. */
export function createNameTest(tracer: Tracer, variable: Variable, path: string): Subject['isAsked'] {
  return (node) => {
    if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return false;
    return getDottedName(node) === path && findRootVariable(tracer, node) === variable;
  };
}

/** Runs statements: what they may return, and whether what stands behind them is reached. */
function runStatements(tracer: Tracer, statements: readonly TSESTree.Statement[], subject: Subject): Run {
  let { mayHold, mayFail } = NOTHING;
  for (const statement of statements) {
    const run = runStatement(tracer, statement, subject);
    mayHold ||= run.mayHold;
    mayFail ||= run.mayFail;
    if (!run.mayEnd) return { mayHold, mayFail, mayEnd: false };
  }
  return { mayHold, mayFail, mayEnd: true };
}

function runStatement(tracer: Tracer, statement: TSESTree.Statement, subject: Subject): Run {
  switch (statement.type) {
    case 'BlockStatement':
      return runStatements(tracer, statement.body, subject);
    case 'ReturnStatement': {
      const returned =
        statement.argument === null ? FAILS : getOutcomes(tracer, statement.argument, subject, 1);
      return { ...returned, mayEnd: false };
    }
    case 'ThrowStatement':
      return NOTHING;
    case 'IfStatement': {
      const { mayHold, mayFail } = getOutcomes(tracer, statement.test, subject, 1);
      const { consequent, alternate } = statement;
      const yes = mayHold ? runStatement(tracer, consequent, subject) : NOTHING;
      const no = !mayFail
        ? NOTHING
        : alternate === null
          ? { ...NOTHING, mayEnd: true }
          : runStatement(tracer, alternate, subject);
      return {
        mayHold: yes.mayHold || no.mayHold,
        mayFail: yes.mayFail || no.mayFail,
        mayEnd: yes.mayEnd || no.mayEnd,
      };
    }
    case 'ExpressionStatement': {
      const { expression } = statement;
      const [condition] = expression.type === 'CallExpression' ? expression.arguments : [];
      const isHeld = expression.type !== 'CallExpression' || condition === undefined || !isAssert(expression);
      return { ...NOTHING, mayEnd: isHeld || getOutcomes(tracer, condition, subject, 1).mayHold };
    }
    case 'FunctionDeclaration':
    case 'VariableDeclaration':
      return { ...NOTHING, mayEnd: true };
    default:
      // Loops, `try`, `switch`: they may do anything.
      return ANYTHING;
  }
}
