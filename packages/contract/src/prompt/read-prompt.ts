import { assertKnown, assertString } from '../arguments.js';
import { assertOptions, defineOptions, type OptionRule, type OptionRules } from '../options.js';
import { hasCandidate } from './candidates.js';
import { foldSpellings } from './fold-spellings.js';
import { findGroups, type Group } from './groups.js';
import { Items } from './items.js';
import type { KeywordKind, KeywordOptions } from './keyword-match.js';
import { judge, type Verdict } from './reading.js';
import { findSpans, type Span } from './spans.js';
import { readStructure, type Structure } from './structure.js';
import { spreadVerdicts } from './lists.js';
import { keepTokens, sketchTokens } from './tokens.js';

/** Kinds looked for unless told otherwise. */
const DEFAULT_KINDS: readonly KeywordKind[] = ['resolution', 'pixel-size', 'density'];

const KINDS: readonly KeywordKind[] = ['resolution', 'pixel-size', 'density', 'quality'];

/** The option `kinds`. */
export const KINDS_OPTION: OptionRule = {
  takes: 'a list of kinds',
  accepts: (kinds) => {
    assertKnown(kinds, '`kinds`', KINDS);
    return true;
  },
};

const OPTIONS = defineOptions({ kinds: KINDS_OPTION });

/**
 * Checks what a caller without types may give.
 * @param name of the function called
 * @throws {TypeError}
 */
export function assertPromptArguments(
  name: string,
  prompt: unknown,
  options: KeywordOptions,
  rules: OptionRules = OPTIONS,
): void {
  assertString(prompt, `The prompt of \`${name}\``);
  assertOptions(options, name, "{ kinds: ['resolution'] }", rules);
}

/** A prompt, read: its items and the keywords among them. */
export interface Reading {
  readonly items: Items;
  readonly structure: Structure;
  readonly spans: readonly Span[];
}

/** The longest prompt that is remembered, in characters: the longest any model takes. */
const MAX_REMEMBERED = 32_000;

/** The prompt read last. Whoever finds keywords asks for the edits next: the second question costs nothing. */
let remembered:
  { readonly prompt: string; readonly kinds: string; readonly reading: Reading | undefined } | undefined;

/** Reads a prompt and finds its keywords, as ranges of items; `undefined` where nothing could be one. */
export function readPrompt(prompt: string, { kinds = DEFAULT_KINDS }: KeywordOptions): Reading | undefined {
  const key = kinds === DEFAULT_KINDS ? '' : kinds.join();
  if (remembered?.prompt === prompt && remembered.kinds === key) return remembered.reading;
  const reading = read(prompt, kinds);
  // A long text would hold on to a lot of memory.
  if (prompt.length <= MAX_REMEMBERED) remembered = { prompt, kinds: key, reading };
  return reading;
}

function read(prompt: string, kinds: readonly KeywordKind[]): Reading | undefined {
  const tokens = sketchTokens(foldSpellings(prompt));
  if (!hasCandidate(tokens)) return undefined;
  const items = new Items(keepTokens(tokens));
  if (items.candidates.length === 0) return undefined;
  const structure = readStructure(items);
  const groups: Group[] = [];
  const verdicts: Verdict[] = [];
  for (const group of findGroups(items)) {
    if (group.kind === 'quality' && !kinds.includes('quality')) continue;
    groups.push(group);
    verdicts.push(judge(items, structure, group));
  }
  spreadVerdicts(items, groups, verdicts);
  const wanted = groups.filter((group, index) => verdicts[index] === 'keyword' && kinds.includes(group.kind));
  return { items, structure, spans: findSpans(items, structure, wanted) };
}
