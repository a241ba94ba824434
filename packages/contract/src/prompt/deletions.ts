import type { Reading } from './find-resolution-keywords.js';
import { Holes } from './holes.js';
import { ItemType, type Items } from './items.js';
import type { PromptEdit } from './keyword-match.js';
import { isBoundary } from './marks.js';
import { isEastern, isHangul, isPronoun, isVerbLast } from './phrases.js';
import { isClosingQuote, isOpeningQuote, isQuotePair } from './quotes.js';
import { LANGUAGES } from './lexicon.js';
import { Role } from './vocabulary.js';

const SENTENCE_ENDS = '.!?';
const CLOSERS = ')]}';
const OPENERS = '([{';
/** Marks between two parts of a list. */
const SEPARATORS = ',;|/&+–-';
/** Marks that no space stands before. */
const TIGHT_BEFORE = ',.;:!?)]}%"\'';
/** Articles whose form follows the sound of the next word. */
const VOWEL_SOUND = /^(?:[aeio]|u(?!ni|s[ei]|t[ei])|hour|heir|honest|8|11\b|18\b|[fhlmnrsx]-)/i;
const FUNCTION_WORDS =
  Role.ask | Role.stop | Role.determiner | Role.relation | Role.link | Role.and | Role.or | Role.intensifier;

const ENDS_PHRASE = Role.stop | Role.and | Role.or | Role.ask | Role.relation | Role.negation | Role.removal;

/** The edits that take the keywords out of a prompt and mend the place each leaves. */
export function deleteSpans(reading: Reading): PromptEdit[] {
  const { items } = reading;
  const holes = new Holes(items);
  for (const { first, last } of reading.spans) holes.dig(first, keepNoun(items, first, last));
  for (const { first } of reading.spans) if (holes.isGone(first)) mend(reading, holes, first);
  return toEdits(items, holes);
}

/** "8k wallpaper of a whale" leaves the wallpaper. */
function keepNoun(items: Items, first: number, last: number): number {
  if (last === first || !items.is(last, Role.noun) || !items.is(last, Role.image)) return last;
  // "in 4K quality" leaves nothing.
  if (items.is(last, Role.grade)) return last;
  const isAlone = isBoundary(items, first - 1) && isBoundary(items, last + 1);
  return isAlone ? last : last - 1;
}

/** Grows the deletion around an item until what stands left and right of it goes together. */
function mend(reading: Reading, holes: Holes, item: number): void {
  const clause = findEmptyClause(reading.items, holes, item);
  if (clause !== undefined) holes.dig(clause.first, clause.last);
  for (;;) {
    const target = findLeftover(reading, holes, holes.keptUpTo(item), holes.keptFrom(item));
    // What is not known stays, whatever is around it.
    if (target === undefined || hasGap(reading.items, holes, target)) return;
    holes.dig(target.first, target.last);
  }
}

function hasGap(items: Items, holes: Holes, { first, last }: Range): boolean {
  for (let item = holes.keptFrom(first); item <= last; item = holes.keptFrom(item + 1)) {
    if (items.type[item] === ItemType.gap) return true;
  }
  return false;
}

interface Range {
  readonly first: number;
  readonly last: number;
}

function only(item: number): Range {
  return { first: item, last: item };
}

