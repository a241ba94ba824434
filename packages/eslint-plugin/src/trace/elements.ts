import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, unwrap, type Node } from '../ast/nodes.js';
import { getAllProperties } from './all-properties.js';
import { expandCallback } from './calls.js';
import { flatten } from './flatten.js';
import { getKeys, getMapPairs, getMapValues, getObjectEntries, isMap } from './entries.js';
import { getFieldPushes } from './field-writes.js';
import { getMemberEvents, type MemberEvent } from './member-events.js';
import { filterElements } from './filters.js';
import { getProperty } from './properties.js';
import { ask, createSearch } from './questions.js';
import { follow, resolve, resolveSteps, type Step, followElement } from './resolve.js';
import { getDottedName } from './specifiers.js';
import {
  absent,
  MAX_DEPTH,
  unknown,
  unknownPart,
  type Env,
  type Leaf,
  type Tracer,
  type Via,
} from './tracer.js';
import { getElementType } from './type-nodes.js';

/** Array methods whose result has the elements of their receiver. */
const SAME_ELEMENTS: ReadonlySet<string> = new Set([
  'slice',
  'splice',
  'reverse',
  'toReversed',
  'sort',
  'toSorted',
]);

/** Steps to every element an array may have; what is not known of it is an `unknown` step among them. */
export function getElements(tracer: Tracer, leaf: Leaf, place: Node): readonly Step[] {
  // As `nest` does, without a function made for each of the many questions.
  if (tracer.depth >= MAX_DEPTH) return [unknown(place, leaf.env)];
  tracer.depth++;
  const steps = readElements(tracer, leaf, place);
  tracer.depth--;
  return steps;
}

function readElements(tracer: Tracer, leaf: Leaf, place: Node): readonly Step[] {
  if (leaf.kind === 'undefined') return [];
  const pushed = getPushed(tracer, leaf, place);
  if (leaf.kind === 'unknown') {
    const { annotation, origin } = leaf;
    if (origin?.from !== undefined) {
      return [...pushed, ...getElementsFrom(tracer, origin.leaf, origin.from, place)];
    }
    const type = annotation === undefined ? undefined : getElementType(tracer, annotation);
    return [...pushed, unknownPart(place, leaf, {}, type)];
  }
  const { node, env } = leaf;
  switch (node.type) {
    case 'ArrayExpression': {
      const steps: Step[] = pushed;
      for (const element of node.elements) {
        if (element === null) continue;
        steps.push(
          element.type === 'SpreadElement' ? followElement(element.argument, env) : follow(element, env),
        );
      }
      return steps;
    }
    case 'CallExpression': {
      const made = getFromCall(tracer, leaf, place) ?? [unknownPart(place, leaf)];
      return pushed.length === 0 ? made : [...pushed, ...made];
    }
    case 'NewExpression':
      return pushed.length > 0 ? pushed : getFromNew(tracer, leaf, place);
    default:
      return [...pushed, unknownPart(place, leaf)];
  }
}

/** Elements of a list behind its first ones, as `[first, ...rest]` leaves them. */
function getElementsFrom(tracer: Tracer, leaf: Leaf, from: number, place: Node): readonly Step[] {
  const { env } = leaf;
  const list = getAwaitedList(tracer, leaf);
  if (list !== undefined) return list.flatMap((one) => getElementsFrom(tracer, one, from, place));
  if (!isFixed(tracer, leaf, place, from)) return getElements(tracer, leaf, place);
  return leaf.node.elements
    .slice(from)
    .flatMap((element): readonly Step[] =>
      element === null
        ? []
        : element.type === 'SpreadElement'
          ? [followElement(element.argument, env)]
          : [follow(element, env)],
    );
}

/** The lists that `Promise.all(list)` awaits. */
function getAwaitedList(tracer: Tracer, { node, env }: Leaf): readonly Leaf[] | undefined {
  if (node.type !== 'CallExpression') return undefined;
  const callee = unwrap(node.callee);
  const [list] = node.arguments;
  const isAll =
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'Promise' &&
    /^all(?:Settled)?$/.test(getMemberName(callee) ?? '');
  return isAll && list !== undefined ? resolve(tracer, list, env) : undefined;
}

