import { readHeadings } from './headings.js';
import { ItemType, type Items } from './items.js';
import { skipNewlines } from './marks.js';
import { QUOTE_PAIRS } from './quotes.js';
import { readSections } from './sections.js';
import { Role } from './vocabulary.js';

/** Where a prompt quotes, what its labels rule, which quotes are JSON's. */
export interface Structure {
  /** 1 for items that are lettering in the picture, part of a URL or otherwise not said about the picture. */
  readonly literal: Uint8Array;
  /** Roles of the label an item stands under: `Avoid: …`, `"negative_prompt": …`. */
  readonly section: Int32Array;
  /** For the opening quote of a JSON string its closing quote and the reverse; 0 elsewhere. */
  readonly jsonQuote: Int32Array;
}

const QUOTES = QUOTE_PAIRS.join('');
const SLASH = '/';

/** Finds quoted text, sections under labels and JSON strings. Linear: every quote is paired once. */
export function readStructure(items: Items): Structure {
  const literal = new Uint8Array(items.count);
  const section = new Int32Array(items.count);
  const jsonQuote = new Int32Array(items.count);
  readQuotes(items, literal, jsonQuote);
  readSections(items, literal, section, jsonQuote);
  readHeadings(items, section);
  readAddresses(items, literal);
  return { literal, section, jsonQuote };
}

function readQuotes(items: Items, literal: Uint8Array, jsonQuote: Int32Array): void {
  let double = -1;
  let single = -1;
  let escaped = -1;
  let depth = 0;
  const open = QUOTE_PAIRS.map(() => -1);
  for (let item = 0; item < items.count; item++) {
    if (items.type[item] === ItemType.newline) {
      double = single = escaped = -1;
      open.fill(-1);
      continue;
    }
    const mark = items.mark[item] ?? 0;
    if (mark === 0) continue;
    const character = String.fromCharCode(mark);
    if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    else if (character === `"` && double >= 0 && !isEscaped(items, double) && isEscaped(items, item)) {
      // `"s": "a fox, \"gold\""`: a quotation in a JSON string.
      if (escaped < 0) escaped = item;
      else {
        closeQuote(items, escaped, item, false, literal, jsonQuote);
        escaped = -1;
      }
    } else if (character === '"') {
      escaped = -1;
      if (double < 0) {
        if (canOpen(items, item)) double = item;
      } else {
        closeQuote(items, double, item, depth > 0, literal, jsonQuote);
        double = -1;
      }
    } else if (character === "'") {
      if (single < 0) {
        if (canOpen(items, item) && !isDecade(items, item)) single = item;
      } else if (!isGluedWord(items, item + 1)) {
        closeQuote(items, single, item, depth > 0, literal, jsonQuote);
        single = -1;
      }
    } else if (QUOTES.includes(character)) {
      // A mark that closes one pair may open another: »Bar« and «Bar».
      const closed = open.findIndex((from, pair) => from >= 0 && QUOTE_PAIRS[pair]?.[1] === character);
      if (closed >= 0) {
        closeQuote(items, open[closed] ?? 0, item, false, literal, jsonQuote);
        open.fill(-1);
      } else {
        const opened = QUOTE_PAIRS.findIndex((pair, at) => open[at] === -1 && pair.startsWith(character));
        if (opened >= 0) open[opened] = item;
      }
    }
  }
}

/** `\"` within a string that a plain `"` has opened. */
function isEscaped(items: Items, item: number): boolean {
  return items.isMark(item - 1, '\\') && !items.isSpaced(item);
}

const OPENING_ONLY = '“„「『‘‚';

/** `27" monitor` and `dogs' park` open nothing. */
function canOpen(items: Items, item: number): boolean {
  if (items.isSpaced(item + 1) || !items.has(item + 1)) return false;
  if (OPENING_ONLY.includes(items.text[items.start[item] ?? 0] ?? '')) return true;
  if (items.isSpaced(item) || item === 0) return true;
  const before = items.type[item - 1];
  const isLatinWord =
    before === ItemType.word && (items.text.charCodeAt((items.end[item - 1] ?? 0) - 1) || 0) < 0x3000;
  return !isLatinWord && before !== ItemType.number && before !== ItemType.measure;
}

/** `'90s`. */
function isDecade(items: Items, item: number): boolean {
  return items.type[item + 1] === ItemType.number && isGluedWord(items, item + 2);
}

function isGluedWord(items: Items, item: number): boolean {
  if (!items.has(item) || items.isSpaced(item) || items.type[item] !== ItemType.word) return false;
  // Korean and Japanese endings follow a closing quote without a space.
  return items.text.charCodeAt(items.start[item] ?? 0) < 0x3000;
}

function closeQuote(
  items: Items,
  open: number,
  close: number,
  isNested: boolean,
  literal: Uint8Array,
  jsonQuote: Int32Array,
): void {
  const before = skipNewlines(items, open - 1, -1);
  const after = skipNewlines(items, close + 1, 1);
  const isJson =
    isNested && items.isMark(before, '{[,:') && (items.isMark(after, ',:}]') || !items.has(after));
  // `resolution: "4K"` without braces reads the same.
  const isLabelled =
    items.isMark(before, ':=') &&
    (items.is(before - 1, Role.noun | Role.carrier) ||
      (items.is(before - 1, Role.image) && (close - open > MAX_HEADLINE || hasComma(items, open, close))));
  const isWhole = open === 0 && (close === items.count - 1 || !items.has(after));
  const isPrompt = isPromptText(items, open, close);
  if (isJson || isLabelled) {
    jsonQuote[open] = close;
    jsonQuote[close] = open;
  } else if (!isWhole && !isPrompt) {
    literal.fill(1, open + 1, close);
  }
}

/** Items of a headline: `poster: "The age of 8K"` is lettering, `image: "…"` with more or a list is a prompt. */
const MAX_HEADLINE = 6;
/** Quoted text of this many items with a comma is a prompt in a prompt, unless it is introduced as lettering. */
const MIN_PROMPT = 10;
const MAX_PROMPT = 400;

function isPromptText(items: Items, open: number, close: number): boolean {
  if (close - open < MIN_PROMPT || close - open > MAX_PROMPT) return false;
  const before = items.isMark(open - 1, ':') ? open - 2 : open - 1;
  if (items.is(before, Role.lettering | Role.negation | Role.removal | Role.thing)) return false;
  return hasComma(items, open, close);
}

function hasComma(items: Items, open: number, close: number): boolean {
  for (let item = open + 1; item < close; item++) if (items.isMark(item, ',')) return true;
  return false;
}

/** A web address, from its scheme or `www` to the next space. */
function readAddresses(items: Items, literal: Uint8Array): void {
  let isAddress = false;
  for (let item = 0; item < items.count; item++) {
    if (items.isSpaced(item) || items.type[item] === ItemType.newline) isAddress = false;
    if (!isAddress && !items.isMark(item, ':.')) continue;
    const isScheme =
      items.isMark(item, ':') && items.isMark(item + 1, SLASH) && items.isMark(item + 2, SLASH);
    const isHost = items.isMark(item, '.') && isGluedWord(items, item + 1) && isHostBefore(items, item - 1);
    isAddress ||= isScheme || isHost;
    if (isAddress) literal[item] = 1;
  }
}

function isHostBefore(items: Items, item: number): boolean {
  const start = items.start[item] ?? 0;
  return items.has(item) && items.text.slice(start, items.end[item]).toLowerCase() === 'www';
}
