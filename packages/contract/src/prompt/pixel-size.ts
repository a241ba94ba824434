import type { Measure } from './measures.js';
import { isGlued, isMark, isSameLine, lengthOf, numberAt } from './numbers.js';
import { TokenKind, WordSet, type Tokens } from './tokens.js';

/** Shortest edge of a picture in pixels; smaller sizes are sprites, paper and timber. */
const MIN_EDGE = 100;
/** Banners are lower but long: 728x90, 468x60, 320x50. */
const MIN_BANNER_EDGE = 50;
const MIN_BANNER_WIDTH = 300;
const MIN_BANNER_RATIO = 4;
const MAX_EDGE = 30_000;
/** Shortest single edge (`4096 px`) taken for the size of the picture rather than of something in it. */
const MIN_LONE_EDGE = 1000;

/** `1920×1080`, `1024 by 1536 px`, `728x90`. */
export function readPixelSize(tokens: Tokens, index: number): Measure | undefined {
  const width = readNumber(tokens, index);
  if (width === undefined || width.value < MIN_EDGE || width.value > MAX_EDGE) return undefined;
  let at = skipPixelUnit(tokens, width.next);
  const isSign = isMark(tokens, at, '*x') || TIMES.has(tokens, at);
  if (!isSign) return undefined;
  at++;
  const height = readNumber(tokens, at);
  if (height === undefined || !isHeight(width.value, height.value)) return undefined;
  const unit = skipPixelUnit(tokens, height.next);
  // "1200x800mm" measures paper, "1920x1080p60" is a video format's name.
  const isOther = unit === height.next && tokens.kind[unit] === TokenKind.word && isGlued(tokens, unit - 1);
  if (isOther || isLengthUnit(tokens, unit)) return undefined;
  return { kind: 'pixel-size', next: unit, weak: false };
}

function isHeight(width: number, height: number): boolean {
  if (height > MAX_EDGE) return false;
  const isBanner = width >= MIN_BANNER_WIDTH && width >= MIN_BANNER_RATIO * height;
  return height >= (isBanner ? MIN_BANNER_EDGE : MIN_EDGE);
}

const TIMES = new WordSet('x', 'х', 'by', 'por', 'на', 'par');
const PIXEL_UNITS = new WordSet(
  ...['px', 'pixel', 'pixels', 'pxs', 'pixeles', 'pixeis', 'piksel', 'pikseli'],
  ...['пикселеи', 'пикселя', 'пикс'],
);
const PIXEL_IDEOGRAPHS = ['像素', 'ピクセル', '픽셀'];
const LENGTH_UNITS = new WordSet(
  ...['mm', 'cm', 'm', 'in', 'inch', 'inches', 'ft', 'feet'],
  ...['мм', 'см', 'м', 'km'],
);

function isLengthUnit(tokens: Tokens, index: number): boolean {
  return LENGTH_UNITS.has(tokens, index) || isMark(tokens, index, '′″');
}

function skipPixelUnit(tokens: Tokens, index: number): number {
  if (PIXEL_UNITS.has(tokens, index)) return index + 1;
  if (tokens.kind[index] !== TokenKind.ideograph) return index;
  for (const unit of PIXEL_IDEOGRAPHS) {
    const end = (tokens.start[index] ?? 0) + unit.length;
    if (tokens.text.startsWith(unit, tokens.start[index])) {
      let at = index;
      while (at < tokens.count && (tokens.end[at] ?? 0) <= end) at++;
      return at;
    }
  }
  return index;
}

/** `4096 px`. */
export function readLoneEdge(tokens: Tokens, index: number): Measure | undefined {
  const number = readNumber(tokens, index);
  if (number === undefined || number.value < MIN_LONE_EDGE || number.value > MAX_EDGE) return undefined;
  const next = skipPixelUnit(tokens, number.next);
  return next === number.next ? undefined : { kind: 'pixel-size', next, weak: false };
}

/** A whole number; `7,680` and `7.680` are one, `7 680` is where what follows says so. */
export function readNumber(tokens: Tokens, index: number): { value: number; next: number } | undefined {
  const value = numberAt(tokens, index);
  if (value === undefined) return undefined;
  const isMarked = isMark(tokens, index + 1, ',.') && isGlued(tokens, index) && isGlued(tokens, index + 1);
  const rest = isMarked ? index + 2 : index + 1;
  if (!isMarked && !isSpacedGroup(tokens, index)) return { value, next: index + 1 };
  if (lengthOf(tokens, index) > 2 || tokens.kind[rest] !== TokenKind.number || lengthOf(tokens, rest) !== 3)
    return { value, next: index + 1 };
  return { value: value * 1000 + (numberAt(tokens, rest) ?? 0), next: rest + 1 };
}

/** "8 000 px", "4 000 × 3 000": a space between thousands, not the one of "top 5 640x480". */
function isSpacedGroup(tokens: Tokens, index: number): boolean {
  if (!isSameLine(tokens, index) || lengthOf(tokens, index) > 2 || lengthOf(tokens, index + 1) !== 3)
    return false;
  const next = index + 2;
  if (skipPixelUnit(tokens, next) !== next) return true;
  const isSign = isMark(tokens, next, '*x') || TIMES.has(tokens, next);
  // The second number is grouped as the first, or ends with the unit's name.
  const isRest = isSign && isSameLine(tokens, next + 1) && lengthOf(tokens, next + 1) <= 2;
  if (isRest) return lengthOf(tokens, next + 2) === 3;
  const isEnd = isMark(tokens, index - 1, '*x') || TIMES.has(tokens, index - 1);
  return isEnd && isSameLine(tokens, index);
}
