/** Arguments of `generateImage`: AI SDK 7. What is not among them is ignored without a word. */
export const AI_SDK_ARGUMENTS: ReadonlySet<string> = new Set([
  'model',
  'prompt',
  'n',
  'size',
  'aspectRatio',
  'seed',
  'maxImagesPerCall',
  'maxRetries',
  'abortSignal',
  'headers',
  'providerOptions',
]);

const SHARED = [
  'quality',
  'background',
  'outputFormat',
  'outputCompression',
  'complexity',
  'moderation',
  'user',
  'safetyIdentifier',
];

/**
 * Keys of `providerOptions.openai` by operation: @ai-sdk/openai 4. Its schema strips all others silently.
 * AI SDK 6 strips `moderation` on edits; AI SDK 5 has no edits at all.
 */
export const AI_SDK_PROVIDER_OPTIONS: Readonly<Record<'edit' | 'generate', ReadonlySet<string>>> = {
  generate: new Set([...SHARED, 'style', 'frameCount', 'frameDurationMs']),
  edit: new Set([...SHARED, 'inputFidelity', 'markup']),
};

/** Values of `outputFormat` the schemas of @ai-sdk/openai 4 let through; others throw before anything is sent. */
export const AI_SDK_OUTPUT_FORMATS: Readonly<Record<'edit' | 'generate' | 'tool', readonly string[]>> = {
  generate: ['png', 'jpeg', 'webp', 'gif'],
  edit: ['png', 'jpeg', 'webp'],
  tool: ['png', 'jpeg', 'webp'],
};

/** Keys of `openai.tools.imageGeneration`: @ai-sdk/openai 4, a strict schema that throws on any other. */
export const AI_SDK_TOOL_OPTIONS: ReadonlySet<string> = new Set([
  'action',
  'background',
  'inputFidelity',
  'inputImageMask',
  'model',
  'moderation',
  'outputCompression',
  'outputFormat',
  'partialImages',
  'quality',
  'size',
]);
