import { assertOptionValue } from '../option-values.js';
import type { PrepareMaskOptions } from '../prepare-mask.js';
import type { PrepareOptions } from '../prepare-options.js';

/** How `guardFetch` prepares images: the options of `prepareImage` that a client may set once, for all its images. */
export interface PrepareSettings extends Pick<
  PrepareOptions,
  'strategy' | 'colourSpace' | 'keepMetadata' | 'allowSvg' | 'maxInputBytes' | 'maxInputPixels' | 'timeoutMs'
> {
  /** Where masks say what to edit; see `prepareMask`. Default `alpha`. */
  readonly maskFrom?: PrepareMaskOptions['from'];
}

export const SETTING_NAMES = [
  'strategy',
  'colourSpace',
  'keepMetadata',
  'allowSvg',
  'maskFrom',
  'maxInputBytes',
  'maxInputPixels',
  'timeoutMs',
] as const satisfies readonly (keyof PrepareSettings)[];

/**
 * Takes the settings out of the options, those of `base` where none are given.
 * @throws {TypeError | RangeError} on a value that a setting does not take
 */
export function readSettings(options: PrepareSettings, base: PrepareSettings = {}): PrepareSettings {
  const settings: Record<string, unknown> = {};
  for (const name of SETTING_NAMES) {
    const value = options[name] ?? base[name];
    if (value === undefined) continue;
    assertOptionValue(name, value);
    settings[name] = value;
  }
  return settings;
}

/** What `prepareImage` and `prepareVisionImage` take of the settings. */
export function withoutMask(settings: PrepareSettings): Omit<PrepareSettings, 'maskFrom'> {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => name !== 'maskFrom'));
}
