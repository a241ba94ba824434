import type { KeywordKind } from './keyword-match.js';
import type { Dictionary } from './dictionary.js';
import type { Entry } from './lexicon.js';
import { isGlued, isMark, isSameLine, lengthOf, numberAt } from './numbers.js';
import { readLoneEdge, readNumber, readPixelSize } from './pixel-size.js';
import { TokenKind, WordSet, type Tokens } from './tokens.js';
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
