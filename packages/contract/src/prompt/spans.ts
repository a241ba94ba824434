import type { Group } from './groups.js';
import { ItemType, type Items } from './items.js';
import type { KeywordKind, PromptLanguage } from './keyword-match.js';
import { VOCABULARIES } from './languages/index.js';
import { LANGUAGES } from './lexicon.js';
import type { Structure } from './structure.js';
import { isFlag } from './separators.js';
import { Role, type Vocabulary } from './vocabulary.js';

/** A keyword as a range of items, with the brackets, weights and labels that belong to it. */
export interface Span {
  readonly first: number;
  readonly last: number;
  readonly kind: KeywordKind;
  readonly language: PromptLanguage;
}

/** Joins groups that stand side by side and takes in what would be left without meaning. */
export function findSpans(items: Items, structure: Structure, groups: readonly Group[]): Span[] {
  const spans: Span[] = [];
  let behind = 0;
  for (let index = 0; index < groups.length;) {
    const group = groups[index++];
    if (group === undefined) break;
    let { last } = group;
    for (
      let next = groups[index];
      next !== undefined && isNeighbour(items, last, next, group);
      next = groups[index]
    ) {
      ({ last } = next);
      index++;
    }
    const { kind, language } = group;
    const limit = groups[index]?.first ?? items.count;
    const span = widen(items, structure, { first: group.first, last, kind, language }, behind, limit);
    spans.push(span);
    behind = span.last + 1;
  }
  return spans;
}

/** "alta resolución, 8k": a comma at most between two of a kind. */
function isNeighbour(items: Items, last: number, next: Group, group: Group): boolean {
  if (next.kind !== group.kind) return false;
  if (next.first === last + 1) return items.type[next.first] !== ItemType.newline;
  // The middle dot of "8K・高画質" joins, the bar of "8K | fog" parts.
  const isDot = items.isMark(last + 1, '|') && !items.isSpaced(last + 1);
  return next.first === last + 2 && (isDot || items.isMark(last + 1, ',/&'));
}

function widen(items: Items, structure: Structure, span: Span, behind: number, limit: number): Span {
  let { first, last } = span;
  // "8k::2", a weight without brackets.
  last = skipWeight(items, last, limit);
  while (first > behind && last + 1 < limit && isPair(items, first - 1, skipWeight(items, last, limit) + 1)) {
    if (isJsonBracket(items, structure, first - 1)) break;
    first--;
    last = skipWeight(items, last, limit) + 1;
  }
  if (first > behind && items.isMark(first - 1, '#') && !items.isSpaced(first)) first--;
  // "--resolution 4k", "--hd".
  if (first - 1 > behind && isFlag(items, first - 2)) first -= 2;
  const labelled =
    widenLabel(items, structure, first, last, behind, limit) ??
    widenKey(items, structure, first, last, behind, limit);
  if (labelled !== undefined) return { ...span, ...labelled };
  const { language } = span;
  const isAsked = first > behind && items.is(first - 1, Role.ask) && items.isSpaced(first);
  const vocabulary: Vocabulary = VOCABULARIES[language];
  if (isAsked && vocabulary.asksBelong === true && isOwnWord(items, first - 1, language)) first--;
  return { ...span, first, last };
}

/** Index of the last item of a weight `:1.4` or `::2` after the item, or the item itself. */
function skipWeight(items: Items, last: number, limit: number): number {
  let at = last + 1;
  if (!items.isMark(at, ':') || items.isSpaced(at)) return last;
  if (items.isMark(at + 1, ':')) at++;
  if (items.isMark(at + 1, '-')) at++;
  if (items.type[at + 1] !== ItemType.number || items.isSpaced(at + 1)) return last;
  at++;
  if (items.isMark(at + 1, '.') && items.type[at + 2] === ItemType.number && !items.isSpaced(at + 2)) at += 2;
  return at < limit ? at : last;
}

