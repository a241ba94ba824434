import { checkSize, cleanPrompt, nearestSizes } from 'gpt-image-contract';
import type { GuardContext } from './guard-context.js';
import type { GuardChange } from './guard-options.js';
import { asString } from '../json-shapes.js';

/** Parameters of a request that the guard may mend, and how to write them back. */
export interface ParameterDraft {
  readonly model: string | undefined;
  get(name: 'size' | 'prompt'): unknown;
  set(name: 'size' | 'prompt', value: string): void;
}

/**
 * Snaps `size` and cleans `prompt` in `fix` mode, where the options ask for it.
 * @returns whether anything changed
 */
export function mendParameters(draft: ParameterDraft, context: GuardContext): boolean {
  const { mode, snapSize, cleanPrompt: shouldClean } = context.options;
  if (mode !== 'fix') return false;
  const changes: GuardChange[] = [];
  const size = asString(draft.get('size'));
  if (snapSize && size !== undefined) {
    const to = findNearest(size, draft.model);
    if (to !== undefined) changes.push({ param: 'size', from: size, to });
  }
  const prompt = asString(draft.get('prompt'));
  if (shouldClean && prompt !== undefined) {
    const to = cleanPrompt(prompt);
    if (to !== prompt) changes.push({ param: 'prompt', from: prompt, to });
  }
  for (const change of changes) {
    draft.set(change.param as 'size' | 'prompt', change.to);
    context.options.onChange?.(change, context.call);
  }
  return changes.length > 0;
}

/** The valid size nearest to one the API refuses; nothing for a size it takes. */
function findNearest(size: string, model: string | undefined): string | undefined {
  const isRefused = checkSize(size, { model }).some(({ severity }) => severity === 'error');
  return isRefused ? nearestSizes(size, { model, count: 1 })[0] : undefined;
}
