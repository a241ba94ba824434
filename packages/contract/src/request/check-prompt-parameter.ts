import { group, show } from '../text.js';
import { report, UNKNOWN_VALUE, type RequestContext } from './context.js';
import { createTypeMessage } from './value-type.js';

/** Checks that `prompt` is there, is text, and has a length the API takes. */
export function checkPromptParameter(context: RequestContext): void {
  const prompt = context.request.prompt;
  if (prompt === UNKNOWN_VALUE) return;
  if (prompt === undefined) {
    // The prompt of the Responses tool is the conversation.
    if (context.isTool || context.isIncomplete) return;
    report(context, 'prompt-missing', {
      param: 'prompt',
      message: '`prompt` is missing. Describe the picture in at least one character.',
      apiMessage: "Missing required parameter: 'prompt'.",
    });
    return;
  }
  if (typeof prompt !== 'string') {
    report(context, 'parameter-type', {
      param: 'prompt',
      message: `\`prompt\` takes text, not ${show(prompt)}. Write a string.`,
      apiMessage: createTypeMessage('prompt', 'a string', prompt, context.isForm),
    });
    return;
  }
  if (prompt === '') {
    report(context, 'prompt-empty', {
      param: 'prompt',
      message: '`prompt` is an empty string. Describe the picture in at least one character.',
      apiMessage:
        "Invalid 'prompt': empty string. Expected a string with minimum length 1, but got an empty string instead.",
    });
    return;
  }
  checkLength(context, prompt);
  if (prompt.trim() === '') {
    report(context, 'prompt-blank', {
      param: 'prompt',
      message: '`prompt` is white space only, which the API accepts and charges. Describe the picture.',
    });
  }
}

function checkLength(context: RequestContext, prompt: string): void {
  const { maxPromptLength } = context.model;
  if (prompt.length <= maxPromptLength) return;
  const length = countCharacters(prompt);
  if (length <= maxPromptLength) return;
  report(context, 'prompt-too-long', {
    param: 'prompt',
    message: `\`prompt\` has ${group(length)} characters and the API takes at most ${group(maxPromptLength)}. Shorten it by ${group(length - maxPromptLength)}.`,
    apiMessage: `Invalid 'prompt': string too long. Expected a string with maximum length ${maxPromptLength}, but got a string with length ${length} instead.`,
  });
}

/** Counts characters as the API does: a surrogate pair is one. */
function countCharacters(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    if ((text.codePointAt(index) ?? 0) > 0xffff) index++;
    count++;
  }
  return count;
}
