import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../ast/nodes.js';
import { isChanged } from './changes.js';
import { getGuards } from './guards.js';
import { narrowSteps } from './narrow.js';
import { hasMetItself } from './questions.js';
import type { Step } from './resolve.js';
import { findRootVariable } from './scopes.js';
import { getDottedName } from './specifiers.js';
import { getTests } from './tests.js';
import { unknown, type Env, type Tracer } from './tracer.js';

/** What conditions leave of what a member may be: `options.size === 'wide' ? … : options.size`. */
export function narrowMember(
  tracer: Tracer,
  steps: readonly Step[],
  node: TSESTree.MemberExpression,
  env: Env,
): readonly Step[] {
  return narrowPath(tracer, steps, node.object, () => getDottedName(node), node, env);
}

/** {@link narrowMember} for what a declaration takes out of an object: `const { size } = options`. */
export function narrowTaken(
  tracer: Tracer,
  steps: readonly Step[],
  { id, init }: TSESTree.VariableDeclarator,
  name: TSESTree.Identifier,
  env: Env,
): readonly Step[] {
  const property = name.parent;
  const isPlain =
    property.type === 'Property' && property.parent === id && property.value === name && !property.computed;
  if (!isPlain || init === null || property.key.type !== 'Identifier') return steps;
  const key = property.key.name;
  const getPath = (): string | undefined => {
    const object = getDottedName(init);
    return object === undefined ? undefined : `${object}.${key}`;
  };
  return narrowPath(tracer, steps, init, getPath, init, env);
}

function narrowPath(
  tracer: Tracer,
  steps: readonly Step[],
  object: Node,
  getPath: () => string | undefined,
  use: Node,
  env: Env,
): readonly Step[] {
  const variable = findRootVariable(tracer, object);
  if (variable === undefined) return steps;
  const { tests, writes } = getTests(tracer, variable);
  const path = tests.length === 0 ? undefined : getPath();
  if (path === undefined) return steps;
  const guards = getGuards(tracer, variable, path, use);
  // What is written to an object may have come before the condition or after it.
  if (guards.length === 0 || writes.length > 0 || isChanged(tracer, variable)) return steps;
  const narrowed = narrowSteps(tracer, steps, guards, use, env);
  return narrowed.length > 0 || hasMetItself(tracer) ? narrowed : [unknown(use, env)];
}