function getFromNew(tracer: Tracer, leaf: Leaf, place: Node): readonly Step[] {
  const { node, env } = leaf;
  if (isMap(node)) return getMapPairs(tracer, leaf, place);
  if (node.type !== 'NewExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'Set') {
    return [unknownPart(place, leaf)];
  }
  const [source] = node.arguments;
  const steps: Step[] = source === undefined ? [] : [followElement(source, env)];
  for (let via: Via | null = leaf.via; via !== null; via = via.next) {
    const { events } = getMemberEvents(tracer, via.variable, via.use, (event) => event.kind === 'call');
    for (const event of events) {
      const [added] = event.kind === 'call' && event.method === 'add' ? event.call.arguments : [];
      if (added !== undefined) steps.push(follow(added, env));
    }
  }
  return steps.length > 0 ? steps : [unknownPart(place, leaf)];
}

/** Steps to what is put into a list on the way. */
export function getPushed(tracer: Tracer, leaf: Leaf, place: Node): Step[] {
  const steps: Step[] = [];
  for (let via: Via | null = leaf.via; via !== null; via = via.next) {
    const { events } = getMemberEvents(tracer, via.variable, via.use, isChange);
    for (const event of events) {
      if (event.kind === 'push') {
        for (const argument of event.args) steps.push(followArgument(argument, leaf.env));
      } else if (event.kind === 'set' || event.kind === 'set-computed') {
        steps.push(follow(event.value, leaf.env));
      } else {
        steps.push(unknown(place, leaf.env));
      }
    }
  }
  // The order of the methods' calls is not known, nor whose calls they are.
  for (const argument of getFieldPushes(tracer, leaf.node)) steps.push(followArgument(argument, null));
  return steps;
}

function followArgument(argument: Node, env: Env): Step {
  return argument.type === 'SpreadElement' ? followElement(argument.argument, env) : follow(argument, env);
}

function isChange({ kind }: MemberEvent): boolean {
  return kind !== 'call';
}

/** Steps to one element by its index, a negative one from the end; any element when the positions are not fixed. */
export function getElementAt(tracer: Tracer, leaf: Leaf, index: number, place: Node): readonly Step[] {
  const { env } = leaf;
  const list = getAwaitedList(tracer, leaf);
  if (list !== undefined) return list.flatMap((one) => getElementAt(tracer, one, index, place));
  if (!isFixed(tracer, leaf, place, index < 0 ? undefined : index + 1))
    return getElements(tracer, leaf, place);
  const element = leaf.node.elements.at(index);
  return element === undefined || element === null ? [absent(place, env)] : [follow(element, env)];
}

function getFromCall(tracer: Tracer, leaf: Leaf, place: Node): readonly Step[] | undefined {
  const { node, env } = leaf;
  if (node.type !== 'CallExpression') return undefined;
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression') return undefined;
  const method = getMemberName(callee) ?? '';
  const [first, second] = node.arguments;
  const owner = callee.object.type === 'Identifier' ? callee.object.name : '';
  const elementsOf = (list: Node): Step => followElement(list, env);
  // What `allSettled` wraps the elements in is read off them: `result.value`.
  if (owner === 'Promise' && /^all(?:Settled)?$/.test(method)) return first && [elementsOf(first)];
  if (owner === 'Array') {
    if (method === 'of') return node.arguments.map((argument) => follow(argument, env));
    if (method !== 'from' || first === undefined) return undefined;
    return second === undefined ? [elementsOf(first)] : expandCallback(tracer, node, second, env);
  }
  if (owner === 'Object') {
    const read = OBJECT_LISTS[method];
    return first && read && resolve(tracer, first, env).flatMap((one) => read(tracer, one, place));
  }
  if (method === 'map' && first !== undefined) return expandCallback(tracer, node, first, env);
  if (method === 'flatMap' && first !== undefined) {
    return expandCallback(tracer, node, first, env)?.flatMap((step) => openList(tracer, step, node));
  }
  if (method === 'flat') {
    const all = flatten(resolve(tracer, callee.object, env), (one) => getElements(tracer, one, place));
    return all.flatMap((step) => openList(tracer, step, node));
  }
  if (method === 'slice') {
    const [from, to] = [getIndex(first), getIndex(second)];
    const lists = resolve(tracer, callee.object, env);
    // Positions that are computed are any, and so are those of a list that is not in sight.
    const isComputed =
      (first !== undefined && from === undefined) || (second !== undefined && to === undefined);
    if (isComputed || !lists.every((one) => isFixed(tracer, one, place))) return [elementsOf(callee.object)];
    return lists.flatMap(({ node: list, env: outer }) =>
      list.elements.slice(from, to).flatMap((one) => (one === null ? [] : [follow(one, outer)])),
    );
  }
  if (method === 'entries' || method === 'values' || method === 'keys') {
    return resolve(tracer, callee.object, env).flatMap((one) => getIterated(tracer, one, method, place));
  }
  if (method === 'filter') {
    const all = flatten(resolve(tracer, callee.object, env), (one) => getElements(tracer, one, place));
    const passed = filterElements(tracer, all, first, env, place);
    return passed === all ? [elementsOf(callee.object)] : passed;
  }
  if (SAME_ELEMENTS.has(method)) return [elementsOf(callee.object)];
  if (method === 'concat') {
    return [elementsOf(callee.object), ...node.arguments.map((argument) => elementsOf(argument))];
  }
  if (method === 'fill' && first !== undefined) return [follow(first, env)];
  return undefined;
}

