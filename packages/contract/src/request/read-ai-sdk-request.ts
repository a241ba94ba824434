import { nearestSizes } from '../nearest-sizes.js';
import { listOf, show } from '../text.js';
import { createViolation, type Violation } from '../violation.js';
import { AI_SDK_ARGUMENTS, AI_SDK_OUTPUT_FORMATS, AI_SDK_PROVIDER_OPTIONS } from './ai-sdk-options.js';
import { UNKNOWN_VALUE, type ImageRequest } from './context.js';
import { findIntendedName, toSnakeCase } from './did-you-mean.js';
import { toCamelCase } from './spelling.js';
import type { Operation } from './surface.js';

/** What the AI SDK makes of its argument. */
export interface AiSdkRequest {
  /** The parameters that reach the API, by its own names. */
  readonly request: ImageRequest;
  readonly operation: Operation;
  /** The API's name of a parameter → where the argument has it. */
  readonly paths: ReadonlyMap<string, string>;
  /** What the SDK drops, or refuses before it sends anything. */
  readonly violations: readonly Violation[];
}

const OPENAI_OPTIONS = 'providerOptions.openai';

/** Reads the argument of `generateImage` as the AI SDK 7 does. */
export function readAiSdkRequest(argument: ImageRequest, wanted: Operation): AiSdkRequest {
  const request: Record<string, unknown> = {};
  const paths = new Map<string, string>();
  const violations: Violation[] = [];
  const put = (name: string, path: string, value: unknown) => {
    if (value === undefined) return;
    request[name] = value;
    paths.set(name, path);
  };
  put('model', 'model', argument.model);
  const operation = readPrompt(argument.prompt, wanted, put);
  put('size', 'size', argument.size);
  // More pictures than one call makes are split into several calls.
  const n = argument.n;
  put('n', 'n', typeof n === 'number' && Number.isInteger(n) && n > 0 ? undefined : n);
  for (const [key, value] of Object.entries(argument)) {
    const dropped = value === undefined ? undefined : findDroppedArgument(key, value, operation);
    if (dropped !== undefined) violations.push(dropped);
  }
  for (const [key, value] of Object.entries(getOptions(argument.providerOptions))) {
    if (value === undefined) continue;
    const path = `${OPENAI_OPTIONS}.${key}`;
    const fault = findOptionFault(key, value, path, operation);
    if (fault !== undefined) violations.push(fault);
    // `markup` is a URL or base64 here, which the SDK turns into a file.
    else put(toSnakeCase(key), path, key === 'markup' ? UNKNOWN_MARKUP : value);
  }
  return { request, operation, paths, violations };
}

/** Stands for a file: an object that is none of the kinds a check refuses. */
const UNKNOWN_MARKUP: unknown = Object.freeze({});

function readPrompt(
  prompt: unknown,
  wanted: Operation,
  put: (name: string, path: string, value: unknown) => void,
): Operation {
  if (typeof prompt !== 'object' || prompt === null || Array.isArray(prompt)) {
    put('prompt', 'prompt', prompt);
    // A prompt without images is a generation, whatever it is called.
    if (typeof prompt === 'string') return 'generate';
    // Whether there are images is in a value that is not known.
    if (wanted === 'edit' && prompt === UNKNOWN_VALUE) put('image', 'prompt.images', UNKNOWN_VALUE);
    return wanted;
  }
  const { text, images, mask } = prompt as Readonly<Record<string, unknown>>;
  put('prompt', 'prompt.text', text);
  if (images === undefined) return wanted;
  put('image', 'prompt.images', Array.isArray(images) ? images.map(readImage) : images);
  put('mask', 'prompt.mask', readImage(mask));
  return 'edit';
}

/** Strings are URLs, data URLs or base64; a path is taken for base64 and stays text, which is reported. */
function readImage(image: unknown): unknown {
  if (typeof image !== 'string') return image;
  const isUrl = /^(?:https?:|data:)/i.test(image);
  const isBase64 = image.length >= 64 && /^[\w+/-]+={0,2}$/.test(image);
  return isUrl || isBase64 ? UNKNOWN_VALUE : image;
}

function getOptions(providerOptions: unknown): Readonly<Record<string, unknown>> {
  if (typeof providerOptions !== 'object' || providerOptions === null) return {};
  const { openai } = providerOptions as { readonly openai?: unknown };
  return typeof openai === 'object' && openai !== null ? (openai as Record<string, unknown>) : {};
}

function findDroppedArgument(key: string, value: unknown, operation: Operation): Violation | undefined {
  if (key === 'aspectRatio') {
    const suggestions = typeof value === 'string' ? nearestSizes(value) : [];
    const size = suggestions[0];
    return createViolation('parameter-ignored', {
      param: key,
      message: `\`aspectRatio\` is dropped by the AI SDK for OpenAI models, and the picture comes in the default size. Use \`size\`${size === undefined ? '' : `, for instance \`${size}\``}.`,
      suggestions,
    });
  }
  if (key === 'seed') {
    return createViolation('parameter-ignored', {
      param: key,
      message: '`seed` is dropped by the AI SDK: OpenAI models have none. Leave it out.',
    });
  }
  if (AI_SDK_ARGUMENTS.has(key)) return undefined;
  const options = AI_SDK_PROVIDER_OPTIONS[operation];
  const name = toCamelCase(toSnakeCase(key));
  const remedy = options.has(name)
    ? `Move it to \`${OPENAI_OPTIONS}.${name}\`.`
    : getRemedy(findIntendedName(key, ['size', 'n', 'prompt', 'model']));
  return createViolation('parameter-ignored', {
    param: key,
    message: `${show(key)} is no argument of \`generateImage\` and is ignored. ${remedy}`,
  });
}

function findOptionFault(
  key: string,
  value: unknown,
  path: string,
  operation: Operation,
): Violation | undefined {
  const known = AI_SDK_PROVIDER_OPTIONS[operation];
  if (!known.has(key)) {
    const name = toCamelCase(toSnakeCase(key));
    const intended = AI_SDK_ARGUMENTS.has(name)
      ? undefined
      : findIntendedName(key, [...known].map(toSnakeCase));
    return createViolation('parameter-ignored', {
      param: path,
      message: `\`${path}\` is dropped by the AI SDK without a word. ${
        AI_SDK_ARGUMENTS.has(name)
          ? `Move \`${name}\` out of \`providerOptions\`.`
          : getRemedy(intended === undefined ? undefined : toCamelCase(intended))
      }`,
      suggestions: intended === undefined ? [] : [toCamelCase(intended)],
    });
  }
  return key === 'outputFormat' ? findFormatFault(value, path, AI_SDK_OUTPUT_FORMATS[operation]) : undefined;
}

/** Finds a format the schema throws at. */
export function findFormatFault(
  value: unknown,
  path: string,
  formats: readonly string[],
): Violation | undefined {
  if (typeof value !== 'string' || formats.includes(value)) return undefined;
  const suggestion = value === 'jpg' ? 'jpeg' : 'webp';
  return createViolation('ai-sdk-option', {
    param: path,
    message: `\`${path}\` of ${show(value)} makes the AI SDK throw: it takes ${listOf(formats)}. Use \`${suggestion}\`.`,
    suggestions: [suggestion],
  });
}

/** What to do about a key, given the one that is meant. */
export function getRemedy(intended: string | undefined): string {
  return intended === undefined ? 'Leave it out.' : `Use \`${intended}\`.`;
}
