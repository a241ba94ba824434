import { mergeViolations } from './api-order.js';
import { checkAzure } from './request/check-azure.js';
import { checkImagesParameter } from './request/check-images-parameter.js';
import { checkKeys } from './request/check-keys.js';
import { checkMarkup } from './request/check-markup.js';
import { checkModel } from './request/check-model.js';
import { checkOutput } from './request/check-output.js';
import { checkPromptParameter } from './request/check-prompt-parameter.js';
import { checkPromptSize } from './request/check-prompt-size.js';
import { checkValues } from './request/check-values.js';
import { createContext, type ImageRequest, type RequestOptions } from './request/context.js';
import { readAiSdkRequest, readAiSdkTool } from './request/read-ai-sdk-request.js';
import { toResponsesAnswer } from './request/responses-answer.js';
import { respell } from './request/spelling.js';
import type { Policy } from './policy.js';
import type { Violation } from './violation.js';

/**
 * Checks every parameter of one image request, alone and together. What the image files hold is `checkUpload`'s.
 * @param request parameters by name, spelt as the surface spells them; `UNKNOWN_VALUE` for values that are not known
 * @returns broken rules in the order the API checks them; empty when it accepts the request without reservation.
 */
export function checkRequest(request: ImageRequest, options: RequestOptions): Violation[] {
  switch (options.surface) {
    case 'ai-sdk':
    case 'ai-sdk-tool':
      return checkAiSdkRequest(request, options);
    case 'responses':
      return checkParameters(request, options).map(toResponsesAnswer);
    default:
      return checkParameters(request, options);
  }
}

function checkAiSdkRequest(argument: ImageRequest, options: RequestOptions): Violation[] {
  const read = options.surface === 'ai-sdk-tool' ? readAiSdkTool : readAiSdkRequest;
  const { request, operation, paths, violations } = read(argument, options.operation);
  const found = checkParameters(request, { ...options, operation }).map((violation) =>
    respell(options.surface === 'ai-sdk-tool' ? toResponsesAnswer(violation) : violation, paths),
  );
  return mergeViolations(
    violations.map((violation) => applySeverity(violation, options.policy)),
    found,
  );
}

function applySeverity(violation: Violation, policy: Policy | undefined): Violation {
  const severity = violation.severity === 'error' ? undefined : policy?.severity[violation.code];
  return severity === undefined ? violation : { ...violation, severity };
}

function checkParameters(request: ImageRequest, options: RequestOptions): Violation[] {
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
