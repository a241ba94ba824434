import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, isInside, unwrap, type Node } from '../ast/nodes.js';
import { getArithmetic } from './arithmetic.js';
import { getCallTexts } from './call-texts.js';
import { combine, combineParts, coverPieces, type Parts } from './combine-texts.js';
import { flatten } from './flatten.js';
import { getLiteralTypes } from './literal-types.js';
import { narrowValues } from './narrow.js';
import { ask, type Search } from './questions.js';
import { resolve, resolveSteps, type Step } from './resolve.js';
import { findVariable } from './scopes.js';
import { MAX_DEPTH, type Env, type Leaf, type Tracer } from './tracer.js';

/** A stretch of text and where it is written; `text` is absent for a gap, whose content is not known. */
export interface Piece {
  readonly text?: string;
  readonly node: Node;
}

export type Primitive = string | number | boolean | null;

/** One value an expression may have, as far as it is known. */
export interface Value {
  /** `partial`: a text with gaps. */
  readonly kind: 'known' | 'partial' | 'unknown' | 'undefined';
  /** The value, when known. */
  readonly value?: Primitive;
  /** The text in pieces, when known or partial. */
  readonly pieces: readonly Piece[];
  /** The expression the value is written as: what a report is about. */
  readonly node: Node;
  /** Whether a method such as `replace` or `trim` worked on the text: its pieces are there, maybe not as they stand. */
  readonly isAltered?: boolean;
  /** Whether the value is known from its declared type only. */
  readonly isFromType?: boolean;
}

/** Lists the values an expression may have, texts with the place of every piece. */
export function getTexts(tracer: Tracer, node: Node, env: Env = null): readonly Value[] {
  if (node.type === 'Literal') return [getLiteral(node)];
  return getLeavesTexts(tracer, resolve(tracer, node, env), node);
}

export function getStepTexts(tracer: Tracer, steps: readonly Step[], place: Node): readonly Value[] {
  const only = steps[0];
  // A literal in its place, as most values are.
  if (
    only?.kind === 'follow' &&
    steps.length === 1 &&
    only.isElement !== true &&
    only.node.type === 'Literal'
  ) {
    return [getLiteral(only.node)];
  }
  return getLeavesTexts(tracer, resolveSteps(tracer, steps, place), place);
}

/** Texts of all that something may be. As `nest` does, without a function made for each of the many questions. */
function getLeavesTexts(tracer: Tracer, leaves: readonly Leaf[], place: Node): readonly Value[] {
  if (tracer.depth >= MAX_DEPTH) return [unknownValue(place)];
  tracer.depth++;
  const only = leaves[0];
  const values =
    only !== undefined && leaves.length === 1
      ? getLeafTexts(tracer, only)
      : flatten(leaves, (leaf) => getLeafTexts(tracer, leaf));
  tracer.depth--;
  return coverPieces(values);
}

function getLeafTexts(tracer: Tracer, leaf: Leaf): readonly Value[] {
  const values = readLeafTexts(tracer, leaf);
  if (leaf.isPossible === undefined) return values;
  const narrowed = narrowValues(leaf, values);
  const isKnown = narrowed.some(({ kind }) => kind !== 'unknown');
  // Of a value that is not in sight at all, the list in which the code found it says what it may be.
  const found = isKnown ? [] : narrowValues(leaf, leaf.members?.flatMap(getWritten) ?? []);
  const possible = found.length > 0 ? found : narrowed;
  return possible.length > 0 ? possible : [unknownValue(leaf.node)];
}

function getWritten(node: Node): Value[] {
  const literal = unwrap(node);
  return literal.type === 'Literal' ? [getLiteral(literal)] : [];
}

function readLeafTexts(tracer: Tracer, leaf: Leaf): readonly Value[] {
  const { node, env } = leaf;
  if (leaf.kind === 'undefined') return [{ kind: 'undefined', pieces: [], node }];
  if (leaf.kind === 'unknown') return getLiteralTypes(tracer, leaf) ?? [unknownValue(node)];
  switch (node.type) {
    case 'Literal':
      return [getLiteral(node)];
    case 'TemplateLiteral':
    case 'BinaryExpression':
    case 'AssignmentExpression':
    case 'CallExpression':
      // A text may be made of itself: `draw(`${prompt}, once more`)` in `draw`.
      // What `+=` adds depends on the way here.
      return ask(tracer, TEXTS, node, env, leaf, leaf.sum === undefined ? tracer.memory.texts : undefined);
    case 'TaggedTemplateExpression': {
      const parts = getTemplateParts(tracer, node.quasi, env).values;
      const isRaw = node.tag.type === 'MemberExpression' && getMemberName(node.tag) === 'raw';
      // Other tags make of the text what they like, most often they mend its indentation.
      return combine(tracer, isRaw ? parts : [...parts, [unknownValue(node.tag)]], node);
    }
    case 'UnaryExpression':
      return getUnary(tracer, node, env);
    case 'Identifier':
      // The key of a property, as `Object.entries` gives it.
      return node.parent.type === 'Property' && node.parent.key === node && !node.parent.computed
        ? [write(node.name, node)]
        : [unknownValue(node)];
    default:
      return [unknownValue(node)];
  }
}

const TEXTS: Search<Leaf, readonly Value[]> = {
  about: 'texts',
  nothing: [],
  find: getMade,
  finish: (values, { node }) => (values.length > 0 ? values : [unknownValue(node)]),
  // Once round is enough: what is said twice is no other text.
  isWholeOnly: true,
};

