export { getFirstApiFault, mergeViolations } from './api-order.js';
export { checkPrompt, checkPromptKeywords, type PromptOptions } from './check-prompt.js';
export { checkRequest } from './check-request.js';
export { checkSize, type SizeOptions } from './check-size.js';
export { checkUpload } from './check-upload.js';
export { checkVisionInput, type VisionFacts, type VisionImage } from './check-vision-input.js';
export { checkImageCount } from './image-count.js';
export type { Dimensions, ImageFacts, Orientation } from './image-facts.js';
export { API_LIMITS, GIF_LIMITS, RETIRED_ENDPOINTS, type GifRule } from './limits.js';
export {
  CONTRACT_DATE,
  getModel,
  MODELS,
  RESPONSES_DEFAULT_MODEL,
  type MaskRule,
  type ModelContract,
  type SizeRule,
  type UploadRule,
} from './models.js';
export { nearestSizes } from './nearest-sizes.js';
export { parseSize } from './parse-size.js';
export { DEFAULT_POLICY, definePolicy, type Policy, type PolicyInput, type UploadFormat } from './policy.js';
export { cleanPrompt, findPromptEdits } from './prompt/clean-prompt.js';
export { findResolutionKeywords } from './prompt/find-resolution-keywords.js';
export {
  PROMPT_GAP,
  type KeywordKind,
  type KeywordMatch,
  type KeywordOptions,
  type PromptEdit,
  type PromptLanguage,
} from './prompt/keyword-match.js';
export { UNKNOWN_VALUE, type ImageRequest, type RequestOptions } from './request/context.js';
export { readFormRequest } from './request/read-form-request.js';
export type { Operation, Surface } from './request/surface.js';
export type { Upload, UploadOptions } from './upload/upload.js';
export {
  createViolation,
  type ApiError,
  type Severity,
  type Violation,
  type ViolationCode,
  type ViolationDetails,
} from './violation.js';
export { VIOLATIONS, type ViolationAnswer, type ViolationEntry } from './violations.js';
export { getVisionRule, VISION_LIMITS, type VisionRule } from './vision/vision-models.js';
export { getVisionSize, type VisionSize } from './vision/vision-size.js';
