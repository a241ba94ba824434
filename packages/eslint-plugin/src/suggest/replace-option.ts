import type { Violation } from 'gpt-image-contract';
import type { ImageCall } from '../call/image-call.js';
import type { Value } from '../trace/texts.js';
import { replaceNumber, replaceText, type Replacement } from './replace-text.js';

/** Writes another value of an output parameter, a text or a number as the parameter takes it. */
export function replaceOption(
  call: ImageCall,
  written: Value,
  suggestion: string,
  code: Violation['code'],
): Replacement | undefined {
  const { node, isFromType } = written;
  if (isFromType === true) return undefined;
  return isWrittenAsText(call, written, code)
    ? replaceText(call.tracer, node, suggestion)
    : replaceNumber(call.tracer, node, suggestion);
}

/** Whether another value is to be a text: in quotes another number would be as wrong, but in a form. */
export function isWrittenAsText({ encoding }: ImageCall, { value }: Value, code: Violation['code']): boolean {
  return typeof value === 'string' && (code !== 'parameter-type' || encoding !== 'json');
}
