import {
  getMethodName,
  getStaticKey,
  isFunction,
  isInside,
  unwrap,
  type FunctionNode,
  type Node,
} from '../ast/nodes.js';
import { getReturns } from './callers.js';
import { getProperty } from './properties.js';
import { resolve, resolveSteps, type Step } from './resolve.js';
import { findParameterVariable, findRootVariable } from './scopes.js';
import { getDottedName } from './specifiers.js';
import { getConstant, getTests } from './tests.js';
import { getStepTexts, type Primitive } from './texts.js';
import { unknown, type Env, type Tracer, type Variable } from './tracer.js';
import { isMemberWritten } from './written-members.js';

/** What a function of this file says of a value. */
type Verdict =
  | boolean
  /** Something else decides as well: what the caller asks for. */
  | 'open'
  /** The value alone decides, by a way that is not followed. */
  | 'opaque';

/** A value that is known. */
interface Known {
  readonly value: Primitive | undefined;
}

/** Reads a value, or what is under a path of it (`vendor.id`); `undefined` where that is not known. */
type Read = (path: string) => Known | undefined;

/** Says of a value whether a function would say yes to it. */
type Predicate = (read: Read) => Verdict;

/** The names by which a function knows what it is asked about, and the path of the value that each stands for. */
type Names = ReadonlyMap<Variable, string>;

/** Reads a function of this file as a question about one of its parameters; `undefined` where it does more than ask. */
function getPredicate(tracer: Tracer, fn: FunctionNode, index: number): Predicate | undefined {
  const [answer, other] = getReturns(tracer, fn);
  const isPlain = fn.body.type !== 'BlockStatement' || fn.body.body.length === 1;
  const names = getNames(tracer, fn, fn.params[index]);
  if (answer === undefined || other !== undefined || !isPlain || names === undefined || fn.generator)
    return undefined;
  return (read) => judge(tracer, answer, names, read);
}

function getNames(tracer: Tracer, fn: FunctionNode, parameter: Node | undefined): Names | undefined {
  const names = new Map<Variable, string>();
  const add = (name: Node, path: string): void => {
    const variable = findParameterVariable(tracer, fn, name);
    if (variable !== undefined) names.set(variable, path);
  };
  if (parameter?.type === 'Identifier') add(parameter, '');
  else if (parameter?.type === 'ObjectPattern') {
    for (const property of parameter.properties) {
      const key = property.type === 'Property' ? getStaticKey(property.key, property.computed) : undefined;
      // What has a default is not what the row says: it is left open.
      if (property.value?.type === 'AssignmentPattern') continue;
      if (key === undefined || property.value?.type !== 'Identifier') return undefined;
      add(property.value, key);
    }
  } else return undefined;
  return names;
}

function judge(tracer: Tracer, expression: Node, names: Names, read: Read): Verdict {
  const node = unwrap(expression);
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const inner = judge(tracer, node.argument, names, read);
    return typeof inner === 'boolean' ? !inner : inner;
  }
  if (node.type === 'LogicalExpression' && node.operator !== '??') {
    const decisive = node.operator === '||';
    const sides = [judge(tracer, node.left, names, read), judge(tracer, node.right, names, read)];
    if (sides.includes(decisive)) return decisive;
    if (sides.includes('opaque')) return 'opaque';
    return sides.includes('open') ? 'open' : !decisive;
  }
  return judgeAtom(tracer, node, names, read);
}

/** Judges one question, which is no `&&`, `||` or `!` of others. */
function judgeAtom(tracer: Tracer, node: Node, names: Names, read: Read): Verdict {
  const mentioned = [...names].find(([variable]) => isMentioned(variable, node));
  if (mentioned === undefined) return 'open';
  const [variable, start] = mentioned;
  const toPath = (path: string): string =>
    [start, path.slice(variable.name.length + 1)].filter((part) => part !== '').join('.');
  const path = getPath(tracer, node, variable);
  if (path !== undefined) {
    const known = read(toPath(path));
    return known === undefined ? 'open' : Boolean(known.value);
  }
  const test = getTests(tracer, variable).tests.find((one) => one.node === node);
  const answers = test?.find?.(tracer);
  if (test === undefined || answers === undefined) return isOpen(tracer, node, variable) ? 'open' : 'opaque';
  const known = read(toPath(test.path));
  if (known === undefined) return 'open';
  const [isYes, isNo] = [answers.yes(known.value), answers.no(known.value)];
  return isYes === isNo ? 'open' : isYes;
}

/** The member of a variable that an expression is: `row`, `row.size`. */
function getPath(tracer: Tracer, node: Node, variable: Variable): string | undefined {
  return findRootVariable(tracer, node) === variable ? getDottedName(node) : undefined;
}