/** What has lost its meaning beside the hole between the items `left` and `right`. */
function findLeftover(
  { items, structure }: Reading,
  holes: Holes,
  left: number,
  right: number,
): Range | undefined {
  const first = left + 1;
  const last = right - 1;
  if (items.type[left] === ItemType.joiner) return only(left);
  if (items.type[right] === ItemType.joiner) return only(right);
  // A Korean particle after a space is a word of its own.
  const isGlued = !items.isSpaced(right) || !isHangul(items, right);
  if (isGlued && items.is(right, Role.particle) && !isBoundary(items, last)) return only(right);

  if (isBareLook(items, left, right)) return only(right);
  // "…ので(HD)にして": the particle in the verb has lost its noun.
  const isTail =
    LANGUAGES[items.language] === 'ja' && 'にで'.includes(items.text[items.start[right] ?? 0] ?? ' ');
  if (isTail && items.is(right, Role.carrier) && !isBoundary(items, last) && isBoundary(items, right + 1))
    return only(right);

  const isOpen = items.isMark(left, OPENERS);
  if (isOpen && items.isMark(right, CLOSERS)) return { first: left, last: right };
  if (isQuotePair(items, left, right)) return { first: left, last: right };
  if (items.isMark(left, '*') && items.isMark(right, '*') && !isBullet(items, left))
    return { first: left, last: right };
  if ((structure.jsonQuote[left] ?? 0) === right && items.has(right) && items.has(left)) {
    // An empty text is better than a key without value.
    const key = items.isMark(left - 1, ':')
      ? findLabel(items, structure.jsonQuote, left - 1, true)
      : undefined;
    return key !== undefined && hasGap(items, holes, key) ? undefined : { first: left, last: right };
  }

  const isStart = !items.has(left) || items.type[left] === ItemType.newline;
  const isEnd = !items.has(right) || items.type[right] === ItemType.newline;
  const isRightBoundary = isBoundary(items, right);
  // "with high resolution and soft shadows": what is with it stays with it.
  const isAnd = !isRightBoundary && items.is(right, Role.and);
  if (isAnd && items.is(left, Role.relation) && !items.is(left, Role.ask) && !isBoundary(items, first))
    return only(right);
  // "in 4K and with soft light".
  if (isAnd && items.is(right + 1, Role.relation | Role.ask) && !isBoundary(items, left)) return only(right);
  const isRightFree =
    isRightBoundary ||
    items.is(right, ENDS_PHRASE) ||
    (items.is(left, Role.ask) && isVerb(items, right) && !items.is(first, Role.ask));
  if (
    !isBoundary(items, left) &&
    !isBoundary(items, first) &&
    isRightFree &&
    isDangling(items, left, first, isRightBoundary)
  )
    return only(left);

  // "**Resolution:** 8K" is a label as well.
  let colon = left;
  while (left - colon < MAX_LABEL && items.isMark(colon, '*')) colon--;
  if (items.isMark(colon, ':=') && (isEnd || items.isMark(right, `;|${SENTENCE_ENDS}${CLOSERS},`))) {
    const label = findLabel(items, structure.jsonQuote, colon, isEnd || !items.isMark(right, ','));
    if (label !== undefined) return { first: label.first, last: left };
  }

  if (items.isMark(left, ':') && items.isMark(right, ':')) return only(right);
  const isQuote = items.isMark(left, `"'`) && !items.isSpaced(first) && (left === 0 || items.isSpaced(left));
  const isJsonEdge = isQuote || (structure.jsonQuote[left] ?? 0) > left;
  const isOpening =
    isStart ||
    isOpen ||
    isOpeningQuote(items, left) ||
    isJsonEdge ||
    isBullet(items, left) ||
    items.isMark(left, `:${SENTENCE_ENDS}`);
  const isSeparatorRight = items.isMark(right, SEPARATORS) || items.is(right, Role.and | Role.or);
  if (isOpening && isSeparatorRight && !(isStart && isBullet(items, right))) return only(right);
  const isSentenceEnd =
    items.isMark(right, SENTENCE_ENDS) &&
    (isEastern(items, right) || isEastern(items, right + 1) || !isGluedOn(items, right));
  // "Hochauflösend: ein Igel".
  if (isStart && items.isMark(right, ':') && items.isSpaced(right + 1)) return only(right);
  if (isOpening && isSentenceEnd && !isOpen) return only(right);

  const isSeparatorLeft =
    (items.isMark(left, SEPARATORS) && !isBullet(items, left)) ||
    (!isBoundary(items, first) && items.is(left, Role.and | Role.or));
  const isJsonClose =
    items.has(right) && (structure.jsonQuote[right] ?? 0) > 0 && (structure.jsonQuote[right] ?? 0) < right;
  const isClosing =
    isEnd ||
    isJsonClose ||
    isClosingQuote(items, right) ||
    items.isMark(right, CLOSERS + SENTENCE_ENDS) ||
    (items.isMark(right, `"'`) && !items.isSpaced(right));
  if (isSeparatorLeft && (isClosing || isSeparatorRight)) return only(left);
  if (isBullet(items, left) && isEnd) return { first: bulletStart(items, left), last: left };
  return findJsonComma(items, holes, left, right) ?? findLine(items, left, right);
}

