import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../ast/nodes.js';
import { getElements } from './elements.js';
import { getMemberEvents } from './member-events.js';
import { getPropertyValue } from './object-literals.js';
import { getProperty } from './properties.js';
import { ask, createSearch } from './questions.js';
import { follow, resolve, resolveSteps, type Step } from './resolve.js';
import { type DeclaredType, unknown, unknownPart, type Leaf, type Tracer, type Via } from './tracer.js';
import { getStepTexts } from './texts.js';
import { getDeclaredType } from './variables.js';
import { getTypeArgument } from './type-nodes.js';
import { uniqueSteps } from './unique-steps.js';

/** A `[key, value]` pair that is written nowhere as a list: a property, an argument pair of `map.set`. */
function createPair(leaf: Leaf, node: Node, key: Step, value: Step): Leaf {
  return { kind: 'value', node, env: leaf.env, via: null, pair: [key, value] };
}

/** The `[key, value]` pairs of an object, as `Object.entries` gives them. */
export function getObjectEntries(tracer: Tracer, leaf: Leaf, place: Node): Leaf[] {
  const { node, env } = leaf;
  if (leaf.kind === 'undefined') return [];
  if (leaf.kind === 'unknown' || node.type !== 'ObjectExpression') return [unknownPart(place, leaf)];
  const pairs = node.properties.flatMap((property): readonly Leaf[] => {
    if (property.type === 'SpreadElement') {
      return ask(tracer, SPREAD_ENTRIES, property.argument, env, () =>
        uniqueSteps(
          resolve(tracer, property.argument, env).flatMap((one) => getObjectEntries(tracer, one, place)),
        ),
      );
    }
    const [value] = getPropertyValue(tracer, property, env);
    return [createPair(leaf, property, getKey(property, leaf), value ?? unknown(property, env))];
  });
  for (let via: Via | null = leaf.via; via !== null; via = via.next) {
    const { events } = getMemberEvents(tracer, via.variable, via.use, ({ kind }) => kind !== 'call');
    for (const event of events) {
      const isWrite = event.kind === 'set' || event.kind === 'set-computed';
      pairs.push(
        isWrite
          ? createPair(leaf, event.node, unknown(event.node, env), follow(event.value, env))
          : unknownPart(place, leaf),
      );
    }
  }
  return pairs;
}

const SPREAD_ENTRIES = createSearch<readonly Leaf[]>('entries', []);

/** The keys of an object, as `Object.keys` gives them. */
export function getKeys(tracer: Tracer, leaf: Leaf, place: Node): Step[] {
  return getObjectEntries(tracer, leaf, place).map((entry) => entry.pair?.[0] ?? unknownPart(place, entry));
}

function getKey(property: TSESTree.Property, leaf: Leaf): Step {
  if (property.computed || property.key.type === 'Literal') return follow(property.key, leaf.env);
  return { kind: 'value', node: property.key, env: leaf.env, via: null };
}

/** Whether a node makes a `Map`. */
export function isMap(node: Node): boolean {
  return node.type === 'NewExpression' && node.callee.type === 'Identifier' && node.callee.name === 'Map';
}

/** Steps to the `[key, value]` pairs of a `new Map(…)`: those it is made with, those set later. */
export function getMapPairs(tracer: Tracer, leaf: Leaf, place: Node): Step[] {
  const { node, env } = leaf;
  if (node.type !== 'NewExpression') return [unknownPart(place, leaf)];
  const [entries] = node.arguments;
  const steps: Step[] = entries === undefined ? [] : getListSteps(tracer, entries, leaf, place);
  for (let via: Via | null = leaf.via; via !== null; via = via.next) {
    const { events } = getMemberEvents(tracer, via.variable, via.use, () => true);
    for (const event of events) {
      if (event.kind !== 'call') steps.push(unknownPart(place, leaf, {}, getValueType(tracer, leaf)));
      else if (event.method === 'set') {
        const [key, value] = event.call.arguments;
        if (key !== undefined && value !== undefined)
          steps.push(createPair(leaf, event.node, follow(key, env), follow(value, env)));
      }
    }
  }
  return steps;
}

function getListSteps(tracer: Tracer, list: Node, { env }: Leaf, place: Node): Step[] {
  return resolve(tracer, list, env).flatMap((one) => getElements(tracer, one, place));
}

/** Steps to the values of a `Map`; to those under one of the keys, when the keys are known. */
export function getMapValues(
  tracer: Tracer,
  leaf: Leaf,
  place: Node,
  keys?: readonly string[],
): readonly Step[] {
  const steps = pickValues(tracer, getMapPairs(tracer, leaf, place), place, keys);
  // Filled where this file does not show it: its declared type may say with what.
  return steps.length > 0 ? steps : [unknownPart(place, leaf, {}, getValueType(tracer, leaf))];
}

/** Steps to the values of pairs, as `Object.fromEntries` and `new Map` take them. */
export function pickValues(
  tracer: Tracer,
  pairs: readonly Step[],
  place: Node,
  keys: readonly string[] | undefined,
): Step[] {
  if (pairs.length === 0) return [];
  return resolveSteps(tracer, pairs, place).flatMap((pair): readonly Step[] => {
    const isWanted =
      keys === undefined ||
      getStepTexts(tracer, getProperty(tracer, pair, '0', place), place).some(
        ({ value }) => value === undefined || keys.includes(String(value)),
      );
    return isWanted ? getProperty(tracer, pair, '1', place) : [];
  });
}

/** Type of a map's values: of `new Map<string, T>()`, of the variable it is in. */
export function getValueType(tracer: Tracer, leaf: Leaf): DeclaredType | undefined {
  if (leaf.annotation !== undefined) return getTypeArgument(tracer, leaf.annotation, 1);
  const written = leaf.node.type === 'NewExpression' ? leaf.node.typeArguments?.params[1] : undefined;
  const declared = leaf.via === null ? undefined : getDeclaredType(tracer, leaf.via.variable);
  return written ?? (declared && getTypeArgument(tracer, declared, 1));
}
