import { assertObject } from './arguments.js';
import { assertPolicy, type Policy } from './policy.js';
import { listOf, showTyped } from './text.js';

/** What one option of a public function takes. */
export interface OptionRule {
  /** As a sentence goes on: `takes …`. */
  readonly takes: string;
  /** May throw a sentence of its own, where it knows a better one. */
  accepts(value: unknown): boolean;
}

/** The options of one public function by name. A `Map` knows no `constructor` and no `toString`. */
export type OptionRules = ReadonlyMap<string, OptionRule>;

/** Options of a function as {@link assertOptions} reads them. */
export function defineOptions(rules: Readonly<Record<string, OptionRule>>): OptionRules {
  return new Map(Object.entries(rules));
}

export const MODEL_ID: OptionRule = {
  takes: 'the id of a model as a string',
  accepts: (value) => typeof value === 'string',
};

export const FLAG: OptionRule = {
  takes: '`true` or `false`',
  accepts: (value) => typeof value === 'boolean',
};

export const FRAME_COUNT: OptionRule = {
  takes: 'a whole number of at least 1',
  accepts: (value) => typeof value === 'number' && Number.isInteger(value) && value >= 1,
};

export const DAY: OptionRule = {
  takes: 'a day as `YYYY-MM-DD`',
  accepts: (value) =>
    typeof value === 'string' && /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(value),
};

export const POLICY = policyWith();

/** @param needed keys the function reads; all unless told */
export function policyWith(...needed: (keyof Policy)[]): OptionRule {
  return {
    takes: 'a policy',
    accepts: (value) => {
      assertPolicy(value, needed.length === 0 ? undefined : needed);
      return true;
    },
  };
}

export function oneOf(values: readonly string[]): OptionRule {
  return {
    takes: listOf(values),
    accepts: (value) => typeof value === 'string' && values.includes(value),
  };
}

/**
 * Checks the options of a public function: a misspelt one would be taken in silence, and judged would be something else.
 * An option that is `undefined` is absent.
 * @param name of the function
 * @param example how the options are written, in code
 * @throws {TypeError} on what is no object, on an option the function does not have, and on a value it does not take.
 */
export function assertOptions(options: object, name: string, example: string, rules: OptionRules): void {
  const given: unknown = options;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    assertObject(given, `The second argument of \`${name}\``, example);
  }
  // `for … in` makes no list of keys, which every call would pay for.
  for (const key in options) {
    const rule = rules.get(key);
    if (rule === undefined) {
      throw new TypeError(`\`${key}\` is no option of \`${name}\`. Use ${listOf([...rules.keys()])}.`);
    }
    const value: unknown = options[key as never];
    if (value === undefined || rule.accepts(value)) continue;
    throw new TypeError(`\`${key}\` of \`${name}\` takes ${rule.takes}, not ${showTyped(value)}.`);
  }
}
