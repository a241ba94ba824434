import { checkUpload, definePolicy, type ImageFacts, type Policy } from 'gpt-image-contract';
import { assertDecodable } from './assert-decodable.js';
import { assertSafeSvg } from './assert-safe-svg.js';
import { withDeadline, type Deadline } from './deadline.js';
import { cutOffError } from './decode-error.js';
import { assertDecodes } from './decode-for-facts.js';
import { decodePixels, isForeignProfile } from './decode-pixels.js';
import { fitPixels } from './fit-pixels.js';
import type { ImageInput } from './image-input.js';
import { inspectBytes, type Inspection } from './inspect-bytes.js';
import { stripMetadata } from './metadata/strip-metadata.js';
import { assertOptions, defineOptions } from './option-names.js';
import { PREPARE_OPTION_NAMES, type PrepareOptions } from './prepare-options.js';
import { createPreparedImage, type PreparedImage } from './prepared-image.js';
import { readInput } from './read-input.js';
import { STRATEGIES } from './strategy.js';

const OPTIONS = defineOptions<PrepareOptions>('prepareImage', { name: true, ...PREPARE_OPTION_NAMES });

/**
 * Makes one image ready to upload: at most `policy.maxBytes` bytes and `policy.maxEdge` pixels, upright, in sRGB, alpha
 * kept, metadata gone, in the format that keeps most of it. An image that is all this already keeps its bytes.
 * @throws {ImageInputError} where the input cannot be read, decoded or fitted.
 * @throws {TypeError | RangeError} on an option that does not exist or a value it does not take.
 */
export async function prepareImage(input: ImageInput, options: PrepareOptions = {}): Promise<PreparedImage> {
  const start = performance.now();
  assertOptions(options, OPTIONS);
  const policy = policyOf(options);
  return withDeadline(options, async (deadline) => {
    const { bytes, name } = await readInput(input, { ...options, signal: deadline.signal });
    const inspection = await inspectBytes(bytes, name ?? options.name);
    assertDecodable(inspection, options);
    if (inspection.facts.format === 'svg') assertSafeSvg(bytes, inspection.facts);
    const { bytes: out, ...result } =
      (await passThrough(inspection, policy, options, deadline)) ??
      (await reencode(inspection, policy, options, deadline));
    const report = { original: inspection.facts, ...result, durationMs: performance.now() - start };
    return createPreparedImage(out, options.name ?? name, report);
  });
}

/** The policy in force, narrowed to one format where the caller asks for it. */
function policyOf({ policy, format }: PrepareOptions): Policy {
  if (format === undefined) return definePolicy(policy);
  const { formats } = definePolicy(policy);
  const narrowed = definePolicy({ ...policy, formats: [format] });
  if (formats.includes(format)) return narrowed;
  const allowed = formats.map((each) => `\`${each}\``).join(', ');
  throw new RangeError(
    `\`format\` is \`${format}\`, and \`policy.formats\` allows ${allowed} only. Change one of them.`,
  );
}

interface Result {
  readonly bytes: Uint8Array;
  readonly prepared: ImageFacts;
  readonly quality?: number;
  readonly steps: readonly string[];
  readonly warnings: readonly string[];
}

/** An image within policy keeps its pixels, whatever has to be cut off around them. */
async function passThrough(
  inspection: Inspection,
  policy: Policy,
  { keepMetadata = false, colourSpace = 'srgb' }: PrepareOptions,
  deadline: Deadline,
): Promise<Result | undefined> {
  const { bytes, facts, metadata } = inspection;
  const { format, orientation = 1 } = facts;
  if (!isUploadFormat(format, policy) || orientation !== 1) return undefined;
  if (colourSpace === 'srgb' && isForeignProfile(metadata)) return undefined;
  const stripped = keepMetadata ? { bytes, removed: [] } : stripMetadata(bytes, format);
  if (stripped === undefined) throw cutOffError(inspection);
  // An animated PNG is a still one with more chunks, which are among what was stripped.
  const frames = format === 'png' && !keepMetadata ? 1 : facts.frames;
  const prepared = { ...facts, bytes: stripped.bytes.byteLength, frames };
  if (checkUpload({ images: [prepared] }, { policy }).length > 0) return undefined;
  await assertDecodes(inspection, deadline);
  const steps = ['passed through: it is within policy'];
  if (stripped.removed.length > 0)
    steps.push(`removed ${stripped.removed.join(', ')} without touching the pixels`);
  return { bytes: stripped.bytes, prepared, steps, warnings: frameWarnings(facts) };
}

function isUploadFormat(format: string, policy: Policy): boolean {
  return (policy.formats as readonly string[]).includes(format);
}

/** Formats that need fewer bytes for the same picture than JPEG. */
const DENSE: ReadonlySet<string> = new Set(['webp', 'avif']);

/** Formats that are nearly always compressed with loss. */
const LOSSY: ReadonlySet<string> = new Set(['jpeg', 'webp', 'avif']);

async function reencode(
  inspection: Inspection,
  policy: Policy,
  options: PrepareOptions,
  deadline: Deadline,
): Promise<Result> {
  const { bytes, facts } = inspection;
  const plan = {
    maxEdge: policy.maxEdge,
    keepColour: options.colourSpace === 'keep',
    keepMetadata: options.keepMetadata ?? false,
  };
  const { pixels, steps } = await decodePixels(inspection, plan, deadline);
  const fitted = await fitPixels(
    pixels,
    {
      formats: policy.formats,
      maxBytes: policy.maxBytes,
      wishedBytes: bytes.byteLength,
      isLossySource: LOSSY.has(facts.format),
      isDenseSource: DENSE.has(facts.format),
      mayGrow: DENSE.has(facts.format) && !policy.formats.includes('webp'),
      settings: STRATEGIES[options.strategy ?? 'balanced'],
    },
    deadline,
  );
  const { facts: prepared } = await inspectBytes(fitted.bytes);
  return {
    bytes: fitted.bytes,
    prepared: { ...prepared, ...(pixels.channels === 3 ? { transparentPixels: 'none' as const } : {}) },
    ...(fitted.quality === undefined ? {} : { quality: fitted.quality }),
    steps: [...steps, ...fitted.steps],
    warnings: [...frameWarnings(facts), ...(fitted.warnings ?? [])],
  };
}

function frameWarnings({ frames, format }: ImageFacts): string[] {
  if (frames === 1) return [];
  const what = format === 'tiff' ? 'pages' : 'frames';
  return [`The image has ${frames} ${what}; only the first is uploaded.`];
}
