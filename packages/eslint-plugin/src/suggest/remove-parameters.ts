import type { TSESTree } from '@typescript-eslint/utils';
import type { AST } from '@typescript-eslint/utils/ts-eslint';
import { getParent, getWrapped, isInside, type Node } from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';
import type { Tracer } from '../trace/tracer.js';
import { findAddition, findPropertyRanges, findStatements, getLines, isOnlyOf } from './leave-out.js';

/** A parameter of a call: the API's name of it, and the call's own. */
export interface Parameter {
  readonly call: ImageCall;
  readonly name: string;
  readonly spelling: string;
}

/** Parameters that are taken out of the requests that give them. */
interface Removal {
  /** Those that can be. */
  readonly left: readonly Parameter[];
  readonly ranges: readonly AST.Range[];
  /** Whether a node goes with them. */
  readonly isGone: (node: Node) => boolean;
}

/**
 * Takes parameters out of requests: their properties, or the statements that add them.
 * @param beside what stands in an object that is known to be of these requests only
 */
export function removeParameters(tracer: Tracer, parameters: readonly Parameter[], beside: Node): Removal {
  const { sourceCode } = tracer;
  const found = parameters.flatMap((parameter) => {
    const { name } = parameter;
    const calls = parameters.filter((one) => one.name === name).map(({ call }) => call);
    const places = findPlaces(parameter, calls, beside);
    return places === undefined ? [] : [{ parameter, places }];
  });
  const isStatement = ({ type }: Node): boolean => type !== 'Property';
  const statements = findStatements(found.flatMap(({ places }) => places.filter(isStatement)));
  // Those that cannot go stay, and what they add with them.
  const left = found.filter(({ places }) => statements !== undefined || !places.some(isStatement));
  const properties = new Map<TSESTree.ObjectExpression, Set<TSESTree.Property>>();
  for (const place of left.flatMap(({ places }) => places)) {
    if (place.type !== 'Property' || place.parent.type !== 'ObjectExpression') continue;
    properties.set(place.parent, (properties.get(place.parent) ?? new Set()).add(place));
  }
  const lines = (statements ?? []).map((one) => ({ one, range: getLines(sourceCode, one) }));
  const gone = [...lines.map(({ one }) => one), ...[...properties.values()].flatMap((ones) => [...ones])];
  return {
    left: left.map(({ parameter }) => parameter),
    ranges: [
      ...[...properties].flatMap(([object, ones]) => findPropertyRanges(sourceCode, object, [...ones]) ?? []),
      ...lines.map(({ range }) => range),
    ],
    isGone: (node) => gone.some((one) => isInside(node, one)),
  };
}

/** What gives a request a parameter; `undefined` where some of it is not to be taken out alone. */
function findPlaces(
  { call, name }: Parameter,
  calls: readonly ImageCall[],
  beside: Node,
): Node[] | undefined {
  const places: Node[] = [];
  for (const step of call.getSteps(name)) {
    if (step.kind === 'undefined') continue;
    const place = step.kind === 'follow' ? findPlace(calls, step.node, beside, call) : undefined;
    if (place === undefined) return undefined;
    places.push(place);
  }
  return places.length === 0 ? undefined : places;
}

function findPlace(
  calls: readonly ImageCall[],
  value: Node,
  beside: Node,
  call: ImageCall,
): Node | undefined {
  const outer = getWrapped(value);
  const parent = getParent(outer);
  const object = parent === undefined ? undefined : getParent(parent);
  if (parent?.type === 'Property') {
    if (object?.type !== 'ObjectExpression' || parent.value !== outer) return undefined;
    const isOwn = isInside(parent, call.node) || isInside(beside, object) || isOnlyOf(calls, object);
    const { sourceCode } = call.tracer;
    return isOwn && findPropertyRanges(sourceCode, object, [parent]) !== undefined ? parent : undefined;
  }
  return parent === undefined ? undefined : findAddition(calls, parent);
}
