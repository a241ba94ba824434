import { assertFacts, assertKeys, assertObject, assertObjects } from './arguments.js';
import { applySeverity } from './apply-severity.js';
import type { ImageFacts } from './image-facts.js';
import { getModel } from './models.js';
import { assertOptions, defineOptions, policyWith } from './options.js';
import type { Policy } from './policy.js';
import { getFormatRemedy } from './remedy.js';
import { group, listOf, show } from './text.js';
import { checkVisionDetail } from './vision/check-vision-detail.js';
import { checkVisionUrl } from './vision/check-vision-url.js';
import { VISION_LIMITS } from './vision/vision-models.js';
import { createViolation, type Violation } from './violation.js';

/** One image a model is shown: an `input_image` part of Responses, an `image_url` part of Chat. */
export interface VisionImage {
  /** Path to it, for the messages; `images[0]` and so on unless given. */
  readonly param?: string | undefined;
  /** URL or data URL as it is sent. */
  readonly url?: string | undefined;
  readonly fileId?: string | undefined;
  readonly detail?: string | undefined;
  /** What is known of the picture itself. */
  readonly facts?: ImageFacts | undefined;
}

/** The images of one request to a model that reads images. */
export interface VisionFacts {
  /** Model of the conversation. */
  readonly model?: string | undefined;
  /** `responses` unless told. */
  readonly api?: 'chat' | 'responses' | undefined;
  readonly images: readonly VisionImage[];
}

const OPTIONS = defineOptions({ policy: policyWith('severity') });
const APIS: readonly string[] = ['chat', 'responses'];
const INPUT_KEYS: readonly string[] = ['model', 'api', 'images'];
const IMAGE_KEYS: readonly string[] = ['param', 'url', 'fileId', 'detail', 'facts'];

/**
 * Checks images that a model is shown: format, URL, bytes one by one and in all, `detail`, and how much of their pixels
 * the model looks at.
 * @returns every broken rule; empty when nothing is refused and nothing wasted.
 * @throws {TypeError} on input without a list of `images`, on facts that are incomplete, and on a key or option that does
 * not exist or has a wrong value.
 */
export function checkVisionInput(
  input: VisionFacts,
  options: { readonly policy?: Policy | undefined } = {},
): Violation[] {
  assertInput(input);
  assertOptions(options, 'checkVisionInput', '{ policy }', OPTIONS);
  const { images, model, api = 'responses' } = input;
  const violations = [
    ...checkConversationModel(model),
    ...checkTotals(images),
    ...images.flatMap((image, index) => {
      const param = image.param ?? `images[${index}]`;
      return [
        ...checkSource(image, param, api),
        ...checkContent(image, param),
        ...checkVisionDetail(image, param, model),
      ];
    }),
  ];
  return applySeverity(violations, options.policy);
}

function assertInput(input: VisionFacts): void {
  assertObject(input, 'The input of `checkVisionInput`', '{ images: [{ url }] }');
  assertKeys(input, 'the input of `checkVisionInput`', INPUT_KEYS);
  if (input.api !== undefined && !APIS.includes(input.api)) {
    throw new TypeError(`\`api\` of \`checkVisionInput\` takes ${listOf(APIS)}, not ${show(input.api)}.`);
  }
  assertObjects(input.images, '`images` of `checkVisionInput`', 'images such as `{ url }`');
  input.images.forEach((image, index) => {
    assertKeys(image, 'an image of `checkVisionInput`', IMAGE_KEYS);
    if (image.facts !== undefined) {
      assertFacts(image.facts, () => `\`images[${index}].facts\` of \`checkVisionInput\``);
    }
  });
}

function checkConversationModel(model: string | undefined): Violation[] {
  if (model === undefined || getModel(model) === undefined) return [];
  return [
    createViolation('vision-model', {
      param: 'model',
      message: `${show(model)} makes images and leads no conversation. Use a text model, and name \`${model}\` in the image tool.`,
    }),
  ];
}

