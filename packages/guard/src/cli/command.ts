import { parseArgs, type ParseArgsConfig } from 'node:util';
import { definePolicy, type Policy } from 'gpt-image-contract';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

/** 0: clean. 1: violations, or images that cannot be used. 2: wrong usage, or files that cannot be read or written. */
export type ExitCode = 0 | 1 | 2;

type OptionsConfig = NonNullable<ParseArgsConfig['options']>;

/** One subcommand. */
export interface Command {
  readonly name: string;
  /** One line for the overview. */
  readonly summary: string;
  /** Usage, options and examples, as `--help` prints them. */
  readonly help: string;
  readonly options: OptionsConfig;
  run(input: CommandInput, terminal: Terminal): Promise<ExitCode>;
}

/** What stood on the command line after the subcommand. */
export interface CommandInput {
  readonly positionals: readonly string[];
  readonly options: CommandOptions;
}

/** Options every command knows. */
export const COMMON_OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
} as const satisfies OptionsConfig;

/** Options that set a policy other than the default one. */
export const POLICY_OPTIONS = {
  'max-bytes': { type: 'string' },
  'max-edge': { type: 'string' },
  formats: { type: 'string' },
} as const satisfies OptionsConfig;

/** Option values with their types checked on the way out. */
export class CommandOptions {
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
  }

  flag(name: string): boolean {
    return this.#values[name] === true;
  }

  text(name: string): string | undefined {
    const value = this.#values[name];
    return typeof value === 'string' ? value : undefined;
  }

  /** @throws {UsageError} when the option is missing */
  required(name: string): string {
    const value = this.text(name);
    if (value === undefined || value === '') throw new UsageError(`\`--${name}\` is missing.`);
    return value;
  }

  /** @throws {UsageError} when the value is no whole number from `least` to `most` */
  integer(name: string, least: number, most = Number.MAX_SAFE_INTEGER): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < least || number > most) {
      const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `${least} to ${most}`;
      throw new UsageError(`\`--${name}\` takes a whole number, ${range}, not \`${value}\`.`);
    }
    return number;
  }

  /** @throws {UsageError} when the value is no number of bytes of at least 1 */
  bytes(name: string): number | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : parseBytes(name, value);
  }

  /** The policy of {@link POLICY_OPTIONS}. @throws {UsageError} when a value breaks the API's own limits */
  policy(): Policy {
    try {
      return definePolicy({
        maxBytes: this.bytes('max-bytes'),
        maxEdge: this.integer('max-edge', 1),
        // Checked by definePolicy, which names the right values.
        formats: this.text('formats')?.split(',') as Policy['formats'] | undefined,
      });
    } catch (error) {
      if (error instanceof TypeError || error instanceof RangeError) throw new UsageError(error.message);
      throw error;
    }
  }
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 1000,
  kb: 1000,
  m: 1e6,
  mb: 1e6,
  g: 1e9,
  gb: 1e9,
};

/** `1500000`, `500kB` or `1.5MB`, in decimal units. */
function parseBytes(name: string, text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim());
  const unit = UNITS[match?.[2]?.toLowerCase() ?? 'none'];
  if (match === null || unit === undefined) {
    throw new UsageError(`\`--${name}\` takes bytes, such as \`1500000\` or \`1.5MB\`, not \`${text}\`.`);
  }
  return Math.round(Number(match[1]) * unit);
}

/**
 * Reads the arguments of one command.
 * @throws {UsageError} on an unknown option or a missing value
 */
export function parseCommandLine(command: Command, args: readonly string[]): CommandInput {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...COMMON_OPTIONS, ...command.options },
      allowPositionals: true,
    });
    return { positionals, options: new CommandOptions(values) };
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      throw new UsageError(error.message.split('. To specify')[0] ?? error.message);
    }
    throw error;
  }
}
