import type { TSESTree } from '@typescript-eslint/utils';
import { getStaticKey, isFunction, type Node } from '../ast/nodes.js';
import { getReturns } from './callers.js';
import { flatten } from './flatten.js';
import { getKnownTexts } from './members.js';
import { getProperty } from './properties.js';
import { ask } from './questions.js';
import { follow, MAX_LEAVES, resolve, type Step } from './resolve.js';
import { absent, unknown, type Env, type Leaf, type Tracer } from './tracer.js';
import { uniqueSteps } from './unique-steps.js';

/** Reads an object literal from its end, where the last one to say something wins. */
export function getFromObject(
  tracer: Tracer,
  properties: readonly TSESTree.ObjectLiteralElement[],
  name: string,
  place: Node,
  env: Env,
): readonly Step[] {
  const plain = properties.length > MOST_SCANNED ? getPlainIndex(properties) : null;
  if (plain !== null) {
    const property = plain.get(name);
    return property === undefined ? [absent(place, env)] : getPropertyValue(tracer, property, env);
  }
  const steps: Step[] = [];
  for (let index = properties.length - 1; index >= 0; index--) {
    const property = properties[index];
    if (property === undefined) continue;
    if (property.type === 'SpreadElement') {
      const spread = getFromSpread(tracer, property.argument, name, place, env);
      for (const step of spread) if (step.kind !== 'undefined') steps.push(step);
      // An object that is spread into itself, again and again.
      if (steps.length > MAX_LEAVES) return [unknown(place, env)];
      // Some ways through the spread leave the property as it was before.
      if (!spread.some((step) => step.kind === 'undefined')) return steps;
      continue;
    }
    const key =
      getStaticKey(property.key, property.computed) ??
      getOnlyKey(tracer, property.key, property.computed, env);
    if (key === undefined) steps.push(unknown(place, env));
    if (key !== name) continue;
    const value = getPropertyValue(tracer, property, env);
    return steps.length === 0 ? value : [...steps, ...value];
  }
  steps.push(absent(place, env));
  return steps;
}

/** Literals up to this long are read from their end faster than an index of them is made. */
const MOST_SCANNED = 16;

type PlainIndex = ReadonlyMap<string, TSESTree.Property>;

const plainIndexes = new WeakMap<readonly TSESTree.ObjectLiteralElement[], PlainIndex | null>();

/** Properties by name of a literal without spreads and computed keys, as most are; `null` for the others. */
function getPlainIndex(properties: readonly TSESTree.ObjectLiteralElement[]): PlainIndex | null {
  const known = plainIndexes.get(properties);
  if (known !== undefined) return known;
  const index = createPlainIndex(properties);
  plainIndexes.set(properties, index);
  return index;
}

function createPlainIndex(properties: readonly TSESTree.ObjectLiteralElement[]): PlainIndex | null {
  const index = new Map<string, TSESTree.Property>();
  for (const property of properties) {
    const key = property.type === 'Property' ? getStaticKey(property.key, property.computed) : undefined;
    if (property.type !== 'Property' || key === undefined) return null;
    index.set(key, property);
  }
  return index;
}

function getOnlyKey(tracer: Tracer, key: Node, isComputed: boolean, env: Env): string | undefined {
  const keys = isComputed ? getKnownTexts(tracer, key, env) : undefined;
  return keys?.length === 1 ? keys[0] : undefined;
}

/** Steps to the value of one property: for a getter, to what it returns. */
export function getPropertyValue(tracer: Tracer, property: TSESTree.Property, env: Env): readonly Step[] {
  if (property.kind === 'get' && isFunction(property.value)) {
    return getReturns(tracer, property.value).map((node) => follow(node, env));
  }
  return [follow(property.value, env)];
}

/** Reads what `...object` brings under a name. */
export function getFromSpread(
  tracer: Tracer,
  argument: Node,
  name: string,
  place: Node,
  env: Env,
): readonly Step[] {
  const leaves = resolve(tracer, argument, env);
  const spread: Spread = { leaves, name, place };
  if (leaves.length < 2) return readSpread(tracer, spread);
  const search = { about: `...${name}`, nothing: NOTHING, find: readSeveral };
  return ask(tracer, search, argument, env, spread, getMemory(tracer, name, place));
}

/** What is spread, and the name under which it is looked at. */
interface Spread {
  readonly leaves: readonly Leaf[];
  readonly name: string;
  readonly place: Node;
}

function readSpread(tracer: Tracer, { leaves, name, place }: Spread): readonly Step[] {
  return flatten(leaves, (leaf): readonly Step[] =>
    // `...(condition && { … })` spreads nothing when the condition fails.
    leaf.kind === 'value' && leaf.node.type === 'Literal'
      ? [{ ...leaf, kind: 'undefined' }]
      : getProperty(tracer, leaf, name, place),
  );
}

function readSeveral(tracer: Tracer, spread: Spread): readonly Step[] {
  return uniqueSteps(readSpread(tracer, spread));
}

const NOTHING: readonly Step[] = [];

/** What spreads bring, by what is spread. */
type SpreadMemory = Map<Node, readonly Step[]>;

/** What was found in each file, by the place that stands for what is not known of it, and by name. */
const memories = new WeakMap<Tracer, Map<Node, Map<string, SpreadMemory>>>();

/** Where there are several ways, all of them are looked through from each of several places. */
function getMemory(tracer: Tracer, name: string, place: Node): SpreadMemory {
  let byPlace = memories.get(tracer);
  if (byPlace === undefined) memories.set(tracer, (byPlace = new Map<Node, Map<string, SpreadMemory>>()));
  let byName = byPlace.get(place);
  if (byName === undefined) byPlace.set(place, (byName = new Map<string, SpreadMemory>()));
  let memory = byName.get(name);
  if (memory === undefined) byName.set(name, (memory = new Map<Node, readonly Step[]>()));
  return memory;
}
