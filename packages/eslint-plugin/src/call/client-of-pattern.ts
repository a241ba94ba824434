import type { Node } from '../ast/nodes.js';
import { resolve } from '../trace/resolve.js';
import type { DeclaredType, Leaf } from '../trace/tracer.js';
import { getClientOfType, hasOwnImages, NO, type Client } from './client-type.js';
import { judgeLeaf } from './client.js';
import type { ParseContext } from './parse-context.js';

/**
 * Judges what a parameter's pattern takes `images` from: by the arguments of its callers, else by its declared type.
 * @param name the name in use, `images` or a method out of it
 */
export function getClientOfPattern(
  context: ParseContext,
  name: Node,
  type: DeclaredType | undefined,
): Client | undefined {
  const holders = resolve(context.tracer, name).flatMap((leaf) => findHolder(leaf) ?? []);
  const given = holders
    .map((holder) => judgeLeaf(context, holder))
    .find(({ isOpenAi }) => isOpenAi === 'yes');
  if (given !== undefined || type === undefined) return given;
  const verdict = getClientOfType(context.tracer, type);
  return verdict.isOpenAi === 'unknown' && hasOwnImages(context.tracer, type) ? NO : verdict;
}

/** The whole that an unknown value is the `images` of, or a part of those. */
function findHolder({ origin }: Leaf): Leaf | undefined {
  if (origin === undefined || origin.name === 'images') return origin?.leaf;
  return findHolder(origin.leaf);
}
