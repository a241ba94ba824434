import { definePolicy, type ImageFacts, type PolicyInput, type Violation } from 'gpt-image-contract';
import { stat } from 'node:fs/promises';
import { isDynamicPattern } from 'tinyglobby';
import { checkFacts } from '../check-facts.js';
import { findFiles } from '../find-files.js';
import { formatFacts } from '../format.js';
import type { ImageInput } from '../image-input.js';
import { inspectImage } from '../inspect-image.js';
import { assertOptions, defineOptions } from '../option-names.js';
import { describeValue, type MatcherResult } from './matcher-result.js';

/** What an image is held against. */
export interface UploadReadyOptions {
  /** The team's limits; default the house limits. */
  readonly policy?: PolicyInput | undefined;
  readonly model?: string | undefined;
}

const OPTIONS = defineOptions<UploadReadyOptions>('toBeUploadReady', { policy: true, model: true });

/** One image, and what is wrong with it. */
interface Finding {
  readonly name: string;
  readonly facts: ImageFacts | undefined;
  readonly faults: readonly string[];
}

/** Findings shown in full; the rest of a large folder is counted. */
const MAX_SHOWN = 20;

/**
 * Passes for an image that may be uploaded as it is: a `File`, bytes, or a path. A folder, a glob or a list passes
 * when every image in it does.
 */
export async function toBeUploadReady(
  received: unknown,
  options: UploadReadyOptions = {},
): Promise<MatcherResult> {
  assertOptions(options, OPTIONS);
  const policy = definePolicy(options.policy);
  const images = await listImages(received);
  const findings: Finding[] = [];
  for (const { name, input } of images) {
    findings.push(await inspect(name, input, (facts) => checkFacts(facts, { ...options, policy })));
  }
  const bad = findings.filter(({ faults }) => faults.length > 0);
  const pass = bad.length === 0;
  return { pass, message: () => (pass ? describeReady(findings) : describeBad(findings, bad)) };
}

async function inspect(
  name: string,
  input: ImageInput,
  check: (facts: ImageFacts) => Violation[],
): Promise<Finding> {
  try {
    const facts = await inspectImage(input);
    // A blob travels under its own label; bytes and paths get one later.
    const labelled =
      input instanceof Blob
        ? { ...facts, declaredMediaType: input.type || 'application/octet-stream' }
        : facts;
    return { name, facts, faults: check(labelled).map(({ message }) => message) };
  } catch (error) {
    return { name, facts: undefined, faults: [error instanceof Error ? error.message : String(error)] };
  }
}

async function listImages(received: unknown): Promise<{ name: string; input: ImageInput }[]> {
  if (Array.isArray(received)) {
    const lists = await Promise.all(received.map((item: unknown) => listImages(item)));
    if (lists.length === 0) throw new TypeError('`toBeUploadReady` was given an empty list.');
    return lists.flat();
  }
  if (typeof received === 'string' && (await isPattern(received))) {
    const files = await findFiles([received]);
    return files.map(({ path }) => ({ name: `\`${path}\``, input: path }));
  }
  return [{ name: describeValue(received), input: received as ImageInput }];
}

async function isPattern(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  return stats === undefined ? isDynamicPattern(path) : stats.isDirectory();
}

function describeReady(findings: readonly Finding[]): string {
  const [only] = findings;
  const what = findings.length === 1 && only !== undefined ? only.name : `all ${findings.length} images`;
  return `expected ${what} not to be ready for upload, but nothing is wrong`;
}

function describeBad(findings: readonly Finding[], bad: readonly Finding[]): string {
  const [only] = findings;
  const title =
    findings.length === 1 && only !== undefined
      ? `expected ${only.name} to be ready for upload`
      : `expected ${findings.length} images to be ready for upload, but ${bad.length} ${bad.length === 1 ? 'is' : 'are'} not`;
  const lines = bad
    .slice(0, MAX_SHOWN)
    .flatMap(({ name, facts, faults }) => [
      `  ${name}${facts === undefined ? '' : ` (${formatFacts(facts)})`}`,
      ...faults.map((fault) => `    ${fault}`),
    ]);
  if (bad.length > MAX_SHOWN) lines.push(`  … and ${bad.length - MAX_SHOWN} more`);
  return [title, ...lines].join('\n');
}
