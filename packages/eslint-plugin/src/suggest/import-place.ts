import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';
import { unwrapAwait, type Node } from '../ast/nodes.js';

/** Where a line of ours goes: an offset, and what it needs around it. */
interface Place {
  readonly offset: number;
  /** Whether the line begins behind another, whose end it has to write. */
  readonly isBehind: boolean;
  /** Whether what follows is no import, which a blank line sets off. */
  readonly isLast: boolean;
}

/** Modules that come with a runtime. */
const BUILT_IN =
  /^(?:node:|bun(?::|$)|(?:assert|buffer|child_process|crypto|events|fs|https?|module|net|os|path|process|querystring|readline|stream|timers|tls|url|util|worker_threads|zlib)(?:\/|$))/;
/** Files of the project: paths, and the names that bundlers give to them. */
const OWN_FILE = /^(?:[./#~$]|@\/)/;
/** Comments on a whole file, which stay at its top. */
const OF_FILE = /@license|copyright|@file|eslint-disable(?!-next)|@ts-(?:no)?check|@jsx|^\s*globals?\s/i;

/**
 * Finds where an import of a package belongs: among those of other packages, in the order of their names if they have
 * it, behind the runtime's own modules, ahead of the project's files. Imports without names come first, as they do: what
 * they set up may be for all that follow.
 */
export function findImportPlace(sourceCode: Readonly<SourceCode>, specifier: string): Place {
  const { body } = sourceCode.ast;
  const imports = body.flatMap((statement) => {
    const source = getSource(statement);
    return source === undefined ? [] : [{ statement, source }];
  });
  const named = imports.filter(({ statement }) => hasNames(statement));
  const packages = named.filter(({ source }) => !BUILT_IN.test(source) && !OWN_FILE.test(source));
  const isSorted = packages.every(({ source }, index) => (packages[index - 1]?.source ?? '') <= source);
  const next = isSorted ? packages.find(({ source }) => source > specifier) : undefined;
  if (next !== undefined) return placeBefore(sourceCode, next.statement);
  const last = packages.at(-1) ?? named.findLast(({ source }) => BUILT_IN.test(source));
  if (last !== undefined) return placeAfter(sourceCode, last.statement);
  const [own] = named;
  if (own !== undefined) return placeBefore(sourceCode, own.statement);
  const bare = imports.at(-1);
  if (bare !== undefined) return placeAfter(sourceCode, bare.statement);
  const first = body.find((one) => !isDirective(one));
  // A file of directives alone calls nothing.
  if (first === undefined) return { offset: 0, isBehind: false, isLast: true };
  const attached = getAttached(sourceCode, first).at(0);
  return { offset: (attached ?? first).range[0], isBehind: false, isLast: true };
}

/** The module that a statement imports or requires. */
function getSource(statement: Node): string | undefined {
  switch (statement.type) {
    case 'ImportDeclaration':
      return statement.source.value;
    case 'TSImportEqualsDeclaration': {
      const { moduleReference } = statement;
      return moduleReference.type === 'TSExternalModuleReference'
        ? moduleReference.expression.value
        : undefined;
    }
    case 'VariableDeclaration': {
      const [declarator] = statement.declarations;
      return declarator.init ? getRequired(declarator.init) : undefined;
    }
    case 'ExpressionStatement':
      return getRequired(statement.expression);
    default:
      return undefined;
  }
}

/** Of `require('fs')`, `require('fs').promises`, `require('dotenv').config()`. */
function getRequired(expression: Node): string | undefined {
  const node = unwrapAwait(expression);
  if (node.type === 'MemberExpression') return getRequired(node.object);
  if (node.type !== 'CallExpression') return undefined;
  if (node.callee.type !== 'Identifier') return getRequired(node.callee);
  const [source] = node.arguments;
  return node.callee.name === 'require' && source?.type === 'Literal' && typeof source.value === 'string'
    ? source.value
    : undefined;
}

function hasNames(statement: Node): boolean {
  if (statement.type === 'ExpressionStatement') return false;
  return statement.type !== 'ImportDeclaration' || statement.specifiers.length > 0;
}

/** Ahead of a statement; behind it where a comment stands above that speaks of it, or of the whole file. */
function placeBefore(sourceCode: Readonly<SourceCode>, statement: TSESTree.ProgramStatement): Place {
  const above = sourceCode.getCommentsBefore(statement).at(-1);
  const isAttached = above !== undefined && above.loc.end.line >= statement.loc.start.line - 1;
  if (isAttached) return placeAfter(sourceCode, statement);
  return { offset: statement.range[0], isBehind: false, isLast: false };
}

/** Behind a statement and the comment on its line. */
function placeAfter(sourceCode: Readonly<SourceCode>, statement: TSESTree.ProgramStatement): Place {
  const { line } = statement.loc.end;
  const beside = sourceCode
    .getCommentsAfter(statement)
    .filter(({ loc }) => loc.start.line === line && loc.end.line === line);
  const next = sourceCode.getTokenAfter(statement);
  // With other code on its line a comment may be that one's.
  const end = next?.loc.start.line === line ? statement : (beside.at(-1) ?? statement);
  return { offset: end.range[1], isBehind: true, isLast: false };
}

/** Comments right above a statement that speak of it. */
function getAttached(sourceCode: Readonly<SourceCode>, statement: Node): TSESTree.Comment[] {
  const attached: TSESTree.Comment[] = [];
  let { line } = statement.loc.start;
  for (const comment of sourceCode.getCommentsBefore(statement).reverse()) {
    const isShebang = comment.range[0] === 0 && sourceCode.text.startsWith('#!');
    const isOfFile = isShebang || OF_FILE.test(comment.value);
    if (isOfFile || comment.loc.end.line < line - 1) break;
    attached.unshift(comment);
    ({ line } = comment.loc.start);
  }
  return attached;
}

function isDirective(statement: Node): boolean {
  return (
    statement.type === 'ExpressionStatement' &&
    'directive' in statement &&
    typeof statement.directive === 'string'
  );
}
