import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from './nodes.js';

type TextNode = TSESTree.StringLiteral | TSESTree.TemplateElement;

/** Whether a node is text as written: a string literal or a stretch of a template. */
export function isTextNode(node: Node): node is TextNode {
  return node.type === 'TemplateElement' || (node.type === 'Literal' && typeof node.value === 'string');
}

/** One escape sequence, or one character. */
const UNIT = /\\(?:x[0-9a-fA-F]{2}|u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|[0-7]{1,3}|\r\n|[^])|\r\n|[^]/gu;

/**
 * Maps a stretch of a text's value back to the source, escapes and all.
 * @param start offset in the value, in UTF-16 units
 * @returns the range in the file, or `undefined` where the two do not fit
 */
export function getTextRange(
  node: TextNode,
  raw: string,
  start: number,
  end: number,
): [number, number] | undefined {
  const value = node.type === 'TemplateElement' ? (node.value.cooked ?? raw) : node.value;
  const base = getTextStart(node, raw);
  if (raw === value) return [base + start, base + end];
  const offsets = getOffsets(raw);
  const from = offsets[start];
  const to = offsets[end];
  return offsets.length !== value.length + 1 || from === undefined || to === undefined
    ? undefined
    : [base + from, base + to];
}

/** The text between quotes, backticks or braces, as the file spells it. */
export function getRawText(node: TextNode): string {
  return node.type === 'TemplateElement' ? node.value.raw : node.raw.slice(1, -1);
}

/** Parsers disagree whether a template element includes its delimiters: the raw text's length tells. */
function getTextStart(node: TextNode, raw: string): number {
  if (node.type === 'Literal') return node.range[0] + 1;
  return node.range[1] - node.range[0] === raw.length ? node.range[0] : node.range[0] + 1;
}

/** Source offset of every unit of the value, and of its end. */
function getOffsets(raw: string): number[] {
  const offsets: number[] = [];
  for (const match of raw.matchAll(UNIT)) {
    const [unit] = match;
    const length = getValueLength(unit);
    for (let index = 0; index < length; index++) offsets.push(match.index);
  }
  offsets.push(raw.length);
  return offsets;
}

function getValueLength(unit: string): number {
  if (!unit.startsWith('\\')) return unit === '\r\n' ? 1 : unit.length;
  // A backslash at the end of a line continues it and stands for nothing.
  if (/^\\(?:\r\n|[\n\r\u2028\u2029])$/.test(unit)) return 0;
  const code = /^\\u\{([0-9a-fA-F]+)\}$/.exec(unit)?.[1];
  if (code !== undefined) return Number.parseInt(code, 16) > 0xffff ? 2 : 1;
  return /^\\[xu0-7]/.test(unit) ? 1 : unit.length - 1;
}

/** Spells a text for use between the given quotes: `'`, `"` or a backtick. */
export function escapeText(text: string, quote: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll(quote, `\\${quote}`);
  return quote === '`' ? escaped.replaceAll('${', '\\${') : escaped;
}

/** Source of a string literal that replaces another one and keeps its quotes; `undefined` for texts with holes. */
export function replaceString(node: Node, text: string): string | undefined {
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) return `\`${escapeText(text, '`')}\``;
  if (node.type !== 'Literal' || typeof node.value !== 'string') return undefined;
  const quote = node.raw.charAt(0);
  return `${quote}${escapeText(text, quote)}${quote}`;
}
