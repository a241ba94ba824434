import type { TSESTree } from '@typescript-eslint/utils';
import type { ReportFixFunction } from '@typescript-eslint/utils/ts-eslint';
import type { Node } from '../ast/nodes.js';
import { replaceString } from '../ast/string-source.js';
import { findLiterals } from '../trace/find-literals.js';
import type { Tracer } from '../trace/tracer.js';
import { findNames } from './find-names.js';

/** What a suggestion writes in place of a text. */
export interface Replacement {
  /** Places that change; more than one where a type holds them together. */
  readonly count: number;
  readonly fix: ReportFixFunction;
}

/**
 * Writes another text in place of a literal. Where a type of the file names the texts that its place takes, the type,
 * the default and what is compared with them change together: one of them alone would not compile. A literal in a
 * place that no such type holds changes alone, whatever other types say the same.
 * @returns `undefined` for a text with holes, and where the type would name the new text twice
 */
export function replaceText(tracer: Tracer, node: Node, text: string): Replacement | undefined {
  const source = replaceString(node, text);
  if (source === undefined) return undefined;
  const alone: Replacement = { count: 1, fix: (fixer) => fixer.replaceText(node, source) };
  const places = findHeldTogether(tracer, node);
  if (places.length <= 1) return alone;
  // A constant that is given to a typed place: whether that place is to change with it, the author has to say.
  if (findHeldTogether(tracer, node, true).length === 1) return undefined;
  if (places.some((place) => isNamedBeside(place, text))) {
    return isNamedBeside(node, text) ? undefined : alone;
  }
  return {
    count: places.length,
    fix: (fixer) => places.map((place) => fixer.replaceText(place, replaceString(place, text) ?? source)),
  };
}

/** Writes another number; `undefined` where a type names the numbers that the place takes. */
export function replaceNumber(tracer: Tracer, node: Node, text: string): Replacement | undefined {
  if (!/^-?\d+$/.test(text) || node.type !== 'Literal' || isOfLiteralType(tracer, node)) return undefined;
  return { count: 1, fix: (fixer) => fixer.replaceText(node, text) };
}

/** Whether a type of this file holds a literal and other places together, so that one alone is not to be changed. */
export function isOfLiteralType(tracer: Tracer, node: Node): boolean {
  return findHeldTogether(tracer, node).length > 1;
}

/** What was found for literals, by whether their own places only were asked: each of several suggestions asks the same. */
const heldOf = { all: new WeakMap<Node, readonly Node[]>(), own: new WeakMap<Node, readonly Node[]>() };

/** Places of the same type that say the same as a literal, itself among them. */
function findHeldTogether(tracer: Tracer, node: Node, isOwnPlaceOnly = false): readonly Node[] {
  if (node.type !== 'Literal') return [];
  const known = heldOf[isOwnPlaceOnly ? 'own' : 'all'];
  let places = known.get(node);
  if (places === undefined) {
    places = searchHeldTogether(tracer, node, isOwnPlaceOnly);
    known.set(node, places);
  }
  return places;
}

function searchHeldTogether(
  tracer: Tracer,
  node: TSESTree.Literal,
  isOwnPlaceOnly: boolean,
): readonly Node[] {
  const query = { tracer, text: String(node.value) };
  const places = findLiterals(tracer, node.value).map((place) => ({
    place,
    names: [place, ...findNames({ ...query, isOwnPlaceOnly: isOwnPlaceOnly && place === node }, place)],
  }));
  const held = new Set<Node>(places.find(({ place }) => place === node)?.names);
  // A place may be of two types: each brings its own.
  for (let size = 0; size !== held.size;) {
    size = held.size;
    for (const { names } of places) {
      if (names.some((name) => held.has(name))) for (const name of names) held.add(name);
    }
  }
  return places.filter(({ place }) => held.has(place)).map(({ place }) => place);
}

/** Whether the union, list or schema that a literal stands in names a text as well. */
function isNamedBeside({ parent }: Node, text: string): boolean {
  const isText = (node: Node | null) =>
    node !== null &&
    ((node.type === 'Literal' && node.value === text) ||
      (node.type === 'TSLiteralType' && node.literal.type === 'Literal' && node.literal.value === text));
  if (parent?.type === 'ArrayExpression') return parent.elements.some(isText);
  if (parent?.type !== 'TSLiteralType') return false;
  return parent.parent.type === 'TSUnionType' && parent.parent.types.some(isText);
}
