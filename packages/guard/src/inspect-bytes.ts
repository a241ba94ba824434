import type { ImageFacts, Orientation } from 'gpt-image-contract';
import { imageSize } from 'image-size';
import sharp, { type Metadata } from 'sharp';
import { unsupportedFormat } from './assert-decodable.js';
import { asBuffer } from './bytes.js';
import { DEFAULT_MAX_INPUT_PIXELS } from './image-input.js';
import { ImageInputError } from './image-input-error.js';
import { fileLabel } from './file-label.js';
import { isCutShort } from './is-cut-short.js';
import { countPngFrames } from './metadata/png-chunks.js';
import { mediaTypeOf, sniffFormat, type SniffedFormat } from './sniff-format.js';

/** A file and its facts, with sharp's reading of the header where sharp knows the format. */
export interface Inspection {
  readonly bytes: Uint8Array;
  /** Name it came with, for messages. */
  readonly name: string | undefined;
  readonly facts: ImageFacts;
  readonly metadata: Metadata | undefined;
}

/** Headers stand at the front; image-size is given no more, which also bounds what a crafted file can make it do. */
const HEADER_WINDOW = 512 * 1024;

const BITS: Readonly<Record<string, number>> = { uchar: 8, char: 8, ushort: 16, short: 16, float: 32 };

/**
 * Reads an image's header.
 * @throws {ImageInputError} `not-an-image`, `truncated` or `corrupt`.
 */
export async function inspectBytes(bytes: Uint8Array, name?: string): Promise<Inspection> {
  const sniffed = sniffFormat(bytes);
  // librsvg parses the whole document even for the header, and any text that holds `<svg`: both are only looked at as text.
  if (sniffed === 'svg' || (sniffed !== undefined && NOT_IMAGES.has(sniffed)))
    return { bytes, name, facts: inspectWithImageSize(bytes, sniffed, name), metadata: undefined };
  let metadata;
  try {
    metadata = await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch (cause) {
    return { bytes, name, facts: inspectWithImageSize(bytes, sniffed, name, cause), metadata: undefined };
  }
  return { bytes, name, facts: factsOf(bytes, metadata), metadata };
}

function factsOf(bytes: Uint8Array, metadata: Metadata): ImageFacts {
  const { width, height } = metadata.autoOrient;
  const format = metadata.format === 'heif' ? heifFormat(metadata) : metadata.format;
  const bitDepth = metadata.bitsPerSample ?? BITS[metadata.depth];
  const { orientation } = metadata;
  return {
    bytes: bytes.byteLength,
    format,
    mediaType: mediaTypeOf(format),
    width,
    height,
    hasAlpha: metadata.hasAlpha,
    frames: format === 'png' ? countPngFrames(bytes) : (metadata.pages ?? 1),
    colourSpace: metadata.space,
    ...(bitDepth === undefined ? {} : { bitDepth }),
    ...(isOrientation(orientation) ? { orientation } : {}),
  };
}

function heifFormat(metadata: Metadata): string {
  return metadata.compression === 'av1' ? 'avif' : 'heic';
}

function isOrientation(value: number | undefined): value is Orientation {
  return value !== undefined && Number.isInteger(value) && value >= 1 && value <= 8;
}

function inspectWithImageSize(
  bytes: Uint8Array,
  sniffed: SniffedFormat | undefined,
  name: string | undefined,
  cause?: unknown,
): ImageFacts {
  const isBroken = sniffed !== undefined && SHARP_FORMATS.has(sniffed);
  let size;
  try {
    size = imageSize(asBuffer(bytes).subarray(0, HEADER_WINDOW));
  } catch (error) {
    if (isBroken) throw brokenHeader(bytes, sniffed, name, cause);
    // A damaged or unusual header of a format that could not be decoded anyway: its name helps more.
    if (sniffed === 'svg') throw svgWithoutSize(name, cause ?? error);
    if (sniffed !== undefined && !NOT_IMAGES.has(sniffed))
      throw unsupportedFormat(sniffed, name, cause ?? error);
    throw notAnImage(sniffed, name, cause ?? error);
  }
  // A header that sharp refuses for its size alone is still a header; whoever decodes will refuse it by that size.
  if (isBroken && size.width * size.height <= DEFAULT_MAX_INPUT_PIXELS)
    throw brokenHeader(bytes, sniffed, name, cause);
  // image-size takes some texts for images (`P1`, `II`, …): text is only ever an SVG.
  if (sniffed === 'text' || sniffed === 'html' || !(size.width > 0 && size.height > 0)) {
    throw notAnImage(sniffed, name, cause);
  }
  const format = sniffed ?? size.type ?? 'unknown';
  return {
    bytes: bytes.byteLength,
    format,
    mediaType: mediaTypeOf(format),
    width: size.width,
    height: size.height,
    hasAlpha: format === 'svg',
    frames: 1,
  };
}

const SHARP_FORMATS: ReadonlySet<SniffedFormat> = new Set(['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif']);

function brokenHeader(
  bytes: Uint8Array,
  format: SniffedFormat,
  name: string | undefined,
  cause: unknown,
): ImageInputError {
  const file = fileLabel(format, name);
  return isCutShort(bytes, format)
    ? new ImageInputError('truncated', `${file} is cut off: its end is missing.`, { cause })
    : new ImageInputError('corrupt', `${file} is damaged: its header cannot be read.`, { cause });
}

/** As librsvg would draw it at a size of its own, which nobody meant. */
function svgWithoutSize(name: string | undefined, cause: unknown): ImageInputError {
  return new ImageInputError(
    'unsupported-format',
    `${fileLabel('svg', name)} says no size that can be read. ` +
      'Give its `svg` element `width` and `height` in pixels or a `viewBox`, or convert it to PNG first.',
    { cause },
  );
}

const CONTENTS: Readonly<Partial<Record<SniffedFormat, string>>> = {
  html: 'an HTML page, perhaps an error page or a login',
  text: 'text',
  pdf: 'a PDF document: render the page to PNG first',
  zip: 'a ZIP archive',
};

const NOT_IMAGES: ReadonlySet<SniffedFormat> = new Set(['html', 'text', 'pdf', 'zip']);

function notAnImage(
  sniffed: SniffedFormat | undefined,
  name: string | undefined,
  cause: unknown,
): ImageInputError {
  const what = (sniffed && CONTENTS[sniffed]) ?? 'no image format that is known here';
  return new ImageInputError(
    'not-an-image',
    `${name === undefined ? 'The input' : `\`${name}\``} is not an image: its content is ${what}.`,
    { cause },
  );
}
