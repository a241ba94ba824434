import type { ImageRequest } from './context.js';
import type { Operation } from './surface.js';

/** Parameters that hold a picture to work on. */
const PICTURES = ['image', 'images', 'mask', 'markup', 'input_image_mask'];

/** Tells an edit by the pictures it is given; what has none is a generation. */
export function findOperation(request: ImageRequest): Operation {
  const isEdit = request.action === 'edit' || PICTURES.some((name) => request[name] !== undefined);
  return isEdit ? 'edit' : 'generate';
}
