import { mergeViolations } from './api-order.js';
import { checkImagesParameter } from './request/check-images-parameter.js';
import { checkKeys } from './request/check-keys.js';
import { checkMarkup } from './request/check-markup.js';
import { checkModel } from './request/check-model.js';
import { checkOutput } from './request/check-output.js';
import { checkPromptParameter } from './request/check-prompt-parameter.js';
import { checkValues } from './request/check-values.js';
import { createContext, type ImageRequest, type RequestOptions } from './request/context.js';
import type { Violation } from './violation.js';

/**
 * Checks every parameter of one image request, alone and together. What the image files hold is `checkUpload`'s.
 * @param request parameters by name, spelt as the surface spells them; `UNKNOWN_VALUE` for values that are not known
 * @returns broken rules in the order the API checks them; empty when it accepts the request without reservation.
 */
export function checkRequest(request: ImageRequest, options: RequestOptions): Violation[] {
  const context = createContext(request, options);
  checkModel(context);
  checkKeys(context);
  checkPromptParameter(context);
  checkImagesParameter(context);
  checkMarkup(context);
  checkValues(context);
  checkOutput(context);
  return mergeViolations(context.violations);
}