const PAIRS = ['()', '[]', '{}', '<>'];

function isPair(items: Items, open: number, close: number): boolean {
  return PAIRS.some(([left = '', right = '']) => items.isMark(open, left) && items.isMark(close, right));
}

function isJsonBracket(items: Items, structure: Structure, open: number): boolean {
  return (structure.jsonQuote[open + 1] ?? 0) !== 0 || items.isMark(open - 1, ':');
}

/** `Resolution: 4K`, `"resolution": "8K"`: the label goes with its value. */
function widenLabel(
  items: Items,
  structure: Structure,
  first: number,
  last: number,
  behind: number,
  limit: number,
): { first: number; last: number } | undefined {
  let value = first;
  let end = last;
  const quote = structure.jsonQuote[first - 1] ?? 0;
  if (first - 1 > behind && items.isMark(first - 1, `"'`) && quote === last + 1 && quote < limit) {
    value = first - 1;
    end = quote;
  }
  if (!items.isMark(value - 1, ':=')) return undefined;
  const keyEnd = value - 2;
  const keyQuote = structure.jsonQuote[keyEnd] ?? 0;
  const isKey = items.isMark(keyEnd, `"'`) && items.mark[keyEnd] !== 0 && keyQuote < keyEnd;
  const noun = isKey ? keyEnd - 1 : keyEnd;
  // "size=4K, style=oil": an assignment is nothing without its value.
  const isAssigned = items.isMark(value - 1, '=') && items.type[noun] === ItemType.word;
  if (noun < behind || !(isAssigned || items.is(noun, Role.noun))) return undefined;
  const start = isKey && structure.jsonQuote[keyEnd] !== 0 ? keyQuote : findLabelStart(items, noun, behind);
  // "Quality: 8K, soft light" keeps its label.
  const isWhole =
    isValueEnd(items, end + 1) || (items.isMark(end + 1, ',') && (isAssigned || !items.is(noun, Role.grade)));
  if (start < behind || !isWhole || hasGap(items, start, noun)) return undefined;
  return { first: start, last: end };
}

/** Items of a value that says no more than its key: `true`, `"yes"`. */
const MAX_VALUE = 3;

/** `"8k": true`: the key goes with its value. */
function widenKey(
  items: Items,
  structure: Structure,
  first: number,
  last: number,
  behind: number,
  limit: number,
): { first: number; last: number } | undefined {
  if (first - 1 < behind || structure.jsonQuote[first - 1] !== last + 1 || !items.isMark(last + 2, ':'))
    return undefined;
  let end = last + 2;
  while (end - last - 2 < MAX_VALUE && items.has(end + 1) && !items.isMark(end + 1, ',}')) end++;
  return end < limit && items.isMark(end + 1, ',}') ? { first: first - 1, last: end } : undefined;
}

function hasGap(items: Items, from: number, to: number): boolean {
  return items.type.subarray(from, to + 1).includes(ItemType.gap);
}

const MAX_LABEL = 4;

/** First item of the label: "Image quality" is as much a label as "Quality". */
function findLabelStart(items: Items, noun: number, behind: number): number {
  let start = noun;
  while (start > behind && noun - start < MAX_LABEL && items.type[start - 1] === ItemType.word) start--;
  return start;
}

function isValueEnd(items: Items, item: number): boolean {
  return (
    !items.has(item) ||
    items.type[item] === ItemType.newline ||
    items.isMark(item, '.;|)]}!') ||
    isJsonEnd(items, item)
  );
}

/** The comma after a JSON value ends it, the comma inside a text does not. */
function isJsonEnd(items: Items, item: number): boolean {
  return items.isMark(item, ',') && items.isMark(item - 1, `"'`);
}

function isOwnWord(items: Items, item: number, language: PromptLanguage): boolean {
  return (items.entry(item)?.roles[LANGUAGES.indexOf(language)] ?? 0) !== 0;
}
