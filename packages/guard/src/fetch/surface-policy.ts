import { checkUpload, type Policy, type Surface, type UploadFormat } from 'gpt-image-contract';

/**
 * The policy for uploads to one surface: without the formats that it may refuse. A team that allows no other has decided.
 */
export function narrowToSurface(policy: Policy, surface: Surface): Policy {
  const formats = policy.formats.filter((format) => isTakenBy(surface, format));
  return formats.length === 0 || formats.length === policy.formats.length ? policy : { ...policy, formats };
}

/** Asks the contract, which alone knows what each surface takes. */
function isTakenBy(surface: Surface, format: UploadFormat): boolean {
  const mediaType = `image/${format}`;
  const image = { bytes: 1, format, mediaType, width: 1, height: 1, hasAlpha: false, frames: 1 };
  return checkUpload({ images: [image] }, { surface }).length === 0;
}
