import { CharClass, getCharTables } from './characters.js';
import { isOneOf, TokenKind, type Tokens } from './tokens.js';

/** Longer numbers measure no picture. */
const MAX_DIGITS = 6;

/** The whole number a token is, in any script's digits. */
export function numberAt(tokens: Tokens, index: number): number | undefined {
  if (tokens.kind[index] !== TokenKind.number || lengthOf(tokens, index) > MAX_DIGITS) return undefined;
  const { classes, shifts } = getCharTables();
  let value = 0;
  const end = tokens.end[index] ?? 0;
  for (let at = tokens.start[index] ?? 0; at < end; at++) {
    const code = tokens.text.charCodeAt(at);
    if (classes[code] === CharClass.digit) value = value * 10 + (code + (shifts[code] ?? 0)) - DIGIT_ZERO;
  }
  return value;
}

const DIGIT_ZERO = 0x30;

/** Characters of a token. */
export function lengthOf(tokens: Tokens, index: number): number {
  return (tokens.end[index] ?? 0) - (tokens.start[index] ?? 0);
}

/** Whether nothing parts a token from the next. */
export function isGlued(tokens: Tokens, index: number): boolean {
  return index + 1 < tokens.count && tokens.end[index] === tokens.start[index + 1];
}

/** Whether one space parts a token from the next. */
export function isSameLine(tokens: Tokens, index: number): boolean {
  return (tokens.start[index + 1] ?? 0) - (tokens.end[index] ?? 0) === 1;
}

/** Whether a token is one of the marks. */
export function isMark(tokens: Tokens, index: number, marks: string): boolean {
  if (index < 0 || index >= tokens.count || tokens.kind[index] !== TokenKind.punctuation) return false;
  return isOneOf(tokens.hash[index] ?? 0, marks);
}
