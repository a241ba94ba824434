import type { TSESTree } from '@typescript-eslint/utils';
import type { AST, ReportFixFunction } from '@typescript-eslint/utils/ts-eslint';
import type { Node } from '../ast/nodes.js';
import { replaceString } from '../ast/string-source.js';
import { findLiterals } from '../trace/find-literals.js';
import type { Tracer } from '../trace/tracer.js';
import { findNames } from './find-names.js';
import { findMemberRange, isNamedBeside } from './named-beside.js';

/** What a suggestion writes in place of a text. */
export interface Replacement {
  /** Places that change; more than one where a type holds them together. */
  readonly count: number;
  readonly places: readonly Node[];
  readonly fix: ReportFixFunction;
}

/**
 * Writes another text in place of a literal. Where a type of the file names the texts that its place takes, the type,
 * the default and what is compared with them change together: one of them alone would not compile. A literal in a
 * place that no such type holds changes alone, whatever other types say the same. Where a union has the new text
 * already, the old one goes.
 * @returns `undefined` for a text with holes, and where a list, a table or a `switch` would have the new text twice
 */
export function replaceText(tracer: Tracer, node: Node, text: string): Replacement | undefined {
  const source = replaceString(node, text);
  if (source === undefined) return undefined;
  const held = findHeldTogether(tracer, node);
  const places = held.length === 0 ? [node] : held;
  const isTwice = places.map((place) => isNamedBeside(tracer, place, text));
  if (places.length > 1) {
    // A constant that is given to a typed place: whether that place is to change with it, the author has to say.
    if (findHeldTogether(tracer, node, true).length === 1) return undefined;
    if (isTwice.includes(true) && isTwice[places.indexOf(node)] === false) {
      return { count: 1, places: [node], fix: (fixer) => fixer.replaceText(node, source) };
    }
  }
  const edits: { range: AST.Range; source: string }[] = [];
  for (const [index, place] of places.entries()) {
    if (isTwice[index] !== true) {
      edits.push({ range: place.range, source: replaceString(place, text) ?? source });
      continue;
    }
    const range = findMemberRange(tracer.sourceCode, place);
    if (range === undefined) return undefined;
    edits.push({ range, source: '' });
  }
  return {
    count: places.length,
    places,
    fix: (fixer) => edits.map((edit) => fixer.replaceTextRange(edit.range, edit.source)),
  };
}

/** Writes another number; `undefined` where a type names the numbers that the place takes. */
export function replaceNumber(tracer: Tracer, node: Node, text: string): Replacement | undefined {
  if (!/^-?\d+$/.test(text) || node.type !== 'Literal' || isOfLiteralType(tracer, node)) return undefined;
  return { count: 1, places: [node], fix: (fixer) => fixer.replaceText(node, text) };
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
