import type { Node } from '../ast/nodes.js';
import { resolveOnly } from './resolve.js';
import type { Primitive } from './texts.js';
import type { Tracer } from './tracer.js';

/** Longest text a pattern of the linted code is tried on: names and sizes are shorter. */
const MAX_LENGTH = 40;
/** Repetitions one behind the other take their product in time. */
const MAX_REPETITIONS = 5;

/**
 * The regular expression an expression stands for; `undefined` for one that is not written out, or may take long.
 * @param repetitions how many `*`, `+` and `{` it may have
 */
export function findPattern(tracer: Tracer, node: Node, repetitions = MAX_REPETITIONS): RegExp | undefined {
  const leaf = resolveOnly(tracer, node);
  if (leaf?.kind !== 'value' || leaf.node.type !== 'Literal') return undefined;
  const { value } = leaf.node;
  if (!(value instanceof RegExp)) return undefined;
  const { source, flags } = value;
  // A group that repeats what repeats takes for ever.
  if (/\)[*+{]|\\\d/.test(source) || (source.match(/[*+{]/g)?.length ?? 0) > repetitions) return undefined;
  // Where a sticky one looks is not in it.
  if (flags.includes('y')) return undefined;
  // With `g` each try would go on from the one before.
  return new RegExp(source, flags.replace('g', ''));
}

/** Whether a pattern is in a value; `undefined` where that is not tried. */
export function isMatch(pattern: RegExp, value: Primitive | undefined): boolean | undefined {
  const text = String(value);
  return text.length > MAX_LENGTH ? undefined : pattern.test(text);
}
