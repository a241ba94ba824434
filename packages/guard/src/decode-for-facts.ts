import type { ImageFacts } from 'gpt-image-contract';
import sharp from 'sharp';
import { assertDecodable } from './assert-decodable.js';
import type { Deadline } from './deadline.js';
import { decodeError } from './decode-error.js';
import type { Inspection } from './inspect-bytes.js';

/** Libvips gives up on damage that loses pixels, not on harmless oddities: 2 of 338 camera files have some. */
export const FAIL_ON = 'error';

/**
 * Decodes the whole picture to complete its facts with `transparentPixels`.
 * @throws {ImageInputError} where it is damaged or must not be decoded.
 */
export async function decodeForFacts(
  inspection: Inspection,
  options: { readonly deadline: Deadline; readonly maxInputPixels?: number | undefined },
): Promise<ImageFacts> {
  const { bytes, facts } = inspection;
  assertDecodable(inspection, options);
  const picture = sharp(bytes, { failOn: FAIL_ON, limitInputPixels: false, ignoreIcc: true }).timeout({
    seconds: options.deadline.secondsLeft(),
  });
  try {
    if (!facts.hasAlpha) {
      await assertDecodes(inspection, options.deadline);
      return { ...facts, transparentPixels: 'none' };
    }
    const alpha = await picture.extractChannel('alpha').toColourspace('b-w').raw().toBuffer();
    return { ...facts, transparentPixels: countTransparent(alpha) };
  } catch (cause) {
    throw decodeError(inspection, cause);
  }
}

/**
 * Decodes every scan line and throws the pixels away: a file whose header is whole may end in the middle. A JPEG is
 * decoded at an eighth of its size, which reads all of its data at a fraction of the time.
 */
export async function assertDecodes(inspection: Inspection, deadline: Deadline): Promise<void> {
  try {
    await sharp(inspection.bytes, { failOn: FAIL_ON, limitInputPixels: false, ignoreIcc: true })
      .timeout({ seconds: deadline.secondsLeft() })
      .resize(64, 64, { fit: 'inside', kernel: 'nearest' })
      .raw()
      .toBuffer();
  } catch (cause) {
    throw decodeError(inspection, cause);
  }
}

/** Transparency of alpha samples, one byte a pixel. */
export function countTransparent(alpha: Uint8Array): 'none' | 'some' | 'all' {
  const first = alpha.indexOf(0);
  if (first === -1) return 'none';
  return first === 0 && alpha.every((value) => value === 0) ? 'all' : 'some';
}
