import type { TSESTree } from '@typescript-eslint/utils';
import { getStaticKey, type FunctionNode, type Node } from '../ast/nodes.js';
import { isAssert } from './conditions.js';
import { createReader, getOutcomes, joinPath, type Names, type Outcomes, type Subject } from './outcomes.js';
import { findParameterVariable } from './scopes.js';
import type { Primitive } from './texts.js';
import type { Tracer, Variable } from './tracer.js';

/** What a function that asks about one of its parameters gives back, and whether it comes to its end at all. */
export interface Run extends Outcomes {
  readonly mayEnd: boolean;
}

const ANYTHING: Run = { mayHold: true, mayFail: true, mayEnd: true };
const NOTHING: Run = { mayHold: false, mayFail: false, mayEnd: false };
const GOES_ON: Run = { ...NOTHING, mayEnd: true };
const RETURNS_NOTHING: Run = { ...NOTHING, mayFail: true };

/** Functions that ask functions that ask functions. */
const MAX_RUNS = 8;

/**
 * Runs a function of this file that asks about what it is given: `isSize(size)`, `assertSize(size)`.
 * @param asked the argument that has the value, or whose member has it
 */
export function runQuestion(
  tracer: Tracer,
  fn: FunctionNode,
  { index, member }: { readonly index: number; readonly member: string },
  value: Primitive | undefined,
): Run {
  const { runs } = tracer.memory;
  const key = `${String(index)} ${member} ${typeof value} ${String(value)}`;
  let known = runs.done.get(fn);
  if (known === undefined) runs.done.set(fn, (known = new Map<string, Run>()));
  const done = known.get(key);
  if (done !== undefined) return done;
  // A function that is asked while it is being run may answer anything, and so may the last of a long chain.
  if (runs.open.size >= MAX_RUNS || runs.open.has(fn)) return ANYTHING;
  runs.open.add(fn);
  const names = getNames(tracer, fn, index);
  const read = createReader(tracer, names, (path) => (path === member ? { value } : undefined));
  const run = runFunction(tracer, fn, { read });
  runs.open.delete(fn);
  known.set(key, run);
  return run;
}

/** Runs a function for what is known of its parameters. */
export function runFunction(tracer: Tracer, fn: FunctionNode, subject: Subject): Run {
  if (fn.generator) return ANYTHING;
  if (fn.body.type !== 'BlockStatement') {
    return { ...getOutcomes(tracer, fn.body, subject), mayEnd: true };
  }
  const { mayHold, mayFail, mayEnd } = runStatements(tracer, fn.body.body, subject);
  return { mayHold, mayFail: mayFail || mayEnd, mayEnd: mayHold || mayFail || mayEnd };
}

/** The names by which a function knows an argument, or what it takes out of it. */
export function getNames(tracer: Tracer, fn: FunctionNode, index: number): Names {
  const names = new Map<Variable, string | undefined>();
  const add = (target: Node, path: string | undefined): void => {
    if (target.type === 'ObjectPattern') {
      for (const property of target.properties) {
        // The rest is the object, without what was taken out of it.
        if (property.type === 'RestElement') {
          add(property.argument, path);
          continue;
        }
        const key = getStaticKey(property.key, property.computed);
        add(property.value, path === undefined || key === undefined ? undefined : joinPath(path, key));
      }
    }
    // What has a default is not what is given.
    if (target.type === 'AssignmentPattern') add(target.left, undefined);
    const variable = target.type === 'Identifier' ? findParameterVariable(tracer, fn, target) : undefined;
    if (variable === undefined) return;
    // Nor is what is written.
    names.set(variable, variable.references.some((one) => isWritten(one)) ? undefined : path);
  };
  const parameter = fn.params[index];
  if (parameter !== undefined) add(parameter, '');
  return names;
}

function isWritten(reference: Variable['references'][number]): boolean {
  return reference.init !== true && reference.isWrite();
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
      const { argument } = statement;
      return argument === null
        ? RETURNS_NOTHING
        : { ...getOutcomes(tracer, argument, subject), mayEnd: false };
    }
    case 'ThrowStatement':
      return NOTHING;
    case 'IfStatement': {
      const { test, consequent, alternate } = statement;
      const { mayHold, mayFail } = getOutcomes(tracer, test, subject);
      const yes = mayHold ? runStatement(tracer, consequent, subject) : NOTHING;
      const otherwise = alternate === null ? GOES_ON : runStatement(tracer, alternate, subject);
      const no = mayFail ? otherwise : NOTHING;
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
      return isHeld || getOutcomes(tracer, condition, subject).mayHold ? GOES_ON : NOTHING;
    }
    case 'FunctionDeclaration':
      return GOES_ON;
    case 'VariableDeclaration':
      // Names of conditions are looked at where they are asked; others stand for what is not followed.
      subject.miss?.(statement);
      return GOES_ON;
    default:
      // Loops, `try`, `switch`: they may do anything.
      subject.miss?.(statement);
      return ANYTHING;
  }
}
