import type { TSESTree } from '@typescript-eslint/utils';
import type { AST, ReportFixFunction } from '@typescript-eslint/utils/ts-eslint';
import type { Node } from '../ast/nodes.js';
import { replaceString } from '../ast/string-source.js';
import { findLiterals } from '../trace/find-literals.js';
import type { Tracer } from '../trace/tracer.js';
import { findNames } from './find-names.js';
import { findMemberRanges, isNamedBeside, type Pending } from './named-beside.js';

/** What a suggestion writes in place of a text. */
export interface Replacement {
  /** Places that change; more than one where a type holds them together. */
  readonly count: number;
  readonly places: readonly Node[];
  readonly fix: ReportFixFunction;
}

/** Another text for a literal. */
export interface TextChange {
  readonly node: Node;
  readonly text: string;
}

/** {@link replaceTexts} of one literal. */
export function replaceText(tracer: Tracer, node: Node, text: string): Replacement | undefined {
  return replaceTexts(tracer, [{ node, text }]);
}

/**
 * Writes other texts in place of literals, all at once. Where a type of the file names the texts that a place takes, the
 * type, the default and what is compared with them change together: one of them alone would not compile. A literal in a
 * place that no such type holds changes alone, whatever other types say the same. Where a union has the new text
 * already, the old one goes.
 * @returns `undefined` for a text with holes, where one place would have to say two things, and where a list, a table or
 * a `switch` would have the new text twice
 */
export function replaceTexts(tracer: Tracer, changes: readonly TextChange[]): Replacement | undefined {
  const wanted = new Map<Node, { readonly text: string; readonly source: string }>();
  for (const { node, text } of changes) {
    const source = replaceString(node, text);
    const places = source === undefined ? undefined : findPlaces(tracer, node, text);
    if (source === undefined || places === undefined) return undefined;
    for (const place of places) {
      if ((wanted.get(place)?.text ?? text) !== text) return undefined;
      wanted.set(place, { text, source: replaceString(place, text) ?? source });
    }
  }
  const inOrder = [...wanted].sort(([a], [b]) => a.range[0] - b.range[0]);
  const pending = new Map<Node, string | undefined>(inOrder.map(([place]) => [place, undefined]));
  const edits: { range: AST.Range; source: string }[] = [];
  const gone: Node[] = [];
  for (const [place, { text, source }] of inOrder) {
    if (isNamedBeside(tracer, place, text, pending)) {
      gone.push(place);
      continue;
    }
    pending.set(place, text);
    edits.push({ range: place.range, source });
  }
  const ranges = findMemberRanges(tracer.sourceCode, gone);
  if (ranges === undefined) return undefined;
  edits.push(...ranges.map((range) => ({ range, source: '' })));
  return {
    count: wanted.size,
    places: [...wanted.keys()],
    fix: (fixer) => edits.map(({ range, source }) => fixer.replaceTextRange(range, source)),
  };
}

const NOTHING_PENDING: Pending = new Map();

/** The literals that change with one; `undefined` where the author has to say which. */
function findPlaces(tracer: Tracer, node: Node, text: string): readonly Node[] | undefined {
  const places = findHeldTogether(tracer, node);
  if (places.length < 2) return [node];
  // A constant that is given to a typed place: whether that place is to change with it, the author has to say.
  if (findHeldTogether(tracer, node, true).length === 1) return undefined;
  const isTwice = (place: Node): boolean => isNamedBeside(tracer, place, text, NOTHING_PENDING);
  return places.some(isTwice) && !isTwice(node) ? [node] : places;
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
