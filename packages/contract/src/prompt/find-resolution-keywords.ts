import type { KeywordMatch, KeywordOptions } from './keyword-match.js';
import { assertPromptArguments, readPrompt } from './read-prompt.js';

/**
 * Finds the words in a prompt that ask for a resolution: "8K", "ultra HD", "超高清", "alta resolución", `1920×1080`,
 * "300 dpi". No word changes how many pixels come back; only the `size` parameter does.
 *
 * What is a keyword follows from the reading: "a 4K TV", a sign that reads "8K", "no 8K look" and "a 10K run" hold none.
 * The time it takes is proportional to the prompt's length.
 * @param prompt the prompt as sent; {@link PROMPT_GAP} stands for parts that are not known
 * @returns matches in order, without overlap, with ranges in UTF-16 code units; empty when there is none.
 * @throws {TypeError} on a prompt that is no string, and on an option or a kind that does not exist.
 */
export function findResolutionKeywords(prompt: string, options: KeywordOptions = {}): KeywordMatch[] {
  assertPromptArguments('findResolutionKeywords', prompt, options);
  const reading = readPrompt(prompt, options);
  if (reading === undefined) return [];
  const { items, spans } = reading;
  return spans.map(({ first, last, kind, language }) => {
    const start = items.start[first] ?? 0;
    const end = items.end[last] ?? 0;
    return { text: prompt.slice(start, end), start, end, language, kind };
  });
}
