import type { TSESTree } from '@typescript-eslint/utils';
import { getCalledName, getOptional, getStaticKey, unwrap, type Node } from '../ast/nodes.js';
import { getClassMember, getClassOf, getThisMember, getThisOwner } from './classes.js';
import { getCliOption } from './cli-options.js';
import { getConstructedMember } from './constructors.js';
import { getElements, getElementAt } from './elements.js';
import { pickValues } from './entries.js';
import { getFieldValues, getFieldWrites } from './field-writes.js';
import { getMemberEvents, type MemberEvent } from './member-events.js';
import { getKnownTexts } from './members.js';
import { getNamespaceMember } from './namespaces.js';
import { getFromObject, getFromSpread } from './object-literals.js';
import { getPreparedEdit } from './prepared-edit.js';
import { follow, resolve, resolveSteps, type Step, MAX_LEAVES } from './resolve.js';
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
import { getTypeMember } from './type-nodes.js';
import { getInferredOutput, getZodOutput } from './zod.js';

/**
 * Steps to what a property of a traced object may be: what was written to it on the way, then what it was built with.
 * @param place node that stands for the property where nothing is known
 * @param built what the object was built with under that name, where it has been read already
 */
export function getProperty(
  tracer: Tracer,
  leaf: Leaf,
  name: string,
  place: Node,
  built?: readonly Step[],
): readonly Step[] {
  // As `nest` does, without a function made for each of the many questions.
  if (tracer.depth >= MAX_DEPTH || --tracer.budget < 0) return [unknown(place, leaf.env)];
  tracer.depth++;
  const steps = readProperty(tracer, leaf, name, place, built);
  tracer.depth--;
  return steps;
}

/** {@link getProperty} for a path of names: `options.size.default`. */
export function getPropertyAt(
  tracer: Tracer,
  start: readonly Step[],
  path: readonly string[],
  place: Node,
): readonly Step[] {
  let steps = start;
  for (const name of path) {
    steps = resolveSteps(tracer, steps, place).flatMap((leaf) => getProperty(tracer, leaf, name, place));
  }
  return steps;
}

function readProperty(
  tracer: Tracer,
  leaf: Leaf,
  name: string,
  place: Node,
  known: readonly Step[] | undefined,
): readonly Step[] {
  if (leaf.kind === 'undefined') return [{ ...leaf, node: place }];
  if (leaf.without?.has(name) === true) return [absent(place, leaf.env)];
  const written: Step[] = [];
  for (let via: Via | null = leaf.via; via !== null; via = via.next) {
    const { steps, isReplaced } = getWritten(tracer, via, name, place, leaf.env);
    for (const step of steps) written.push(step);
    if (written.length > MAX_LEAVES) return [unknown(place, leaf.env)];
    if (isReplaced) return written;
  }
  if (leaf.kind === 'unknown') {
    const annotation =
      leaf.annotation === undefined ? undefined : getTypeMember(tracer, leaf.annotation, name);
    const inferred = leaf.annotation && getInferredOutput(tracer, leaf.annotation, name, place);
    return [...written, ...(inferred ?? [unknownPart(place, leaf, { name }, annotation)])];
  }
  const built = known ?? getBuilt(tracer, leaf, name, place);
  const fields = getFieldWrites(tracer, leaf.node);
  if (fields !== undefined) {
    const open = fields.isOpen ? [unknownPart(place, leaf, { name })] : [];
    const merged = fields.merged
      .flatMap((source) => getFromSpread(tracer, source, name, place, null))
      .filter((step) => step.kind !== 'undefined');
    return [...written, ...getFieldValues(fields, name), ...merged, ...open, ...built];
  }
  return written.length > 0 ? [...written, ...built.filter((step) => step.kind !== 'undefined')] : built;
}

interface Written {
  readonly steps: readonly Step[];
  readonly isReplaced: boolean;
}

function getWritten(tracer: Tracer, via: Via, name: string, place: Node, env: Env): Written {
  const { events, isReplaced } = getMemberEvents(tracer, via.variable, via.use, mayWrite, name);
  if (events.length === 0) return NOT_WRITTEN;
  const steps: Step[] = [];
  for (const event of events) {
    const more = readEvent(tracer, event, name, place, env);
    // Once an unknown function had the object, nothing is known of it.
    if (more === undefined) return { steps: [unknown(place, env)], isReplaced: true };
    for (const step of more) steps.push(step);
    if (steps.length > MAX_LEAVES) return { steps: [unknown(place, env)], isReplaced: true };
  }
  return { steps, isReplaced };
}

const NOT_WRITTEN: Written = { steps: [], isReplaced: false };

function mayWrite(event: MemberEvent, name: string): boolean {
  switch (event.kind) {
    case 'set':
    case 'delete':
    case 'nested':
      return event.name === name;
    case 'call':
    case 'push':
      return false;
    default:
      return true;
  }
}

