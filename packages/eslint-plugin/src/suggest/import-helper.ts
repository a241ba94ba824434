import type { Node } from '../ast/nodes.js';
import { GUARD_PACKAGE } from '../call/prepared-helpers.js';
import { getImportPath } from '../trace/imports.js';
import { getDeclaredVariables, type Tracer, type Variable } from '../trace/tracer.js';
import type { Orphan } from './orphans.js';
import { addImport, importsWhole, removeOrphans, type Fix, type Fixer } from './write-import.js';

/** A helper of the guard as it may be called at a place. */
export interface ImportedHelper {
  /** What to call: `prepareImage`, `guard.prepareImage`. */
  readonly name: string;
  /** Adds the import; nothing where it is there already. Takes out, or replaces, imports that nothing needs any more. */
  readonly addImport: (fixer: Fixer, orphans: readonly Orphan[]) => Fix[];
}

/** Names for the whole package. */
const WHOLE_NAMES = ['guard', 'imageGuard'];

/**
 * Finds how a place calls a helper of the guard: by an import that is there, else by one to be added.
 * @returns `undefined` where the code means something else by the names
 */
export function importHelper(tracer: Tracer, place: Node, helper: string): ImportedHelper | undefined {
  const imported = findImportedName(tracer, place, helper);
  if (imported !== undefined) {
    return {
      name: imported,
      addImport: (fixer, orphans) => removeOrphans(tracer.sourceCode, fixer, orphans),
    };
  }
  const { sourceCode } = tracer;
  if (importsWhole(sourceCode)) {
    const whole = WHOLE_NAMES.find((one) => isFree(tracer, place, one));
    if (whole === undefined) return undefined;
    return {
      name: `${whole}.${helper}`,
      addImport: (fixer, orphans) => addImport(sourceCode, fixer, '*', whole, orphans),
    };
  }
  const name = findFreeName(tracer, place, helper);
  if (name === undefined) return undefined;
  return { name, addImport: (fixer, orphans) => addImport(sourceCode, fixer, helper, name, orphans) };
}

/** Name the helper already has at this place: of an import, a member of the whole package, a `require`. */
function findImportedName(tracer: Tracer, node: Node, helper: string): string | undefined {
  const isSame = (variable: Variable): boolean => findVariableAt(tracer, node, variable.name) === variable;
  for (const statement of tracer.sourceCode.ast.body) {
    if (!/^(?:ImportDeclaration|TSImportEqualsDeclaration|VariableDeclaration)$/.test(statement.type))
      continue;
    if (statement.type === 'ImportDeclaration' && statement.importKind === 'type') continue;
    for (const variable of getDeclaredVariables(tracer, statement)) {
      const name = variable.defs[0]?.name;
      const path = name?.type === 'Identifier' && isSame(variable) ? getImportPath(tracer, name) : undefined;
      if (path?.source !== GUARD_PACKAGE || isTypeSpecifier(variable)) continue;
      if (path.path.join('.') === helper) return variable.name;
      if (path.path.length === 0) return `${variable.name}.${helper}`;
    }
  }
  return undefined;
}

function isTypeSpecifier({ defs }: Variable): boolean {
  const node = defs[0]?.node;
  return node?.type === 'ImportSpecifier' && node.importKind === 'type';
}

/** Whether a name may be declared around a place without hiding, or meeting, another of that name. */
export function isFreeName(tracer: Tracer, place: Node, name: string): boolean {
  return (findVariableAt(tracer, place, name)?.defs.length ?? 0) === 0;
}

/** The helper's own name, or another where the code means something else by it. */
function findFreeName(tracer: Tracer, node: Node, helper: string): string | undefined {
  const other = `guard${helper.charAt(0).toUpperCase()}${helper.slice(1)}`;
  return [helper, other].find((name) => isFree(tracer, node, name));
}

/** Whether nothing is called so at a place, nor in the whole file. */
function isFree(tracer: Tracer, node: Node, name: string): boolean {
  return isFreeName(tracer, node, name) && isFreeName(tracer, tracer.sourceCode.ast, name);
}

function findVariableAt(tracer: Tracer, node: Node, name: string): Variable | undefined {
  let scope: ReturnType<typeof tracer.sourceCode.getScope> | null = getScopeAt(tracer, node);
  for (; scope !== null; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (variable !== undefined) return variable;
  }
  return undefined;
}

/** The scope of a node; of the whole file, the module's and not the global one. */
function getScopeAt(tracer: Tracer, node: Node): ReturnType<typeof tracer.sourceCode.getScope> {
  const scope = tracer.sourceCode.getScope(node);
  return node.type === 'Program' ? (scope.childScopes[0] ?? scope) : scope;
}