/** Texts of an expression that makes a text of others. */
function getMade(tracer: Tracer, leaf: Leaf): readonly Value[] {
  const { node, env } = leaf;
  switch (node.type) {
    case 'TemplateLiteral':
      return placeAll(combineParts(tracer, getTemplateParts(tracer, node, env), node), env);
    case 'BinaryExpression': {
      if (node.operator !== '+') return getArithmetic(tracer, node, env);
      const sources = getSummands(node);
      const values = sources.map((part) => getTexts(tracer, part, env));
      return placeAll(combineParts(tracer, { values, sources }, node), env);
    }
    case 'AssignmentExpression':
      return getAppended(tracer, node, leaf);
    case 'CallExpression':
      return getCallTexts(tracer, node, env) ?? getLiteralTypes(tracer, leaf) ?? [unknownValue(node)];
    default:
      return [unknownValue(node)];
  }
}

/** What a text is once `+=` made it longer. */
function getAppended(
  tracer: Tracer,
  node: TSESTree.AssignmentExpression,
  { env, sum }: Leaf,
): readonly Value[] {
  if (node.operator !== '+=') return [unknownValue(node)];
  if (sum !== undefined) {
    const starts = getStepTexts(tracer, sum.starts, node.left);
    return combine(tracer, [starts, ...sum.added.map((one) => getTexts(tracer, one, env))], node);
  }
  const lefts = isWrittenOften(tracer, node.left) ? [] : resolve(tracer, node.left, env);
  // Of several ways here only the last piece is sure, and in a loop what was there is this very text.
  const isSure = lefts.length === 1 && lefts[0]?.node.type !== 'AssignmentExpression';
  const start = isSure ? getLeavesTexts(tracer, lefts, node.left) : [unknownValue(node.left)];
  return combine(tracer, [start, getTexts(tracer, node.right, env)], node);
}

/** Of a text with more places than this only the last piece is looked at: each piece asks for all before it. */
const MAX_PLACES = 50;

function isWrittenOften(tracer: Tracer, node: Node): boolean {
  const variable = node.type === 'Identifier' ? findVariable(tracer, node) : undefined;
  return variable !== undefined && variable.references.length > MAX_PLACES;
}

function placeAll(values: readonly Value[], env: Env): readonly Value[] {
  return env === null ? values : values.map((value) => place(value, env));
}

/**
 * Puts a text that a function only joined where the function was called: for `toSize(1920, 1080)` the numbers are
 * wrong, not the template that serves all callers.
 */
function place(value: Value, env: Env): Value {
  let { node } = value;
  for (let frame = env; frame?.call !== undefined; frame = frame.outer) {
    const { fn, call } = frame;
    const isJoinedOnly = value.pieces.every(
      (piece) =>
        piece.text === undefined || !isInside(piece.node, fn) || !/[\p{L}\d]{2}|\d/u.test(piece.text),
    );
    if (!isJoinedOnly || !value.pieces.some((piece) => piece.text !== undefined && !isInside(piece.node, fn)))
      break;
    node = call;
  }
  return node === value.node ? value : { ...value, node };
}

export function unknownValue(node: Node): Value {
  return { kind: 'unknown', pieces: [{ node }], node };
}

function getLiteral(node: TSESTree.Literal): Value {
  const { value } = node;
  if (typeof value === 'string') return write(value, node);
  // Regular expressions and big integers are no parameters of the API.
  if (value instanceof RegExp || typeof value === 'bigint') return unknownValue(node);
  return { kind: 'known', value, pieces: [{ text: String(value), node }], node };
}

/** The text of a value as it is written, something else in place of what is not known of it. */
export function joinPieces({ pieces }: Value, gap: string): string {
  return pieces.map((piece) => piece.text ?? gap).join('');
}

/** A text that is written somewhere as it is. */
export function write(text: string, node: Node): Value {
  return { kind: 'known', value: text, pieces: [{ text, node }], node };
}

function getTemplateParts(tracer: Tracer, node: TSESTree.TemplateLiteral, env: Env): Parts {
  const parts: Parts = { values: [], sources: [] };
  const { quasis, expressions } = node;
  for (let index = 0; index < quasis.length; index++) {
    const quasi = quasis[index];
    const text = quasi?.value.cooked;
    if (quasi !== undefined && typeof text === 'string' && text !== '') {
      parts.values.push([write(text, quasi)]);
      parts.sources.push(undefined);
    }
    const expression = expressions[index];
    if (expression !== undefined) {
      parts.values.push(getTexts(tracer, expression, env));
      parts.sources.push(expression);
    }
  }
  return parts;
}

/** Operands of a chain of `+`, left to right, without recursion: 500 of them are no reason to overflow. */
function getSummands(node: TSESTree.BinaryExpression): Node[] {
  const parts: Node[] = [];
  let left: Node = node;
  while (left.type === 'BinaryExpression' && left.operator === '+') {
    parts.push(left.right);
    left = unwrap(left.left);
  }
  parts.push(left);
  return parts.reverse();
}

function getUnary(tracer: Tracer, node: TSESTree.UnaryExpression, env: Env): readonly Value[] {
  if (node.operator !== '-' && node.operator !== '!') return [unknownValue(node)];
  return getTexts(tracer, node.argument, env).map((inner) => {
    if (node.operator === '-' && typeof inner.value === 'number') {
      return { kind: 'known', value: -inner.value, pieces: [{ text: String(-inner.value), node }], node };
    }
    return node.operator === '!' && inner.value !== undefined
      ? { kind: 'known', value: !inner.value, pieces: [{ text: String(!inner.value), node }], node }
      : unknownValue(node);
  });
}
