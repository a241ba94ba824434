import { isCapital } from './characters.js';
import { isCandidate, type Group } from './groups.js';
import { ItemType, type Items } from './items.js';
import { isEastern, isPhraseEnd } from './phrases.js';
import type { Verdict } from './reading.js';
import { Role } from './vocabulary.js';
import { isChoice, isComparison } from './word-fields.js';

/**
 * Levels that several names are explained with are a choice in the picture: "Basic (720p), Studio (4K)", "Basic 720p,
 * Standard 1080p, Premium 4K", "Silver – 2K, Gold – 4K, Platinum – 8K".
 */
export function spreadTiers(items: Items, groups: readonly Group[], verdicts: Verdict[]): void {
  for (let index = 1; index < groups.length; index++) {
    const left = groups[index - 1];
    const right = groups[index];
    if (left === undefined || right === undefined || right.first - left.last > MAX_TIER) continue;
    const isPair = isExplanation(items, left) && isExplanation(items, right);
    if (isPair || isCompared(items, left.last + 1, right.first)) verdicts.fill('thing', index - 1, index + 1);
  }
  groups.forEach(({ first, last }, index) => {
    // "DVD vs 4K".
    const isAfter = isComparison(items, first - 1) && items.is(first - 2, Role.thing);
    const isBefore = isComparison(items, last + 1) && items.is(last + 2, Role.thing);
    if (isAfter || isBefore) verdicts[index] = 'thing';
  });
  for (let from = 0; from < groups.length;) {
    let to = from;
    while (isNextTier(items, groups[to], groups[to + 1], to > from ? NO_ITEM : NO_NAME)) to++;
    let counted = from;
    while (isNextCount(items, groups[counted], groups[counted + 1])) counted++;
    if (counted > to) to = counted;
    if (counted > from || isPriceList(items, groups, from, to)) verdicts.fill('thing', from, to + 1);
    from = to + 1;
  }
}

/** Items between two levels. */
const MAX_TIER = 8;

/** "HD vs. 4K". */
function isCompared(items: Items, word: number, right: number): boolean {
  return (
    isComparison(items, word) && (word + 1 === right || (word + 2 === right && items.isMark(word + 1, '.')))
  );
}

/** "Studio (4K)". */
function isExplanation(items: Items, { first, last }: Group): boolean {
  const isBracketed = items.isMark(first - 1, '(') && items.isMark(last + 1, ')');
  return isBracketed && items.type[first - 2] === ItemType.word && items.isSpaced(first - 1);
}

/** Words, or characters, of a tier's name. */
const MAX_NAME = 8;

/** Whether a level stands in the list item after another's: ", Premium 4K". */
function isNextTier(
  items: Items,
  left: Group | undefined,
  right: Group | undefined,
  noName: number,
): boolean {
  if (left === undefined || right === undefined) return false;
  // "High 1080p, Ultra 4K".
  const isUltra = noName === NO_ITEM && items.is(right.first, Role.intensifier);
  const name = isUltra ? right.first : nameBefore(items, right, noName);
  if (name === undefined) return false;
  let mark = name - 1;
  while (items.isMark(mark, '-*') || items.is(mark, Role.and | Role.or)) mark--;
  if (items.type[mark] === ItemType.newline) mark--;
  return mark === left.last || (mark === left.last + 1 && items.isMark(mark, ',;/|.'));
}

/** First item of the name before a level. What says how a picture looks names no tier: "cinematic 4K". */
function nameBefore(items: Items, { first }: Group, noName: number): number | undefined {
  let name = first - 1;
  // "Starter with 720p", "Silver – 2K".
  if (items.isMark(name, ':-–(') || items.is(name, Role.relation)) name--;
  const end = name;
  for (; end - name < MAX_NAME && !isPhraseEnd(items, name); name--) {
    if (items.is(name, Role.and | Role.or) || !isName(items, name, noName)) break;
    if (isPhraseEnd(items, name - 1) || items.is(name - 1, Role.and | Role.or)) return name;
  }
  return undefined;
}

function isName(items: Items, item: number, noName: number): boolean {
  if (isChoice(items, item)) return true;
  if (items.is(item, noName) || isCandidate(items, item)) return false;
  const type = items.type[item];
  // Little words are syllables of names as well: "프리미엄", not "重绘成".
  if (isEastern(items, item)) return !items.is(item, Role.request | Role.carrier);
  if (type !== ItemType.word) return false;
  // "Plus" is a name, "plus" is none.
  return isCapital(items.text[items.start[item] ?? 0]) || !items.is(item, NO_LOWER_NAME);
}

const NO_NAME =
  Role.image | Role.look | Role.noun | Role.booster | Role.intensifier | Role.negation | Role.removal;
/** After two tiers any adjective may name the third. */
const NO_ITEM = Role.negation | Role.removal;
const NO_LOWER_NAME = Role.carrier | Role.ask | Role.stop | Role.determiner | Role.relation | Role.link;

/** Three tiers, or two of which one is a height nobody asks for beside another level. */
function isPriceList(items: Items, groups: readonly Group[], from: number, to: number): boolean {
  const first = groups[from];
  if (to === from || first === undefined || nameBefore(items, first, NO_NAME) === undefined) return false;
  if (to > from + 1) return true;
  const isHeight = (group: Group | undefined): boolean =>
    group !== undefined && items.measure(group.first)?.isHeight === true;
  return isHeight(first) || isHeight(groups[to]);
}

/** "HD 20, 4K 55, 8K 25": levels with a number each, as a chart has them. */
function isNextCount(items: Items, left: Group | undefined, right: Group | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  const mark = right.first - 1;
  if (mark - left.last > MAX_COUNT || !items.isMark(mark, ',;/|')) return false;
  return isCount(items, left.last + 1) && isCount(items, right.last + 1);
}

/** Items of a number with its mark: ": 20 %". */
const MAX_COUNT = 4;

/** A number with nothing glued to it, no "60fps" and no "16:9". */
function isCount(items: Items, mark: number): boolean {
  const number = items.isMark(mark, ':-–=') ? mark + 1 : mark;
  if (items.type[number] !== ItemType.number) return false;
  return isPhraseEnd(items, number + 1) ? !items.isMark(number + 1, ':') : items.isMark(number + 1, '%');
}
