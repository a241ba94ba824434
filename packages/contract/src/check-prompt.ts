import { applySeverity } from './apply-severity.js';
import type { Policy } from './policy.js';
import { cleanPrompt } from './prompt/clean-prompt.js';
import { findResolutionKeywords } from './prompt/find-resolution-keywords.js';
import type { KeywordOptions } from './prompt/keyword-match.js';
import { checkPromptParameter } from './request/check-prompt-parameter.js';
import { createContext, report } from './request/context.js';
import { listOf } from './text.js';
import type { Violation } from './violation.js';

/** How a prompt is to be judged. */
export interface PromptOptions extends KeywordOptions {
  /** Model id. Unknown or absent: the longest prompt any live model takes. */
  readonly model?: string | undefined;
  readonly policy?: Policy | undefined;
}

/** Keywords quoted in a message; the rest is counted. */
const MOST_QUOTED = 4;

/**
 * Checks a prompt on its own: there, not too long, and free of words that ask for a resolution, which change nothing.
 * @returns broken rules; for resolution words one violation, whose suggestion is the prompt without them.
 */
export function checkPrompt(prompt: string, options: PromptOptions = {}): Violation[] {
  const { model, policy, kinds } = options;
  const context = createContext({ model, prompt }, { operation: 'generate', policy });
  checkPromptParameter(context);
  const words = [...new Set(findResolutionKeywords(prompt, { kinds }).map(({ text }) => text))];
  if (words.length === 0) return applySeverity(context.violations, policy);
  const quoted = words.slice(0, MOST_QUOTED);
  const rest = words.length - quoted.length;
  const names =
    rest > 0 ? `${quoted.map((word) => `\`${word}\``).join(', ')} and ${rest} more` : listOf(quoted, 'and');
  const cleaned = cleanPrompt(prompt, { kinds });
  report(context, 'prompt-resolution-keyword', {
    param: 'prompt',
    message: `The prompt asks for ${names}, which does not change the pixels. Use \`size\` and \`quality\` instead.`,
    suggestions: cleaned === '' ? [] : [cleaned],
  });
  return applySeverity(context.violations, policy);
}