/**
 * A clause of which nothing is left but the request for the keyword: "make it 4K", "in 8K resolution"; its last part,
 * "and upscale to 4K", or its first, "can you make it HD and remove the noise".
 */
function findEmptyClause(items: Items, holes: Holes, item: number): Range | undefined {
  let from = item;
  let to = holes.keptFrom(item) - 1;
  const firstPart = findFirstPart(items, holes, item, to);
  if (firstPart !== undefined) return firstPart;
  for (let steps = 0; steps < MAX_CLAUSE && !isBoundary(items, to + 1); steps++) to++;
  if (!isBoundary(items, to + 1)) return undefined;
  let part: Range | undefined;
  for (let steps = 0; steps < MAX_CLAUSE && !isBoundary(items, from - 1); steps++) {
    from--;
    if (part === undefined && items.is(from, Role.and) && isRequest(items, holes, from, to))
      part = { first: from, last: to };
  }
  return isBoundary(items, from - 1) && isRequest(items, holes, from, to) ? { first: from, last: to } : part;
}

/** "make it HD and remove the noise": the request for the keyword and the "and" after it. */
function findFirstPart(items: Items, holes: Holes, item: number, last: number): Range | undefined {
  let and = last + 1;
  // German puts the verb last: "das Bild in HD machen und …".
  while (and < last + MAX_VERBS && items.is(and, Role.carrier)) and++;
  if (isBoundary(items, and) || !items.is(and, Role.and)) return undefined;
  if (
    !items.is(and + 1, Role.removal | Role.request | Role.carrier | Role.negatedAfter) &&
    !endsWithRemoval(items, and)
  )
    return undefined;
  let from = item;
  const isPart = (at: number): boolean =>
    !isBoundary(items, at) &&
    !holes.isGone(at) &&
    items.is(at, Role.carrier | Role.dangling | FUNCTION_WORDS);
  while (item - from < MAX_CLAUSE && isPart(from - 1) && !items.is(from - 1, Role.and | Role.or)) from--;
  return from < item && isRequest(items, holes, from, and - 1) && hasVerb(items, from, and)
    ? { first: from, last: and }
    : undefined;
}

/** Verbs after the keyword. */
const MAX_VERBS = 3;

function hasVerb(items: Items, from: number, to: number): boolean {
  for (let item = from; item < to; item++) {
    if (items.is(item, Role.carrier) && !items.is(item, Role.image | FUNCTION_WORDS)) return true;
  }
  return false;
}

/** "… und das Rauschen entfernen". */
function endsWithRemoval(items: Items, and: number): boolean {
  let end = and + 1;
  for (let steps = 0; steps < MAX_CLAUSE && !isBoundary(items, end + 1); steps++) end++;
  return items.is(end, Role.removal | Role.negatedAfter);
}

/** Whether what is left between two items only asks for what is gone. */
function isRequest(items: Items, holes: Holes, from: number, to: number): boolean {
  let hasVerb = false;
  let hasImage = false;
  let rest = 0;
  for (let item = holes.keptFrom(from); item <= to; item = holes.keptFrom(item + 1)) {
    if (items.type[item] === ItemType.joiner) continue;
    rest++;
    const roles = items.roles(item);
    const isCarrier = (roles & (Role.carrier | Role.dangling)) !== 0;
    if (!isCarrier && (roles & (FUNCTION_WORDS | Role.particle)) === 0) return false;
    // "crisp 4K" loses both, "crisp and 4K" one.
    const isOwn = !isCarrier && (roles & Role.intensifier) !== 0 && items.is(item + 1, Role.and);
    if (isOwn) return false;
    if ((roles & Role.image) !== 0) hasImage = true;
    else if (isCarrier) hasVerb = true;
  }
  return rest > 0 && (hasVerb || !hasImage);
}

const MAX_CLAUSE = 12;

/** "with 8K clarity", "4K detail": a look of which nothing is said any more. */
function isBareLook(items: Items, left: number, right: number): boolean {
  // What begins the next line or a label is no look of the keyword's.
  if (!items.is(right, Role.look) || isBoundary(items, right - 1) || items.isMark(right + 1, ':='))
    return false;
  if (isBoundary(items, right) || !isBoundary(items, right + 1)) return false;
  const before = items.is(left, Role.determiner) ? left - 1 : left;
  return isBoundary(items, left) || (items.is(before, Role.relation) && !isBoundary(items, before + 1));
}