/** A position as it is written: `0`, `-1`. */
export function getIndex(node: Node | undefined): number | undefined {
  const isNegative = node?.type === 'UnaryExpression' && node.operator === '-';
  const literal = isNegative ? node.argument : node;
  const value = literal?.type === 'Literal' ? literal.value : undefined;
  if (typeof value !== 'number') return undefined;
  return isNegative ? -value : value;
}

/** Whether the elements of a list stand where it is written, each in its place. */
function isFixed(
  tracer: Tracer,
  leaf: Leaf,
  place: Node,
  end = Infinity,
): leaf is Leaf & { node: TSESTree.ArrayExpression } {
  const { node } = leaf;
  return (
    node.type === 'ArrayExpression' &&
    getPushed(tracer, leaf, place).length === 0 &&
    !node.elements.slice(0, end).some((element) => element?.type === 'SpreadElement')
  );
}

/** An element, or the elements of a list that it is. */
function openList(tracer: Tracer, step: Step, place: Node): readonly Step[] {
  if (step.kind !== 'follow') return [step];
  return resolveSteps(tracer, [step], place).flatMap((inner) =>
    isList(tracer, inner) ? getElements(tracer, inner, place) : [inner],
  );
}

const LIST_STATICS = /^(?:Promise\.all(?:Settled)?|Array\.(?:from|of)|Object\.(?:values|entries|keys))$/;
const LIST_METHODS: ReadonlySet<string> = new Set([
  ...SAME_ELEMENTS,
  'filter',
  'flat',
  'map',
  'flatMap',
  'concat',
  'fill',
  'values',
]);

/** Whether an expression is a list for sure. `slice` alone says nothing: files and buffers have one too. */
export function isList(tracer: Tracer, { node, env, annotation, origin }: Leaf): boolean {
  if (origin?.from !== undefined) return true;
  if (annotation !== undefined && getElementType(tracer, annotation) !== undefined) return true;
  if (node.type === 'ArrayExpression') return true;
  if (node.type !== 'CallExpression') return false;
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression') return false;
  const method = getMemberName(callee) ?? '';
  if (method === 'slice') {
    return ask(tracer, IS_LIST, callee.object, env, () =>
      resolve(tracer, callee.object, env).some((leaf) => isList(tracer, leaf)),
    );
  }
  return LIST_METHODS.has(method) || LIST_STATICS.test(getDottedName(callee) ?? '');
}

const IS_LIST = createSearch<boolean>('list', false);

/** Lists that `Object` makes of an object. */
const OBJECT_LISTS: Readonly<
  Partial<Record<string, (tracer: Tracer, leaf: Leaf, place: Node) => readonly Step[]>>
> = { values: getAllProperties, entries: getObjectEntries, keys: getKeys };

/** What `list.entries()`, `map.values()` and the like go through. */
function getIterated(
  tracer: Tracer,
  leaf: Leaf,
  method: 'entries' | 'keys' | 'values',
  place: Node,
): readonly Step[] {
  if (isMap(leaf.node)) {
    if (method === 'values') return getMapValues(tracer, leaf, place);
    const pairs = getMapPairs(tracer, leaf, place);
    return method === 'entries'
      ? pairs
      : resolveSteps(tracer, pairs, place).flatMap((pair) => getProperty(tracer, pair, '0', place));
  }
  const elements = getElements(tracer, leaf, place);
  if (method === 'values') return elements;
  // The keys of a list are its indices.
  return method === 'keys'
    ? [unknown(place, leaf.env)]
    : elements.map((element) => ({
        kind: 'value',
        node: place,
        env: leaf.env,
        via: null,
        pair: [unknown(place, leaf.env), element],
      }));
}
