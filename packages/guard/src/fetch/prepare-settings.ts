import type { PrepareMaskOptions } from '../prepare-mask.js';
import type { PrepareOptions } from '../prepare-options.js';
import { STRATEGIES } from '../strategy.js';

/** How `guardFetch` prepares images: the options of `prepareImage` that a client may set once, for all its images. */
export interface PrepareSettings extends Pick<
  PrepareOptions,
  'strategy' | 'colourSpace' | 'keepMetadata' | 'allowSvg' | 'maxInputBytes' | 'maxInputPixels' | 'timeoutMs'
> {
  /** Where masks say what to edit; see `prepareMask`. Default `alpha`. */
  readonly maskFrom?: PrepareMaskOptions['from'];
}

const BOOLEAN = [true, false];

/** The values each setting takes; nothing for positive numbers. */
const SETTINGS: Readonly<Record<keyof PrepareSettings, readonly unknown[] | undefined>> = {
  strategy: Object.keys(STRATEGIES),
  colourSpace: ['srgb', 'keep'],
  keepMetadata: BOOLEAN,
  allowSvg: BOOLEAN,
  maskFrom: ['alpha', 'luminance', 'inverse-luminance'],
  maxInputBytes: undefined,
  maxInputPixels: undefined,
  timeoutMs: undefined,
};

export const SETTING_NAMES = Object.keys(SETTINGS) as (keyof PrepareSettings)[];

/**
 * Takes the settings out of the options, those of `base` where none are given.
 * @throws {TypeError} on a value that a setting does not take
 */
export function readSettings(options: PrepareSettings, base: PrepareSettings = {}): PrepareSettings {
  const settings: Record<string, unknown> = {};
  for (const name of SETTING_NAMES) {
    const value = options[name] ?? base[name];
    if (value === undefined) continue;
    const known = SETTINGS[name];
    if (known === undefined ? !(Number(value) > 0) : !known.includes(value)) {
      const right = known?.map((each) => `\`${String(each)}\``).join(', ') ?? 'a number above 0';
      throw new TypeError(`\`${name}\` takes ${right}, not \`${String(value)}\`.`);
    }
    settings[name] = value;
  }
  return settings;
}

/** What `prepareImage` and `prepareVisionImage` take of the settings. */
export function withoutMask(settings: PrepareSettings): Omit<PrepareSettings, 'maskFrom'> {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => name !== 'maskFrom'));
}
