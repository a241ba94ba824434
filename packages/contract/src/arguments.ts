import { listOf, show, showTyped } from './text.js';

/**
 * Callers without types get an error that names the function, not one from deep inside it.
 * @param what the argument as a reader calls it: `` The prompt of `cleanPrompt` ``
 * @throws {TypeError}
 */
export function assertString(value: unknown, what: string): void {
  if (typeof value !== 'string') throw new TypeError(`${what} is a string, not ${show(value)}.`);
}

/**
 * @param example how it is written, in code
 * @throws {TypeError} unless it is an object and no list.
 */
export function assertObject(value: unknown, what: string, example: string): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return;
  throw new TypeError(`${what} is an object such as \`${example}\`, not ${show(value)}.`);
}

/**
 * @param items what the list holds: `facts of images`
 * @throws {TypeError} unless it is a list of objects.
 */
export function assertObjects(value: unknown, what: string, items: string): void {
  if (!Array.isArray(value)) throw new TypeError(`${what} is a list of ${items}, not ${show(value)}.`);
  const odd = value.findIndex((item) => typeof item !== 'object' || item === null);
  if (odd >= 0)
    throw new TypeError(`${what} is a list of ${items}, and \`[${odd}]\` is ${show(value[odd])}.`);
}

/**
 * @throws {TypeError} unless it is a list of known values.
 */
export function assertKnown(value: unknown, what: string, known: readonly string[]): void {
  if (!Array.isArray(value))
    throw new TypeError(`${what} is a list of ${listOf(known)}, not ${show(value)}.`);
  const odd = value.findIndex((item) => typeof item !== 'string' || !known.includes(item));
  if (odd >= 0) throw new TypeError(`${what} knows no ${show(value[odd])}. Use ${listOf(known)}.`);
}

/**
 * @throws {TypeError} on what is no number.
 * @throws {RangeError} on what is no whole number of at least `least`.
 */
export function assertCount(value: unknown, what: string, least: number): void {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least) return;
  const message = `${what} is a whole number of at least ${least}, not ${show(value)}.`;
  throw typeof value === 'number' ? new RangeError(message) : new TypeError(message);
}

/**
 * @param what the object, as a sentence goes on: `` the upload of `checkUpload` ``
 * @throws {TypeError} on a key that means nothing there: most likely one of the others, misspelt.
 */
export function assertKeys(object: object, what: string, known: readonly string[]): void {
  // `for … in` makes no list of keys, which every call would pay for.
  for (const key in object) {
    if (!known.includes(key)) throw new TypeError(`\`${key}\` is no key of ${what}. Use ${listOf(known)}.`);
  }
}

/**
 * @throws {TypeError} unless it has a width and a height that are numbers.
 */
export function assertDimensions(value: unknown, what: string, example: string): void {
  assertObject(value, what, example);
  const { width, height } = value as Readonly<Record<string, unknown>>;
  if (typeof width === 'number' && typeof height === 'number') return;
  throw new TypeError(
    `${what} is an object such as \`${example}\`, and its width is ${showTyped(width)} and its height ${showTyped(height)}.`,
  );
}

/** What every check of an image reads: its type by the name of the fact. */
const FACTS = [
  ['bytes', 'number'],
  ['format', 'string'],
  ['mediaType', 'string'],
  ['width', 'number'],
  ['height', 'number'],
  ['hasAlpha', 'boolean'],
  ['frames', 'number'],
] as const;

/**
 * @param getWhat names the image in the error
 * @throws {TypeError} unless it is an object that has every fact no check can do without.
 */
export function assertFacts(value: unknown, getWhat: () => string): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    assertObject(value, getWhat(), '{ bytes, width, … }');
  }
  const facts = value as Readonly<Record<string, unknown>>;
  for (const [name, type] of FACTS) {
    if (typeof facts[name] === type) continue;
    throw new TypeError(
      `\`${name}\` of ${getWhat()} is a ${type} in the facts of an image, not ${showTyped(facts[name])}.`,
    );
  }
}
