export type { Dimensions, ImageFacts, Orientation } from './image-facts.js';
export { API_LIMITS } from './limits.js';
export { CONTRACT_DATE, getModel, MODELS, type ModelContract, type SizeRule } from './models.js';
export { DEFAULT_POLICY, definePolicy, type Policy, type PolicyInput, type UploadFormat } from './policy.js';
export { checkSize, nearestSizes, parseSize, type SizeOptions } from './size.js';
export type { ApiError, Severity, Violation, ViolationCode } from './violation.js';
export { VIOLATIONS, type ViolationEntry } from './violations.js';
export { findResolutionKeywords } from './prompt/find-resolution-keywords.js';
export {
  PROMPT_GAP,
  type KeywordKind,
  type KeywordMatch,
  type KeywordOptions,
  type PromptEdit,
  type PromptLanguage,
} from './prompt/keyword-match.js';
export { cleanPrompt, findPromptEdits } from './prompt/clean-prompt.js';
