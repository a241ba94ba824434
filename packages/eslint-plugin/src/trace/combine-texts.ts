import type { Node } from '../ast/nodes.js';
import { getDottedName } from './specifiers.js';
import { unknownValue, type Piece, type Value } from './texts.js';
import type { Tracer } from './tracer.js';

/** Most combinations one template is spelt out into. */
const MAX_COMBINATIONS = 2000;

/** Parts of a text, and the expressions that give them. */
export interface Parts {
  readonly values: (readonly Value[])[];
  readonly sources: (Node | undefined)[];
}

/**
 * Puts parts together. When more than one part has several values, which of them go together is not known: then each
 * is spelt out with the others left as gaps.
 */
export function combine(tracer: Tracer, parts: readonly (readonly Value[])[], node: Node): readonly Value[] {
  return combineParts(tracer, { values: parts, sources: [] }, node);
}

/**
 * {@link combine}, where a name that stands in two places has the same value in both: `${edge}x${edge}`.
 * @param make makes one value of one value of each part
 */
export function combineParts(
  tracer: Tracer,
  {
    values: parts,
    sources,
  }: { readonly values: readonly (readonly Value[])[]; readonly sources: Parts['sources'] },
  node: Node,
  make = join,
): readonly Value[] {
  tracer.budget -= parts.length;
  const firsts: (Value | undefined)[] = [];
  const choices = new Map<string | number, number[]>();
  for (const [index, part] of parts.entries()) {
    const [first] = part;
    const isChoice = part.length > 1 && first !== undefined;
    firsts.push(isChoice ? unknownValue(first.node) : first);
    if (!isChoice) continue;
    const source = sources[index];
    const name = (source && getDottedName(source)) ?? index;
    const places = choices.get(name);
    if (places === undefined) choices.set(name, [index]);
    else places.push(index);
  }
  if (choices.size === 0) return [make(firsts, node)];
  const values: Value[] = [];
  for (const places of choices.values()) {
    const [first = 0] = places;
    for (const option of (parts[first] ?? []).keys()) {
      if (values.length >= MAX_COMBINATIONS) return values;
      tracer.budget -= parts.length;
      const chosen = [...firsts];
      for (const place of places) chosen[place] = parts[place]?.[option];
      values.push(make(chosen, node));
    }
  }
  return values;
}

/** What `+` makes of parts, from left to right: before the first text, numbers are added up and not written. */
export function addUp(parts: readonly (Value | undefined)[], node: Node): Value {
  const first = parts.findIndex(isText);
  const start = first === -1 ? parts : parts.slice(0, first);
  if (start.length < 2 || !start.some(isNumber)) return join(parts, node);
  const sum = start.every(isNumber) ? addNumbers(start, node) : unknownValue(node);
  return first === -1 ? sum : join([sum, ...parts.slice(first)], node);
}

function isText(value: Value | undefined): boolean {
  if (value?.kind === 'known') return typeof value.value === 'string';
  return value?.kind === 'partial' && value.pieces.some(({ text }) => text !== undefined);
}

type NumberValue = Value & { readonly value: number };

function isNumber(value: Value | undefined): value is NumberValue {
  return typeof value?.value === 'number';
}

function addNumbers(numbers: readonly NumberValue[], node: Node): Value {
  const sum = numbers.reduce((total, { value }) => total + value, 0);
  return { kind: 'known', value: sum, pieces: [{ text: String(sum), node }], node };
}

function join(parts: readonly (Value | undefined)[], node: Node): Value {
  const pieces: Piece[] = [];
  let isKnown = true;
  let isAltered = false;
  let text = '';
  for (const part of parts) {
    if (part === undefined || part.kind === 'unknown' || part.kind === 'undefined') {
      isKnown = false;
      pieces.push({ node: part?.node ?? node });
      continue;
    }
    if (part.kind === 'partial') isKnown = false;
    isAltered ||= part.isAltered === true;
    for (const piece of part.pieces) {
      pieces.push(piece);
      if (isKnown) text += piece.text ?? '';
    }
  }
  const value: Value = isKnown
    ? { kind: 'known', value: text, pieces, node }
    : { kind: 'partial', pieces, node };
  return isAltered ? { ...value, isAltered } : value;
}

/** Of more texts than this only so many are kept that each piece is in one of them. */
const MANY_VALUES = 64;

/** Characters of the longest text that is no prompt. */
const SHORT_TEXT = 24;

/** Conditions that each make a text longer make twice as many texts of it, of the same few pieces. */
export function coverPieces(values: readonly Value[]): readonly Value[] {
  if (values.length <= MANY_VALUES) return values;
  const covered = new Map<string, Set<Node>>();
  return values.filter(({ kind, value, isAltered, pieces, node }) => {
    // A size is judged as a whole, and of a text in one piece nothing else tells whether it was there before.
    const isShort = kind === 'known' && String(value).length <= SHORT_TEXT;
    const sort = pieces.length > 1 && !isShort ? '' : `${kind} ${typeof value} ${value} ${isAltered}`;
    let nodes = covered.get(sort);
    if (nodes === undefined) covered.set(sort, (nodes = new Set()));
    const before = nodes.size;
    if (pieces.length === 0) nodes.add(node);
    for (const piece of pieces) if (piece.text !== undefined || pieces.length === 1) nodes.add(piece.node);
    return nodes.size > before;
  });
}