/** Whether a question leaves more than one value: it compares with something else, or asks whether anything is there. */
function isOpen(tracer: Tracer, node: Node, variable: Variable): boolean {
  if (node.type === 'CallExpression') {
    const { callee } = node;
    const called = callee.type === 'Identifier' ? callee.name : getMethodName(node);
    if (called === 'Boolean' || called === 'trim') return true;
    // `row.name.startsWith(wanted)`; a list that has the value in it may be the list of all that is right.
    const isOfValue = callee.type === 'MemberExpression' && isMentioned(variable, callee.object);
    const isSearch = isOfValue && SEARCHES.has(called ?? '');
    return isSearch && node.arguments.every((one) => isWanted(variable, one));
  }
  if (node.type !== 'BinaryExpression') return false;
  if (node.operator === 'instanceof') return true;
  if (!/^[!=]==?$/.test(node.operator)) return false;
  const isOfValue = (side: Node): boolean =>
    getPath(tracer, unwrap(side), variable) !== undefined ||
    (side.type === 'UnaryExpression' && side.operator === 'typeof');
  return (
    isOfValue(node.left) ||
    isOfValue(node.right) ||
    // `row.name.toLowerCase() === name.toLowerCase()`.
    isWanted(variable, node.left) ||
    isWanted(variable, node.right)
  );
}

/** Methods that look for a text in another. */
const SEARCHES: ReadonlySet<string> = new Set(['endsWith', 'includes', 'startsWith']);

/** Whether an expression is what the caller looks for: not written out, and no part of the value. */
function isWanted(variable: Variable, node: Node): boolean {
  return getConstant(node) === undefined && !isMentioned(variable, node);
}

function isMentioned({ references }: Variable, node: Node): boolean {
  return references.some(({ identifier }) => isInside(identifier, node));
}

/**
 * Leaves of the elements of a list those that a callback of `filter` or `find` may let pass: of texts and of rows of a
 * table, that is, for an image is the same bytes wherever it passes.
 * @returns the elements themselves where none of them is asked about
 */
export function filterElements(
  tracer: Tracer,
  elements: readonly Step[],
  callback: Node | undefined,
  env: Env,
  place: Node,
): readonly Step[] {
  if (callback === undefined || elements.length === 0) return elements;
  const written = elements.flatMap((element) => getWritten(tracer, element, place));
  if (!written.some(isTextOrRow)) return elements;
  const [leaf, other] = resolve(tracer, callback, env);
  if (leaf === undefined || other !== undefined || isPresence(leaf.node)) return elements;
  const predicate = isFunction(leaf.node) ? getPredicate(tracer, leaf.node, 0) : undefined;
  return written.flatMap((element) =>
    isTextOrRow(element) ? pass(tracer, element, predicate, place) : [element],
  );
}

/** What a spread brings, where that is texts or rows; else the element as it is. */
function getWritten(tracer: Tracer, element: Step, place: Node): readonly Step[] {
  if (element.kind !== 'follow' || (element.isElement !== true && isTextOrRow(element))) return [element];
  const leaves = resolveSteps(tracer, [element], place);
  return leaves.some(isTextOrRow) ? leaves : [element];
}

const TEXTS_AND_ROWS: ReadonlySet<string> = new Set([
  'Literal',
  'TemplateLiteral',
  'ObjectExpression',
  'ArrayExpression',
]);

function isTextOrRow({ node }: Step): boolean {
  return TEXTS_AND_ROWS.has(node.type);
}

/** `filter(Boolean)`. */
function isPresence(node: Node): boolean {
  return node.type === 'Identifier' && node.name === 'Boolean';
}

function pass(tracer: Tracer, element: Step, predicate: Predicate | undefined, place: Node): readonly Step[] {
  const verdict = predicate?.((path) => readElement(tracer, element, path, place)) ?? 'opaque';
  if (verdict === false) return [];
  // Which texts pass is not known.
  return [verdict === 'opaque' ? unknown(place, element.env) : element];
}

function readElement(tracer: Tracer, element: Step, path: string, place: Node): Known | undefined {
  let steps: readonly Step[] = [element];
  for (const name of path === '' ? [] : path.split('.')) {
    const [leaf, other] = resolveSteps(tracer, steps, place);
    if (leaf === undefined || other !== undefined || isMemberWritten(tracer, leaf.node, name))
      return undefined;
    steps = getProperty(tracer, leaf, name, place);
  }
  const [text, other] = getStepTexts(tracer, steps, place);
  if (text === undefined || other !== undefined || text.isAltered === true) return undefined;
  if (text.kind === 'undefined') return { value: undefined };
  return text.kind === 'known' ? { value: text.value } : undefined;
}
