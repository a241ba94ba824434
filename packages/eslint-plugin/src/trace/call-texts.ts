import type { TSESTree } from '@typescript-eslint/utils';
import { PROMPT_GAP } from 'gpt-image-contract';
import { getMemberName, getMethodName, unwrap, type Node } from '../ast/nodes.js';
import { getRounded } from './arithmetic.js';
import { combine } from './combine-texts.js';
import { getElements } from './elements.js';
import { flatten } from './flatten.js';
import { getJsonTexts } from './json-texts.js';
import { findPattern } from './known-patterns.js';
import { filterElements } from './filters.js';
import { follow, resolve } from './resolve.js';
import { getConstant } from './tests.js';
import { getStepTexts, getTexts, unknownValue, type Value, write } from './texts.js';
import type { Env, Leaf, Tracer } from './tracer.js';

/** Text methods that leave the text in sight. */
const ALTERING: ReadonlySet<string> = new Set([
  'padEnd',
  'padStart',
  'trimEnd',
  'trimStart',
  'trim',
  'normalize',
  'repeat',
]);

/** Texts that calls of known functions and methods give: `join`, `JSON.stringify`, `trim`; `undefined` for other calls. */
export function getCallTexts(
  tracer: Tracer,
  node: TSESTree.CallExpression,
  env: Env,
): readonly Value[] | undefined {
  const callee = unwrap(node.callee);
  const [first] = node.arguments;
  if (callee.type === 'Identifier') {
    return (callee.name === 'String' || callee.name === 'Number') && first !== undefined
      ? getTexts(tracer, first, env).map((value) => convert(value, callee.name))
      : undefined;
  }
  if (callee.type !== 'MemberExpression') return undefined;
  const method = getMemberName(callee) ?? '';
  switch (method) {
    case 'stringify':
      return first !== undefined && isJson(callee.object) && !isSelective(node)
        ? getJsonTexts(tracer, [follow(first, env)], node)
        : undefined;
    case 'join':
      return getJoined(tracer, callee.object, first, env, node);
    case 'toString':
      return getTexts(tracer, callee.object, env).map((value) => convert(value, 'String'));
    case 'toLowerCase':
    case 'toUpperCase':
      return getTexts(tracer, callee.object, env).map((value) =>
        typeof value.value === 'string'
          ? { ...value, value: value.value[method](), isAltered: true }
          : alter(value),
      );
    case 'concat':
      return combine(
        tracer,
        [
          getTexts(tracer, callee.object, env),
          ...node.arguments.map((argument) => getTexts(tracer, argument, env)),
        ],
        node,
      );
    case 'replace':
    case 'replaceAll':
      return getReplaced(tracer, getTexts(tracer, callee.object, env), first, method);
    default:
      return ALTERING.has(method)
        ? getTexts(tracer, callee.object, env).map(alter)
        : getRounded(tracer, node, env);
  }
}

function isJson(owner: Node): boolean {
  const node = unwrap(owner);
  return node.type === 'Identifier'
    ? node.name === 'JSON'
    : node.type === 'MemberExpression' && getMemberName(node) === 'JSON';
}

/** Whether a replacer leaves out or changes what is written. */
function isSelective({ arguments: [, replacer] }: TSESTree.CallExpression): boolean {
  if (replacer === undefined || (replacer.type === 'Literal' && replacer.value === null)) return false;
  return !(replacer.type === 'Identifier' && replacer.name === 'undefined');
}

function convert(value: Value, to: string): Value {
  if (value.value === undefined) return value;
  return { ...value, value: to === 'String' ? String(value.value) : Number(value.value) };
}

function alter(value: Value): Value {
  return value.kind === 'known' || value.kind === 'partial'
    ? { kind: 'partial', pieces: value.pieces, node: value.node, isAltered: true }
    : value;
}

