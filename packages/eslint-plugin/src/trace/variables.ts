import type { TSESTree } from '@typescript-eslint/utils';
import type { Scope } from '@typescript-eslint/utils/ts-eslint';
import { getOptional, getParent, getStaticKey, type FunctionNode, type Node } from '../ast/nodes.js';
import { getArguments } from './callers.js';
import { flatten } from './flatten.js';
import { getProperty } from './properties.js';
import { getReachable } from './reachable.js';
import { follow, resolveSteps, type Step } from './resolve.js';
import {
  findVariable,
  unknown,
  unknownPart,
  type DeclaredType,
  type Env,
  type Leaf,
  type Tracer,
  type Variable,
  type Via,
} from './tracer.js';
import { getTypeMember } from './type-nodes.js';

/** Steps from an identifier to what it may hold at this place. */
export function expandIdentifier(
  tracer: Tracer,
  node: TSESTree.Identifier,
  env: Env,
  via: Via | null,
): readonly Step[] {
  const variable = findVariable(tracer, node);
  if (variable === undefined || variable.defs.length === 0) {
    return [node.name === 'undefined' ? { kind: 'undefined', node, env, via } : unknown(node, env)];
  }
  const next: Via = { variable, use: node, next: via };
  const { writes, isReplaced } = getWrites(variable, node);
  const initial = isReplaced
    ? []
    : flatten(variable.defs, (definition) => expandDefinition(tracer, definition, node, env, next));
  if (writes.length === 0) return initial;
  // `let x;` that is written later is never read before.
  const start = initial.filter((step) => step.kind !== 'undefined');
  return [...start, ...flatten(writes, (write) => expandWrite(tracer, write.reference, env, next))];
}

interface Write {
  readonly node: Node;
  readonly isReplacing: boolean;
  readonly reference: Scope.Reference;
}

const writesOf = new WeakMap<Variable, readonly Write[]>();

/** Writes of a variable after its declaration that may come before `use`. */
function getWrites(variable: Variable, use: Node): { writes: readonly Write[]; isReplaced: boolean } {
  let writes = writesOf.get(variable);
  if (writes === undefined) {
    writes = variable.references
      .filter((reference) => reference.isWrite() && reference.init !== true)
      .map((reference) => {
        const { parent } = reference.identifier;
        const isPlain = parent.type === 'AssignmentExpression' && parent.left === reference.identifier;
        return {
          node: isPlain ? parent : reference.identifier,
          isReplacing: isPlain && parent.operator === '=',
          reference,
        };
      });
    writesOf.set(variable, writes);
  }
  const { events, isReplaced } = getReachable(writes, use);
  return { writes: events, isReplaced };
}

function expandWrite(tracer: Tracer, reference: Scope.Reference, env: Env, via: Via): readonly Step[] {
  const identifier = reference.identifier as TSESTree.Identifier;
  const { parent } = identifier;
  switch (parent.type) {
    case 'AssignmentExpression':
      if (parent.left !== identifier) return [unknown(identifier, env)];
      if (['=', '??=', '||=', '&&='].includes(parent.operator)) return [follow(parent.right, env, via)];
      // `+=` is a value of its own: what was there, and a piece more.
      return [{ kind: 'value', node: parent, env, via }];
    case 'UpdateExpression':
      return [unknown(identifier, env)];
    case 'ForOfStatement':
      return [{ kind: 'follow', node: parent.right, env, isElement: true }];
    default: {
      const root = getPatternRoot(identifier);
      const owner = root.parent;
      return owner?.type === 'AssignmentExpression' && owner.left === root
        ? expandPattern(tracer, [follow(owner.right, env)], root, identifier, env, via)
        : [unknown(identifier, env)];
    }
  }
}

function expandDefinition(
  tracer: Tracer,
  definition: Scope.Definition,
  use: TSESTree.Identifier,
  env: Env,
  via: Via,
): readonly Step[] {
  const { node, name } = definition;
  const identifier = name as TSESTree.Identifier;
  switch (node.type) {
    case 'VariableDeclarator':
      return expandDeclarator(tracer, node, identifier, use, env, via);
    case 'FunctionDeclaration':
      if (node.id === identifier) return [{ kind: 'value', node, env, via }];
      return expandParameter(tracer, node, identifier, use, env, via);
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      if (node.type === 'FunctionExpression' && node.id === identifier) {
        return [{ kind: 'value', node, env, via }];
      }
      return expandParameter(tracer, node, identifier, use, env, via);
    case 'ClassDeclaration':
    case 'ClassExpression':
    case 'TSEnumDeclaration':
      return [{ kind: 'value', node, env, via }];
    case 'TSDeclareFunction': {
      // An overload: the function itself is among the definitions too.
      const isOverload = via.variable.defs.some((one) => one.node.type === 'FunctionDeclaration');
      return isOverload ? [] : [unknown(use, env, node)];
    }
    default:
      // Imports, caught errors, types.
      return [unknown(use, env)];
  }
}

