import type { TSESTree } from '@typescript-eslint/utils';
import type { Scope } from '@typescript-eslint/utils/ts-eslint';
import { getOptional, getStaticKey, type FunctionNode, type Node } from '../ast/nodes.js';
import { getAppends } from './appends.js';
import { getArguments } from './callers.js';
import { isReadWithout } from './exclusive.js';
import { flatten } from './flatten.js';
import { getGuards, type Guard } from './guards.js';
import { getHandlerInput } from './handler-input.js';
import { getLaterGuards, narrowSteps } from './narrow.js';
import { narrowTaken } from './narrow-member.js';
import { expandPattern, getPatternRoot } from './patterns.js';
import { hasMetItself } from './questions.js';
import { getReachable, type Reachable } from './reachable.js';
import { follow, type Step, followElement } from './resolve.js';
import { findVariable } from './scopes.js';
import {
  absent,
  isConstant,
  unknown,
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
  const guards = getGuards(tracer, variable, node.name, node);
  const steps = expandVariable(tracer, variable, node, env, next, guards);
  // Where conditions leave nothing of what is known, something else comes here.
  return guards.length === 0 || steps.length > 0 || hasMetItself(tracer) ? steps : [unknown(node, env)];
}

function expandVariable(
  tracer: Tracer,
  variable: Variable,
  node: TSESTree.Identifier,
  env: Env,
  next: Via,
  guards: readonly Guard[],
): readonly Step[] {
  const { events, isReplaced } = getWrites(tracer, variable, node);
  const writes =
    events.length === 0 || events.length > MANY_WRITES
      ? events
      : events.filter((write) => !isReadWithout(tracer, variable, write.node, node));
  const defined = isReplaced ? [] : expandDefinitions(tracer, variable.defs, node, env, next);
  const initial = narrowSteps(tracer, defined, guards, node, env);
  if (writes.length === 0) return initial;
  // `let x;` that is written later is never read before, nor is the `''` that a loop makes longer.
  const isBegun = writes.some(({ isAppending }) => isAppending);
  const start = initial.filter((step) => step.kind !== 'undefined' && !(isBegun && isEmptyText(step)));
  const expandAll = (some: readonly Write[]): readonly Step[] => [
    ...start,
    ...flatten(some, (write) =>
      narrowSteps(
        tracer,
        expandWrite(tracer, write.reference, env, next),
        getLaterGuards(guards, write.node, node),
        write.node,
        env,
      ),
    ),
  ];
  const appends = getAppends(variable, writes);
  if (appends === undefined) return expandAll(writes);
  const { before, added, last } = appends;
  return [{ kind: 'value', node: last, env, via: next, sum: { starts: expandAll(before), added } }];
}

/** More writes than this are a table, whose conditions are not compared with those of each use. */
const MANY_WRITES = 64;

function isEmptyText(step: Step): boolean {
  return step.kind === 'follow' && step.node.type === 'Literal' && step.node.value === '';
}

function expandDefinitions(
  tracer: Tracer,
  definitions: readonly Scope.Definition[],
  use: TSESTree.Identifier,
  env: Env,
  via: Via,
): readonly Step[] {
  const only = definitions[0];
  // Without a function made for it: all but overloads have one.
  if (only !== undefined && definitions.length === 1) return expandDefinition(tracer, only, use, env, via);
  return definitions.flatMap((definition) => expandDefinition(tracer, definition, use, env, via));
}

/** A write of a variable after its declaration. */
export interface Write {
  readonly node: Node;
  readonly isReplacing: boolean;
  /** Whether it adds to what was there: `+=`. */
  readonly isAppending: boolean;
  readonly reference: Scope.Reference;
}

const NO_WRITES: Reachable<Write> = { events: [], isReplaced: false };

