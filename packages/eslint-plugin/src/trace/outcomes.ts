import { unwrap, type Node } from '../ast/nodes.js';
import { findRootVariable, findVariable } from './scopes.js';
import { getDottedName } from './specifiers.js';
import { getConstant, getTest, getTests, type Constant } from './tests.js';
import { isConstant, type Tracer, type Variable } from './tracer.js';

/** The ways a condition may come out, once the value it asks about is given. */
export interface Outcomes {
  readonly mayHold: boolean;
  readonly mayFail: boolean;
}

/** What a condition asks about. */
export interface Subject {
  /** Reads an expression that is asked about, `'open'` where its value is not known; `undefined` for all others. */
  readonly read: (expression: Node) => Constant | 'open' | undefined;
  /** Is told of questions that are not understood. */
  readonly miss?: (question: Node) => void;
}

const EITHER: Outcomes = { mayHold: true, mayFail: true };
const HOLDS: Outcomes = { mayHold: true, mayFail: false };
const FAILS: Outcomes = { mayHold: false, mayFail: true };

/** Conditions that are nested deeper are data. */
const MAX_DEPTH = 64;
/** What a name counts for: names that lead to one another more than a few times are no chain but a circle. */
const DEPTH_OF_NAME = 8;

/** How a condition may come out for a value: through `!`, `&&`, `||`, names of conditions, functions that ask. */
export function getOutcomes(tracer: Tracer, condition: Node, subject: Subject, depth = 0): Outcomes {
  const node = unwrap(condition);
  if (depth > MAX_DEPTH || --tracer.budget < 0) return EITHER;
  const known = subject.read(node) ?? getConstant(node);
  if (known === 'open') return EITHER;
  if (known !== undefined) return known.value ? HOLDS : FAILS;
  switch (node.type) {
    case 'UnaryExpression': {
      if (node.operator !== '!') break;
      const { mayHold, mayFail } = getOutcomes(tracer, node.argument, subject, depth + 1);
      return { mayHold: mayFail, mayFail: mayHold };
    }
    case 'LogicalExpression': {
      if (node.operator === '??') break;
      const left = getOutcomes(tracer, node.left, subject, depth + 1);
      const isBoth = node.operator === '&&';
      if (isBoth ? !left.mayHold : !left.mayFail) return left;
      const right = getOutcomes(tracer, node.right, subject, depth + 1);
      return isBoth
        ? { mayHold: right.mayHold, mayFail: left.mayFail || right.mayFail }
        : { mayHold: left.mayHold || right.mayHold, mayFail: right.mayFail };
    }
    case 'Identifier': {
      const variable = findVariable(tracer, node);
      const made = variable?.defs[0]?.node;
      const isFlag = variable !== undefined && isConstant(variable) && made?.type === 'VariableDeclarator';
      if (!isFlag || !made.init) break;
      // What is written later was another value when the flag was set.
      const read: Subject['read'] = (one) => {
        const reading = subject.read(one);
        return reading !== undefined && isRewritten(tracer, one) ? 'open' : reading;
      };
      return getOutcomes(tracer, made.init, { ...subject, read }, depth + DEPTH_OF_NAME);
    }
    case 'BinaryExpression':
      return answer(tracer, [node.left, node.right], node, subject);
    case 'CallExpression': {
      const callee = unwrap(node.callee);
      const receiver = callee.type === 'MemberExpression' ? [callee.object] : [];
      return answer(tracer, [...receiver, ...node.arguments], node, subject);
    }
    default:
  }
  subject.miss?.(node);
  return EITHER;
}

/** Whether a variable, or a member of it, gets another value somewhere. */
function isRewritten(tracer: Tracer, asked: Node): boolean {
  const variable = findRootVariable(tracer, asked);
  return variable !== undefined && getTests(tracer, variable).writes.length > 0;
}

/** The outcomes of a question that is asked about one of its operands. */
function answer(tracer: Tracer, operands: readonly Node[], node: Node, subject: Subject): Outcomes {
  for (const operand of operands) {
    const known = subject.read(unwrap(operand));
    if (known === undefined) continue;
    const test = getTest(tracer, operand, '');
    const answers = test?.node === node ? test.find?.(tracer) : undefined;
    if (answers === undefined) break;
    return known === 'open'
      ? EITHER
      : { mayHold: answers.yes(known.value), mayFail: answers.no(known.value) };
  }
  subject.miss?.(node);
  return EITHER;
}

/** Variables by which something is known, and the path of it that each stands for: none, `size`. */
export type Names = ReadonlyMap<Variable, string | undefined>;

/**
 * Makes a reader of what is known under names.
 * @param readPath what is under a path, `'open'` where that is not known; `undefined` for a path that nobody asks about
 */
export function createReader(
  tracer: Tracer,
  names: Names,
  readPath: (path: string) => ReturnType<Subject['read']>,
): Subject['read'] {
  return (node) => {
    if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return undefined;
    const variable = findRootVariable(tracer, node);
    if (variable === undefined || !names.has(variable)) return undefined;
    const start = names.get(variable);
    const name = getDottedName(node);
    if (start === undefined || name === undefined) return 'open';
    return readPath(joinPath(start, name.slice(variable.name.length + 1)));
  };
}

/** The path of a member: of `size` under `options` it is `options.size`. */
export function joinPath(path: string, member: string): string {
  return path === '' || member === '' ? path + member : `${path}.${member}`;
}