/** Longest text that is searched for what is replaced in it. */
const MAX_SEARCHED = 4000;
/** Repetitions of a pattern that such a text may be searched for. */
const FEW_REPETITIONS = 2;

/** What `replace` leaves in sight of texts: the words it finds are gaps. */
function getReplaced(
  tracer: Tracer,
  values: readonly Value[],
  searched: Node | undefined,
  method: 'replace' | 'replaceAll',
): readonly Value[] {
  const altered = values.map(alter);
  const word = searched === undefined ? undefined : getConstant(searched)?.value;
  const pattern =
    searched === undefined || typeof word === 'string'
      ? word
      : findPattern(tracer, searched, FEW_REPETITIONS);
  if (typeof pattern !== 'string' && !(pattern instanceof RegExp)) return altered;
  const all = pattern instanceof RegExp ? new RegExp(pattern.source, `${pattern.flags}g`) : pattern;
  const hide = (text: string): string =>
    // As long as what is found, so that what stands behind it keeps its place.
    method === 'replace' && typeof all === 'string'
      ? text.replace(all, hideWords)
      : text.replaceAll(all, hideWords);
  return altered.map((value) => ({
    ...value,
    pieces: value.pieces.map((piece) =>
      piece.text === undefined || piece.text.length > MAX_SEARCHED
        ? piece
        : { ...piece, text: hide(piece.text) },
    ),
  }));
}

/** Spaces and punctuation that change say no other words. */
function hideWords(found: string): string {
  return /[\p{L}\d]/u.test(found) ? PROMPT_GAP.repeat(found.length) : found;
}

/** `[a, b, c].filter(Boolean).join(', ')`: elements that may be missing are texts as well. */
function getJoined(
  tracer: Tracer,
  list: Node,
  separator: Node | undefined,
  env: Env,
  place: Node,
): readonly Value[] | undefined {
  const [lead] = separator === undefined ? [] : getTexts(tracer, separator, env);
  const between = separator === undefined ? ',' : lead?.value;
  const arrays = flatten(resolve(tracer, list, env), (leaf) => getFiltered(tracer, leaf));
  return flatten(arrays, ({ leaf, filter }) => {
    const parts: (readonly Value[])[] = [];
    const elements = getElements(tracer, leaf, list);
    for (const step of filter ? filterElements(tracer, elements, filter.arguments[0], env, list) : elements) {
      // Texts between the elements are written elsewhere: they are context, not places to report.
      if (parts.length > 0)
        parts.push([typeof between === 'string' ? write(between, place) : unknownValue(place)]);
      const texts = getStepTexts(tracer, [step], list);
      const options = texts.every(isShown) ? texts : texts.filter(isShown);
      parts.push(options.length > 0 ? options : [unknownValue(place)]);
    }
    const isOrdered = leaf.via === null || leaf.node.type === 'ArrayExpression';
    return combine(tracer, isOrdered ? parts : [...parts, [unknownValue(list)]], place);
  });
}

/** A list, and the `filter` that leaves out some of its elements. */
interface Filtered {
  readonly leaf: Leaf;
  readonly filter?: TSESTree.CallExpression;
}

/** The list that `list.filter(…)` leaves elements of: any of them may be there, in the same order. */
function getFiltered(tracer: Tracer, leaf: Leaf): readonly Filtered[] {
  const { kind, node, env } = leaf;
  if (kind !== 'value' || node.type !== 'CallExpression' || getMethodName(node) !== 'filter')
    return [{ leaf }];
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression') return [{ leaf }];
  const lists = resolve(tracer, callee.object, env);
  if (!lists.every((one) => one.node.type === 'ArrayExpression')) return [{ leaf }];
  return lists.map((list) => ({ leaf: list, filter: node }));
}

/** Whether an element may be something to join: `filter(Boolean)` and conditions leave the others out. */
function isShown({ kind, value }: Value): boolean {
  return kind !== 'undefined' && value !== '' && typeof value !== 'boolean';
}
