import { definePolicy, type Policy } from 'gpt-image-contract';

/** Names a function or an object, in the grammar typescript-eslint uses for types. */
export type Specifier =
  | { readonly from: 'any'; readonly names: readonly string[] }
  | { readonly from: 'file'; readonly names: readonly string[]; readonly path?: string }
  | { readonly from: 'package'; readonly names: readonly string[]; readonly package: string };

/** `settings['gpt-image']`, checked and completed. */
export interface Settings {
  /** A team's own compression functions, added to those of `gpt-image-guard`. */
  readonly helpers: readonly Specifier[];
  /** Objects and functions that are or return an OpenAI client, added to those the code shows. */
  readonly clients: readonly Specifier[];
  /** Model to assume where the code does not tell. */
  readonly model?: string;
  readonly policy: Policy;
}

const KEYS = ['helpers', 'clients', 'model', 'policy'];
/** The policy that holds where the settings give none. */
export const DEFAULT_POLICY: Policy = definePolicy();
const NONE: Settings = { helpers: [], clients: [], policy: DEFAULT_POLICY };
const WHERE = "settings['gpt-image']";

const checked = new WeakMap<object, Settings>();

/**
 * Reads the settings all rules share.
 * @throws {TypeError} naming the key that is misspelt or has a value of the wrong type, as ESLint does for rule options.
 */
export function getSettings(settings: Readonly<Record<string, unknown>> | undefined): Settings {
  const own = settings?.['gpt-image'];
  if (own === undefined) return NONE;
  if (!isRecord(own)) throw new TypeError(`${WHERE} takes an object with ${list(KEYS)}.`);
  const known = checked.get(own);
  if (known !== undefined) return known;
  const result = checkSettings(own);
  checked.set(own, result);
  return result;
}

function checkSettings(own: Readonly<Record<string, unknown>>): Settings {
  const typo = Object.keys(own).find((key) => !KEYS.includes(key));
  if (typo !== undefined) throw new TypeError(`\`${typo}\` is not a key of ${WHERE}. Use ${list(KEYS)}.`);
  const { model } = own;
  if (model !== undefined && typeof model !== 'string') {
    throw new TypeError(`${WHERE}.model takes a model id such as 'gpt-image-2'.`);
  }
  return {
    helpers: readSpecifiers('helpers', own.helpers),
    clients: readSpecifiers('clients', own.clients),
    policy: readPolicy(own.policy),
    ...(model === undefined ? {} : { model }),
  };
}

function readPolicy(policy: unknown): Policy {
  if (policy === undefined) return NONE.policy;
  if (!isRecord(policy)) throw new TypeError(`${WHERE}.policy takes an object such as \`{ maxImages: 2 }\`.`);
  try {
    return definePolicy(policy);
  } catch (error) {
    throw new TypeError(`${WHERE}.policy: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

const SHAPES: Readonly<Record<string, readonly string[]>> = {
  file: ['from', 'name', 'path'],
  package: ['from', 'name', 'package'],
};

/** Reads a list of specifiers; `where` is the key they stand under. */
function readSpecifiers(where: string, value: unknown): Specifier[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new TypeError(`${WHERE}.${where} takes a list of names and specifiers.`);
  return value.map((one: unknown, index) => readSpecifier(`${WHERE}.${where}[${index}]`, one));
}

function readSpecifier(where: string, value: unknown): Specifier {
  if (typeof value === 'string' && value !== '') return { from: 'any', names: [value] };
  if (!isRecord(value)) {
    throw new TypeError(
      `${where} takes a name, \`{ from: 'file', name, path }\` or \`{ from: 'package', name, package }\`.`,
    );
  }
  const { from } = value;
  const keys = typeof from === 'string' ? SHAPES[from] : undefined;
  if (keys === undefined)
    throw new TypeError(`${where}.from takes 'file' or 'package', not ${JSON.stringify(from)}.`);
  const typo = Object.keys(value).find((key) => !keys.includes(key));
  if (typo !== undefined) throw new TypeError(`\`${typo}\` is not a key of ${where}. Use ${list(keys)}.`);
  const names = readNames(where, value.name);
  if (from === 'file') {
    const { path } = value;
    if (path === undefined) return { from: 'file', names };
    if (typeof path !== 'string')
      throw new TypeError(`${where}.path takes a path such as './src/compress.ts'.`);
    return { from: 'file', names, path };
  }
  const name = value.package;
  if (typeof name !== 'string') throw new TypeError(`${where}.package takes the name of a package.`);
  return { from: 'package', names, package: name };
}

function readNames(where: string, name: unknown): string[] {
  const names: unknown[] = Array.isArray(name) ? name : [name];
  const valid = names.filter((one) => typeof one === 'string' && one !== '');
  if (valid.length === 0 || valid.length !== names.length) {
    throw new TypeError(`${where}.name takes a name or a list of names.`);
  }
  return valid as string[];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}
