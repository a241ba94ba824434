import type { TSESTree } from '@typescript-eslint/utils';
import type { ReportFixFunction, SourceCode } from '@typescript-eslint/utils/ts-eslint';
import type { Node } from '../ast/nodes.js';
import { GUARD_PACKAGE } from '../call/prepared-helpers.js';
import { normalizeSpecifier } from '../trace/imports.js';
import { findImportPlace } from './import-place.js';
import { getOrphanRange, isAllOf, type Orphan } from './orphans.js';
import { getSourceStyle } from './source-style.js';

export type Fixer = Parameters<ReportFixFunction>[0];
export type Fix = ReturnType<Fixer['insertTextAfter']>;

/**
 * Adds a name to an import of the guard that is there, or an import of its own.
 * @param helper what is imported: a function's name, `*` for the whole package
 * @param name what the file calls it
 */
export function addImport(
  sourceCode: Readonly<SourceCode>,
  fixer: Fixer,
  helper: string,
  name: string,
  orphans: readonly Orphan[],
): Fix[] {
  const last = helper === '*' ? undefined : findLastName(sourceCode);
  if (last !== undefined) {
    // A helper that nothing calls any more gives way to this one.
    const own = orphans.find(({ specifier }) => specifier.parent === last.parent);
    const fix =
      own === undefined
        ? extend(sourceCode, fixer, last, helper, name)
        : fixer.replaceText(own.specifier, renameLike(last, helper, name));
    const others = orphans.filter((one) => one !== own);
    return [fix, ...removeOrphans(sourceCode, fixer, others)];
  }
  const { quote, end, newline } = getSourceStyle(sourceCode);
  const specifier = `${getPrefix(sourceCode)}${GUARD_PACKAGE}`;
  const line = writeLine(sourceCode, helper, name, `${quote}${specifier}${quote}`);
  // An import that nothing else needs makes room.
  const emptied = orphans.find(isAllOf);
  if (emptied !== undefined) {
    const others = orphans.filter((one) => one !== emptied);
    return [fixer.replaceText(emptied.statement, line + end), ...removeOrphans(sourceCode, fixer, others)];
  }
  const { offset, isBehind, isLast } = findImportPlace(sourceCode, specifier);
  // Other code on the line goes on behind ours, and what begins with a bracket on the next one would as well.
  const isEnd = /^[^\S\r\n]*(?:$|\r?\n(?!\s*[[(`]))/.test(sourceCode.text.slice(offset));
  const text = `${line}${isBehind && !isEnd ? ';' : end}`;
  return [
    fixer.insertTextAfterRange(
      [offset, offset],
      isBehind ? `${newline}${text}` : `${text}${newline}${isLast ? newline : ''}`,
    ),
    ...removeOrphans(sourceCode, fixer, orphans),
  ];
}

/** Takes out imported names that nothing reads any more. */
export function removeOrphans(
  sourceCode: Readonly<SourceCode>,
  fixer: Fixer,
  orphans: readonly Orphan[],
): Fix[] {
  return orphans.flatMap((one) => {
    const range = getOrphanRange(sourceCode, one);
    return range === undefined ? [] : [fixer.removeRange([...range])];
  });
}

/** Whether a file imports whole modules by `import x = require('x')` and no other way, as TypeScript's CommonJS may demand. */
export function importsWhole({ ast }: Readonly<SourceCode>): boolean {
  return (
    ast.body.some(
      (one) =>
        one.type === 'TSImportEqualsDeclaration' && one.moduleReference.type === 'TSExternalModuleReference',
    ) && ast.body.every(({ type }) => type !== 'ImportDeclaration')
  );
}

/** The last name that a file imports or requires from the guard already. */
function findLastName({ ast }: Readonly<SourceCode>): Node | undefined {
  for (const statement of ast.body) {
    if (statement.type === 'ImportDeclaration') {
      if (statement.importKind === 'type' || normalizeSpecifier(statement.source.value) !== GUARD_PACKAGE)
        continue;
      const last = statement.specifiers.findLast((one) => one.type === 'ImportSpecifier');
      if (last !== undefined) return last;
    }
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declarations) {
      const last = id.type === 'ObjectPattern' ? id.properties.at(-1) : undefined;
      if (last?.type === 'Property' && init !== null && requiresGuard(init)) return last;
    }
  }
  return undefined;
}

function requiresGuard(node: Node): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return false;
  const [source] = node.arguments;
  return node.callee.name === 'require' && source?.type === 'Literal' && source.value === GUARD_PACKAGE;
}

/** Adds a name behind the last of a list, on a line of its own where each has one. */
function extend(
  sourceCode: Readonly<SourceCode>,
  fixer: Fixer,
  last: Node,
  helper: string,
  name: string,
): Fix {
  const text = renameLike(last, helper, name);
  const before = sourceCode.getTokenBefore(last);
  const isOnOwnLine = before !== null && before.loc.end.line < last.loc.start.line;
  const between = isOnOwnLine ? sourceCode.text.slice(before.range[1], last.range[0]) : ' ';
  // A comment ahead of the last name is that one's.
  return fixer.insertTextAfter(last, `,${between.trim() === '' ? between : ' '}${text}`);
}

function renameLike({ type }: Node, helper: string, name: string): string {
  return rename(helper, name, type === 'Property' ? ': ' : ' as ');
}

function rename(helper: string, name: string, between: string): string {
  return helper === name ? helper : `${helper}${between}${name}`;
}

function writeLine(sourceCode: Readonly<SourceCode>, helper: string, name: string, source: string): string {
  if (helper === '*') return `import ${name} = require(${source})`;
  return isRequiring(sourceCode)
    ? `const { ${rename(helper, name, ': ')} } = require(${source})`
    : `import { ${rename(helper, name, ' as ')} } from ${source}`;
}

function isRequiring({ ast, text }: Readonly<SourceCode>): boolean {
  return !ast.body.some(isModuleSyntax) && (ast.sourceType !== 'module' || /\brequire\(/.test(text));
}

/** Deno names the registry with a package: `npm:`, where it does not say where else a module is. */
function getPrefix({ ast }: Readonly<SourceCode>): string {
  const isDeno = ast.body.some(
    (one) => one.type === 'ImportDeclaration' && /^(?:npm:|jsr:|https:\/\/)/.test(one.source.value),
  );
  return isDeno ? 'npm:' : '';
}

/** Statements that make a file a module, where `require` at the top is not to be had; TypeScript's `import x = …` too. */
function isModuleSyntax({ type }: TSESTree.ProgramStatement): boolean {
  return /^(?:Import|Export|TSImportEquals|TSExport|TSNamespaceExport)/.test(type);
}
