import { assertObject } from './arguments.js';
import { applySeverity } from './apply-severity.js';
import type { Policy } from './policy.js';
import { cleanPrompt } from './prompt/clean-prompt.js';
import { assertPromptArguments, findResolutionKeywords } from './prompt/find-resolution-keywords.js';
import type { KeywordOptions } from './prompt/keyword-match.js';
import { checkPromptParameter } from './request/check-prompt-parameter.js';
import { createContext } from './request/context.js';
import { listOf } from './text.js';
import { createViolation, type Violation } from './violation.js';

/** How a prompt is to be judged. */
export interface PromptOptions extends KeywordOptions {
  /** Model id. Unknown or absent: the longest prompt any live model takes. */
  readonly model?: string | undefined;
  readonly policy?: Policy | undefined;
}

/**
 * Checks a prompt on its own: there, not too long, and free of words that ask for a resolution, which change nothing.
 * @returns broken rules; for resolution words one violation, whose suggestion is the prompt without them.
 * @throws {TypeError} on options that are no object, and on a kind of keyword that does not exist.
 */
export function checkPrompt(prompt: string, options: PromptOptions = {}): Violation[] {
  assertObject(options, 'The second argument of `checkPrompt`', "{ model: 'gpt-image-2' }");
  const { model, policy } = options;
  const context = createContext({ model, prompt }, { operation: 'generate', policy });
  checkPromptParameter(context);
  const parameter = applySeverity(context.violations, policy);
  const given: unknown = prompt;
  return typeof given === 'string' ? [...parameter, ...checkPromptKeywords(prompt, options)] : parameter;
}

/** Keywords quoted in a message; the rest is counted. */
const MOST_QUOTED = 4;

/**
 * Checks a prompt for words that ask for a resolution, and for nothing else: what {@link checkRequest} leaves out,
 * because the API accepts them.
 * @returns one violation, whose suggestion is the prompt without the words; empty when it holds none.
 * @throws {TypeError} as {@link findResolutionKeywords} does.
 */
export function checkPromptKeywords(
  prompt: string,
  options: Pick<PromptOptions, 'kinds' | 'policy'> = {},
): Violation[] {
  assertPromptArguments('checkPromptKeywords', prompt, options);
  const { policy, kinds } = options;
  const words = [...new Set(findResolutionKeywords(prompt, { kinds }).map(({ text }) => text))];
  if (words.length === 0) return [];
  const quoted = words.slice(0, MOST_QUOTED);
  const rest = words.length - quoted.length;
  const names =
    rest > 0 ? `${quoted.map((word) => `\`${word}\``).join(', ')} and ${rest} more` : listOf(quoted, 'and');
  const cleaned = cleanPrompt(prompt, { kinds });
  const violation = createViolation('prompt-resolution-keyword', {
    param: 'prompt',
    message: `The prompt asks for ${names}, which does not change the pixels. Use \`size\` and \`quality\` instead.`,
    suggestions: cleaned === '' ? [] : [cleaned],
  });
  return applySeverity([violation], policy);
}
