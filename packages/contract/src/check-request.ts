import { mergeViolations } from './api-order.js';
import { assertObject } from './arguments.js';
import { applySeverity } from './apply-severity.js';
import { DAY, assertOptions, defineOptions, FLAG, oneOf, POLICY } from './options.js';
import { checkAzure } from './request/check-azure.js';
import { checkImagesParameter } from './request/check-images-parameter.js';
import { checkKeys } from './request/check-keys.js';
import { checkMarkup } from './request/check-markup.js';
import { checkModel } from './request/check-model.js';
import { checkOutput } from './request/check-output.js';
import { checkPromptParameter } from './request/check-prompt-parameter.js';
import { checkPromptSize } from './request/check-prompt-size.js';
import { checkValues } from './request/check-values.js';
import {
  createContext,
  type ImageRequest,
  type RequestOptions,
  type SettledOptions,
} from './request/context.js';
import { findOperation } from './request/find-operation.js';
import { readAiSdkRequest, type AiSdkRequest } from './request/read-ai-sdk-request.js';
import { readAiSdkTool } from './request/read-ai-sdk-tool.js';
import { toResponsesAnswer } from './request/responses-answer.js';
import { respell } from './request/spelling.js';
import { OPERATIONS, SURFACES } from './request/surface.js';
import type { Violation } from './violation.js';

const OPTIONS = defineOptions({
  operation: oneOf(OPERATIONS),
  surface: oneOf(SURFACES),
  policy: POLICY,
  date: DAY,
  incomplete: FLAG,
});

/**
 * Checks every parameter of one image request, alone and together. What the image files hold is `checkUpload`'s.
 * @param request parameters by name, spelt as the surface spells them; `UNKNOWN_VALUE` for values that are not known
 * @returns broken rules in the order the API checks them; empty when it accepts the request without reservation.
 * @throws {TypeError} on a request that is no object, and on an option that does not exist or has a wrong value.
 */
export function checkRequest(request: ImageRequest, options: RequestOptions = {}): Violation[] {
  assertObject(request, 'The request of `checkRequest`', "{ model: 'gpt-image-2', prompt: 'a fox' }");
  assertOptions(options, 'checkRequest', "{ operation: 'edit' }", OPTIONS);
  const { operation = findOperation(request), policy } = options;
  return applySeverity(checkSurface(request, { ...options, operation }), policy);
}

function checkSurface(request: ImageRequest, options: SettledOptions): Violation[] {
  switch (options.surface) {
    case 'ai-sdk':
      return checkAiSdk(readAiSdkRequest(request, options.operation), options);
    case 'ai-sdk-tool':
      return checkAiSdk(readAiSdkTool(request, options.operation), options, toResponsesAnswer);
    case 'responses':
      return checkParameters(request, options).map(toResponsesAnswer);
    default:
      return checkParameters(request, options);
  }
}

function checkAiSdk(
  { request, operation, paths, violations }: AiSdkRequest,
  options: SettledOptions,
  toAnswer: (violation: Violation) => Violation = (violation) => violation,
): Violation[] {
  const found = checkParameters(request, { ...options, operation });
  return mergeViolations(
    violations,
    found.map((violation) => respell(toAnswer(violation), paths)),
  );
}

function checkParameters(request: ImageRequest, options: SettledOptions): Violation[] {
  const context = createContext(request, options);
  checkModel(context);
  checkKeys(context);
  checkPromptParameter(context);
  checkImagesParameter(context);
  checkMarkup(context);
  checkValues(context);
  checkOutput(context);
  checkAzure(context);
  checkPromptSize(context);
  return mergeViolations(context.violations);
}
