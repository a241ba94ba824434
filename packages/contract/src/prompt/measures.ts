import type { KeywordKind } from './keyword-match.js';
import type { Dictionary } from './dictionary.js';
import type { Entry } from './lexicon.js';
import { CharClass, getCharTables } from './characters.js';
import { isOneOf, TokenKind, WordSet, type Tokens } from './tokens.js';
import { Role } from './vocabulary.js';

/** A number with its unit: `8K`, `4K–8K`, `1080p`, `1920×1080`, `300 dpi`, `100 megapixel`. */
export interface Measure {
  readonly kind: KeywordKind;
  /** Index of the token after it. */
  readonly next: number;
  /** The number has another everyday meaning (`10K`: a race, `5K`: a price). */
  readonly weak: boolean;
  /** Too low to be asked for (`480p`): counts as a link of "480p, 720p and 1080p" only. */
  readonly low?: boolean | undefined;
  /** Lines of the picture, as in `1080p`. */
  readonly isHeight?: boolean | undefined;
  /** Where the unit's language is known from. */
  readonly entry?: Entry | undefined;
}

/** Thousands of pixels that name a resolution. 18 and 24 are gold, 9 and 20 are counts, 2700 is a colour temperature. */
const THOUSANDS = new Set([1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64]);
const WEAK_THOUSANDS = new Set([1, 3, 5, 6, 10, 12, 64]);
/** Lines that name a resolution. */
const LINES = new Set([720, 1080, 1440, 2160, 2880, 4320]);
/** Lines that name a look. */
const LOW_LINES = new Set([144, 240, 360, 480, 540, 576]);
/** Units of thousands, alone or with a word glued to them: `8kuhd`, `4khd`, `8kres`. */
const THOUSAND_UNITS = new WordSet(
  ...['k', 'к', 'kuhd', 'khd', 'khdr', 'khq', 'kres'],
  ...[
    'kultrahd',
    'kresolution',
    'kquality',
    'kwallpaper',
    'ktexture',
    'krender',
    'kphoto',
    'kimage',
    'kdetail',
  ],
);
const KOREAN_K = new WordSet('케', '이');
const LINE_UNITS = new WordSet('p', 'i', 'р');
/** Shortest edge of a picture in pixels; smaller sizes are sprites, paper and timber. */
const MIN_EDGE = 100;
/** Banners are lower but long: 728x90, 468x60, 320x50. */
const MIN_BANNER_EDGE = 50;
const MIN_BANNER_WIDTH = 300;
const MIN_BANNER_RATIO = 4;
const MAX_EDGE = 30_000;
/** Shortest single edge (`4096 px`) taken for the size of the picture rather than of something in it. */
const MIN_LONE_EDGE = 1000;
const MIN_DENSITY = 72;
const MAX_DENSITY = 2400;

const JOINING_WORDS = new WordSet(
  ...['to', 'or', 'bis', 'a', 'до', 'или', 'oder', 'ou', 'o'],
  ...['到', '至', '或', 'か'],
);
/** A longer row of levels is no range. */
const MAX_HOPS = 32;
const RANGE_PUNCTUATION = '-–~/';
const FORBIDDEN_BEFORE = '$€£¥₩₽₹¢@_.,\\=&?%^+:';
const CURRENCIES = '$€£¥₩₽₹¢';

/** Reads the measure that begins at a number token. */
export function readMeasure(dictionary: Dictionary, tokens: Tokens, index: number): Measure | undefined {
  if (!canBegin(tokens, index) && !isValue(tokens, index)) return undefined;
  return (
    readPixelSize(tokens, index) ??
    readThousands(tokens, index) ??
    readLines(tokens, index) ??
    readUnit(dictionary, tokens, index) ??
    readLoneEdge(tokens, index)
  );
}

/** Reads `dpi 300` and `DPI: 300` from the unit's token on. */
export function readDensityAfterUnit(tokens: Tokens, next: number): number | undefined {
  const at = isMark(tokens, next, ':=') ? next + 1 : next;
  const density = numberAt(tokens, at);
  if (density === undefined || density < MIN_DENSITY || density > MAX_DENSITY) return undefined;
  return tokens.kind[at + 1] === TokenKind.word && isGlued(tokens, at) ? undefined : at + 1;
}

