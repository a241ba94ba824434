import type { ImageFacts } from 'gpt-image-contract';
import { DEFAULT_MAX_INPUT_PIXELS } from './image-input.js';
import { fileLabel } from './file-label.js';
import { ImageInputError } from './image-input-error.js';
import type { Inspection } from './inspect-bytes.js';

/** Formats the prebuilt sharp decodes. */
const DECODABLE: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif']);

const ADVICE: Readonly<Record<string, string>> = {
  heic:
    'HEIC uses the patented HEVC codec, which sharp is built without. Export it as JPEG ' +
    '(iPhone: Settings, Camera, Formats, Most Compatible), or convert it with heic-convert or libheif first.',
  svg: 'SVG is a program that draws; it is only rendered with `allowSvg: true`, for files you trust.',
  bmp: 'Save it as PNG, which is lossless too.',
  ico: 'Save it as PNG.',
  psd: 'Export it as PNG or TIFF.',
  jxl: 'Convert it to PNG, WebP or JPEG first.',
  jp2: 'Convert it to PNG, WebP or JPEG first.',
};

/**
 * Refuses, by the header alone, what cannot or must not be decoded.
 * @throws {ImageInputError} `unsupported-format` with advice, or `too-many-pixels`.
 */
export function assertDecodable(
  { facts, name }: Pick<Inspection, 'facts' | 'name'>,
  { allowSvg = false, maxInputPixels = DEFAULT_MAX_INPUT_PIXELS }: DecodeLimits,
): void {
  const { format } = facts;
  if (!DECODABLE.has(format) && !(format === 'svg' && allowSvg)) {
    throw unsupportedFormat(format, name);
  }
  assertPixels(facts, name, maxInputPixels);
}

/**
 * Refuses what has more than `maxInputPixels` pixels by its header.
 * @throws {ImageInputError} `too-many-pixels`
 */
export function assertPixels(
  { width, height, format }: ImageFacts,
  name: string | undefined,
  maxInputPixels = DEFAULT_MAX_INPUT_PIXELS,
): void {
  if (width * height > maxInputPixels) {
    throw new ImageInputError(
      'too-many-pixels',
      `${fileLabel(format, name)} claims ${width}x${height} pixels, more than the ${maxInputPixels.toLocaleString('en')} of ` +
        '`maxInputPixels`. Raise that limit if the file is trusted.',
    );
  }
}

/** Says that a format cannot be read, and what to do instead. */
export function unsupportedFormat(format: string, name?: string, cause?: unknown): ImageInputError {
  const kind = format.toUpperCase();
  const advice = ADVICE[format] ?? 'Convert it to PNG, WebP or JPEG first.';
  return new ImageInputError(
    'unsupported-format',
    name === undefined
      ? `${kind} images cannot be read here. ${advice}`
      : `\`${name}\` (${kind}) cannot be read here. ${advice}`,
    { cause },
  );
}

export interface DecodeLimits {
  readonly allowSvg?: boolean | undefined;
  readonly maxInputPixels?: number | undefined;
}
