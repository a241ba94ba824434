import { deleteSpans } from './deletions.js';
import { assertPromptArguments, readPrompt } from './read-prompt.js';
import { PROMPT_GAP, type KeywordOptions, type PromptEdit } from './keyword-match.js';

/** Taking one keyword away can bring two words together that are one ("high 8K resolution"); more often than that it is no prompt. */
const MAX_ROUNDS = 12;

/**
 * Finds the smallest changes that turn a prompt into {@link cleanPrompt}'s result: keywords go, with the punctuation,
 * prepositions, brackets and labels that would be left without meaning.
 * @param prompt the prompt; {@link PROMPT_GAP} stands for parts that are not known and is never part of an edit
 * @returns edits in order, without overlap, in UTF-16 code units of `prompt`; empty when there is nothing to remove, or
 * when nothing would be left.
 * @throws {TypeError} as {@link findResolutionKeywords} does.
 */
export function findPromptEdits(prompt: string, options: KeywordOptions = {}): PromptEdit[] {
  assertPromptArguments('findPromptEdits', prompt, options);
  return findEdits(prompt, options);
}

function findEdits(prompt: string, options: KeywordOptions): PromptEdit[] {
  const rounds: PromptEdit[][] = [];
  let text = prompt;
  while (rounds.length < MAX_ROUNDS) {
    const edits = findEditsOnce(text, options);
    if (edits.length === 0) break;
    rounds.push(edits);
    text = applyEdits(text, edits);
  }
  if (rounds.length === 0 || !SAYS_SOMETHING.test(text)) return [];
  return rounds.length === 1 ? (rounds[0] ?? []) : composeEdits(prompt.length, rounds);
}

/** A letter, a number, an emoji, or what is not known. Without any the API has nothing to draw; an empty prompt it refuses. */
const SAYS_SOMETHING = new RegExp(`[\\p{L}\\p{N}\\p{Extended_Pictographic}${PROMPT_GAP}]`, 'u');

/**
 * Removes resolution keywords from a prompt and mends what is left: punctuation, spaces, brackets, prepositions, lines.
 * Doing it twice changes nothing more; a prompt without keywords comes back as it is, and so does one that asks for nothing
 * else ("Make it 4K"): nobody but its author knows what it should say instead, and the API refuses an empty one.
 * @param prompt the prompt as sent
 * @param options which kinds of keywords to remove, see {@link findResolutionKeywords}
 * @throws {TypeError} as {@link findResolutionKeywords} does.
 */
export function cleanPrompt(prompt: string, options: KeywordOptions = {}): string {
  assertPromptArguments('cleanPrompt', prompt, options);
  return applyEdits(prompt, findEdits(prompt, options));
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

/** A part of an edited text: the prompt's characters from `start` to `end`, or, where these are one, new text. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly added: string;
}

/** One list of edits that does what several rounds do, each in offsets of the text before it. */
function composeEdits(length: number, rounds: readonly (readonly PromptEdit[])[]): PromptEdit[] {
  let pieces: readonly Piece[] = [{ start: 0, end: length, added: '' }];
  for (const edits of rounds) pieces = editPieces(pieces, edits);
  const composed: PromptEdit[] = [];
  let start = 0;
  let replacement = '';
  for (const piece of [...pieces, { start: length, end: length, added: '' }]) {
    if (piece.added !== '') {
      replacement += piece.added;
      continue;
    }
    if (piece.start > start || replacement !== '') composed.push({ start, end: piece.start, replacement });
    start = piece.end;
    replacement = '';
  }
  return composed;
}

function editPieces(pieces: readonly Piece[], edits: readonly PromptEdit[]): Piece[] {
  const result: Piece[] = [];
  let at = 0;
  let next = 0;
  for (const piece of pieces) {
    const from = at;
    const length = piece.added === '' ? piece.end - piece.start : piece.added.length;
    const end = from + length;
    for (let edit = edits[next]; edit !== undefined && edit.start < end; edit = edits[next]) {
      // An edit that reaches over several pieces has put its text where it began.
      if (edit.start >= from) {
        pushPart(result, piece, at - from, edit.start - from);
        if (edit.replacement !== '') result.push({ start: 0, end: 0, added: edit.replacement });
      }
      at = Math.min(edit.end, end);
      if (edit.end > end) break;
      next++;
    }
    pushPart(result, piece, at - from, length);
    at = end;
  }
  for (const { replacement } of edits.slice(next)) {
    if (replacement !== '') result.push({ start: 0, end: 0, added: replacement });
  }
  return result;
}

function pushPart(result: Piece[], { start, end, added }: Piece, from: number, to: number): void {
  if (to <= from) return;
  if (added === '') result.push({ start: start + from, end: start + to, added });
  else result.push({ start, end, added: added.slice(from, to) });
}