/** "以4K渲染一座房子": the preposition has lost what it governed. */
function isVerb(items: Items, item: number): boolean {
  const isKnown = items.is(item, Role.carrier | Role.request);
  return isEastern(items, item) ? isKnown : isKnown && !items.is(item, Role.image);
}

/** "in", "with", "at the", "rendered" with nothing after them. */
function isDangling(items: Items, left: number, first: number, isRightBoundary: boolean): boolean {
  const roles = items.roles(left);
  // "this" of "this in 4K" is no article but the object.
  const isObject = (roles & Role.determiner) !== 0 && items.is(first, Role.ask | Role.stop | Role.relation);
  // "crisp and in 4K" ends with "crisp": what stands before the "and" is whole.
  if (isObject || items.is(first, Role.and | Role.or) || isPronoun(items, left)) return false;
  // A particle belongs to the word before it: only the object's has lost its verb.
  if (isVerbLast(items)) return isRightBoundary && 'をはがの을를은는의'.includes(textOf(items, left));
  if ((roles & FUNCTION_WORDS) !== 0) return true;
  return isRightBoundary && (roles & Role.dangling) !== 0;
}

function textOf(items: Items, item: number): string {
  return items.text.slice(items.start[item], items.end[item]);
}

const MAX_LABEL = 5;

/** The label that ends at a colon, when its value is gone. */
function findLabel(items: Items, jsonQuote: Int32Array, colon: number, isAlone: boolean): Range | undefined {
  const quote = jsonQuote[colon - 1] ?? 0;
  if (quote !== 0 && quote < colon) return { first: quote, last: colon };
  let start = colon;
  while (start > 0 && colon - start < MAX_LABEL) {
    const before = start - 1;
    if (items.type[before] === ItemType.newline || items.isMark(before, ',.;!?|([{-–#/>')) break;
    start--;
  }
  const isLabel =
    start < colon &&
    (start === 0 || items.type[start - 1] === ItemType.newline || items.isMark(start - 1, ',.;!?|([{-–#/>'));
  return isLabel && isAlone ? { first: start, last: colon } : undefined;
}

function isBullet(items: Items, item: number): boolean {
  const isMark =
    items.isMark(item, '-*|–+') || (items.isMark(item, '.)') && items.type[item - 1] === ItemType.number);
  if (!isMark || (items.isMark(item, '*') && !items.isSpaced(item + 1))) return false;
  const before = bulletStart(items, item) - 1;
  return !items.has(before) || items.type[before] === ItemType.newline;
}

function bulletStart(items: Items, item: number): number {
  return items.isMark(item, '.)') ? item - 1 : item;
}

function isGluedOn(items: Items, item: number): boolean {
  return items.has(item + 1) && !items.isSpaced(item + 1) && items.type[item + 1] !== ItemType.newline;
}

/** `"a": 1, "resolution": "8K" }`: the comma before goes as well. */
function findJsonComma(items: Items, holes: Holes, left: number, right: number): Range | undefined {
  if (!items.isMark(holes.solidFrom(right), '}]')) return undefined;
  const before = holes.solidUpTo(left);
  return items.isMark(before, ',') ? only(before) : undefined;
}

/** A line that has nothing left goes with its line break. */
function findLine(items: Items, left: number, right: number): Range | undefined {
  const isNewline = (item: number): boolean => items.type[item] === ItemType.newline;
  if (!items.has(left) && isNewline(right)) return breakAt(items, right, 1);
  if (!isNewline(left)) return undefined;
  if (!items.has(right)) return breakAt(items, left, -1);
  if (!isNewline(right)) return undefined;
  return breakAt(items, right, 1);
}

/** One line break: CR and LF together are one. */
function breakAt(items: Items, item: number, step: 1 | -1): Range {
  const other = item + step;
  const isPair =
    items.type[other] === ItemType.newline &&
    items.text[items.start[Math.min(item, other)] ?? 0] === '\r' &&
    items.text[items.start[Math.max(item, other)] ?? 0] === '\n';
  return isPair ? { first: Math.min(item, other), last: Math.max(item, other) } : only(item);
}

