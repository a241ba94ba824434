import type { ReportFixFunction, SourceCode } from '@typescript-eslint/utils/ts-eslint';
import type { Node } from '../ast/nodes.js';
import { GUARD_PACKAGE } from '../call/prepared-helpers.js';
import { getImportPath, normalizeSpecifier } from '../trace/imports.js';
import { getDeclaredVariables, type Tracer, type Variable } from '../trace/tracer.js';

type Fixer = Parameters<ReportFixFunction>[0];
type Fix = ReturnType<Fixer['insertTextAfter']>;

/** A helper of the guard as it may be called at a place. */
export interface ImportedHelper {
  /** What to call: `prepareImage`, `guard.prepareImage`. */
  readonly name: string;
  /** Adds the import; nothing where it is there already. */
  readonly addImport: (fixer: Fixer) => Fix[];
}

/**
 * Finds how a place calls a helper of the guard: by an import that is there, else by one to be added.
 * @returns `undefined` where the code means something else by the names
 */
export function importHelper(tracer: Tracer, place: Node, helper: string): ImportedHelper | undefined {
  const imported = findImportedName(tracer, place, helper);
  if (imported !== undefined) return { name: imported, addImport: () => [] };
  const name = findFreeName(tracer, place, helper);
  if (name === undefined) return undefined;
  return { name, addImport: (fixer) => [addImport(tracer.sourceCode, fixer, helper, name)] };
}

/** Name the helper already has at this place: of an import, a member of the whole package, a `require`. */
function findImportedName(tracer: Tracer, node: Node, helper: string): string | undefined {
  const isSame = (variable: Variable): boolean => findVariableAt(tracer, node, variable.name) === variable;
  for (const statement of tracer.sourceCode.ast.body) {
    if (statement.type !== 'ImportDeclaration' && statement.type !== 'VariableDeclaration') continue;
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
  return [helper, other].find((name) => {
    const taken = findVariableAt(tracer, node, name) ?? findVariableAt(tracer, tracer.sourceCode.ast, name);
    return taken === undefined || taken.defs.length === 0;
  });
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

/** Adds a name to an import of the guard that is there, or an import of its own. */
function addImport(sourceCode: Readonly<SourceCode>, fixer: Fixer, helper: string, name: string): Fix {
  for (const statement of sourceCode.ast.body) {
    if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') continue;
    if (normalizeSpecifier(statement.source.value) !== GUARD_PACKAGE) continue;
    const last = statement.specifiers.findLast((one) => one.type === 'ImportSpecifier');
    if (last !== undefined) return fixer.insertTextAfter(last, `, ${rename(helper, name, ' as ')}`);
  }
  const line = writeImport(sourceCode, helper, name);
  const first = sourceCode.ast.body.find(
    (one) => !(one.type === 'ExpressionStatement' && 'directive' in one && typeof one.directive === 'string'),
  );
  if (first === undefined) return fixer.insertTextAfterRange([0, 0], line);
  // A comment that speaks of the next line stays with it.
  const comment = sourceCode.getCommentsBefore(first).at(-1);
  const isAttached =
    comment !== undefined && /eslint-disable-next-line|@ts-|prettier-ignore/.test(comment.value);
  return fixer.insertTextBefore(isAttached ? comment : first, line);
}

function rename(helper: string, name: string, between: string): string {
  return helper === name ? helper : `${helper}${between}${name}`;
}

function writeImport(sourceCode: Readonly<SourceCode>, helper: string, name: string): string {
  const { body, sourceType } = sourceCode.ast;
  const imports = body.filter((one) => one.type === 'ImportDeclaration');
  const isRequired =
    !body.some(isModuleSyntax) && (sourceType !== 'module' || /\brequire\(/.test(sourceCode.text));
  if (isRequired) return `const { ${rename(helper, name, ': ')} } = require('${GUARD_PACKAGE}');\n`;
  // Deno names the registry with the package.
  const prefix = imports.some(({ source }) => source.value.startsWith('npm:')) ? 'npm:' : '';
  return `import { ${rename(helper, name, ' as ')} } from '${prefix}${GUARD_PACKAGE}';\n`;
}

/** Statements that make a file a module, where `require` at the top is not to be had; TypeScript's `import x = …` too. */
function isModuleSyntax({ type }: Node): boolean {
  return /^(?:Import|Export|TSImportEquals|TSExport|TSNamespaceExport)/.test(type);
}
