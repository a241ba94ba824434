import { getOptional, getStaticKey, type Node } from '../ast/nodes.js';
import { getElements } from './elements.js';
import { pickValues } from './entries.js';
import { getMemberEvents } from './member-events.js';
import { getPropertyValue } from './object-literals.js';
import { getFromEntries } from './properties.js';
import { ask, type Search } from './questions.js';
import { follow, resolve, type Step } from './resolve.js';
import { unknown, unknownPart, type Leaf, type Tracer, type Via } from './tracer.js';
import { getElementType, getTypeMember } from './type-nodes.js';
import { uniqueSteps } from './unique-steps.js';

/** Steps to every property of a traced object, for a lookup by a key that is not known. */
export function getAllProperties(tracer: Tracer, leaf: Leaf, place: Node): readonly Step[] {
  const { kind, node, env } = leaf;
  if (kind !== 'value') return readAllProperties(tracer, leaf, place);
  return ask(tracer, ALL_PROPERTIES, node, env, { leaf, place });
}

const ALL_PROPERTIES: Search<{ leaf: Leaf; place: Node }, readonly Step[]> = {
  about: 'properties',
  nothing: [],
  find: (tracer, { leaf, place }) => uniqueSteps(readAllProperties(tracer, leaf, place)),
};

function readAllProperties(tracer: Tracer, leaf: Leaf, place: Node): readonly Step[] {
  const { node, env } = leaf;
  if (leaf.kind === 'undefined') return [{ ...leaf, node: place }];
  if (leaf.kind === 'unknown') return [getUnknownMember(tracer, leaf, place)];
  const steps: Step[] = [];
  for (let via: Via | null = leaf.via; via !== null; via = via.next) {
    const { events } = getMemberEvents(tracer, via.variable, via.use, () => true);
    for (const event of events) {
      if (event.kind === 'set' || event.kind === 'set-computed') steps.push(follow(event.value, env));
      else if (event.kind !== 'call') steps.push(unknown(place, env));
    }
  }
  switch (node.type) {
    case 'ObjectExpression':
      for (const property of node.properties) {
        if (property.type === 'Property') {
          const key = getStaticKey(property.key, property.computed);
          const isTaken = key !== undefined && leaf.without?.has(key) === true;
          if (!isTaken) steps.push(...getPropertyValue(tracer, property, env));
        } else {
          const spread = resolve(tracer, property.argument, env);
          steps.push(...spread.flatMap((one) => getAllProperties(tracer, one, place)));
        }
      }
      break;
    case 'ArrayExpression':
      return getElements(tracer, leaf, place);
    case 'TSEnumDeclaration':
      for (const member of node.body.members) {
        const initializer = getOptional(member.initializer);
        if (initializer !== undefined) steps.push(follow(initializer, env));
      }
      break;
    case 'CallExpression': {
      const pairs = getFromEntries(tracer, node, env);
      return pairs === undefined
        ? [...steps, unknownPart(place, leaf)]
        : [...steps, ...pickValues(tracer, pairs, place, undefined)];
    }
    default:
      return [...steps, unknownPart(place, leaf)];
  }
  return steps;
}

/** A member under a key that is not known, of an object that is not: its type may still be declared. */
function getUnknownMember(tracer: Tracer, leaf: Leaf, place: Node): Leaf {
  const { annotation } = leaf;
  const type =
    annotation && (getElementType(tracer, annotation) ?? getTypeMember(tracer, annotation, ANY_KEY));
  return unknownPart(place, leaf, {}, type);
}

/** No name anyone writes: only what holds for every key has a type for it. */
const ANY_KEY = '\0';