/** Part of a name, a price, a decimal or a path is no measure: `Y2K`, `$4K`, `8.9K`, `747-8K`, `#4k`. */
function canBegin(tokens: Tokens, index: number): boolean {
  if (index === 0) return true;
  const before = index - 1;
  if (tokens.end[before] !== tokens.start[index]) {
    return !(isMark(tokens, before, CURRENCIES) && tokens.kind[before] === TokenKind.punctuation);
  }
  const kind = tokens.kind[before];
  if (kind === TokenKind.word || kind === TokenKind.gap || kind === TokenKind.number) return false;
  if (kind !== TokenKind.punctuation) return true;
  if (isMark(tokens, before, ':,.')) {
    // "8.9K" and "16:9" are one number; "sharp,8k", "质量:8K" and "3:4，8K" are not.
    if (isMark(tokens, before, ',') && tokens.text.charCodeAt(tokens.start[before] ?? 0) > 0x7f) return true;
    return !(isGlued(tokens, before - 1) && tokens.kind[before - 1] === TokenKind.number);
  }
  if (isMark(tokens, before, '-')) {
    const isAlone = before === 0 || !isGlued(tokens, before - 1);
    const holder = tokens.kind[before - 1];
    if (isAlone || holder === TokenKind.ideograph) return true;
    return holder === TokenKind.word && lengthOf(tokens, before - 1) > 2;
  }
  if (isMark(tokens, before, '/'))
    return !(isGlued(tokens, before - 1) && tokens.kind[before - 1] === TokenKind.gap);
  return !isMark(tokens, before, FORBIDDEN_BEFORE);
}

/** "resolution=4K, style=oil", not "?res=4K&page=2". */
function isValue(tokens: Tokens, index: number): boolean {
  if (index < 2 || !isMark(tokens, index - 1, '=') || isMark(tokens, index - 3, '?&')) return false;
  return tokens.kind[index - 2] === TokenKind.word && isGlued(tokens, index - 2);
}

function readThousands(tokens: Tokens, index: number): Measure | undefined {
  const first = thousandsAt(tokens, index);
  // "2/4/8K" and "4-8K": the unit stands once, at the end.
  let last = first ?? listAt(tokens, index);
  if (last === undefined) return undefined;
  let weak = WEAK_THOUSANDS.has(numberAt(tokens, index) ?? 0);
  for (let hops = 0; hops < MAX_HOPS; hops++) {
    const hop = joinedAt(tokens, last);
    const more = hop === undefined ? undefined : thousandsAt(tokens, hop);
    if (hop === undefined || more === undefined) break;
    weak &&= WEAK_THOUSANDS.has(numberAt(tokens, hop) ?? 0);
    last = more;
  }
  if (first === undefined) weak = false;
  if (isVideoFormat(tokens, last)) return undefined;
  last = skipFrameRate(tokens, last);
  if (isMark(tokens, last, '+') && isGlued(tokens, last - 1)) last++;
  return { kind: 'resolution', next: last, weak };
}

/** Index after `8K`, `8 K`, `8-K`, `8kuhd`. */
function thousandsAt(tokens: Tokens, index: number): number | undefined {
  if (!THOUSANDS.has(numberAt(tokens, index) ?? 0)) return undefined;
  let unit = index + 1;
  if (isMark(tokens, unit, '-') && isGlued(tokens, index) && isGlued(tokens, unit)) unit++;
  else if (!isGlued(tokens, index) && !isSameLine(tokens, index)) return undefined;
  if (!THOUSAND_UNITS.has(tokens, unit)) {
    // "4케이".
    return KOREAN_K.has(tokens, unit) && KOREAN_K.has(tokens, unit + 1) ? unit + 2 : undefined;
  }
  return endsHere(tokens, unit) || skipFrameRate(tokens, unit + 1) > unit + 1 ? unit + 1 : undefined;
}

/** Index after `2/4/8K`, whose unit stands once. */
function listAt(tokens: Tokens, index: number): number | undefined {
  let at = index;
  for (let hops = 0; hops < 4; hops++) {
    if (!THOUSANDS.has(numberAt(tokens, at) ?? 0) || !isGlued(tokens, at)) return undefined;
    if (!isMark(tokens, at + 1, RANGE_PUNCTUATION) || !isGlued(tokens, at + 1)) return undefined;
    at += 2;
    const end = thousandsAt(tokens, at);
    if (end !== undefined) return end;
  }
  return undefined;
}

/** Index of the second end of a range, after the dash, slash or word that joins it. */
function joinedAt(tokens: Tokens, index: number): number | undefined {
  return isMark(tokens, index, RANGE_PUNCTUATION) || JOINING_WORDS.has(tokens, index) ? index + 1 : undefined;
}