function checkTotals(images: readonly VisionImage[]): Violation[] {
  const { maxImages, maxSafeImages, maxTotalBytes, maxSafeTotalBytes } = VISION_LIMITS;
  const violations: Violation[] = [];
  const count = images.length;
  if (count > maxImages) {
    violations.push(
      createViolation('vision-count-limit', {
        param: 'images',
        message: `The request shows ${group(count)} images and the API takes at most ${group(maxImages)}. Send several requests.`,
        apiMessage: `Too many images in request. Expected at most ${maxImages}, but got ${count} instead.`,
      }),
    );
  } else if (count > maxSafeImages) {
    violations.push(
      createViolation('vision-count', {
        param: 'images',
        message: `The request shows ${group(count)} images; over ${maxSafeImages} may be refused. Send several requests.`,
      }),
    );
  }
  const bytes = images.reduce((sum, { facts }) => sum + (facts?.bytes ?? 0), 0);
  const megabytes = (value: number) => (value / 1_000_000).toFixed(1);
  if (bytes > maxTotalBytes) {
    violations.push(
      createViolation('vision-total-limit', {
        param: 'images',
        message: `The images have ${group(bytes)} bytes together and the API takes at most ${group(maxTotalBytes)}. Use \`await prepareVisionImage(…)\`.`,
        apiMessage: `Total image size is ${megabytes(bytes)}MB, which exceeds the allowed limit of ${megabytes(maxTotalBytes)}MB.`,
      }),
    );
  } else if (bytes > maxSafeTotalBytes) {
    violations.push(
      createViolation('vision-total', {
        param: 'images',
        message: `The images have ${group(bytes)} bytes together; over ${group(maxSafeTotalBytes)} were still refused in July 2026. Use \`await prepareVisionImage(…)\`.`,
      }),
    );
  }
  return violations;
}

function checkSource(image: VisionImage, param: string, api: 'chat' | 'responses'): Violation[] {
  if (image.fileId !== undefined && api === 'chat') {
    return [
      createViolation('vision-file-id', {
        param,
        message: `\`${param}\` is a file id, which Chat does not take for images. Use a data URL or the Responses API.`,
        apiMessage: `Unknown parameter: '${param}.file_id'.`,
      }),
    ];
  }
  return image.url === undefined ? [] : checkVisionUrl(image.url, param, image.facts);
}

function checkContent({ facts }: VisionImage, param: string): Violation[] {
  if (facts === undefined) return [];
  const mediaTypes: readonly string[] = VISION_LIMITS.mediaTypes;
  const api = {
    apiParam: null,
    apiMessage:
      "You uploaded an unsupported image. Please make sure your image has of one the following formats: ['png', 'jpeg', 'gif', 'webp'].",
  };
  if (facts.format === 'pdf') {
    return [
      createViolation('vision-pdf', {
        param,
        message: `\`${param}\` is a PDF, which is no image. Send it as an \`input_file\` (Responses) or \`file\` (Chat) part.`,
        ...api,
      }),
    ];
  }
  if (!mediaTypes.includes(facts.mediaType)) {
    return [
      createViolation('vision-format', {
        param,
        message: `\`${param}\` is \`${facts.format}\` and the API reads PNG, JPEG, WebP and still GIF. ${getFormatRemedy(facts.format, 'prepareVisionImage')}`,
        suggestions: ['webp', 'jpeg', 'png'],
        ...api,
      }),
    ];
  }
  const violations: Violation[] = [];
  if (facts.format === 'gif' && facts.frames > 1) {
    violations.push(
      createViolation('vision-animated', {
        param,
        message: `\`${param}\` is a GIF of ${facts.frames} frames and the API reads still ones only. Send single frames, or a sheet of them.`,
        ...api,
      }),
    );
  }
  if (facts.bytes > VISION_LIMITS.maxSafeImageBytes) {
    violations.push(
      createViolation('vision-bytes', {
        param,
        message: `\`${param}\` has ${group(facts.bytes)} bytes; over ${group(VISION_LIMITS.maxSafeImageBytes)} may be refused. Use \`await prepareVisionImage(…)\`.`,
      }),
    );
  }
  return violations;
}
