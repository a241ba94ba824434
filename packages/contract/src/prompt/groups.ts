import { ItemType, type Items } from './items.js';
import type { KeywordKind, PromptLanguage } from './keyword-match.js';
import { languageOf, type Entry } from './lexicon.js';
import { isEastern, isPhraseEnd } from './phrases.js';
import { Role } from './vocabulary.js';

/** Neighbouring words that are one keyword: `8K UHD`, `ultra-high resolution 4K`, `calidad 8K`. */
export interface Group {
  /** First and last item. */
  readonly first: number;
  readonly last: number;
  readonly kind: KeywordKind;
  readonly language: PromptLanguage;
  /** Nothing but words and numbers with another everyday meaning (`HD`, `10K`). */
  readonly weak: boolean;
  /** A choice: begins with a number too low to be asked for (`480p`) or names two heights (`1080p/1440p`). */
  readonly low: boolean;
  /** Nothing but numbers with their unit, or short words such as `HD`: can be a name or a count. */
  readonly bare: boolean;
}

/** Gathers the candidates of a prompt into groups, in order. */
export function findGroups(items: Items): Group[] {
  const groups: Group[] = [];
  let behind = 0;
  for (const candidate of items.candidates) {
    if (candidate < behind || !(isCandidate(items, candidate) || items.is(candidate, Role.booster))) continue;
    const group = gather(items, candidate, behind);
    groups.push(group);
    behind = group.last + 1;
  }
  return groups;
}

function gather(items: Items, candidate: number, behind: number): Group {
  const kind = kindOf(items, candidate);
  let weak = isWeak(items, candidate);
  let bare = isBare(items, candidate);
  let heights = countHeight(items, candidate);
  let last = candidate;
  for (;;) {
    const next = nextPart(items, last, kind);
    if (next === undefined) break;
    if (kindOf(items, next) === kind) {
      weak &&= isWeak(items, next);
      bare &&= isBare(items, next);
      heights += countHeight(items, next);
      // Two weak words side by side support each other: "HD HQ".
      if (isWeak(items, next)) weak = false;
    } else {
      weak = false;
      bare = false;
    }
    last = next;
  }
  const first = findFirst(items, candidate, behind);
  if (first !== candidate) weak = bare = false;
  return {
    first,
    last,
    kind,
    language: languageOf(entryOf(items, candidate), items.language),
    weak,
    bare,
    low: items.measure(candidate)?.low === true || heights > 1,
  };
}

function countHeight(items: Items, item: number): number {
  return items.measure(item)?.isHeight === true ? 1 : 0;
}

function nextPart(items: Items, last: number, kind: KeywordKind): number | undefined {
  let next = last + 1;
  if (items.type[next] === ItemType.joiner) next++;
  else if (items.isMark(next, '/') && isCandidate(items, next + 1)) next++;
  else if (items.is(next, Role.link) && !items.isSpaced(next) && items.type[next] === ItemType.word) {
    // "8Kの画質", "4K的画质": the particle holds them together.
    if (!isPart(items, next + 1, kind)) return undefined;
    return isEastern(items, next) ? next + 1 : undefined;
  }
  return isPart(items, next, kind) ? next : undefined;
}

function isPart(items: Items, item: number, kind: KeywordKind): boolean {
  if (!items.has(item)) return false;
  if (isCandidate(items, item)) return kindOf(items, item) === kind;
  return items.is(item, kind === 'quality' ? Role.booster : Role.noun);
}

/** The group's first item: nouns and intensifiers before the keyword belong to it. */
function findFirst(items: Items, candidate: number, behind: number): number {
  let first = candidate;
  while (first > behind) {
    const before = items.type[first - 1] === ItemType.joiner ? first - 2 : first - 1;
    if (before < behind || !items.is(before, Role.intensifier)) break;
    first = before;
  }
  let noun = first - 1;
  while (noun > behind && noun > first - 4 && isLink(items, noun)) noun--;
  const isNoun = noun >= behind && items.is(noun, Role.noun) && !isCandidate(items, noun);
  // "wallpaper 4K" is a wallpaper without it.
  if (isNoun && items.is(noun, Role.image) && !items.is(noun, Role.grade)) return first;
  if (!isNoun || (kindOf(items, candidate) === 'density' && items.measure(candidate) === undefined))
    return first;
  // "studio quality 8K" would leave "studio" behind; labels are looked at when the keyword's end is known.
  const isLabel = items.isMark(noun + 1, ':=');
  // "Output: 8K" names the keyword, "output at 8K" asks for it.
  if (!isLabel && items.is(noun, Role.request)) return first;
  const isWhole = isPhraseEnd(items, noun) || canStandAlone(items, noun - 1);
  return !isLabel && isWhole ? noun : first;
}

function isLink(items: Items, item: number): boolean {
  return items.isMark(item, ':=-–') || items.is(item, Role.link);
}

function canStandAlone(items: Items, before: number): boolean {
  if (!items.has(before) || items.mark[before] !== 0 || items.type[before] === ItemType.newline) return true;
  return items.is(
    before,
    Role.ask | Role.stop | Role.determiner | Role.relation | Role.and | Role.or | Role.link | Role.carrier,
  );
}

export function isCandidate(items: Items, item: number): boolean {
  if (!items.has(item)) return false;
  return items.type[item] === ItemType.measure || items.is(item, Role.keyword | Role.weak);
}

function kindOf(items: Items, item: number): KeywordKind {
  const measure = items.measure(item);
  if (measure !== undefined) return measure.kind;
  return items.is(item, Role.keyword | Role.weak) ? 'resolution' : 'quality';
}

function isWeak(items: Items, item: number): boolean {
  return items.measure(item)?.weak ?? items.is(item, Role.weak);
}

function isBare(items: Items, item: number): boolean {
  return items.type[item] === ItemType.measure || items.is(item, Role.weak);
}

function entryOf(items: Items, item: number): Entry | undefined {
  return (
    items.measure(item)?.entry ?? (items.type[item] === ItemType.measure ? undefined : items.entry(item))
  );
}
