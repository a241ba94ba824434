import type { TSESTree } from '@typescript-eslint/utils';
import { getParent, getStaticKey, type Node } from '../ast/nodes.js';
import { flatten } from './flatten.js';
import { getProperty } from './properties.js';
import { ask, createSearch } from './questions.js';
import { follow, resolveSteps, type Step, withVia } from './resolve.js';
import { unknown, unknownPart, type Env, type Tracer, type Via } from './tracer.js';

/** The outermost pattern an identifier is bound in: `{ a: [b] }` for `b`. */
export function getPatternRoot(identifier: Node): Node {
  let root = identifier;
  for (;;) {
    const { parent } = root;
    if (
      parent?.type === 'ObjectPattern' ||
      parent?.type === 'ArrayPattern' ||
      parent?.type === 'RestElement' ||
      (parent?.type === 'AssignmentPattern' && parent.left === root) ||
      (parent?.type === 'Property' && parent.parent.type === 'ObjectPattern')
    ) {
      root = parent;
    } else {
      return root;
    }
  }
}

/** Takes a pattern's steps from its root down to the identifier, with the default values on the way. */
export function expandPattern(
  tracer: Tracer,
  from: readonly Step[],
  root: Node,
  identifier: TSESTree.Identifier,
  env: Env,
  via: Via,
): readonly Step[] {
  const steps = ask(tracer, PATTERN, identifier, env, () =>
    expandLevels(tracer, from, root, identifier, env, via),
  );
  return steps.map((step) => withVia(step, via));
}

const PATTERN = createSearch<readonly Step[]>('pattern', []);

function expandLevels(
  tracer: Tracer,
  from: readonly Step[],
  root: Node,
  identifier: TSESTree.Identifier,
  env: Env,
  via: Via,
): readonly Step[] {
  const levels: Node[] = [];
  for (let node: Node | undefined = identifier; node !== undefined && node !== root; node = getParent(node)) {
    levels.unshift(node);
  }
  let steps = from;
  let pattern = root;
  for (const level of [...levels, undefined]) {
    if (pattern.type === 'AssignmentPattern') {
      steps = withDefault(tracer, steps, pattern, env);
    } else if (pattern.type === 'ObjectPattern' && level?.type === 'Property') {
      const key = getStaticKey(level.key, level.computed);
      steps = takeProperty(tracer, steps, key, via.use);
    } else if (pattern.type === 'ObjectPattern' && level?.type === 'RestElement') {
      steps = takeOtherProperties(tracer, steps, pattern, via);
    } else if (pattern.type === 'ArrayPattern' && level !== undefined) {
      const index = pattern.elements.indexOf(level as TSESTree.DestructuringPattern);
      steps =
        level.type === 'RestElement'
          ? takeRest(tracer, steps, index, via)
          : takeProperty(tracer, steps, String(index), via.use);
    }
    if (level === undefined) break;
    pattern = level;
  }
  return steps;
}

function takeProperty(
  tracer: Tracer,
  steps: readonly Step[],
  key: string | undefined,
  place: Node,
): readonly Step[] {
  const leaves = resolveSteps(tracer, steps, place);
  if (key === undefined) return [unknown(place)];
  return flatten(leaves, (leaf) => getProperty(tracer, leaf, key, place));
}

/** What `...rest` leaves of an object: all but the properties named before it. */
function takeOtherProperties(
  tracer: Tracer,
  steps: readonly Step[],
  pattern: TSESTree.ObjectPattern,
  via: Via,
): readonly Step[] {
  const taken = new Set<string>();
  for (const property of pattern.properties) {
    const key = property.type === 'Property' ? getStaticKey(property.key, property.computed) : undefined;
    if (key !== undefined) taken.add(key);
  }
  return resolveSteps(tracer, steps, via.use).map((leaf) => ({
    ...leaf,
    via: { ...via, next: leaf.via },
    without: leaf.without === undefined ? taken : new Set([...leaf.without, ...taken]),
  }));
}

/** What `...rest` leaves of a list: the elements from an index on, in a list of its own. */
function takeRest(tracer: Tracer, steps: readonly Step[], from: number, via: Via): readonly Step[] {
  return resolveSteps(tracer, steps, via.use).map((leaf) => ({
    ...unknownPart(via.use, leaf, { from }, leaf.annotation),
    via,
  }));
}

function withDefault(
  tracer: Tracer,
  steps: readonly Step[],
  pattern: TSESTree.AssignmentPattern,
  env: Env,
): readonly Step[] {
  const leaves = resolveSteps(tracer, steps, pattern);
  const isMissing = leaves.some((leaf) => leaf.kind !== 'value');
  const given = leaves.filter((leaf) => leaf.kind !== 'undefined');
  return isMissing ? [...given, follow(pattern.right, env)] : given;
}
