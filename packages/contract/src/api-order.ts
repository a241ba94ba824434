import { assertObjects } from './arguments.js';
import type { Violation, ViolationCode } from './violation.js';

const UNKNOWN_KEYS = 'unknown keys';

/**
 * The order in which the API checks a request; it answers the first fault only. Measured 2026-08-29: model, unknown
 * keys, prompt, images, n, quality, output_compression, then size, background and the rest, whose order among
 * themselves is not known.
 */
const API_CHECK_ORDER: readonly string[] = [
  'model',
  UNKNOWN_KEYS,
  'prompt',
  'text',
  'image',
  'images',
  'body',
  'mask',
  'input_image_mask',
  'markup',
  'n',
  'quality',
  'output_compression',
  'size',
  'background',
  'output_format',
  'moderation',
  'input_fidelity',
  'complexity',
  'frame_count',
  'frame_duration_ms',
  'svg',
  'stream',
  'partial_images',
];

/** Codes that are found while the keys are read, whatever parameter they name. */
const KEY_CODES: ReadonlySet<ViolationCode> = new Set<ViolationCode>([
  'parameter-unknown',
  'parameter-retired',
  'images-in-form',
  'image-in-json',
]);

const RANKS: ReadonlyMap<string, number> = new Map(API_CHECK_ORDER.map((name, rank) => [name, rank]));

function getRank(violation: Violation): number {
  const name = KEY_CODES.has(violation.code) ? UNKNOWN_KEYS : getParameter(violation.param);
  return RANKS.get(name) ?? API_CHECK_ORDER.length;
}

/** `image[2]` is `image`, `images[0].image_url` is `images`, `providerOptions.openai.outputFormat` is `output_format`. */
function getParameter(param: string): string {
  const name = param.replace(/^(?:providerOptions\.openai|prompt)\./, '').replace(/[.[].*$/, '');
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * Joins the results of several checks of one request into the order in which the API checks. What two checks report
 * alike (same code, same parameter) stands once.
 * @throws {TypeError} on what is no list of violations.
 */
export function mergeViolations(...lists: readonly (readonly Violation[])[]): Violation[] {
  for (const list of lists) assertViolations(list, 'What `mergeViolations` joins');
  const all = lists.flat();
  if (all.length < 2) return all;
  const seen = new Set<string>();
  return all
    .filter(({ code, param }) => {
      const key = `${code} ${param}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .map((violation) => ({ violation, rank: getRank(violation) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ violation }) => violation);
}

/**
 * Finds the fault the API answers: the first error in its order of checks, over the results of every check of one
 * request, in any order.
 * @returns `undefined` where the API accepts the request. Warnings and house limits made errors by a policy do not
 * count, as the API does not know them.
 * @throws {TypeError} on what is no list of violations.
 */
export function getFirstApiFault(violations: readonly Violation[]): Violation | undefined {
  assertViolations(violations, 'The violations of `getFirstApiFault`');
  return mergeViolations(violations).find(
    ({ severity, apiError }) => severity === 'error' && apiError !== undefined,
  );
}

function assertViolations(list: readonly Violation[], what: string): void {
  assertObjects(list, what, 'violations');
  const odd = list.findIndex(({ code, param }: Partial<Violation>) => !isText(code) || !isText(param));
  if (odd >= 0)
    throw new TypeError(`${what} is a list of violations, and \`[${odd}]\` has no code or param.`);
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}
