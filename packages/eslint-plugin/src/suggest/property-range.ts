import type { TSESTree } from '@typescript-eslint/utils';
import type { AST, SourceCode } from '@typescript-eslint/utils/ts-eslint';
import { getStaticKey, type Node } from '../ast/nodes.js';

/** Properties of an object that stand side by side. */
interface Run {
  readonly first: TSESTree.Property;
  readonly last: TSESTree.Property;
  /** The names of all of them. */
  readonly names: readonly string[];
}

/** Comments that hold for the next line, whatever they say. */
const DIRECTIVE = /eslint-disable|@ts-(?:expect-error|ignore)|prettier-ignore/;

/**
 * What to take out with properties: their lines, where they have lines to themselves, and the comments that speak of
 * them alone: beside them, or above them and above nothing else.
 */
export function getRangesOfRun(sourceCode: Readonly<SourceCode>, run: Run): AST.Range[] {
  const { first, last } = run;
  const { text } = sourceCode;
  const before = sourceCode.getTokenBefore(first);
  const after = sourceCode.getTokenAfter(last);
  if (before === null || after === null) return [];
  const hasComma = after.value === ',';
  const end = hasComma ? after : last;
  const next = sourceCode.getTokenAfter(end, { includeComments: false });
  const isLineStart = before.loc.end.line < first.loc.start.line;
  const start = getStart(sourceCode, run, isLineStart);
  // The last one goes with the comma ahead of it.
  const comma: AST.Range[] = hasComma || before.value !== ',' ? [] : [before.range];
  const isCommaFirst = comma.length > 0 && isFirstOnLine(sourceCode, before);
  if (isCommaFirst && next !== null && next.loc.start.line > end.loc.end.line) {
    return [[text.lastIndexOf('\n', before.range[0]) + 1, text.indexOf('\n', last.range[1]) + 1]];
  }
  if (!isLineStart) {
    return [hasComma ? [before.range[1], after.range[1]] : [comma[0]?.[0] ?? before.range[1], last.range[1]]];
  }
  if (next !== null && next.loc.start.line > end.loc.end.line) {
    const beside = sourceCode
      .getCommentsAfter(end)
      .filter(({ loc }) => loc.start.line === end.loc.end.line)
      .at(-1);
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const lineEnd = text.indexOf('\n', (beside ?? end).range[1]);
    if (text.slice(lineStart, start).trim() === '' && lineEnd !== -1) {
      return [...comma, [lineStart, lineEnd + 1]];
    }
  }
  if (!hasComma) {
    const gap = /\s*$/.exec(text.slice(0, start))?.[0].length ?? 0;
    return [...comma, [start - gap, last.range[1]]];
  }
  const behind = sourceCode.getTokenAfter(after, { includeComments: true });
  return [[start, behind?.range[0] ?? after.range[1]]];
}

/** Of the style that writes commas at the beginning of lines. */
function isFirstOnLine(sourceCode: Readonly<SourceCode>, comma: TSESTree.Token): boolean {
  const ahead = sourceCode.getTokenBefore(comma);
  return ahead !== null && ahead.loc.end.line < comma.loc.start.line;
}

/** Where what goes begins: at the first of the comments above that speak of the properties. */
function getStart(
  sourceCode: Readonly<SourceCode>,
  { first, last, names }: Run,
  isLineStart: boolean,
): number {
  const above = getCommentsAbove(sourceCode, first, isLineStart);
  const comma = sourceCode.getTokenAfter(last);
  const next = comma?.value === ',' ? sourceCode.getTokenAfter(comma) : comma;
  const isSetOff = next === null || next.value === '}' || next.loc.start.line > last.loc.end.line + 1;
  const isOfAll = isSetOff || above.some((one) => isAbout(one, names));
  // Of a heading for several properties only what holds for the next line goes.
  const other = above.findIndex(
    ({ value, loc }) => !DIRECTIVE.test(value) && loc.end.line !== first.loc.start.line,
  );
  const gone = isOfAll || other === -1 ? above : above.slice(0, other);
  return gone.at(-1)?.range[0] ?? first.range[0];
}

/** Comments right above a property or ahead of it on its line, the nearest first. */
function getCommentsAbove(
  sourceCode: Readonly<SourceCode>,
  property: Node,
  isLineStart: boolean,
): TSESTree.Comment[] {
  const above: TSESTree.Comment[] = [];
  const previous = sourceCode.getTokenBefore(property)?.loc.end.line;
  let { line } = property.loc.start;
  for (const comment of sourceCode.getCommentsBefore(property).reverse()) {
    // Beside what stands ahead, it is that one's.
    if (isLineStart && comment.loc.start.line === previous) break;
    if (comment.loc.end.line < line - 1) break;
    above.push(comment);
    ({ line } = comment.loc.start);
  }
  return above;
}

function isAbout({ value }: TSESTree.Comment, names: readonly string[]): boolean {
  const text = value.toLowerCase();
  return names.some((name) => text.includes(name.toLowerCase()) || text.includes(name.replaceAll('_', ' ')));
}

/** The name that a property has, as far as the syntax tells it. */
export function getPropertyKey(property: Node): string | undefined {
  return property.type === 'Property' ? getStaticKey(property.key, property.computed) : undefined;
}
