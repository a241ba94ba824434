import type { AST } from '@typescript-eslint/utils/ts-eslint';
import { getParent, isInside, type Node } from '../ast/nodes.js';
import { getDeclaredVariables, type Tracer } from '../trace/tracer.js';
import { getChildren } from '../trace/callers.js';
import { findVariable } from '../trace/scopes.js';
import { isWholeLine, getLines } from './leave-out.js';
import { isPure } from './pure.js';

/** Constants that are made of constants that are made of … end here. */
const MAX_ROUNDS = 4;

/**
 * Finds the statements of constants that only code that goes reads, and that do nothing else: the extension and the
 * media type of a file that gets new ones. Those with other code on their lines, or a comment above them, stay.
 */
export function findOrphanConstants(tracer: Tracer, gone: readonly Node[], kept: readonly Node[]): Node[] {
  const found: Node[] = [];
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const all = [...gone, ...found];
    const next = all
      .flatMap((node) => findNames(tracer, node))
      .map((name) => getStatement(tracer, name, all, kept))
      .find((statement) => statement !== undefined && !all.some((one) => isInside(statement, one)));
    if (next === undefined) break;
    found.push(next);
  }
  return found;
}

/** The lines of such a statement, and one of two blank lines around them, or the one at the beginning of a block. */
export function getOrphanLines({ sourceCode }: Tracer, statement: Node): AST.Range {
  const [start, end] = getLines(sourceCode, statement);
  const { text } = sourceCode;
  const isBetweenBlanks =
    /(?:\n|\{)[^\S\n]*\n$/.test(text.slice(0, start)) && /^[^\S\n]*\r?\n/.test(text.slice(end));
  return isBetweenBlanks ? [start, text.indexOf('\n', end) + 1] : [start, end];
}

function findNames(tracer: Tracer, node: Node): Node[] {
  return node.type === 'Identifier'
    ? [node]
    : getChildren(tracer, node).flatMap((one) => findNames(tracer, one));
}

/** The statement of a constant that nothing but what goes reads. */
function getStatement(
  tracer: Tracer,
  name: Node,
  gone: readonly Node[],
  kept: readonly Node[],
): Node | undefined {
  const variable = name.type === 'Identifier' ? findVariable(tracer, name) : undefined;
  const [definition, other] = variable?.defs ?? [];
  const declarator = definition?.node;
  if (variable === undefined || other !== undefined || declarator?.type !== 'VariableDeclarator')
    return undefined;
  const statement = declarator.parent;
  const isAlone =
    statement.kind === 'const' &&
    statement.declarations.length === 1 &&
    declarator.id.type === 'Identifier' &&
    /^(?:BlockStatement|Program)$/.test(getParent(statement)?.type ?? '');
  if (!isAlone || declarator.init === null || !isPure(declarator.init)) return undefined;
  const { sourceCode } = tracer;
  const above = sourceCode.getCommentsBefore(statement).at(-1);
  const hasComment = above !== undefined && above.loc.end.line >= statement.loc.start.line - 1;
  if (hasComment || !isWholeLine(sourceCode, statement)) return undefined;
  const reads = getDeclaredVariables(tracer, declarator)
    .flatMap(({ references }) => references)
    .filter(({ init }) => init !== true)
    .map(({ identifier }) => identifier);
  const isGone = (read: Node): boolean =>
    gone.some((one) => isInside(read, one)) && !kept.some((one) => isInside(read, one));
  return reads.length > 0 && reads.every(isGone) ? statement : undefined;
}
