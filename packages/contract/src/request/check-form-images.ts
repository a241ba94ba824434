import { checkImageCount } from '../image-count.js';
import { show } from '../text.js';
import { report, UNKNOWN_VALUE, type RequestContext } from './context.js';
import { reportEmptyList } from './report-empty-list.js';

/** Checks `image` of a form: a file or a list of files. */
export function checkFormImages(context: RequestContext): void {
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

/** Checks that a value can be sent as a file: text, numbers and bare bytes cannot. */
export function checkFile(context: RequestContext, param: string, value: unknown): void {
  if (typeof value === 'string') {
    reportNoFile(context, param, `the text ${show(value)}`);
  } else if (context.surface !== 'ai-sdk' && (ArrayBuffer.isView(value) || value instanceof ArrayBuffer)) {
    // Run against a stub server: the openai package spreads bare bytes into one field a byte.
    reportNoFile(context, param, 'bare bytes without a name and type');
  } else if (typeof value !== 'object' && typeof value !== 'symbol' && typeof value !== 'function') {
    reportNoFile(context, param, show(value));
  }
}

/** The helper that makes a file of it; a mask squeezed like a photograph would be useless. */
const HELPERS: Readonly<Record<string, string>> = {
  image: ' or `await prepareImage(…)`',
  mask: ' or `await prepareMask(…)`',
};

function reportNoFile(context: RequestContext, param: string, what: string): void {
  const name = param.replace(/\[.*$/, '');
  report(context, 'image-not-a-file', {
    param,
    message: `\`${param}\` is ${what}, not a file. Use \`await toFile(…, name, { type })\`${HELPERS[name] ?? ''}.`,
    apiParam: name,
    apiMessage: `Invalid type for '${name}': expected ${name === 'image' ? 'one of an array of files or file' : 'a file'}, but got a string instead.`,
  });
}
