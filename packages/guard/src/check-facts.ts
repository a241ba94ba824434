import { checkUpload, type ImageFacts, type UploadOptions, type Violation } from 'gpt-image-contract';

/**
 * Checks one image that is no part of a request: of a file that is too heavy alone nothing is said about "all uploads
 * together".
 */
export function checkFacts(facts: ImageFacts, options: UploadOptions): Violation[] {
  const violations = checkUpload({ images: [facts] }, options);
  const isTooHeavy = violations.some(({ code }) => TOO_HEAVY.has(code));
  return isTooHeavy ? violations.filter(({ code }) => code !== 'body-bytes-policy') : violations;
}

const TOO_HEAVY: ReadonlySet<string> = new Set(['image-bytes-policy', 'image-bytes-limit']);
