import type { TSESTree } from '@typescript-eslint/utils';
import type { AST, SourceCode } from '@typescript-eslint/utils/ts-eslint';
import { isInside, type Node } from '../ast/nodes.js';
import { getDeclaredVariables, type Tracer } from '../trace/tracer.js';
import { getLines, getRangeOf } from './leave-out.js';

/** An imported name that nothing reads once some code is gone. */
export interface Orphan {
  readonly statement: TSESTree.ImportDeclaration;
  readonly specifier: TSESTree.ImportClause;
}

/** Finds the imported names that only code that goes reads: `toFile`, with the last call of it. */
export function findOrphans(tracer: Tracer, gone: readonly Node[], kept: readonly Node[]): Orphan[] {
  return tracer.sourceCode.ast.body.flatMap((statement) => {
    if (statement.type !== 'ImportDeclaration') return [];
    const specifiers = statement.specifiers.filter((one) => isOrphan(tracer, one, gone, kept));
    const [specifier, other] = specifiers;
    // Two at once share a comma, or a pair of braces.
    return specifier === undefined || other !== undefined ? [] : [{ statement, specifier }];
  });
}

function isOrphan(
  tracer: Tracer,
  specifier: TSESTree.ImportClause,
  gone: readonly Node[],
  kept: readonly Node[],
): boolean {
  const references = getDeclaredVariables(tracer, specifier)[0]?.references ?? [];
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
export function getOrphanRange(
  sourceCode: Readonly<SourceCode>,
  { statement, specifier }: Orphan,
): AST.Range | undefined {
  const { specifiers } = statement;
  if (specifiers.length === 1) return getLines(sourceCode, statement);
  const named = specifiers.filter(({ type }) => type === 'ImportSpecifier');
  if (named.length !== 1 || specifier.type !== 'ImportSpecifier') return getRangeOf(sourceCode, specifier);
  // `OpenAI, { toFile }`: the braces go as well.
  const [first] = specifiers;
  const brace = sourceCode.getTokenAfter(specifier, ({ value }) => value === '}');
  if (first === undefined || brace === null || sourceCode.commentsExistBetween(first, brace))
    return undefined;
  return [first.range[1], brace.range[1]];
}
