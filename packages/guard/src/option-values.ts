import { STRATEGIES } from './strategy.js';

const BOOLEAN = [true, false];
const MASK_SOURCES = ['alpha', 'luminance', 'inverse-luminance'];

/** The values that options take, wherever they are given; nothing for positive numbers. */
const VALUES = {
  strategy: Object.keys(STRATEGIES),
  colourSpace: ['srgb', 'keep'],
  keepMetadata: BOOLEAN,
  allowSvg: BOOLEAN,
  decode: BOOLEAN,
  snapSize: BOOLEAN,
  cleanPrompt: BOOLEAN,
  vision: BOOLEAN,
  mode: ['fix', 'enforce', 'report'],
  failOn: ['error', 'warning'],
  from: MASK_SOURCES,
  maskFrom: MASK_SOURCES,
  maxInputBytes: undefined,
  maxInputPixels: undefined,
  timeoutMs: undefined,
} as const satisfies Readonly<Record<string, readonly unknown[] | undefined>>;

/** An option whose value is checked here; a policy checks its own, reading checks the input. */
type CheckedOption = keyof typeof VALUES;

/**
 * Refuses a value that an option does not take: `'false'` is true, and a limit of `'x'` is none.
 * @throws {TypeError} on a value of another kind
 * @throws {RangeError} on a number that is not above 0
 */
export function assertOptionValue(name: CheckedOption, value: unknown): void {
  const known: readonly unknown[] | undefined = VALUES[name];
  if (known === undefined ? typeof value === 'number' && value > 0 : known.includes(value)) return;
  const right = known?.map((each) => `\`${String(each)}\``).join(', ') ?? 'a number above 0';
  // Only quotes tell `'60000'` from 60000.
  const wrong = typeof value === 'string' && typeof known?.[0] !== 'string' ? `'${value}'` : String(value);
  const message = `\`${name}\` takes ${right}, not \`${wrong}\`.`;
  throw known === undefined && typeof value === 'number' ? new RangeError(message) : new TypeError(message);
}

/**
 * Checks every option that has a value; names that are not known here are left to the caller.
 * @throws {TypeError | RangeError} as {@link assertOptionValue}
 */
export function assertOptionValues(options: object): void {
  for (const [name, value] of Object.entries(options) as [string, unknown][]) {
    if (value !== undefined && Object.hasOwn(VALUES, name)) assertOptionValue(name as CheckedOption, value);
  }
}
