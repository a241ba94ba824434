import {
  checkPromptKeywords,
  checkRequest,
  mergeViolations,
  type ImageRequest,
  type RequestOptions,
  type Violation,
} from 'gpt-image-contract';

/**
 * Checks the parameters of one request: each alone, all together, and the words of the prompt, as lint does.
 * @returns broken rules in the order the API checks them
 */
export function checkParameters(request: ImageRequest, options: RequestOptions): Violation[] {
  const { prompt } = request;
  const found = checkRequest(request, options);
  if (typeof prompt !== 'string') return found;
  const words = checkPromptKeywords(prompt, { policy: options.policy });
  return words.length === 0 ? found : mergeViolations(found, words);
}
