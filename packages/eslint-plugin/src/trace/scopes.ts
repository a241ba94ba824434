import type { Scope } from '@typescript-eslint/utils/ts-eslint';
import { isFunction, isInside, unwrap, type FunctionNode, type Node } from '../ast/nodes.js';
import { getDeclaredVariables, type Tracer, type Variable } from './tracer.js';

/** Finds the variable an identifier names; `undefined` for a global that nothing declares. */
export function findVariable(tracer: Tracer, identifier: Node & { name: string }): Variable | undefined {
  const innermost = getScope(tracer, identifier);
  for (let scope: Scope.Scope | null = innermost; scope !== null; scope = scope.upper) {
    const reference = findReference(tracer, scope, identifier);
    if (reference !== undefined) return reference.resolved ?? undefined;
    // Where a name is declared it refers to nothing.
    const variable = scope.set.get(identifier.name);
    if (variable !== undefined && isDeclaredAt(variable, identifier)) return variable;
  }
  return findByName(innermost, identifier.name);
}

/** Finds the variable a chain of members begins with: `options` of `options.size`; of a name, its own. */
export function findRootVariable(tracer: Tracer, expression: Node): Variable | undefined {
  let root = unwrap(expression);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  return root.type === 'Identifier' ? findVariable(tracer, root) : undefined;
}

/** Finds the function of this file that a name was declared as. */
export function findFunction(tracer: Tracer, identifier: Node & { name: string }): FunctionNode | undefined {
  const definition = findVariable(tracer, identifier)?.defs[0]?.node;
  const made = definition?.type === 'VariableDeclarator' ? definition.init : definition;
  return isFunction(made) ? made : undefined;
}

/** Finds the variable that a parameter with a plain name is. */
export function findParameterVariable(
  tracer: Tracer,
  fn: FunctionNode,
  parameter: Node,
): Variable | undefined {
  return getDeclaredVariables(tracer, fn).find((variable) => isDeclaredAt(variable, parameter));
}

function isDeclaredAt({ identifiers }: Variable, identifier: Node): boolean {
  return (identifiers as readonly Node[]).includes(identifier);
}

function findByName(innermost: Scope.Scope | null, name: string): Variable | undefined {
  for (let scope = innermost; scope !== null; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (variable !== undefined) return variable;
  }
  return undefined;
}

/** Innermost scope around a node; `null` where the parser gave none. */
function getScope({ sourceCode, memory }: Tracer, node: Node): Scope.Scope | null {
  // Names are asked for one beside the other: most stand in the scope of the last one.
  const last = memory.scope;
  if (last !== undefined && isInnermost(node, last)) return last;
  const scopes = (memory.scopes ??= collectScopes(sourceCode));
  // Up to where there is no parent, without a call of `getParent` for every one of the many nodes on the way.
  let outer: Node | undefined = node;
  while (outer) {
    const scope = scopes.get(outer);
    if (scope !== undefined) {
      if (scope.childScopes.length <= FEW_SCOPES) memory.scope = scope;
      return scope;
    }
    outer = outer.parent;
  }
  return null;
}

/** Scopes with more inner ones than this are not looked through from above. */
const FEW_SCOPES = 8;

function isInnermost(node: Node, scope: Scope.Scope): boolean {
  if (!isInside(node, scope.block)) return false;
  for (const inner of scope.childScopes) if (isInside(node, inner.block)) return false;
  return true;
}

/** Scopes by the nodes that make them; of two of one node, the inner one. */
function collectScopes(sourceCode: Tracer['sourceCode']): ReadonlyMap<Node, Scope.Scope> {
  const scopes = new Map<Node, Scope.Scope>();
  for (const scope of sourceCode.scopeManager?.scopes ?? []) scopes.set(scope.block, scope);
  return scopes;
}

/** Scopes with more references than this have them looked up by their identifiers. */
const FEW_REFERENCES = 24;

function findReference(tracer: Tracer, scope: Scope.Scope, identifier: Node): Scope.Reference | undefined {
  const { references } = scope;
  if (references.length > FEW_REFERENCES) return getReferences(tracer, scope).get(identifier);
  for (const reference of references) {
    if (reference.identifier === identifier) return reference;
  }
  return undefined;
}

function getReferences({ memory }: Tracer, scope: Scope.Scope): ReadonlyMap<Node, Scope.Reference> {
  let known = memory.references.get(scope);
  if (known === undefined) {
    known = new Map(scope.references.map((reference) => [reference.identifier, reference]));
    memory.references.set(scope, known);
  }
  return known;
}
