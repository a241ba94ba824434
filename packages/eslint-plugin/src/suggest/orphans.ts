import type { TSESTree } from '@typescript-eslint/utils';
import type { AST, SourceCode } from '@typescript-eslint/utils/ts-eslint';
import { isInside, type Node } from '../ast/nodes.js';
import { findVariable } from '../trace/scopes.js';
import type { Tracer } from '../trace/tracer.js';
import { getLines, getRangeOf } from './leave-out.js';

/** A name that is imported or required, and that nothing reads once some code is gone. */
export interface Orphan {
  readonly statement: TSESTree.ImportDeclaration | TSESTree.VariableDeclaration;
  readonly specifier: TSESTree.ImportClause | TSESTree.Property;
}

/** Finds the imported names that only code that goes reads: `toFile`, with the last call of it. */
export function findOrphans(tracer: Tracer, gone: readonly Node[], kept: readonly Node[]): Orphan[] {
  return tracer.sourceCode.ast.body.flatMap((statement) => {
    if (statement.type !== 'ImportDeclaration' && statement.type !== 'VariableDeclaration') return [];
    const specifiers = getSpecifiers(statement).filter((one) => isOrphan(tracer, one, gone, kept));
    const [specifier, other] = specifiers;
    // Two at once share a comma, or a pair of braces.
    return specifier === undefined || other !== undefined ? [] : [{ statement, specifier }];
  });
}

/** Whether a statement brings nothing else. */
export function isAllOf({ statement }: Orphan): boolean {
  return getSpecifiers(statement).length === 1;
}

/** What is imported by name, or taken from `require(…)` by name. */
function getSpecifiers(statement: Orphan['statement']): readonly Orphan['specifier'][] {
  if (statement.type === 'ImportDeclaration') return statement.specifiers;
  const [{ id, init }, other] = statement.declarations;
  const isRequired =
    init?.type === 'CallExpression' && init.callee.type === 'Identifier' && init.callee.name === 'require';
  if (!isRequired || other !== undefined || id.type !== 'ObjectPattern') return [];
  const properties = id.properties.filter((one) => one.type === 'Property');
  return properties.length === id.properties.length ? properties : [];
}

function isOrphan(
  tracer: Tracer,
  specifier: Orphan['specifier'],
  gone: readonly Node[],
  kept: readonly Node[],
): boolean {
  const name = specifier.type === 'Property' ? specifier.value : specifier.local;
  const variable = name.type === 'Identifier' ? findVariable(tracer, name) : undefined;
  const references = variable?.references.filter(({ init }) => init !== true) ?? [];
  return (
    references.length > 0 &&
    references.every(
      ({ identifier }) =>
        gone.some((one) => isInside(identifier, one)) && !kept.some((one) => isInside(identifier, one)),
    )
  );
}

/**
 * What to take out of a file with an import's name: the whole import where it has no other.
 * @returns `undefined` where a comment stands beside the name, which speaks of something
 */
export function getOrphanRange(sourceCode: Readonly<SourceCode>, orphan: Orphan): AST.Range | undefined {
  const { statement, specifier } = orphan;
  if (isAllOf(orphan)) return getLines(sourceCode, statement);
  const specifiers = getSpecifiers(statement);
  const named = specifiers.filter(({ type }) => type === 'ImportSpecifier');
  if (named.length !== 1 || specifier.type !== 'ImportSpecifier') return getRangeOf(sourceCode, specifier);
  // `OpenAI, { toFile }`: the braces go as well.
  const [first] = specifiers;
  const brace = sourceCode.getTokenAfter(specifier, ({ value }) => value === '}');
  if (first === undefined || brace === null || sourceCode.commentsExistBetween(first, brace))
    return undefined;
  return [first.range[1], brace.range[1]];
}