function readEvent(
  tracer: Tracer,
  event: MemberEvent,
  name: string,
  place: Node,
  env: Env,
): readonly Step[] | undefined {
  switch (event.kind) {
    case 'set':
      return [follow(event.value, env)];
    case 'delete':
      return [absent(place, env)];
    case 'set-computed': {
      const keys = getKnownTexts(tracer, event.key, env);
      if (keys === undefined) return undefined;
      if (!keys.includes(name)) return [];
      if (keys.length === 1) return [follow(event.value, env)];
      // `copy[key] = object[key]`: under each of several keys is what the object has under it.
      const value = unwrap(event.value);
      const isSameKey =
        value.type === 'MemberExpression' &&
        value.computed &&
        getDottedName(value.property) !== undefined &&
        getDottedName(value.property) === getDottedName(event.key);
      return isSameKey
        ? resolve(tracer, value.object, env).flatMap((leaf) => getProperty(tracer, leaf, name, place))
        : undefined;
    }
    case 'merge':
      return event.sources.flatMap((source) =>
        resolve(tracer, source, env)
          .flatMap((leaf) => getProperty(tracer, leaf, name, place))
          .filter((step) => step.kind !== 'undefined'),
      );
    case 'nested':
      return [unknown(place, env)];
    default:
      return undefined;
  }
}

function getBuilt(tracer: Tracer, leaf: Leaf, name: string, place: Node): readonly Step[] {
  const { node, env } = leaf;
  if (leaf.pair !== undefined)
    return [name === '0' ? leaf.pair[0] : name === '1' ? leaf.pair[1] : unknownPart(place, leaf, { name })];
  switch (node.type) {
    case 'ObjectExpression':
      return getFromObject(tracer, node.properties, name, place, env);
    case 'ArrayExpression':
      return isIndex(name) ? getElementAt(tracer, leaf, Number(name), place) : getPart(leaf, name, place);
    case 'TSEnumDeclaration': {
      const member = node.body.members.find((one) => getStaticKey(one.id, false) === name);
      const initializer = getOptional(member?.initializer);
      return initializer === undefined ? getPart(leaf, name, place) : [follow(initializer, env)];
    }
    case 'ClassDeclaration':
    case 'ClassExpression':
      return getClassMember(tracer, node, name, true) ?? getPart(leaf, name, place);
    case 'TSModuleDeclaration':
      return getNamespaceMember(node, name) ?? getPart(leaf, name, place);
    case 'NewExpression': {
      const owner = getClassOf(tracer, node, env);
      return (owner && getClassMember(tracer, owner, name, false)) ?? getPart(leaf, name, place);
    }
    case 'ThisExpression': {
      const owner = getThisOwner(node);
      if (owner?.type === 'ObjectExpression')
        return getFromObject(tracer, owner.properties, name, place, env);
      const member =
        owner === undefined
          ? getConstructedMember(tracer, node, name)
          : getThisMember(tracer, owner.body, name, owner.isStatic);
      return member ?? getPart(leaf, name, place);
    }
    case 'CallExpression':
      return isIndex(name)
        ? getElementAt(tracer, leaf, Number(name), place)
        : (getFromCall(tracer, node, name, place, leaf) ?? getPart(leaf, name, place));
    default:
      return getPart(leaf, name, place);
  }
}

function getPart(leaf: Leaf, name: string, place: Node): readonly Step[] {
  return [unknownPart(place, leaf, { name })];
}

function isIndex(name: string): boolean {
  return /^\d+$/.test(name);
}

function getFromCall(
  tracer: Tracer,
  call: TSESTree.CallExpression,
  name: string,
  place: Node,
  leaf: Leaf,
): readonly Step[] | undefined {
  const { env } = leaf;
  const callee = unwrap(call.callee);
  if (isAssign(call)) {
    const steps: Step[] = [];
    for (const argument of call.arguments.toReversed()) {
      const source = getFromSpread(tracer, argument, name, place, env);
      steps.push(...source.filter((step) => step.kind !== 'undefined'));
      if (!source.some((step) => step.kind === 'undefined')) return steps;
    }
    return [...steps, absent(place, env)];
  }
  if (callee.type === 'MemberExpression' && callee.object.type === 'Identifier') {
    const pairs = getFromEntries(tracer, call, env);
    const values = pairs && pickValues(tracer, pairs, place, [name]);
    if (values !== undefined) return values.length > 0 ? values : [absent(place, env)];
  }
  return (
    getPreparedEdit(tracer, call, name, leaf) ??
    getZodOutput(tracer, call, name, env) ??
    getCliOption(tracer, call, name, env)
  );
}

/** Whether a call is `Object.assign(…)`, or the `__assign(…)` that TypeScript makes of spreads. */
function isAssign(call: TSESTree.CallExpression): boolean {
  return getDottedName(call.callee) === 'Object.assign' || getCalledName(call) === '__assign';
}

/** The pairs that `Object.fromEntries(pairs)` is made of. */
export function getFromEntries(
  tracer: Tracer,
  call: TSESTree.CallExpression,
  env: Env,
): readonly Step[] | undefined {
  const [list] = call.arguments;
  if (list === undefined || getDottedName(call.callee) !== 'Object.fromEntries') return undefined;
  return resolve(tracer, list, env).flatMap((one) => getElements(tracer, one, list));
}
