import { CharClass, getCharTables } from './characters.js';
import { PROMPT_GAP } from './keyword-match.js';

export const TokenKind = { word: 1, number: 2, ideograph: 3, punctuation: 4, newline: 5, gap: 6 } as const;

/** The tokens of a text, one per index; white space is what lies between `end[i - 1]` and `start[i]`. */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly kind: Uint8Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Hash of the folded characters; for punctuation the folded character's code itself. */
  readonly hash: Int32Array;
}

const GAP_CODE = PROMPT_GAP.charCodeAt(0);
const APOSTROPHE = 0x27;

type Columns = Pick<Tokens, 'end' | 'hash' | 'kind' | 'start'>;

function createColumns(length: number): Columns {
  return {
    kind: new Uint8Array(length),
    start: new Int32Array(length),
    end: new Int32Array(length),
    hash: new Int32Array(length),
  };
}

/** Longest text whose tokens are first looked at in columns that are there already. */
const SKETCH_LENGTH = 4096;
let sketch: Columns | undefined;
let sketched = 0;

/**
 * {@link tokenize} for a first look: the tokens of a short text hold until the next text is looked at. Making columns
 * takes longer than reading a short prompt, and most prompts are read no further.
 */
export function sketchTokens(text: string): Tokens {
  if (text.length > SKETCH_LENGTH) return tokenize(text);
  sketch ??= createColumns(SKETCH_LENGTH);
  const tokens = cut(text, sketch);
  // Behind the last token there is nothing, as in new columns.
  for (const column of [sketch.kind, sketch.start, sketch.end, sketch.hash]) {
    if (sketched > tokens.count) column.fill(0, tokens.count, sketched);
  }
  sketched = tokens.count;
  return tokens;
}

/** Cuts a text into words, numbers, single ideographs, single punctuation marks, line breaks and gaps. Linear. */
export function tokenize(text: string): Tokens {
  return cut(text, createColumns(text.length));
}

/** The same tokens in columns of their own. */
export function keepTokens(tokens: Tokens): Tokens {
  if (tokens.kind !== sketch?.kind) return tokens;
  const { text, count, kind, start, end, hash } = tokens;
  return {
    text,
    count,
    kind: kind.slice(0, count),
    start: start.slice(0, count),
    end: end.slice(0, count),
    hash: hash.slice(0, count),
  };
}

function cut(text: string, { kind, start, end, hash }: Columns): Tokens {
  const { classes, shifts } = getCharTables();
  const { length } = text;
  let count = 0;
  let at = 0;
  while (at < length) {
    const code = text.charCodeAt(at);
    const charClass = classes[code] ?? 0;
    if (charClass === CharClass.space || charClass === CharClass.ignorable) {
      at++;
      continue;
    }
    const from = at++;
    let value = code + (shifts[code] ?? 0);
    if (code === GAP_CODE) {
      kind[count] = TokenKind.gap;
    } else if (charClass === CharClass.letter || charClass === CharClass.digit) {
      kind[count] = charClass === CharClass.letter ? TokenKind.word : TokenKind.number;
      value = (Math.imul(HASH_SEED, HASH_FACTOR) + value) | 0;
      for (; at < length; at++) {
        const next = text.charCodeAt(at);
        const nextClass = classes[next];
        const folded = next + (shifts[next] ?? 0);
        if (nextClass === charClass) {
          value = (Math.imul(value, HASH_FACTOR) + folded) | 0;
        } else if (nextClass !== CharClass.ignorable) {
          // The apostrophe of "don't" is part of the word, a closing quote is not.
          const isInside =
            folded === APOSTROPHE &&
            charClass === CharClass.letter &&
            classes[text.charCodeAt(at + 1)] === CharClass.letter;
          if (!isInside) break;
          value = (Math.imul(value, HASH_FACTOR) + folded) | 0;
          if (isElision(text, from, at)) {
            at++;
            break;
          }
        }
      }
    } else if (charClass === CharClass.ideograph) {
      kind[count] = TokenKind.ideograph;
      value = (Math.imul(HASH_SEED, HASH_FACTOR) + value) | 0;
    } else {
      kind[count] = charClass === CharClass.newline ? TokenKind.newline : TokenKind.punctuation;
    }
    start[count] = from;
    end[count] = at;
    hash[count] = value;
    count++;
  }
  return { text, count, kind, start, end, hash };
}

/** French "l'", "d'", "qu'" are words of their own. */
function isElision(text: string, start: number, apostrophe: number): boolean {
  if (apostrophe - start === 1) return 'ldjmnstcLDJMNSTC'.includes(text[start] ?? '');
  return apostrophe - start === 2 && text.slice(start, apostrophe).toLowerCase() === 'qu';
}

const HASH_SEED = 7;
const HASH_FACTOR = 0x01000193;

/** Hash of a folded word, as in {@link Tokens.hash}. */
export function hashUnit(unit: string): number {
  let value = HASH_SEED;
  for (let at = 0; at < unit.length; at++) value = (Math.imul(value, HASH_FACTOR) + unit.charCodeAt(at)) | 0;
  return value;
}

/** The token's characters, folded: lower case, without accents, full-width and ignorable characters. */
export function foldedText(text: string, start: number, end: number): string {
  const { classes, shifts } = getCharTables();
  let unit = '';
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (classes[code] !== CharClass.ignorable) unit += String.fromCharCode(code + (shifts[code] ?? 0));
  }
  return unit;
}

/** Whether {@link foldedText} of a range is `unit`, without building it. */
export function isFoldedText(text: string, start: number, end: number, unit: string): boolean {
  const { classes, shifts } = getCharTables();
  let matched = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (classes[code] === CharClass.ignorable) continue;
    if (code + (shifts[code] ?? 0) !== unit.charCodeAt(matched++)) return false;
  }
  return matched === unit.length;
}

/** Whether a folded character's code is that of one of the marks. */
export function isOneOf(code: number, marks: string): boolean {
  for (let at = 0; at < marks.length; at++) if (marks.charCodeAt(at) === code) return true;
  return false;
}

/** A few folded words, looked up by a token's hash: no text is built to compare. */
export class WordSet {
  readonly #words: ReadonlyMap<number, string>;

  constructor(...words: readonly string[]) {
    this.#words = new Map(words.map((word) => [hashUnit(word), word]));
  }

  has({ text, kind, start, end, hash }: Tokens, index: number): boolean {
    if (kind[index] !== TokenKind.word && kind[index] !== TokenKind.ideograph) return false;
    const word = this.#words.get(hash[index] ?? 0);
    return word !== undefined && isFoldedText(text, start[index] ?? 0, end[index] ?? 0, word);
  }
}
