/** Which of the two operations of the image API is called. */
export type Operation = 'edit' | 'generate';

/**
 * Where a request is written, which decides its parameter names and what `null` or a wrong key does:
 * - `sdk`: `client.images.edit` and `client.images.generate` of the `openai` package
 * - `form`: multipart/form-data, as read by `readFormRequest`
 * - `json`: application/json
 * - `responses`: the tool `{ type: 'image_generation' }` of the Responses API
 * - `ai-sdk`: the argument of the AI SDK's `generateImage`, with `model` as an id
 * - `ai-sdk-tool`: the argument of the AI SDK's `openai.tools.imageGeneration`
 * - `azure`: Azure OpenAI, where `model` is the name of a deployment
 */
export type Surface = 'sdk' | 'form' | 'json' | 'responses' | 'ai-sdk' | 'ai-sdk-tool' | 'azure';

/** Every {@link Operation}. */
export const OPERATIONS: readonly Operation[] = ['edit', 'generate'];

/** Every {@link Surface}. */
export const SURFACES: readonly Surface[] = [
  'sdk',
  'form',
  'json',
  'responses',
  'ai-sdk',
  'ai-sdk-tool',
  'azure',
];

/** Parameters of both operations: openai 7.55.0, `ImageGenerateParamsBase` and `ImageEditParamsBase`. */
const COMMON = [
  'model',
  'prompt',
  'n',
  'size',
  'quality',
  'background',
  'output_format',
  'output_compression',
  // Missing from the SDK's edit parameters; the OpenAPI document and measured answers have it on edits too.
  'moderation',
  'complexity',
  'frame_count',
  'frame_duration_ms',
  'stream',
  'partial_images',
  'user',
  'safety_identifier',
];

// `prompt_rewriter` is named by the SDK's text on `svg` only.
const GENERATE = new Set([...COMMON, 'svg', 'prompt_rewriter']);
const EDIT_COMMON = [...COMMON, 'input_fidelity', 'mask', 'markup'];
const EDIT_FORM = new Set([...EDIT_COMMON, 'image']);
const EDIT_JSON = new Set([...EDIT_COMMON, 'images']);
// The how-to page says multipart only, the newer REST reference lists JSON as well: both spellings pass.
const EDIT_AZURE = new Set([...EDIT_COMMON, 'image', 'images']);

// openai 7.55.0, `Tool.ImageGeneration`.
const RESPONSES = new Set([
  'type',
  'action',
  'background',
  'complexity',
  'frame_count',
  'frame_duration_ms',
  'input_fidelity',
  'input_image_mask',
  'model',
  'moderation',
  'output_compression',
  'output_format',
  'partial_images',
  'quality',
  'size',
  'svg',
]);

/** Lists the parameters a surface takes, by the API's own names. */
export function getParameterNames(surface: Surface, operation: Operation): ReadonlySet<string> {
  if (surface === 'responses' || surface === 'ai-sdk-tool') return RESPONSES;
  if (operation === 'generate') return GENERATE;
  if (surface === 'json') return EDIT_JSON;
  return surface === 'azure' ? EDIT_AZURE : EDIT_FORM;
}

/** Whether the request travels as form fields, where everything that is no file is text. */
export function isForm(surface: Surface, operation: Operation): boolean {
  return surface === 'form' || (operation === 'edit' && (surface === 'sdk' || surface === 'ai-sdk'));
}
