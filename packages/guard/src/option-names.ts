import { DEFAULT_POLICY } from 'gpt-image-contract';
import { assertOptionValues } from './option-values.js';

/** The options of one function. */
export interface OptionNames {
  /** The function as a caller writes it. */
  readonly caller: string;
  readonly names: readonly string[];
  /** Names taken without effect, so that one object of options serves several functions. */
  readonly shared: readonly string[];
}

/** Names every option of `T`; the compiler sees to it that none is forgotten. */
export function defineOptions<T extends object>(
  caller: string,
  names: Readonly<Record<keyof T, true>>,
  shared: Readonly<Record<string, true>> = {},
): OptionNames {
  return { caller, names: Object.keys(names), shared: Object.keys(shared) };
}

/**
 * Refuses options that are misspelt, belong elsewhere or have a value they do not take: an option that is silently
 * ignored is a limit not kept.
 * @param remedies what to write instead of a name that belongs elsewhere, as a sentence without its full stop
 * @throws {TypeError | RangeError} naming the option and what to write instead
 */
export function assertOptions(
  options: unknown,
  { caller, names, shared }: OptionNames,
  remedies: Readonly<Record<string, string>> = {},
): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new TypeError(
      `The options of \`${caller}\` are ${describe(options)}. Give an object such as \`{ ${names[0] ?? ''}: … }\`.`,
    );
  }
  assertOptionValues(options);
  const unknown = Object.keys(options).find((name) => !names.includes(name) && !shared.includes(name));
  if (unknown === undefined) return;
  const isPolicy = names.includes('policy') && Object.hasOwn(DEFAULT_POLICY, unknown);
  const remedy = Object.hasOwn(remedies, unknown)
    ? remedies[unknown]
    : isPolicy
      ? `Write \`policy: { ${unknown}: … }\``
      : `Use ${listNames(names)}`;
  throw new TypeError(`\`${unknown}\` is not an option of \`${caller}\`. ${remedy ?? ''}.`);
}

/** `` `a`, `b` ``: for what a message offers. */
export function listNames(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

/** JSON, which tells `'x'` from x; a function has none. */
function describe(options: unknown): string {
  return typeof options === 'function' || typeof options === 'symbol'
    ? `a ${typeof options}`
    : JSON.stringify(options);
}