function readLines(tokens: Tokens, index: number): Measure | undefined {
  const lines = numberAt(tokens, index) ?? 0;
  const low = LOW_LINES.has(lines);
  if (!(low || LINES.has(lines)) || !isGlued(tokens, index)) return undefined;
  if (!LINE_UNITS.has(tokens, index + 1) || !endsHere(tokens, index + 1)) return undefined;
  if (isVideoFormat(tokens, index + 2)) return undefined;
  return { kind: 'resolution', next: index + 2, weak: false, low, isHeight: true };
}

const FRAME_RATES = new Set([24, 25, 30, 48, 50, 60, 90, 100, 120, 240]);

const FRAME_UNITS = new WordSet('fps', '帧', '幀');

/** Index after the frame rate that is glued to a unit: `4K@60fps`, `4K60帧`. */
function skipFrameRate(tokens: Tokens, index: number): number {
  const at = isMark(tokens, index, '/@') && isGlued(tokens, index) ? index + 1 : index;
  if (tokens.kind[at] !== TokenKind.number || !isGlued(tokens, index - 1)) return index;
  return FRAME_RATES.has(numberAt(tokens, at) ?? 0) && FRAME_UNITS.has(tokens, at + 1) ? at + 2 : index;
}

/** `4K/30p`, `8K/60`: a frame rate makes a video format of it. */
function isVideoFormat(tokens: Tokens, index: number): boolean {
  return (
    isMark(tokens, index, '/@') &&
    isGlued(tokens, index - 1) &&
    isGlued(tokens, index) &&
    FRAME_RATES.has(numberAt(tokens, index + 1) ?? 0) &&
    !FRAME_UNITS.has(tokens, index + 2)
  );
}

function readPixelSize(tokens: Tokens, index: number): Measure | undefined {
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
  ...['px', 'pixel', 'pixels', 'pxs', 'pixeles', 'pixeis'],
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

function readUnit(dictionary: Dictionary, tokens: Tokens, index: number): Measure | undefined {
  const number = readNumber(tokens, index);
  if (number === undefined) return undefined;
  const at = isMark(tokens, number.next, '-') ? number.next + 1 : number.next;
  const unit = dictionary.findPhrase(tokens, at);
  if (unit === undefined) return undefined;
  const { entry, next } = unit;
  if ((entry.all & Role.megapixel) !== 0) return { kind: 'resolution', next, weak: false, entry };
  const isDensity = number.value >= MIN_DENSITY && number.value <= MAX_DENSITY;
  if ((entry.all & Role.density) === 0 || !isDensity) return undefined;
  return { kind: 'density', next, weak: false, entry };
}

function readLoneEdge(tokens: Tokens, index: number): Measure | undefined {
  const number = readNumber(tokens, index);
  if (number === undefined || number.value < MIN_LONE_EDGE || number.value > MAX_EDGE) return undefined;
  const next = skipPixelUnit(tokens, number.next);
  return next === number.next ? undefined : { kind: 'pixel-size', next, weak: false };
}

/** A whole number; `7,680` and `7.680` are one, `7 680` is where what follows says so. */
function readNumber(tokens: Tokens, index: number): { value: number; next: number } | undefined {
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

const MAX_DIGITS = 6;

function numberAt(tokens: Tokens, index: number): number | undefined {
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

function lengthOf(tokens: Tokens, index: number): number {
  return (tokens.end[index] ?? 0) - (tokens.start[index] ?? 0);
}

function isGlued(tokens: Tokens, index: number): boolean {
  return index + 1 < tokens.count && tokens.end[index] === tokens.start[index + 1];
}

function isSameLine(tokens: Tokens, index: number): boolean {
  return (tokens.start[index + 1] ?? 0) - (tokens.end[index] ?? 0) === 1;
}

/** Whether a unit is a whole word: "2K24", "8k.png" and a gap glued to it go on. */
function endsHere(tokens: Tokens, unit: number): boolean {
  if (!isGlued(tokens, unit)) return true;
  const after = unit + 1;
  const kind = tokens.kind[after];
  if (kind === TokenKind.number || kind === TokenKind.gap) return false;
  if (!isMark(tokens, after, '.@_\\=') || !isGlued(tokens, after)) return true;
  const beyond = tokens.kind[after + 1];
  if (isMark(tokens, after, '_')) return beyond === TokenKind.word;
  return beyond !== TokenKind.word && beyond !== TokenKind.number && beyond !== TokenKind.gap;
}

function isMark(tokens: Tokens, index: number, marks: string): boolean {
  if (index < 0 || index >= tokens.count || tokens.kind[index] !== TokenKind.punctuation) return false;
  return isOneOf(tokens.hash[index] ?? 0, marks);
}
