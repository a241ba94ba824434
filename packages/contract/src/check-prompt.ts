import { applySeverity } from './apply-severity.js';
import { assertOptions, defineOptions, MODEL_ID, POLICY, policyWith } from './options.js';
import type { Policy } from './policy.js';
import { cleanPrompt } from './prompt/clean-prompt.js';
import { findResolutionKeywords } from './prompt/find-resolution-keywords.js';
import { assertPromptArguments, KINDS_OPTION } from './prompt/read-prompt.js';
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

const OPTIONS = defineOptions({ model: MODEL_ID, kinds: KINDS_OPTION, policy: POLICY });
const KEYWORD_OPTIONS = defineOptions({ kinds: KINDS_OPTION, policy: policyWith('severity') });

/**
 * Checks a prompt on its own: there, not too long, and free of words that ask for a resolution, which change nothing.
 * @returns broken rules; for resolution words one violation, whose suggestion is the prompt without them.
 * @throws {TypeError} on an option or a kind of keyword that does not exist, and on a wrong value.
 */
export function checkPrompt(prompt: string, options: PromptOptions = {}): Violation[] {
  assertOptions(options, 'checkPrompt', "{ model: 'gpt-image-2' }", OPTIONS);
  const { model, policy, kinds } = options;
  const context = createContext({ model, prompt }, { operation: 'generate', policy });
  checkPromptParameter(context);
  const parameter = applySeverity(context.violations, policy);
  const given: unknown = prompt;
  return typeof given === 'string'
    ? [...parameter, ...checkPromptKeywords(prompt, { policy, kinds })]
    : parameter;
}

/** Keywords quoted in a message; the rest is counted. */
const MOST_QUOTED = 4;

/**
 * Checks a prompt for words that ask for a resolution, and for nothing else: what {@link checkRequest} leaves out,
 * because the API accepts them.
 * @returns one violation, whose suggestion is the prompt without the words, unless it says nothing else; empty when it
 * holds none.
 * @throws {TypeError} as {@link findResolutionKeywords} does.
 */
export function checkPromptKeywords(
  prompt: string,
  options: Pick<PromptOptions, 'kinds' | 'policy'> = {},
): Violation[] {
  assertPromptArguments('checkPromptKeywords', prompt, options, KEYWORD_OPTIONS);
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
    suggestions: cleaned === prompt ? [] : [cleaned],
  });
  return applySeverity([violation], policy);
}
