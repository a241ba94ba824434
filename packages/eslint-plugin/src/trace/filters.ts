import { getMethodName, isFunction, isInside, type FunctionNode, type Node } from '../ast/nodes.js';
import { createReader, type Names } from './outcomes.js';
import { getProperty } from './properties.js';
import { resolveOnly, resolveSteps, type Step } from './resolve.js';
import { getNames, runFunction } from './runs.js';
import { findRootVariable } from './scopes.js';
import { getConstant, type Constant } from './tests.js';
import { getStepTexts } from './texts.js';
import { getDeclaredVariables, unknown, type Env, type Tracer, type Variable } from './tracer.js';
import { isMemberWritten } from './written-members.js';

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
  const leaf = resolveOnly(tracer, callback, env);
  if (leaf === undefined || isPresence(leaf.node)) return elements;
  const asks = isFunction(leaf.node) ? createFilter(tracer, leaf.node, place) : undefined;
  return written.flatMap((element) => {
    const verdict = isTextOrRow(element) ? (asks?.(element) ?? 'opaque') : 'passes';
    if (verdict === 'fails') return [];
    // Which texts pass is not known.
    return [verdict === 'opaque' ? unknown(place, element.env) : element];
  });
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

/** Whether an element may pass; `'opaque'` where it alone decides, by a way that is not followed. */
type Verdict = 'passes' | 'fails' | 'opaque';

function createFilter(tracer: Tracer, fn: FunctionNode, place: Node): (element: Step) => Verdict {
  const names = getNames(tracer, fn, 0);
  const [parameter] = fn.params;
  const own = getDeclaredVariables(tracer, fn).filter(({ identifiers }) =>
    identifiers.some((one) => parameter !== undefined && isInside(one, parameter)),
  );
  return (element) => {
    const missed: Node[] = [];
    const { mayHold, mayFail } = runFunction(tracer, fn, {
      read: createReader(tracer, names, (path) => readElement(tracer, element, path, place) ?? 'open'),
      miss: (question) => missed.push(question),
    });
    if (!mayHold) return 'fails';
    const isOpaque = (one: Node): boolean => isMentioned(own, one) && !isOpen(tracer, one, own, names);
    return mayFail && missed.some(isOpaque) ? 'opaque' : 'passes';
  };
}

/** Whether a question leaves more than one value: it compares with something else, or asks whether anything is there. */
function isOpen(tracer: Tracer, node: Node, own: readonly Variable[], names: Names): boolean {
  if (node.type === 'CallExpression') {
    const { callee } = node;
    const called = callee.type === 'Identifier' ? callee.name : getMethodName(node);
    if (called === 'Boolean' || called === 'trim') return true;
    // `row.name.startsWith(wanted)`; a list that has the value in it may be the list of all that is right.
    const isOfValue = callee.type === 'MemberExpression' && isMentioned(own, callee.object);
    const isSearch = isOfValue && SEARCHES.has(called ?? '');
    return isSearch && node.arguments.every((one) => isWanted(own, one));
  }
  if (node.type !== 'BinaryExpression') return false;
  if (node.operator === 'instanceof') return true;
  if (!/^[!=]==?$/.test(node.operator)) return false;
  // `row.name.toLowerCase() === name.toLowerCase()`.
  return [node.left, node.right].some((side) => isOfNames(tracer, side, names) || isWanted(own, side));
}

/** Whether one side of a comparison is the element, a member of it, or the type of something. */
function isOfNames(tracer: Tracer, side: Node, names: Names): boolean {
  if (side.type === 'UnaryExpression' && side.operator === 'typeof') return true;
  const variable = findRootVariable(tracer, side);
  return variable !== undefined && names.has(variable);
}

/** Methods that look for a text in another. */
const SEARCHES: ReadonlySet<string> = new Set(['endsWith', 'includes', 'startsWith']);

/** Whether an expression is what the caller looks for: not written out, and no part of the value. */
function isWanted(own: readonly Variable[], node: Node): boolean {
  return getConstant(node) === undefined && !isMentioned(own, node);
}

function isMentioned(own: readonly Variable[], node: Node): boolean {
  return own.some(({ references }) => references.some(({ identifier }) => isInside(identifier, node)));
}

/** What an element says under a path of it; `undefined` where that is not known. */
function readElement(tracer: Tracer, element: Step, path: string, place: Node): Constant | undefined {
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
