import type { Violation } from 'gpt-image-contract';
import type { ImageCall } from '../call/image-call.js';
import type { Value } from '../trace/texts.js';
import { replaceNumber, replaceText, type Replacement } from './replace-text.js';

/** Writes another value of an output parameter, a text or a number as the parameter takes it. */
export function replaceOption(
  { tracer, encoding }: ImageCall,
  { node, value, isFromType }: Value,
  suggestion: string,
  code: Violation['code'],
): Replacement | undefined {
  if (isFromType === true) return undefined;
  // In quotes another number would be as wrong, but in a form.
  return typeof value === 'string' && (code !== 'parameter-type' || encoding !== 'json')
    ? replaceText(tracer, node, suggestion)
    : replaceNumber(tracer, node, suggestion);
}
