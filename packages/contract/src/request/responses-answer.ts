import type { Violation } from '../violation.js';

/**
 * Turns the answer of the Images API into that of the Responses API for the same fault in the image tool. Measured for
 * unknown parameters (`tools[0].style`) and refused sizes (`tools`); the other parameters follow those two.
 */
export function toResponsesAnswer(violation: Violation): Violation {
  const { apiError } = violation;
  if (apiError === undefined) return violation;
  if (apiError.type === 'image_generation_user_error') {
    return { ...violation, apiError: { ...apiError, param: 'tools' } };
  }
  const path = `tools[0].${apiError.param ?? violation.param}`;
  const message = apiError.message.replace(
    /^(Invalid type for|Invalid|Unknown parameter:|Missing required parameter:) '([^']*)'/,
    (_, start: string, name: string) => `${start} 'tools[0].${name}'`,
  );
  return { ...violation, apiError: { ...apiError, param: path, message } };
}
