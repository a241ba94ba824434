import sharp, { type Sharp } from 'sharp';
import type { Deadline } from './deadline.js';
import type { Pixels } from './pixels.js';
import type { WebpEffort } from './strategy.js';

/** One way to write a picture. */
export type Encoding =
  | { readonly format: 'jpeg'; readonly quality: number; readonly optimise: boolean }
  | {
      readonly format: 'webp';
      readonly quality: number;
      readonly effort: WebpEffort;
      readonly smart: boolean;
    }
  | { readonly format: 'webp'; readonly lossless: true; readonly effort: WebpEffort }
  | { readonly format: 'png'; readonly lossless: true };

/** Encodes decoded pixels; the same pixels and settings give the same bytes. */
export async function encode(pixels: Pixels, encoding: Encoding, deadline: Deadline): Promise<Buffer> {
  deadline.signal.throwIfAborted();
  return withEncoder(open(pixels), encoding).timeout({ seconds: deadline.secondsLeft() }).toBuffer();
}

function open({ data, width, height, channels, carrier }: Pixels): Sharp {
  if (carrier !== undefined) {
    const picture = sharp(carrier, { limitInputPixels: false }).keepMetadata();
    return channels === 3 ? picture.removeAlpha() : picture;
  }
  return sharp(data, { raw: { width, height, channels }, limitInputPixels: false });
}

function withEncoder(picture: Sharp, encoding: Encoding): Sharp {
  if ('lossless' in encoding) {
    return encoding.format === 'webp'
      ? picture.webp({ lossless: true, effort: encoding.effort })
      : picture.png({ compressionLevel: 9 });
  }
  const { quality } = encoding;
  if (encoding.format === 'webp') {
    return picture.webp({ quality, effort: encoding.effort, smartSubsample: encoding.smart });
  }
  // JPEG has no alpha: libvips would show transparent pixels black.
  // 4:4:4 throughout: halved chroma is what blurs red text and fine colour.
  return picture.flatten({ background: '#fff' }).jpeg({
    quality,
    chromaSubsampling: '4:4:4',
    optimiseCoding: encoding.optimise,
    progressive: encoding.optimise,
  });
}
