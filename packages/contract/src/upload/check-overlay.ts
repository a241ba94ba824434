import type { ImageFacts } from '../image-facts.js';
import type { MaskRule } from '../models.js';
import { group, listForApi } from '../text.js';
import { createViolation, type Violation } from '../violation.js';

/** Checks a mask or a markup overlay: both are PNGs with alpha and the first image's dimensions. */
export function checkOverlay(
  param: 'mask' | 'markup',
  overlay: ImageFacts,
  first: ImageFacts | undefined,
  rule: MaskRule,
): Violation[] {
  const type = overlay.declaredMediaType ?? overlay.mediaType;
  const { mediaTypes } = rule;
  const isPng = mediaTypes.includes(type) && mediaTypes.includes(overlay.mediaType);
  const refusals = [
    isPng
      ? undefined
      : createViolation('mask-format', {
          param,
          message: `\`${param}\` is \`${mediaTypes.includes(type) ? overlay.mediaType : type}\` and must be a PNG. Use \`await prepareMask(…)\`.`,
          suggestions: mediaTypes,
          apiMessage: `Invalid file '${param}': unsupported mimetype ('${type}'). Supported file formats are ${listForApi(mediaTypes)}.`,
        }),
    checkBytes(param, overlay, rule),
    checkAlpha(param, overlay),
    first === undefined ? undefined : checkDimensions(param, overlay, first),
  ];
  return refusals.filter((violation) => violation !== undefined);
}

function checkBytes(param: string, { bytes }: ImageFacts, rule: MaskRule): Violation | undefined {
  if (bytes >= rule.maxBytes) {
    return createViolation('mask-bytes-limit', {
      param,
      message: `\`${param}\` has ${group(bytes)} bytes and the API takes less than ${group(rule.maxBytes)}. Use \`await prepareMask(…)\`.`,
      apiMessage: `Invalid file '${param}': file too large. Expected a file smaller than ${rule.maxBytes / 1_000_000}MB.`,
    });
  }
  if (bytes < rule.maxSafeBytes) return undefined;
  return createViolation('mask-bytes', {
    param,
    message: `\`${param}\` has ${group(bytes)} bytes; from ${group(rule.maxSafeBytes)} on it may be refused. Use \`await prepareMask(…)\`.`,
  });
}

function checkAlpha(param: 'mask' | 'markup', overlay: ImageFacts): Violation | undefined {
  const what = param === 'mask' ? 'the area to edit' : 'the picture below';
  if (!overlay.hasAlpha) {
    return createViolation('mask-no-alpha', {
      param,
      message: `\`${param}\` has no alpha channel, so nothing shows ${what}. Save it as a PNG with transparent pixels.`,
      apiParam: null,
      apiMessage: 'Invalid mask image format - mask image missing alpha channel',
    });
  }
  if (overlay.transparentPixels === 'none') {
    return createViolation('mask-opaque', {
      param,
      message: `\`${param}\` has no fully transparent pixel, so nothing shows ${what}. Make ${param === 'mask' ? 'the pixels to edit' : 'all but the marks'} transparent.`,
    });
  }
  if (overlay.transparentPixels !== 'all') return undefined;
  return createViolation('mask-transparent', {
    param,
    message: `\`${param}\` is transparent everywhere, so it marks ${param === 'mask' ? 'the whole picture' : 'nothing'}. Leave it out or make the pixels to ${param === 'mask' ? 'keep' : 'mark'} opaque.`,
  });
}

function checkDimensions(param: string, overlay: ImageFacts, first: ImageFacts): Violation | undefined {
  if (overlay.width === first.width && overlay.height === first.height) return undefined;
  const wanted = `${first.width}x${first.height}`;
  return createViolation('mask-dimensions', {
    param,
    message: `\`${param}\` is ${overlay.width}x${overlay.height} and the first image ${wanted}, after EXIF orientation. Use \`await prepareMask(…)\` to make it ${wanted}.`,
    suggestions: [wanted],
    apiParam: null,
    apiMessage: 'Invalid mask image format - mask size does not match image size',
  });
}
