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

export const SETTING_NAMES = {
  strategy: true,
  colourSpace: true,
  keepMetadata: true,
  allowSvg: true,
  maskFrom: true,
  maxInputBytes: true,
  maxInputPixels: true,
  timeoutMs: true,
} as const satisfies Record<keyof PrepareSettings, true>;

/** Takes the settings out of the options, those of `base` where none are given. */
export function readSettings(options: PrepareSettings, base: PrepareSettings = {}): PrepareSettings {
  const settings: Record<string, unknown> = {};
  for (const name of Object.keys(SETTING_NAMES) as (keyof PrepareSettings)[]) {
    const value = options[name] ?? base[name];
    if (value !== undefined) settings[name] = value;
  }
  return settings;
}

/** What `prepareImage` and `prepareVisionImage` take of the settings. */
export function withoutMask(settings: PrepareSettings): Omit<PrepareSettings, 'maskFrom'> {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => name !== 'maskFrom'));
}
