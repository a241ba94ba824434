import type { TSESTree } from '@typescript-eslint/utils';
import { getImportPath } from './imports.js';
import { getProperty } from './properties.js';
import { resolve, type Step } from './resolve.js';
import { absent, unknownPart, type Env, type Leaf, type Tracer } from './tracer.js';

/** What `prepareEdit` of the guard gives back, by the property of its input that it is made of. */
const SOURCES: ReadonlyMap<string, string> = new Map([
  ['image', 'images'],
  ['mask', 'mask'],
  ['size', 'size'],
]);

/** Whether a call is `prepareEdit({ images, mask, size })` of `gpt-image-guard`. */
export function isPrepareEdit(tracer: Tracer, call: TSESTree.CallExpression): boolean {
  const path = getImportPath(tracer, call.callee);
  return path?.source === 'gpt-image-guard' && path.path.at(-1) === 'prepareEdit';
}

/** Steps to the property of a call's first argument. */
export function getInput(tracer: Tracer, call: TSESTree.CallExpression, name: string, env: Env): Step[] {
  const [input] = call.arguments;
  if (input === undefined) return [absent(call, env)];
  return resolve(tracer, input, env).flatMap((leaf) => getProperty(tracer, leaf, name, call));
}

/**
 * Steps to a property of what `prepareEdit` gives back: the size it was given, prepared images and mask.
 * @returns `undefined` for any other call
 */
export function getPreparedEdit(
  tracer: Tracer,
  call: TSESTree.CallExpression,
  name: string,
  leaf: Leaf,
): readonly Step[] | undefined {
  if (!isPrepareEdit(tracer, call)) return undefined;
  const source = SOURCES.get(name);
  // Nothing else of it is spread: its `violations` are not enumerable.
  if (source === undefined) return [absent(call, leaf.env)];
  const given = getInput(tracer, call, source, leaf.env);
  if (name === 'size') return given;
  const isLeftOut = given.every((step) => step.kind === 'undefined');
  return isLeftOut ? [absent(call, leaf.env)] : [unknownPart(call, leaf, { name })];
}
