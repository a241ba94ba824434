import type { Group } from './groups.js';
import type { Items } from './items.js';
import { isPhraseEnd, isVerbLast, REACH } from './phrases.js';
import type { Verdict } from './reading.js';
import { spreadTiers } from './tiers.js';
import { Role } from './vocabulary.js';
import { isChoice } from './word-fields.js';

type Link = 'none' | 'comma' | 'and';

/**
 * Spreads a verdict over the list a group belongs to: in "a menu with 720p, 1080p and 4K options" the options are
 * all three, in "no 8K, HDR or ultra HD" none is wanted.
 */
export function spreadVerdicts(items: Items, groups: readonly Group[], verdicts: Verdict[]): void {
  spreadRanges(items, groups, verdicts);
  spreadTiers(items, groups, verdicts);
  let from = 0;
  while (from < groups.length) {
    let to = from;
    let hasAnd = false;
    for (let link = linkAfter(items, groups, to); link !== 'none'; link = linkAfter(items, groups, to)) {
      hasAnd ||= link === 'and';
      to++;
    }
    // Three levels in a row ("720p, 1080p, 4K") are a choice, with or without "and".
    if (to > from) spread(items, verdicts, from, to, hasAnd || to - from > 1);
    if (
      isNamedByThing(items, groups[from], to > from) ||
      isMenu(items, groups, from, to) ||
      isAmongChoices(items, groups, from, to)
    )
      verdicts.fill('thing', from, to + 1);
    from = to + 1;
  }
}

/** "the price falls from 4K to 2K": both ends of a range count the same. */
function spreadRanges(items: Items, groups: readonly Group[], verdicts: Verdict[]): void {
  for (let index = 1; index < groups.length; index++) {
    const left = groups[index - 1];
    const right = groups[index];
    if (left === undefined || right === undefined || !left.bare || !right.bare) continue;
    if (!UNASKED.includes(verdicts[index - 1] ?? 'keyword')) continue;
    if (verdicts[index] === 'keyword' && isRange(items, left.last + 1, right.first))
      verdicts[index] = 'other';
  }
}

const UNASKED: readonly Verdict[] = ['other', 'thing', 'thing-before'];

/** Items between the two ends: "降到", "から", "an". */
const MAX_RANGE = 3;

function isRange(items: Items, from: number, to: number): boolean {
  if (to === from || to - from > MAX_RANGE) return false;
  // "a 4K TV in 8K" is no range.
  for (let item = from; item < to; item++) {
    if (isPhraseEnd(items, item) || items.is(item, Role.thing | Role.image | Role.subject | Role.and))
      return false;
  }
  return items.is(to - 1, Role.ask | Role.stop | Role.link | Role.relation | Role.dangling | Role.particle);
}

function spread(items: Items, verdicts: Verdict[], from: number, to: number, hasAnd: boolean): void {
  // What is negated first goes on; a list without "and" may be several requests otherwise.
  if (verdicts[from] === 'negated') verdicts.fill('negated', from, to + 1);
  // "4Kや8Kは避けて": what is negated last was negated all along where negations follow.
  else if (hasAnd && verdicts[to] === 'negated' && isVerbLast(items)) verdicts.fill('negated', from, to + 1);
  // "a chart comparing 1080p, 4K and 8K", "HD、4K和8K的图标": lettering as a whole.
  else if (hasAnd && (verdicts[from] === 'literal' || verdicts[to] === 'literal'))
    verdicts.fill('literal', from, to + 1);
  else if (hasAnd && (verdicts[to] === 'thing' || verdicts[from] === 'thing-before'))
    verdicts.fill('thing', from, to + 1);
}

/**
 * "480p", two heights in a row ("1080p, 1440p") or a height and another measure ("1080p and 4K") are a choice, whatever
 * stands around them: nobody asks for both.
 */
function isMenu(items: Items, groups: readonly Group[], from: number, to: number): boolean {
  if (to === from) return false;
  let heights = 0;
  for (let index = from; index <= to; index++) {
    const group = groups[index];
    if (group === undefined || group.low) return true;
    if (items.measure(group.first)?.isHeight === true) heights++;
  }
  return heights > 1 || (heights === 1 && to === from + 1 && isPair(items, groups[from], groups[to]));
}

/** "an icon for 4K", "badges of a streaming site: HD, UHD, 4K": levels that things in the picture show. */
function isNamedByThing(items: Items, first: Group | undefined, isRow: boolean): boolean {
  const link = (first?.first ?? 0) - 1;
  if (first === undefined || items.is(link, Role.ask | Role.carrier)) return false;
  if (items.is(link, Role.stop)) return items.is(link - 1, Role.graphic) && !isPhraseEnd(items, link - 1);
  if (!isRow || !items.isMark(link, ':')) return false;
  for (let item = link - 1, steps = 0; steps < REACH && !isPhraseEnd(items, item); item--, steps++) {
    if (items.is(item, Role.image | Role.noun)) return false;
    if (items.is(item, Role.thing)) return true;
  }
  return false;
}

/** "标清、高清、超清", "SD/HD": a level that nobody asks for in the same list. */
function isAmongChoices(items: Items, groups: readonly Group[], from: number, to: number): boolean {
  const before = (groups[from]?.first ?? 0) - 1;
  const after = (groups[to]?.last ?? 0) + 1;
  return isChoiceAt(items, before, -1, to > from) || isChoiceAt(items, after, 1, to > from);
}

/** "流畅、高清" describes a picture as well, "流畅、高清、超清" does not. */
function isChoiceAt(items: Items, mark: number, step: 1 | -1, isLong: boolean): boolean {
  const level = items.isMark(mark, ',/|') ? mark + step : mark;
  return (isLong || items.is(level, Role.neutral)) && isChoice(items, level);
}

function isPair(items: Items, left: Group | undefined, right: Group | undefined): boolean {
  if (left === undefined || right === undefined || !left.bare || !right.bare) return false;
  // "in 1080p and 4K" asks for two files.
  return items.is(right.first - 1, Role.and) && !items.is(left.first - 1, Role.ask);
}

/** The dot of "720p・1080p". The bar of "4K | fog" parts. */
function isMiddleDot(items: Items, item: number): boolean {
  return items.isMark(item, '|') && !items.isSpaced(item);
}

function linkAfter(items: Items, groups: readonly Group[], index: number): Link {
  const left = groups[index];
  const right = groups[index + 1];
  if (left === undefined || right === undefined || right.first - left.last > 4) return 'none';
  let link: Link = right.first === left.last + 1 ? 'and' : 'none';
  for (let item = left.last + 1; item < right.first; item++) {
    if (items.isMark(item, '/&') || items.is(item, Role.and | Role.or)) link = 'and';
    else if (items.isMark(item, ',') || isMiddleDot(items, item)) link = link === 'and' ? 'and' : 'comma';
    else if (!items.is(item, Role.determiner)) return 'none';
  }
  return link;
}