/** Writes of a variable after its declaration that may come before `use`. */
export function getWrites({ memory }: Tracer, variable: Variable, use: Node): Reachable<Write> {
  // Nobody writes a constant.
  if (isConstant(variable)) return NO_WRITES;
  let writes = memory.writes.get(variable);
  if (writes === undefined) {
    writes = collectWrites(variable);
    // Looking through a few references again is cheaper than remembering what was found.
    if (variable.references.length > FEW_REFERENCES) memory.writes.set(variable, writes);
  }
  return writes.length === 0 ? NO_WRITES : getReachable(writes, use, variable);
}

const FEW_REFERENCES = 8;

function collectWrites({ references }: Variable): readonly Write[] {
  const writes: Write[] = [];
  for (const reference of references) {
    if (reference.init === true || !reference.isWrite()) continue;
    const { identifier } = reference;
    const { parent } = identifier;
    const isPlain = parent.type === 'AssignmentExpression' && parent.left === identifier;
    writes.push({
      node: isPlain ? parent : identifier,
      isReplacing: isPlain && parent.operator === '=',
      isAppending: isPlain && parent.operator === '+=',
      reference,
    });
  }
  return writes;
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
      return [followElement(parent.right, env)];
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
    case 'TSModuleDeclaration':
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
    const element: Step = followElement(loop.right, env, use);
    return expandPattern(tracer, [element], node.id, identifier, env, via);
  }
  if (loop.type === 'ForInStatement' && loop.left === node.parent) return [unknown(use, env)];
  const annotation = node.id.typeAnnotation?.typeAnnotation;
  if (node.init === null) {
    return annotation === undefined || node.parent.declare
      ? [unknownOrUndefined(node, use, env, annotation)]
      : [absent(use, env)];
  }
  if (node.id === identifier) return [follow(node.init, env, via)];
  const taken = expandPattern(tracer, [follow(node.init, env)], node.id, identifier, env, via);
  return narrowTaken(tracer, taken, node, identifier, env);
}

function unknownOrUndefined(
  node: TSESTree.VariableDeclarator,
  use: Node,
  env: Env,
  annotation: DeclaredType | undefined,
): Leaf {
  return node.parent.declare ? unknown(use, env, annotation) : absent(use, env);
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
  const { params } = fn;
  let index = 0;
  while (index < params.length && getParameterPattern(params[index]) !== root) index++;
  const parameter = getParameterPattern(params[index]);
  if (parameter === undefined) return [unknown(use, env)];
  // Stands for more than one value: those of other files are of its type.
  if (parameter.type === 'RestElement') {
    const isOwn = parameter.argument === identifier && getArguments(tracer, fn, index, env).isOpen;
    return [unknown(use, env, isOwn ? parameter.typeAnnotation?.typeAnnotation : undefined)];
  }
  const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  const annotation = target.typeAnnotation?.typeAnnotation;
  const isPlain = target.type === 'Identifier' && parameter.type !== 'AssignmentPattern';
  const { args, isOpen } = getArguments(tracer, fn, index, env);
  const steps: Step[] = [];
  for (const argument of args) {
    if (argument === undefined) {
      steps.push(absent(use, env));
      continue;
    }
    const { node, env: outer } = argument;
    const way = isPlain ? via : null;
    steps.push(
      argument.isElement === true
        ? { ...followElement(node, outer, use), via: way }
        : follow(node, outer, way),
    );
  }
  const input = isOpen && args.length === 0 ? getHandlerInput(tracer, fn, index) : undefined;
  if (input !== undefined) steps.push(...(isPlain ? input.map((leaf) => ({ ...leaf, via })) : input));
  // What is written to its members is known, whoever gives it.
  else if (isOpen) steps.push({ kind: 'unknown', node: use, env, via: isPlain ? via : null, annotation });
  return isPlain ? steps : expandPattern(tracer, steps, root, identifier, env, via);
}

/** A parameter without the `private` or `readonly` that makes a field of it. */
function getParameterPattern(
  parameter: TSESTree.Parameter | undefined,
): Exclude<TSESTree.Parameter, TSESTree.TSParameterProperty> | undefined {
  return parameter?.type === 'TSParameterProperty' ? parameter.parameter : parameter;
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
