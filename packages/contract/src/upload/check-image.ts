import type { ImageFacts } from '../image-facts.js';
import type { UploadRule } from '../models.js';
import type { Policy } from '../policy.js';
import { getFormatRemedy, isReadableByHelper } from '../remedy.js';
import { group, listForApi, listOf } from '../text.js';
import { createViolation, type Violation, type ViolationCode } from '../violation.js';

/** Checks one input image of an edit: type, readability, bytes, colour mode; then the house limits. */
export function checkImage(
  image: ImageFacts,
  position: { readonly index: number; readonly count: number },
  rule: UploadRule,
  policy: Policy,
): Violation[] {
  const param = position.count === 1 ? 'image' : `image[${position.index}]`;
  const refusal =
    findTypeFault(image, param, rule) ??
    findContentFault(image, param, position.index, rule) ??
    findBytesFault(image, param, rule);
  const isNamed = refusal !== undefined && NAMES_TYPE.has(refusal.code);
  const mismatch = isNamed ? undefined : findMismatch(image, param);
  return [refusal, mismatch, ...(isReadable(image, rule) ? checkPolicy(image, param, policy) : [])].filter(
    (violation) => violation !== undefined,
  );
}

/** Refusals that say already what the file holds: a wrong label on top of them is the same fault twice. */
const NAMES_TYPE: ReadonlySet<ViolationCode> = new Set(['image-media-type', 'image-unreadable']);

const REMEDY = 'Use `await prepareImage(…)`.';

/** The server reads the label of the part first; without a known label the content's type is taken for it. */
function findTypeFault(image: ImageFacts, param: string, rule: UploadRule): Violation | undefined {
  const type = image.declaredMediaType ?? image.mediaType;
  if (rule.mediaTypes.includes(type)) return undefined;
  const isLabel = image.declaredMediaType !== undefined && rule.mediaTypes.includes(image.mediaType);
  const remedy = isLabel ? `Label it \`${image.mediaType}\`.` : getFormatRemedy(image.format, 'prepareImage');
  return createViolation('image-media-type', {
    param,
    message: `\`${param}\` is ${isLabel ? 'labelled ' : ''}\`${type}\` and the edit endpoint takes only ${listOf(rule.mediaTypes)}. ${remedy}`,
    suggestions: isLabel ? [image.mediaType] : rule.mediaTypes,
    apiMessage: `Invalid file '${param}': unsupported mimetype ('${type}'). Supported file formats are ${listForApi(rule.mediaTypes)}.`,
  });
}

function isReadable(image: ImageFacts, rule: UploadRule): boolean {
  return rule.mediaTypes.includes(image.mediaType) && image.width > 0 && image.height > 0;
}

function findContentFault(
  image: ImageFacts,
  param: string,
  index: number,
  rule: UploadRule,
): Violation | undefined {
  const api = {
    apiParam: '',
    // The number is 0- or 1-based in different reports.
    apiMessage: `Invalid image file or mode for image ${index + 1}, please check your image file.`,
  };
  if (!isReadable(image, rule)) {
    const remedy = getFormatRemedy(image.format, 'prepareImage');
    const other = isReadableByHelper(image.format) ? remedy.replace('Use', 'Use another file or') : remedy;
    return createViolation('image-unreadable', {
      param,
      message: `\`${param}\` holds \`${image.format}\`, which is no readable PNG, JPEG or WebP. ${other}`,
      ...api,
    });
  }
  const mode = findOddMode(image);
  if (mode === undefined) return undefined;
  return createViolation('image-colour-mode', {
    param,
    message: `\`${param}\` has ${mode}, which the API does not decode: it takes 8-bit RGB or grey. ${REMEDY}`,
    ...api,
  });
}

/** Colour modes the API decodes. The list of refused ones is not published; CMYK and 16 bits are in the reports. */
const COLOUR_SPACES: ReadonlySet<string> = new Set([
  'srgb',
  'rgb',
  'b-w',
  'gray',
  'grey',
  'greyscale',
  'grayscale',
]);

function findOddMode({ colourSpace, bitDepth }: ImageFacts): string | undefined {
  if (bitDepth !== undefined && bitDepth > 8) return `${bitDepth} bits a channel`;
  if (colourSpace !== undefined && !COLOUR_SPACES.has(colourSpace.toLowerCase())) {
    return `colour mode \`${colourSpace}\``;
  }
  return undefined;
}

function findBytesFault(image: ImageFacts, param: string, rule: UploadRule): Violation | undefined {
  if (image.bytes < rule.maxBytes) return undefined;
  return createViolation('image-bytes-limit', {
    param,
    message: `\`${param}\` has ${group(image.bytes)} bytes and the API takes less than ${group(rule.maxBytes)}. ${REMEDY}`,
    apiMessage: `Invalid file '${param}': file too large. Expected a file smaller than ${rule.maxBytes / 1_000_000}MB.`,
  });
}

function findMismatch(image: ImageFacts, param: string): Violation | undefined {
  const { declaredMediaType: label, mediaType } = image;
  if (label === undefined || label === mediaType || mediaType === 'application/octet-stream')
    return undefined;
  return createViolation('image-media-type-mismatch', {
    param,
    message: `\`${param}\` is labelled \`${label}\` and holds \`${mediaType}\`. Label it \`${mediaType}\`.`,
    suggestions: [mediaType],
  });
}

function checkPolicy(image: ImageFacts, param: string, policy: Policy): Violation[] {
  const violations: Violation[] = [];
  const edge = Math.max(image.width, image.height);
  if (image.bytes > policy.maxBytes) {
    violations.push(
      createViolation('image-bytes-policy', {
        param,
        message: `\`${param}\` has ${group(image.bytes)} bytes and the policy allows ${group(policy.maxBytes)}. ${REMEDY}`,
      }),
    );
  }
  if (edge > policy.maxEdge) {
    violations.push(
      createViolation('image-edge-policy', {
        param,
        message: `\`${param}\` is ${image.width}x${image.height} and the policy allows ${policy.maxEdge} px on the longest side. ${REMEDY}`,
      }),
    );
  }
  if (!policy.formats.some((format) => `image/${format}` === image.mediaType)) {
    violations.push(
      createViolation('image-format-policy', {
        param,
        message: `\`${param}\` is \`${image.format}\` and the policy allows ${listOf(policy.formats)}. ${REMEDY}`,
        suggestions: policy.formats,
      }),
    );
  }
  if (image.frames > 1) {
    violations.push(
      createViolation('image-animated', {
        param,
        message: `\`${param}\` has ${image.frames} frames and an edit works on a still picture. Send the one frame that is meant.`,
      }),
    );
  }
  return violations;
}
