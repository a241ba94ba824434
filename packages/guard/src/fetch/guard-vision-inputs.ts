import {
  checkVisionInput,
  mergeViolations,
  VISION_LIMITS,
  type ImageFacts,
  type Violation,
  type VisionImage,
} from 'gpt-image-contract';
import { parseDataUrl } from '../data-url.js';
import { ImageInputError } from '../image-input-error.js';
import type { VisionDetail } from '../vision/advise-detail.js';
import { getVisionPolicy, type PreparedVisionImage } from '../vision/prepare-vision-image.js';
import type { VisionInput } from './find-vision-inputs.js';
import { getPreparerOptions, type GuardContext } from './guard-context.js';
import type { GuardOutcome } from './guard-uploads.js';
import { toImageViolation } from './image-violation.js';
import { inspectWithinLimits } from './inspect-within-limits.js';

/** A vision input and what is known of its picture. */
interface Looked {
  readonly input: VisionInput;
  readonly bytes: Uint8Array | undefined;
  readonly image: VisionImage;
  /** The image is over the client's own limits of input. */
  readonly excess?: Violation;
}

/**
 * Looks after the images a model is shown. `fix` shrinks what the model would shrink anyway, converts what it cannot
 * read, and leaves everything else byte for byte: not every gateway has OpenAI's limits, so what the guard cannot read
 * is reported and sent as it is.
 */
export async function guardVisionInputs(
  inputs: readonly VisionInput[],
  model: string | undefined,
  context: GuardContext,
): Promise<GuardOutcome> {
  const looked = await Promise.all(inputs.map((input) => look(input, context)));
  const { options, call } = context;
  const results =
    options.mode === 'fix'
      ? await Promise.all(looked.map((each) => fix(each, model, context)))
      : looked.map(({ image }) => ({ image, isChanged: false }));
  const found = checkVisionInput(
    {
      model,
      api: call.surface === 'responses' ? 'responses' : 'chat',
      images: results.map(({ image }) => image),
    },
    { policy: options.policy },
  );
  const violations = mergeViolations(
    looked.flatMap(({ excess }) => excess ?? []),
    found,
  );
  return { violations, isChanged: results.some(({ isChanged }) => isChanged) };
}

async function look(input: VisionInput, context: GuardContext): Promise<Looked> {
  const image = { param: input.param, url: input.url, detail: input.detail };
  const data = parseDataUrl(input.url);
  if (data === undefined) return { input, bytes: undefined, image };
  try {
    const facts = await inspectWithinLimits(data, false, context);
    return { input, bytes: data.bytes, image: { ...image, facts } };
  } catch (error) {
    if (!(error instanceof ImageInputError) || error.code === 'timeout') throw error;
    if (error.code === 'too-large' || error.code === 'too-many-pixels')
      return { input, bytes: undefined, image, excess: toImageViolation(error, input.param) };
    // A file that is no image: its label is all that can be judged.
    return { input, bytes: undefined, image };
  }
}

async function fix(
  { input, bytes, image }: Looked,
  model: string | undefined,
  context: GuardContext,
): Promise<{ image: VisionImage; isChanged: boolean }> {
  const { facts } = image;
  if (bytes === undefined || facts === undefined || !needsWork(image, facts, model, context)) {
    return { image, isChanged: false };
  }
  const details: readonly string[] = VISION_LIMITS.details;
  const detail = details.includes(input.detail ?? '') ? (input.detail as VisionDetail) : undefined;
  const result = await prepare(bytes, { model, detail }, context);
  if (result === undefined) return { image, isChanged: false };
  const { dataUrl, report } = result.image;
  context.report({
    ...report,
    ...(result.isCached && { durationMs: 0 }),
    param: input.param,
    bytesSaved: report.original.bytes - report.prepared.bytes,
    isCached: result.isCached,
  });
  input.holder[input.key] = dataUrl;
  return { image: { ...image, url: dataUrl, facts: report.prepared }, isChanged: true };
}

/** An image is left alone unless the contract has something to say about it, or it is heavier than it need be. */
function needsWork(
  image: VisionImage,
  facts: ImageFacts,
  model: string | undefined,
  { options, call }: GuardContext,
): boolean {
  const api = call.surface === 'responses' ? 'responses' : 'chat';
  const faults = checkVisionInput({ api, images: [image], model }).filter(
    ({ param }) => param === image.param,
  );
  const policy = getVisionPolicy(facts, { model, detail: image.detail }, options.policy);
  return faults.length > 0 || facts.bytes > policy.maxBytes;
}

async function prepare(
  bytes: Uint8Array,
  target: { readonly model: string | undefined; readonly detail: VisionDetail | undefined },
  context: GuardContext,
): Promise<{ image: PreparedVisionImage; isCached: boolean } | undefined> {
  try {
    return await context.preparer.prepareVision(bytes, target, getPreparerOptions(context));
  } catch (error) {
    if (error instanceof ImageInputError && error.code !== 'timeout') return undefined;
    throw error;
  }
}
