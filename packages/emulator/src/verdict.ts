import { API_LIMITS, checkSize, getModel, type ApiError, type ImageFacts } from 'gpt-image-contract';
import type { FilePart } from './form.js';

/** What is judged: the text fields of a form, its files and their facts. */
export interface EditRequest {
  readonly fields: ReadonlyMap<string, string>;
  readonly images: readonly (FilePart & { facts: ImageFacts })[];
  readonly mask?: (FilePart & { facts: ImageFacts }) | undefined;
}

/** The first fault of an edit, as the API answers it. */
export function findEditFault({ fields, images, mask }: EditRequest): ApiError | undefined {
  const model = fields.get('model');
  if (model === undefined) return missing('model');
  const known = getModel(model);
  if (known === undefined || known.status === 'retired') {
    return userError('model', 'invalid_value', `The model '${model}' does not exist.`);
  }
  const prompt = fields.get('prompt');
  if (prompt === undefined) return missing('prompt');
  if (prompt === '') {
    return invalid(
      'prompt',
      'empty_string',
      "Invalid 'prompt': empty string. Expected a string with minimum length 1, but got an empty string instead.",
    );
  }
  if (prompt.length > API_LIMITS.maxPromptLength) {
    return invalid(
      'prompt',
      'string_above_max_length',
      `Invalid 'prompt': string too long. Expected a string with maximum length ${API_LIMITS.maxPromptLength}, but got a string with length ${prompt.length} instead.`,
    );
  }
  if (images.length === 0) return missing('image');
  for (const [index, image] of images.entries()) {
    const param = images.length === 1 ? 'image' : `image[${index}]`;
    if (API_LIMITS.editMediaTypes.includes(image.contentType)) continue;
    return invalid(
      param,
      'unsupported_file_mimetype',
      `Invalid file '${param}': unsupported mimetype ('${image.contentType}'). Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'.`,
    );
  }
  const unreadable = images.findIndex(({ facts }) => !API_LIMITS.editMediaTypes.includes(facts.mediaType));
  if (unreadable !== -1) {
    return userError(
      '',
      'invalid_image_file',
      `Invalid image file or mode for image ${unreadable + 1}, please check your image file.`,
    );
  }
  const first = images[0]?.facts;
  if (mask !== undefined && first !== undefined) {
    const maskError = (message: string): ApiError =>
      userError(null, 'invalid_mask_image_format', `Invalid mask image format - ${message}`);
    if (!mask.facts.hasAlpha) return maskError('mask image missing alpha channel');
    if (mask.facts.width !== first.width || mask.facts.height !== first.height) {
      return maskError('mask size does not match image size');
    }
  }
  return checkSize(fields.get('size') ?? 'auto', { model }).find(({ severity }) => severity === 'error')
    ?.apiError;
}

function missing(param: string): ApiError {
  return invalid(param, 'missing_required_parameter', `Missing required parameter: '${param}'.`);
}

function invalid(param: string, code: string, message: string): ApiError {
  return { status: 400, type: 'invalid_request_error', param, code, message };
}

function userError(param: string | null, code: string, message: string): ApiError {
  return { status: 400, type: 'image_generation_user_error', param, code, message };
}
