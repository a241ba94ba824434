import { checkImageCount } from '../image-count.js';
import { API_LIMITS } from '../limits.js';
import { group, show } from '../text.js';
import { report, UNKNOWN_VALUE, type RequestContext } from './context.js';
import { reportEmptyList } from './report-empty-list.js';
import { createTypeMessage } from './value-type.js';

/** Checks `images` of a JSON body: a list of `{ image_url }` or `{ file_id }`. */
export function checkJsonImages(context: RequestContext): void {
  const value = context.request.images;
  if (value === UNKNOWN_VALUE) return;
  if (value === undefined || value === null) {
    if (context.isIncomplete || context.request.image !== undefined) return;
    report(context, 'image-missing', {
      param: 'images',
      message: '`images` is missing from the edit. Give a list of `{ image_url }` or `{ file_id }`.',
      apiMessage: "Missing required parameter: 'images'.",
    });
    return;
  }
  if (!Array.isArray(value)) {
    report(context, 'parameter-type', {
      param: 'images',
      message: `\`images\` takes a list of \`{ image_url }\` or \`{ file_id }\`, not ${show(value)}. Wrap it in \`[…]\`.`,
      apiMessage: createTypeMessage('images', 'an array of objects', value, false),
    });
    return;
  }
  if (value.length === 0) {
    reportEmptyList(context, 'images');
    return;
  }
  value.forEach((item: unknown, index) => {
    checkReference(context, `images[${index}]`, item);
  });
  context.violations.push(
    ...checkImageCount(value.length, context.model.upload.maxImages, context.policy, 'images'),
  );
}

const REFERENCE_KEYS: readonly string[] = ['image_url', 'file_id'];

/** Checks `{ image_url }` or `{ file_id }`: exactly one of the two and nothing else (`additionalProperties: false`). */
export function checkReference(context: RequestContext, param: string, value: unknown): void {
  if (value === UNKNOWN_VALUE) return;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report(context, 'parameter-type', {
      param,
      message: `\`${param}\` takes \`{ image_url }\` or \`{ file_id }\`, not ${show(value)}. Write \`{ image_url: … }\`.`,
      apiMessage: createTypeMessage(param, 'an object', value, false),
    });
    return;
  }
  const keys = Object.entries(value).filter(([, part]) => part !== undefined);
  const unknown = keys.find(([key]) => !REFERENCE_KEYS.includes(key));
  if (unknown !== undefined) {
    const path = `${param}.${unknown[0]}`;
    report(context, 'parameter-unknown', {
      param: path,
      message: `\`${path}\` is no part of an image reference. Use \`image_url\` or \`file_id\`.`,
      suggestions: REFERENCE_KEYS,
      apiMessage: `Unknown parameter: '${path}'.`,
    });
    return;
  }
  if (keys.length !== 1) {
    report(context, 'image-reference', {
      param,
      message: `\`${param}\` has ${keys.length === 0 ? 'neither' : 'both'} \`image_url\` ${keys.length === 0 ? 'nor' : 'and'} \`file_id\`. Give exactly one of the two.`,
      apiMessage: `Invalid '${param}': exactly one of 'image_url' or 'file_id' must be provided.`,
    });
    return;
  }
  for (const [key, part] of keys) checkReferenceValue(context, `${param}.${key}`, key, part);
}

function checkReferenceValue(context: RequestContext, param: string, key: string, value: unknown): void {
  if (value === UNKNOWN_VALUE) return;
  if (typeof value !== 'string') {
    report(context, 'parameter-type', {
      param,
      message: `\`${param}\` takes a string, not ${show(value)}. Write the ${key === 'image_url' ? 'URL' : 'id'} itself.`,
      apiMessage: createTypeMessage(param, 'a string', value, false),
    });
    return;
  }
  if (key !== 'image_url') return;
  const { maxImageUrlLength } = API_LIMITS;
  if (value.length > maxImageUrlLength) {
    report(context, 'parameter-too-long', {
      param,
      message: `\`${param}\` has ${group(value.length)} characters and the API takes at most ${group(maxImageUrlLength)}. Compress the image or use \`file_id\`.`,
      apiMessage: `Invalid '${param}': string too long. Expected a string with maximum length ${maxImageUrlLength}, but got a string with length ${value.length} instead.`,
    });
    return;
  }
  if (/^(?:https:\/\/|data:)/i.test(value)) return;
  report(context, 'image-url', {
    param,
    message: `\`${param}\` is ${show(value)}, neither an HTTPS URL nor a data URL. Use \`data:image/webp;base64,…\`.`,
    apiMessage: `Invalid '${param}': expected a valid URL or data URL.`,
  });
}
