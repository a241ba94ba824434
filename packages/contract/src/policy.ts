import { API_LIMITS } from './limits.js';
import { listOf, show } from './text.js';
import type { Severity, ViolationCode } from './violation.js';
import { VIOLATIONS } from './violations.js';

/** Formats that may be uploaded to the edit endpoint. */
export type UploadFormat = 'webp' | 'jpeg' | 'png';

/** A team's own limits, the same object for lint and guard. Always at least as strict as the API's. */
export interface Policy {
  /** Bytes of one uploaded image. */
  readonly maxBytes: number;
  /** Longest side of one uploaded image, in pixels. */
  readonly maxEdge: number;
  /** Images in one request. */
  readonly maxImages: number;
  /** Bytes of all uploads of one request together, mask included, as they travel: base64 counts a third more. */
  readonly maxBodyBytes: number;
  /** Accepted upload formats, preferred one first. */
  readonly formats: readonly UploadFormat[];
  /** Whether a size above 2560x1440 pixels goes without a warning. */
  readonly allowExperimentalSizes: boolean;
  /** Severity of single warnings; a fault the API refuses stays an error. */
  readonly severity: Readonly<Partial<Record<ViolationCode, Severity>>>;
}

/**
 * The house limits. 1.5 MB (1,536,000 bytes) and 2048 px keep an upload under a second on an ordinary line and under
 * the body limits of common gateways; they are ours, not the API's.
 */
export const DEFAULT_POLICY: Policy = Object.freeze({
  maxBytes: 1_536_000,
  maxEdge: 2048,
  maxImages: 4,
  maxBodyBytes: 8_192_000,
  formats: Object.freeze(['webp', 'jpeg', 'png'] as const),
  allowExperimentalSizes: false,
  severity: Object.freeze({}),
});

const FORMATS: readonly string[] = DEFAULT_POLICY.formats;
const KEYS = Object.keys(DEFAULT_POLICY) as (keyof Policy)[];

/** Policies made here are right and frozen: they need no second look. */
const defined = new WeakSet<object>([DEFAULT_POLICY]);

/** What a policy may be given to {@link definePolicy}: any part of it. */
export type PolicyInput = { readonly [K in keyof Policy]?: Policy[K] | undefined };

/**
 * Completes a partial policy with {@link DEFAULT_POLICY}. Unless given, `maxBodyBytes` is what
 * `maxImages` images of `maxBytes` take as base64.
 * @throws {TypeError} on an unknown key, a value of the wrong type, or what is no object.
 * @throws {RangeError} on a limit looser than the API's own.
 */
export function definePolicy(input: PolicyInput = {}): Policy {
  assertValues(input);
  assertAtMost('maxBytes', input.maxBytes, API_LIMITS.maxImageBytes - 1);
  assertAtMost('maxImages', input.maxImages, API_LIMITS.maxImages);
  const { maxBytes = DEFAULT_POLICY.maxBytes, maxImages = DEFAULT_POLICY.maxImages } = input;
  const policy = Object.freeze({
    maxBytes,
    maxEdge: input.maxEdge ?? DEFAULT_POLICY.maxEdge,
    maxImages,
    maxBodyBytes: input.maxBodyBytes ?? Math.ceil((maxBytes * maxImages * 4) / 3),
    formats: Object.freeze([...(input.formats ?? DEFAULT_POLICY.formats)]),
    allowExperimentalSizes: input.allowExperimentalSizes ?? DEFAULT_POLICY.allowExperimentalSizes,
    severity: Object.freeze({ ...input.severity }),
  });
  defined.add(policy);
  return policy;
}

/**
 * Checks a policy that a function is given: one made by {@link definePolicy}, or an object of the same shape.
 * @param needed keys that have to be there
 * @throws {TypeError} as {@link definePolicy} does, and on a policy that lacks a key.
 */
export function assertPolicy(policy: unknown, needed: readonly (keyof Policy)[] = KEYS): void {
  if (typeof policy === 'object' && policy !== null && defined.has(policy)) return;
  assertValues(policy as PolicyInput);
  const missing = needed.find((key) => (policy as PolicyInput)[key] === undefined);
  if (missing === undefined) return;
  throw new TypeError(`The policy has no \`${missing}\`. Complete it by \`definePolicy({ … })\`.`);
}

function assertValues(input: PolicyInput): void {
  const given: unknown = input;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new TypeError(`A policy is an object such as \`{ maxBytes: 1_000_000 }\`, not ${show(given)}.`);
  }
  for (const key of Object.keys(input)) {
    if (!Object.hasOwn(DEFAULT_POLICY, key)) {
      throw new TypeError(`\`${key}\` is not a policy option. Use ${listOf(KEYS)}.`);
    }
  }
  checkInteger('maxBytes', input.maxBytes, 'bytes');
  checkInteger('maxEdge', input.maxEdge, 'px');
  checkInteger('maxImages', input.maxImages, 'images');
  checkInteger('maxBodyBytes', input.maxBodyBytes, 'bytes');
  checkFormats(input.formats);
  checkSeverity(input.severity);
  const allow: unknown = input.allowExperimentalSizes;
  if (allow !== undefined && typeof allow !== 'boolean') {
    throw new TypeError('`allowExperimentalSizes` takes `true` or `false`.');
  }
}

function checkInteger(name: string, value: unknown, unit: string): void {
  if (value === undefined) return;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) {
    throw new TypeError(
      `\`${name}\` takes a whole number of ${unit} of at least 1, not \`${JSON.stringify(value)}\`.`,
    );
  }
}

function assertAtMost(name: string, value: number | undefined, most: number): void {
  if (value === undefined || value <= most) return;
  throw new RangeError(`\`${name}\` of ${value} is looser than the API's own limit. Use at most ${most}.`);
}

function checkFormats(formats: unknown): void {
  if (formats === undefined) return;
  if (!Array.isArray(formats) || formats.length === 0) {
    throw new TypeError(`\`formats\` takes a list with at least one of ${listOf(FORMATS)}.`);
  }
  const unknown: unknown = formats.find((format) => typeof format !== 'string' || !FORMATS.includes(format));
  if (unknown !== undefined) {
    throw new RangeError(
      `\`${JSON.stringify(unknown)}\` is not a format the API accepts. Use ${listOf(FORMATS)}.`,
    );
  }
}

function checkSeverity(severity: unknown): void {
  if (severity === undefined) return;
  if (typeof severity !== 'object' || severity === null || Array.isArray(severity)) {
    throw new TypeError("`severity` takes an object such as `{ 'size-experimental': 'error' }`.");
  }
  for (const [code, value] of Object.entries(severity)) {
    if (!Object.hasOwn(VIOLATIONS, code)) {
      throw new TypeError(`\`${code}\` is not a violation code, so \`severity\` cannot override it.`);
    }
    if (value !== 'error' && value !== 'warning') {
      throw new TypeError(
        `\`severity['${code}']\` takes \`error\` or \`warning\`, not \`${String(value)}\`.`,
      );
    }
  }
}
