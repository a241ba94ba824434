import { checkImageCount } from '../image-count.js';
import { API_LIMITS } from '../limits.js';
import { group, show } from '../text.js';
import { getValue, report, UNKNOWN_VALUE, type RequestContext } from './context.js';
import { createTypeMessage } from './value-type.js';

/** Checks that an edit has images of the right shape, by the name its body gives them. Their content is `checkUpload`'s. */
export function checkImagesParameter(context: RequestContext): void {
  if (context.isTool) {
    checkToolMask(context);
    return;
  }
  if (context.operation !== 'edit') return;
  if (context.surface === 'json' || (context.surface === 'azure' && context.request.images !== undefined)) {
    checkJsonImages(context);
    checkOverlays(context, checkReference);
  } else {
    checkFormImages(context);
    checkOverlays(context, checkFile);
  }
}

/** The tool takes its images from the conversation; only the mask is its own. */
function checkToolMask(context: RequestContext): void {
  const mask = getValue(context, 'input_image_mask');
  if (mask !== undefined && mask !== UNKNOWN_VALUE) checkReference(context, 'input_image_mask', mask);
}

/** Mask and markup have the shape of one image. */
function checkOverlays(context: RequestContext, check: typeof checkFile): void {
  for (const param of ['mask', 'markup']) {
    const value = getValue(context, param);
    if (value !== undefined && value !== UNKNOWN_VALUE) check(context, param, value);
  }
}

function checkFormImages(context: RequestContext): void {
  const value = context.request.image;
  if (value === UNKNOWN_VALUE) return;
  if (value === undefined || value === null) {
    // A fault of the key is reported with the keys.
    if (context.isIncomplete || context.request.images !== undefined) return;
    report(context, 'image-missing', {
      param: 'image',
      message: '`image` is missing from the edit. Give a file or a list of files.',
      apiMessage: "Missing required parameter: 'image'.",
    });
    return;
  }
  if (!Array.isArray(value)) {
    checkFile(context, 'image', value);
    return;
  }
  if (value.length === 0) {
    reportEmptyList(context, 'image');
    return;
  }
  const before = context.violations.length;
  value.forEach((item: unknown, index) => {
    // One message is enough for a list of paths.
    if (context.violations.length === before) checkFile(context, `image[${index}]`, item);
  });
  context.violations.push(...checkImageCount(value.length, context.model.upload.maxImages, context.policy));
}

function checkFile(context: RequestContext, param: string, value: unknown): void {
  if (typeof value === 'string') {
    reportNoFile(context, param, `the text ${show(value)}`);
  } else if (context.surface !== 'ai-sdk' && (ArrayBuffer.isView(value) || value instanceof ArrayBuffer)) {
    // Run against a stub server: the openai package spreads bare bytes into one field a byte.
    reportNoFile(context, param, 'bare bytes without a name and type');
  } else if (typeof value !== 'object' && typeof value !== 'symbol' && typeof value !== 'function') {
    reportNoFile(context, param, show(value));
  }
}

function reportNoFile(context: RequestContext, param: string, what: string): void {
  const name = param.replace(/\[.*$/, '');
  report(context, 'image-not-a-file', {
    param,
    message: `\`${param}\` is ${what}, not a file. Use \`await toFile(…, name, { type })\` or \`await prepareImage(…)\`.`,
    apiParam: name,
    apiMessage: `Invalid type for '${name}': expected ${name === 'image' ? 'one of an array of files or file' : 'a file'}, but got a string instead.`,
  });
}

function reportEmptyList(context: RequestContext, param: string): void {
  report(context, 'image-list-empty', {
    param,
    message: `\`${param}\` is an empty list. Give at least one image.`,
    apiMessage: `Invalid '${param}': empty array. Expected an array with minimum length 1, but got an empty array instead.`,
  });
}

function checkJsonImages(context: RequestContext): void {
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
function checkReference(context: RequestContext, param: string, value: unknown): void {
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
