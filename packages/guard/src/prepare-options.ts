import { DEFAULT_POLICY, type PolicyInput, type UploadFormat } from 'gpt-image-contract';
import type { ReadOptions } from './image-input.js';
import { assertOptionValues } from './option-values.js';
import type { Strategy } from './strategy.js';

export interface PrepareOptions extends ReadOptions {
  /** The team's limits; the same object as for lint. Default: 1,536,000 bytes, 2048 px, WebP, JPEG or PNG. */
  readonly policy?: PolicyInput | undefined;
  /** Default `balanced`. */
  readonly strategy?: Strategy | undefined;
  /** Writes this format, whatever the picture is. Default: chosen by content among the policy's formats. */
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

const OPTION_NAMES: ReadonlySet<string> = new Set<keyof PrepareOptions>([
  'policy',
  'strategy',
  'format',
  'colourSpace',
  'keepMetadata',
  'allowSvg',
  'name',
  'maxInputBytes',
  'maxInputPixels',
  'signal',
  'timeoutMs',
]);

/**
 * Refuses options that are misspelt, belong into `policy` or have a value they do not take: an option that is silently
 * ignored is a limit not kept.
 * @throws {TypeError | RangeError} naming the option and what to write instead
 */
export function assertPrepareOptions(options: unknown): asserts options is PrepareOptions {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(
      `The options are ${JSON.stringify(options)}. Give an object such as \`{ strategy: 'quality' }\`.`,
    );
  }
  const unknown = Object.keys(options).find((name) => !OPTION_NAMES.has(name));
  if (unknown === undefined) {
    assertOptionValues(options);
    return;
  }
  const remedy = Object.hasOwn(DEFAULT_POLICY, unknown)
    ? `Write \`policy: { ${unknown}: … }\``
    : `Use ${[...OPTION_NAMES].map((name) => `\`${name}\``).join(', ')}`;
  throw new TypeError(`\`${unknown}\` is not an option of \`prepareImage\`. ${remedy}.`);
}
