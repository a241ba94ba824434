import type { ImageFacts, Orientation } from 'gpt-image-contract';
import sharp from 'sharp';

/** Most pixels of an image that is decoded; beyond it the file counts as unreadable. No limit of the API. */
const MAX_PIXELS = 200_000_000;

/** Options for every read of an uploaded image: bounded, and failing on files that are cut off. */
export const INPUT_OPTIONS = { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true } as const;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  avif: 'image/avif',
  heic: 'image/heic',
  tiff: 'image/tiff',
  bmp: 'image/bmp',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
};

const BIT_DEPTHS: Readonly<Record<string, number>> = {
  uchar: 8,
  char: 8,
  ushort: 16,
  short: 16,
  uint: 32,
  int: 32,
  float: 32,
};

/**
 * Reads the facts of an image from its content; names and declared types count for nothing. A file that cannot be
 * decoded to its end has the format `unknown`, or the format its first bytes name when that one is never accepted.
 * @param bytes length of the whole file in bytes, of which `content` may be the beginning
 */
export async function readImageFacts(content: Buffer, bytes: number): Promise<ImageFacts> {
  try {
    return await decodeFacts(content, bytes);
  } catch {
    const format = sniffFormat(content) ?? 'unknown';
    const mediaType = MEDIA_TYPES[format] ?? 'application/octet-stream';
    return { bytes, format, mediaType, width: 0, height: 0, hasAlpha: false, frames: 1 };
  }
}

async function decodeFacts(content: Buffer, bytes: number): Promise<ImageFacts> {
  const image = sharp(content, INPUT_OPTIONS);
  const metadata = await image.metadata();
  // Of a file too long for the API only the beginning was kept: its header has to do. A stranger's SVG is not rendered.
  const isWhole = content.length === bytes && metadata.format !== 'svg';
  // `stats` decodes every pixel: it finds files that are cut off, and tells how transparent an image is.
  const alpha = metadata.hasAlpha && isWhole ? (await image.stats()).channels.at(-1) : undefined;
  if (alpha === undefined && isWhole)
    await image.clone().resize(1, 1, { fit: 'fill', kernel: 'nearest' }).raw().toBuffer();
  const format = metadata.format === 'heif' && metadata.compression !== 'av1' ? 'heic' : metadata.format;
  const name = format === 'heif' ? 'avif' : format;
  const bitDepth = BIT_DEPTHS[metadata.depth];
  return {
    bytes,
    format: name,
    mediaType: MEDIA_TYPES[name] ?? 'application/octet-stream',
    width: metadata.autoOrient.width,
    height: metadata.autoOrient.height,
    hasAlpha: metadata.hasAlpha,
    frames: metadata.pages ?? 1,
    colourSpace: metadata.space,
    ...(bitDepth === undefined ? {} : { bitDepth }),
    ...(isOrientation(metadata.orientation) ? { orientation: metadata.orientation } : {}),
    ...(isWhole ? { transparentPixels: describeAlpha(alpha) } : {}),
  };
}

function describeAlpha(alpha: { min: number; max: number } | undefined): 'none' | 'some' | 'all' {
  if (alpha === undefined || alpha.min > 0) return 'none';
  return alpha.max === 0 ? 'all' : 'some';
}

function isOrientation(value: number | undefined): value is Orientation {
  return value !== undefined && value >= 1 && value <= 8;
}

/** Formats the decoder may not open, by their first bytes. */
function sniffFormat(content: Buffer): string | undefined {
  const start = content.toString('latin1', 0, 12);
  if (start.startsWith('BM')) return 'bmp';
  if (start.startsWith('II*\0') || start.startsWith('MM\0*')) return 'tiff';
  if (start.startsWith('GIF8')) return 'gif';
  if (start.startsWith('%PDF')) return 'pdf';
  const brand = /^.{4}ftyp(?<brand>.{4})/s.exec(start)?.groups?.brand;
  if (brand === undefined) return undefined;
  if (brand.startsWith('avi')) return 'avif';
  return /^(?:hei|hev|mif|msf)/.test(brand) ? 'heic' : undefined;
}
