import { show } from '../text.js';
import { report, type RequestContext } from './context.js';
import { findIntendedName, toSnakeCase } from './did-you-mean.js';
import { getParameterNames } from './surface.js';

/** Parameters of the DALL·E models, which no GPT image model takes, and what to do instead. */
const RETIRED_PARAMETERS: Readonly<Record<string, string>> = {
  response_format: 'GPT image models always answer base64: leave it out and read `b64_json`.',
  style: 'Leave it out and describe the style in the prompt.',
};

/** Checks the names of all parameters. A null value counts as present. */
export function checkKeys(context: RequestContext): void {
  const names = getParameterNames(context.surface, context.operation);
  for (const [key, value] of Object.entries(context.request)) {
    if (value === undefined) continue;
    if (names.has(key)) checkKnownKey(context, key, value);
    else reportUnknownKey(context, key, names);
  }
}

function checkKnownKey(context: RequestContext, key: string, value: unknown): void {
  if (key === 'user') {
    report(context, 'parameter-deprecated', {
      param: key,
      message: '`user` is deprecated. Use `safety_identifier`.',
      suggestions: ['safety_identifier'],
    });
  }
  // Run against a stub server: only a null `safety_identifier` is left out of the form.
  if (
    value === null &&
    context.surface === 'sdk' &&
    context.operation === 'edit' &&
    key !== 'safety_identifier'
  ) {
    report(context, 'parameter-null', {
      param: key,
      message: `\`${key}\` is \`null\`, which \`images.edit\` cannot send as a form field. Use \`undefined\` or leave it out.`,
      suggestions: ['undefined'],
    });
  }
}

function reportUnknownKey(context: RequestContext, key: string, names: ReadonlySet<string>): void {
  const retired = Object.hasOwn(RETIRED_PARAMETERS, key) ? RETIRED_PARAMETERS[key] : undefined;
  const apiMessage = `Unknown parameter: '${key}'.`;
  if (retired !== undefined) {
    report(context, 'parameter-retired', {
      param: key,
      message: `\`${key}\` is no parameter of GPT image models. ${retired}`,
      apiMessage,
    });
    return;
  }
  if (context.operation === 'edit' && !context.isTool && isImageKeyOfOtherBody(context, key)) return;
  const intended = findIntendedName(key, names);
  report(context, 'parameter-unknown', {
    param: key,
    message: `${show(key)} is no parameter of ${describeOperation(context)}. ${getRemedy(context, key, intended)}`,
    suggestions: intended === undefined ? [] : [intended],
    apiMessage,
  });
}

/** Multipart edits name their images `image`, JSON edits `images`: the API points from one to the other. */
function isImageKeyOfOtherBody(context: RequestContext, key: string): boolean {
  if (key === 'images' && (context.isForm || context.surface === 'sdk')) {
    report(context, 'images-in-form', {
      param: key,
      message: '`images` is the name in JSON edits, and this edit is sent as a form. Use `image`.',
      suggestions: ['image'],
      apiMessage: "Unknown parameter: 'images'. For multipart/form-data use 'image' or 'image[]'.",
    });
    return true;
  }
  if (key === 'image' && context.surface === 'json') {
    report(context, 'image-in-json', {
      param: key,
      message:
        '`image` is the name in multipart edits, and this edit is sent as JSON. Use `images`, a list of `{ image_url }` or `{ file_id }`.',
      suggestions: ['images'],
      apiMessage:
        "Unknown parameter: 'image'. For application/json on /v1/images/edits, use 'images' (array).",
    });
    return true;
  }
  return false;
}

function describeOperation(context: RequestContext): string {
  if (context.isTool) return 'the image generation tool';
  return context.operation === 'edit' ? 'image edits' : 'image generations';
}

/** Parameters that only the other operation has. */
const EDIT_ONLY: ReadonlySet<string> = new Set(['image', 'images', 'mask', 'markup']);

function getRemedy(context: RequestContext, key: string, intended: string | undefined): string {
  const name = toSnakeCase(key);
  if (context.isTool && EDIT_ONLY.has(name)) {
    return name === 'mask'
      ? 'Use `input_image_mask`.'
      : 'Send input images as `input_image` parts of the response’s `input`.';
  }
  if (context.operation === 'generate' && EDIT_ONLY.has(name)) {
    return 'Use `images.edit` to work on an image.';
  }
  if (context.operation === 'generate' && name === 'input_fidelity')
    return 'Leave it out or use `images.edit`.';
  return intended === undefined ? 'Leave it out.' : `Use \`${intended}\`.`;
}