function toEdits(items: Items, holes: Holes): PromptEdit[] {
  const edits: PromptEdit[] = [];
  for (let item = 0; item < items.count; item++) {
    if (!holes.isGone(item)) continue;
    const first = item;
    item = holes.keptFrom(first) - 1;
    const article = findArticleEdit(items, first, item);
    if (article !== undefined) edits.push(article);
    edits.push(toEdit(items, first, item));
  }
  return edits;
}

/** Removes a run of items, leaves the one space that belongs there and a capital where the sentence began. */
function toEdit(items: Items, first: number, last: number): PromptEdit {
  const { text } = items;
  const left = first - 1;
  const right = last + 1;
  const holeStart = items.start[first] ?? 0;
  const holeEnd = items.end[last] ?? 0;
  const spaceBefore = text.slice(items.has(left) ? (items.end[left] ?? 0) : 0, holeStart);
  const spaceAfter = text.slice(holeEnd, items.has(right) ? (items.start[right] ?? 0) : text.length);
  const start = holeStart - spaceBefore.length;
  const end = holeEnd + spaceAfter.length;
  const isLine = items.type[last] === ItemType.newline;
  const space = chooseSpace(items, left, right, isLine ? spaceAfter : spaceBefore, spaceAfter);
  const initial = findInitial(items, first, right);
  if (initial !== undefined) return { start, end: end + initial.length, replacement: space + initial };
  // Only what changes: a space that stays is no part of the edit.
  if (space !== '' && space === spaceBefore) return { start: holeStart, end, replacement: '' };
  if (space !== '' && space === spaceAfter) return { start, end: holeEnd, replacement: '' };
  return { start, end, replacement: space };
}

function chooseSpace(items: Items, left: number, right: number, before: string, after: string): string {
  const isLineEnd = !items.has(right) || items.type[right] === ItemType.newline;
  if (!items.has(left)) return isLineEnd || right > 0 ? '' : before;
  if (isLineEnd) return '';
  if (items.type[left] === ItemType.newline) return before;
  const isQuote =
    isOpeningQuote(items, left) || (items.isMark(left, `"'`) && (left === 0 || items.isSpaced(left)));
  if (before === '' && isQuote) return '';
  // "vert sauge ?": French writes a space there.
  if (items.isMark(right, '?!:;') && after !== '' && items.type[right] !== ItemType.newline) return after;
  if (items.isMark(right, TIGHT_BEFORE) || items.isMark(left, OPENERS))
    return before !== '' && items.isMark(left, ',') ? before : '';
  // No space follows a full-width comma.
  const isFullWidth = items.mark[left] !== 0 && isEastern(items, left);
  return before === '' && !isFullWidth ? after : before;
}

/** The capital letter a sentence needs that began with the keyword: "Ultra HD photo" → "Photo". */
function findInitial(items: Items, first: number, right: number): string | undefined {
  const { text } = items;
  const left = first - 1;
  const isSentenceStart =
    !items.has(left) ||
    items.type[left] === ItemType.newline ||
    items.isMark(left, `${SENTENCE_ENDS}"“:`) ||
    isBullet(items, left);
  if (!isSentenceStart || items.type[right] !== ItemType.word) return undefined;
  const lost = text[items.start[first] ?? 0] ?? '';
  const kept = text[items.start[right] ?? 0] ?? '';
  const isCapitalLost = lost !== lost.toLowerCase() && kept !== kept.toUpperCase();
  return isCapitalLost && kept.toUpperCase().length === kept.length ? kept.toUpperCase() : undefined;
}

/** "an 8K photo" → "a photo". */
function findArticleEdit(items: Items, first: number, last: number): PromptEdit | undefined {
  const { text } = items;
  const left = first - 1;
  const right = last + 1;
  if (!items.has(left) || items.type[right] !== ItemType.word) return undefined;
  const start = items.start[left] ?? 0;
  const end = items.end[left] ?? 0;
  const article = text.slice(start, end).toLowerCase();
  if (article !== 'a' && article !== 'an') return undefined;
  const isAn = VOWEL_SOUND.test(text.slice(items.start[right], items.end[right]));
  if (isAn === (article === 'an')) return undefined;
  return isAn ? { start: end, end, replacement: 'n' } : { start: end - 1, end, replacement: '' };
}
