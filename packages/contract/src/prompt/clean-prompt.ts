import { deleteSpans } from './deletions.js';
import { readPrompt } from './find-resolution-keywords.js';
import type { KeywordOptions, PromptEdit } from './keyword-match.js';

/** Taking one keyword away can bring two words together that are one ("high 8K resolution"); more often than that it is no prompt. */
const MAX_ROUNDS = 12;

/**
 * Finds the smallest changes that turn a prompt into {@link cleanPrompt}'s result: keywords go, with the punctuation,
 * prepositions, brackets and labels that would be left without meaning.
 * @param prompt the prompt; {@link PROMPT_GAP} stands for parts that are not known and is never part of an edit
 * @returns edits in order, without overlap, in UTF-16 code units of `prompt`; empty when there is nothing to remove.
 */
export function findPromptEdits(prompt: string, options: KeywordOptions = {}): PromptEdit[] {
  const rounds: PromptEdit[][] = [];
  let text = prompt;
  while (rounds.length < MAX_ROUNDS) {
    const edits = findEditsOnce(text, options);
    if (edits.length === 0) break;
    rounds.push(edits);
    text = applyEdits(text, edits);
  }
  return rounds.length <= 1 ? (rounds[0] ?? []) : composeEdits(prompt.length, rounds);
}

/**
 * Removes resolution keywords from a prompt and mends what is left: punctuation, spaces, brackets, prepositions, lines.
 * Doing it twice changes nothing more; a prompt without keywords comes back as it is.
 * @param prompt the prompt as sent
 * @param options which kinds of keywords to remove, see {@link findResolutionKeywords}
 */
export function cleanPrompt(prompt: string, options: KeywordOptions = {}): string {
  return applyEdits(prompt, findPromptEdits(prompt, options));
}

function findEditsOnce(prompt: string, options: KeywordOptions): PromptEdit[] {
  const reading = readPrompt(prompt, options);
  if (reading === undefined || reading.spans.length === 0) return [];
  return deleteSpans(reading);
}

function applyEdits(text: string, edits: readonly PromptEdit[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, replacement } of edits) {
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at);
}

/**
 * One list of edits that does what several rounds do, each in offsets of the text before it. Works on where every
 * character of the result comes from.
 */
function composeEdits(length: number, rounds: readonly (readonly PromptEdit[])[]): PromptEdit[] {
  let sources: (number | string)[] = Array.from({ length }, (_, at) => at);
  for (const edits of rounds) {
    const result: (number | string)[] = [];
    let at = 0;
    for (const { start, end, replacement } of edits) {
      while (at < start) result.push(sources[at++] ?? '');
      if (replacement !== '') result.push(replacement);
      at = end;
    }
    while (at < sources.length) result.push(sources[at++] ?? '');
    sources = result;
  }
  const composed: PromptEdit[] = [];
  let start = 0;
  let replacement = '';
  for (const source of [...sources, length]) {
    if (typeof source === 'string') {
      replacement += source;
      continue;
    }
    if (source > start || replacement !== '') composed.push({ start, end: source, replacement });
    start = source + 1;
    replacement = '';
  }
  return composed;
}
