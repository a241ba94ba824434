import {
  checkRequest,
  checkUpload,
  checkVisionInput,
  getFirstApiFault,
  type ApiError,
  type ImageRequest,
  type Operation,
  type Surface,
  type Violation,
  type VisionFacts,
} from 'gpt-image-contract';
import type { ApiFault } from './api-fault.js';
import type { Upload } from './upload.js';

/** A request as it came over the wire, read but not judged. */
export interface WireRequest {
  /** Parameters by name, numbers and booleans converted. */
  readonly parameters: ImageRequest;
  readonly operation: Operation;
  readonly surface: Surface;
  readonly images: readonly Upload[];
  readonly mask?: Upload | undefined;
  readonly markup?: Upload | undefined;
  /** Why an image that the request refers to cannot be had. */
  readonly unresolved?: ApiFault | undefined;
}

/**
 * Asks the contract for the fault the API answers.
 * @param date day for which models count as shut down, `YYYY-MM-DD`
 * @returns `undefined` where the API accepts the request.
 */
export function findFault(request: WireRequest, date: string): ApiError | undefined {
  const { parameters, operation, surface, images, mask, markup } = request;
  const violations: Violation[] = checkRequest(parameters, { operation, surface, date });
  if (images.length > 0) {
    const { size, model } = parameters;
    const upload = {
      images: images.map(toFacts),
      mask: mask && toFacts(mask),
      markup: markup && toFacts(markup),
      size: typeof size === 'string' ? size : undefined,
    };
    violations.push(
      ...checkUpload(upload, { model: typeof model === 'string' ? model : undefined, surface }),
    );
  }
  return getFirstApiFault(violations.map(sharpen))?.apiError;
}

/** Asks the contract for the fault of images that a conversation shows. */
export function findVisionFault(input: VisionFacts): ApiError | undefined {
  return getFirstApiFault(checkVisionInput(input))?.apiError;
}

/** The contract only warns of a model it does not know, which may be newer than its table; here the table is all there is. */
function sharpen(violation: Violation): Violation {
  return violation.code === 'model-unknown' ? { ...violation, severity: 'error' } : violation;
}

/** The label of a part counts as much as its content. */
function toFacts({ facts, contentType }: Upload) {
  return { ...facts, declaredMediaType: contentType };
}
