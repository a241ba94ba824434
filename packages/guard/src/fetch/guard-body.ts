import type { Surface } from 'gpt-image-contract';
import type { RequestBody } from './fetch-types.js';
import type { GuardContext } from './guard-context.js';
import { guardEditForm } from './guard-edit-form.js';
import { guardImagesJson } from './guard-images-json.js';
import type { ResolvedOptions } from './guard-options.js';
import { guardChat, guardResponses } from './guard-vision-json.js';
import type { GuardedBody } from './guarded-body.js';
import type { ReadBody } from './read-body.js';
import type { RequestSurface } from './recognise-request.js';

/** Marks of a chat or Responses body that the guard has something to do with. */
const IMAGE_MARKS = /"(?:image_url|input_image|image_generation)"/;

/**
 * Whether a body has to be read at all. Most chat requests hold no image, and a text is searched far faster than it is
 * parsed.
 */
export function mayCarryImages(
  surface: RequestSurface,
  body: RequestBody,
  { vision }: ResolvedOptions,
): boolean {
  if (surface === 'images.edit' || surface === 'images.generate') return true;
  if (surface === 'chat.completions' && !vision) return false;
  return typeof body !== 'string' || IMAGE_MARKS.test(body);
}

/** Looks after one body by its endpoint and kind. What cannot be read is left to the API to answer. */
export async function guardBody(body: ReadBody, context: GuardContext): Promise<GuardedBody> {
  const { surface, url } = context.call;
  if (body.kind === 'form') {
    return surface === 'images.edit'
      ? guardEditForm(body.form, getSurface('form', url), context)
      : { violations: [] };
  }
  if (body.kind === 'other') return { violations: [] };
  switch (surface) {
    case 'images.edit':
      return guardImagesJson(body.json, 'edit', getSurface('json', url), context);
    case 'images.generate':
      return guardImagesJson(body.json, 'generate', getSurface('json', url), context);
    case 'responses':
      return guardResponses(body.json, context);
    case 'chat.completions':
      return guardChat(body.json, context);
  }
}

/** On Azure `model` is the name of a deployment, which says nothing about the model behind it. */
function getSurface(surface: 'form' | 'json', url: string): Surface {
  return AZURE_URL.test(url) ? 'azure' : surface;
}

const AZURE_URL =
  /^https?:\/\/[^/]*\.(?:azure|azure-api|cognitiveservices\.azure)\.(?:com|us|cn|net)\b|\/openai\/deployments\/[^/]+\//i;
