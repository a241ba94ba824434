import { mergeViolations } from './api-order.js';
import { assertFacts, assertKeys, assertObject, assertObjects } from './arguments.js';
import { applySeverity } from './apply-severity.js';
import { checkImageCount } from './image-count.js';
import type { ImageFacts } from './image-facts.js';
import { ANY_LIVE_MODEL, getModel } from './models.js';
import { assertOptions, defineOptions, FLAG, MODEL_ID, oneOf, POLICY } from './options.js';
import { DEFAULT_POLICY, type Policy } from './policy.js';
import { describeEmptyList } from './request/report-empty-list.js';
import { SURFACES, type Surface } from './request/surface.js';
import { group } from './text.js';
import { checkAspectRatio } from './upload/check-aspect-ratio.js';
import { checkImage } from './upload/check-image.js';
import { checkOverlay } from './upload/check-overlay.js';
import type { Upload, UploadOptions } from './upload/upload.js';
import { createViolation, type Violation } from './violation.js';

const OPTIONS = defineOptions({
  model: MODEL_ID,
  policy: POLICY,
  surface: oneOf(SURFACES),
  incomplete: FLAG,
});

/**
 * Checks the files of one edit by their facts: count, media type by label and by content, colour mode, bytes, edges,
 * mask and markup, aspect ratio against `size`.
 * @returns broken rules in the order the API checks them; empty when neither API nor policy object. An edit without an
 * image breaks one, unless it is `incomplete`.
 * @throws {TypeError} on an upload without a list of `images`, on facts that are incomplete, and on a key or option that
 * does not exist or has a wrong value.
 */
export function checkUpload(upload: Upload, options: UploadOptions = {}): Violation[] {
  assertUpload(upload);
  assertOptions(options, 'checkUpload', "{ model: 'gpt-image-2' }", OPTIONS);
  const { policy = DEFAULT_POLICY, surface = 'sdk', incomplete = false } = options;
  const model = (options.model === undefined ? undefined : getModel(options.model)) ?? ANY_LIVE_MODEL;
  const { images, mask, markup, size } = upload;
  const [first] = images;
  const rule = model.upload;
  const list = surface === 'json' ? 'images' : 'image';
  const violations = mergeViolations([
    ...(images.length > 0 || incomplete
      ? []
      : [createViolation('image-list-empty', describeEmptyList(list))]),
    ...checkImageCount(images.length, rule.maxImages, policy, list),
    ...images.flatMap((image, index) => checkImage(image, { index, count: images.length }, rule, policy)),
    ...(surface === 'azure' ? images.flatMap((image, index) => checkAzureImage(image, index)) : []),
    ...checkBody(upload, policy, surface),
    ...(mask === undefined ? [] : checkOverlay('mask', mask, first, rule.mask)),
    ...(markup === undefined ? [] : checkOverlay('markup', markup, first, rule.mask)),
    ...(first === undefined || size === undefined ? [] : checkAspectRatio(first, size, model)),
  ]);
  return applySeverity(violations, policy);
}

const OVERLAYS = ['mask', 'markup'] as const;
const UPLOAD_KEYS: readonly string[] = ['images', ...OVERLAYS, 'size'];

function assertUpload(upload: Upload): void {
  assertObject(upload, 'The upload of `checkUpload`', '{ images: [facts] }');
  assertKeys(upload, 'the upload of `checkUpload`', UPLOAD_KEYS);
  assertObjects(upload.images, '`images` of `checkUpload`', 'facts of images');
  upload.images.forEach((image, index) => {
    assertFacts(image, () => `\`images[${index}]\` of \`checkUpload\``);
  });
  for (const name of OVERLAYS) {
    if (upload[name] !== undefined) assertFacts(upload[name], () => `\`${name}\` of \`checkUpload\``);
  }
}

/** Three bytes travel as four characters. */
const BASE64_GROWTH = 4 / 3;

function checkBody(upload: Upload, policy: Policy, surface: Surface): Violation[] {
  const files = [...upload.images, upload.mask, upload.markup].filter((file) => file !== undefined);
  const growth = surface === 'json' || surface === 'responses' ? BASE64_GROWTH : 1;
  const bytes = Math.ceil(files.reduce((sum, file) => sum + file.bytes, 0) * growth);
  if (bytes <= policy.maxBodyBytes) return [];
  return [
    createViolation('body-bytes-policy', {
      param: 'body',
      message: `All uploads together have ${group(bytes)} bytes${growth === 1 ? '' : ' as base64'} and the policy allows ${group(policy.maxBodyBytes)}. Send fewer images or use \`await prepareImages(…)\`.`,
    }),
  ];
}

function checkAzureImage(image: ImageFacts, index: number): Violation[] {
  if (image.mediaType !== 'image/webp') return [];
  return [
    createViolation('azure-image-format', {
      param: `image[${index}]`,
      message: `\`image[${index}]\` is WebP, which Azure OpenAI may refuse. Use \`jpeg\` or \`png\`.`,
      suggestions: ['jpeg', 'png'],
    }),
  ];
}
