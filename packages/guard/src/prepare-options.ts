import type { PolicyInput, UploadFormat } from 'gpt-image-contract';
import { READ_OPTION_NAMES, type ReadOptions } from './image-input.js';
import type { Strategy } from './strategy.js';

export interface PrepareOptions extends ReadOptions {
  /** The team's limits; the same object as for lint. Default: 1,536,000 bytes, 2048 px, WebP, JPEG or PNG. */
  readonly policy?: PolicyInput | undefined;
  /** Default `balanced`. */
  readonly strategy?: Strategy | undefined;
  /** Writes this format, one of the policy's, whatever the picture is. Default: chosen by content among the policy's formats. */
  readonly format?: UploadFormat | undefined;
  /** `srgb` (default) converts to sRGB by the embedded profile; `keep` keeps pixels and profile (not for CMYK). */
  readonly colourSpace?: 'srgb' | 'keep' | undefined;
  /** Keeps EXIF (GPS included) and XMP. Default false: they never leave the machine. */
  readonly keepMetadata?: boolean | undefined;
  /** Renders SVG. Only for trusted files: an SVG is a program. Default false. */
  readonly allowSvg?: boolean | undefined;
  /** File name of the result, its extension corrected. Default: the input's own, else `image`. */
  readonly name?: string | undefined;
}

/** The options of `prepareImage` but `name`, for those that take them as well. */
export const PREPARE_OPTION_NAMES = {
  policy: true,
  strategy: true,
  format: true,
  colourSpace: true,
  keepMetadata: true,
  allowSvg: true,
  ...READ_OPTION_NAMES,
} as const satisfies Record<Exclude<keyof PrepareOptions, 'name'>, true>;