function expandDeclarator(
  tracer: Tracer,
  node: TSESTree.VariableDeclarator,
  identifier: TSESTree.Identifier,
  use: TSESTree.Identifier,
  env: Env,
  via: Via,
): readonly Step[] {
  const loop = node.parent.parent;
  if (loop.type === 'ForOfStatement' && loop.left === node.parent) {
    const element: Step = { kind: 'follow', node: loop.right, env, isElement: true, place: use };
    return expandPattern(tracer, [element], node.id, identifier, env, via);
  }
  if (loop.type === 'ForInStatement' && loop.left === node.parent) return [unknown(use, env)];
  const annotation = node.id.typeAnnotation?.typeAnnotation;
  if (node.init === null) {
    return annotation === undefined || node.parent.declare
      ? [unknownOrUndefined(node, use, env, annotation)]
      : [{ ...unknown(use, env, annotation), kind: 'undefined' }];
  }
  return node.id === identifier
    ? [{ ...follow(node.init, env, via) }]
    : expandPattern(tracer, [follow(node.init, env)], node.id, identifier, env, via);
}

function unknownOrUndefined(
  node: TSESTree.VariableDeclarator,
  use: Node,
  env: Env,
  annotation: DeclaredType | undefined,
): Leaf {
  return node.parent.declare ? unknown(use, env, annotation) : { ...unknown(use, env), kind: 'undefined' };
}

function expandParameter(
  tracer: Tracer,
  fn: FunctionNode,
  identifier: TSESTree.Identifier,
  use: TSESTree.Identifier,
  env: Env,
  via: Via,
): readonly Step[] {
  const root = getPatternRoot(identifier);
  const parameters = fn.params.map((one) => (one.type === 'TSParameterProperty' ? one.parameter : one));
  const index = parameters.findIndex((one) => one === root);
  const parameter = parameters[index];
  if (parameter === undefined) return [unknown(use, env)];
  // Stands for more than one value: those of other files are of its type.
  if (parameter.type === 'RestElement') {
    const isOwn = parameter.argument === identifier && getArguments(tracer, fn, index, env).isOpen;
    return [unknown(use, env, isOwn ? parameter.typeAnnotation?.typeAnnotation : undefined)];
  }
  const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  const annotation = target.typeAnnotation?.typeAnnotation;
  const { args, isOpen } = getArguments(tracer, fn, index, env);
  const steps: Step[] = args.map((argument) =>
    argument === undefined
      ? { kind: 'undefined', node: use, env, via: null }
      : {
          kind: 'follow',
          node: argument.node,
          env: argument.env,
          isElement: argument.isElement === true,
          place: use,
        },
  );
  if (isOpen) steps.push(unknown(use, env, annotation));
  if (target.type === 'Identifier' && parameter.type !== 'AssignmentPattern') {
    return steps.map((step) => (step.kind === 'follow' ? { ...step, via } : step));
  }
  return expandPattern(tracer, steps, root, identifier, env, via);
}

/** The outermost pattern an identifier is bound in: `{ a: [b] }` for `b`. */
function getPatternRoot(identifier: Node): Node {
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
function expandPattern(
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
  return steps.map((step) => (step.kind === 'follow' ? { ...step, via: step.via ?? via } : step));
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

/** Declared type of an identifier that is a parameter, a variable or a pattern's part. */
export function getDeclaredType(tracer: Tracer, variable: Variable): DeclaredType | undefined {
  const identifier = variable.defs[0]?.name;
  if (identifier?.type !== 'Identifier') return undefined;
  const annotation = getOptional(identifier.typeAnnotation);
  if (annotation !== undefined) return annotation.typeAnnotation;
  const { parent } = identifier;
  if (parent.type !== 'Property' || parent.parent.type !== 'ObjectPattern') return undefined;
  const key = getStaticKey(parent.key, parent.computed);
  const whole = parent.parent.typeAnnotation?.typeAnnotation;
  return key === undefined || whole === undefined ? undefined : getTypeMember(tracer, whole, key);
}
