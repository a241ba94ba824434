import { checkFile, checkFormImages } from './check-form-images.js';
import { checkJsonImages, checkReference } from './check-json-images.js';
import { getValue, UNKNOWN_VALUE, type RequestContext } from './context.js';

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
