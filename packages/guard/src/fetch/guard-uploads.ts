import {
  checkUpload,
  createViolation,
  mergeViolations,
  type ImageFacts,
  type Surface,
  type Violation,
} from 'gpt-image-contract';
import { GuardError } from '../guard-error.js';
import type { PreparedImage } from '../prepared-image.js';
import { getLimitForEachImage } from './body-budget.js';
import { getPreparerOptions, type GuardContext } from './guard-context.js';
import type { Prepared, PreparerOptions } from './image-preparer.js';
import { toImageViolation } from './image-violation.js';
import { inspectWithinLimits } from './inspect-within-limits.js';
import { narrowToSurface } from './surface-policy.js';

/** One file of a request that is uploaded to be edited, wherever the request keeps it. */
export interface UploadSlot {
  /** `image[0]`, `mask`, `images[1]`, … */
  readonly param: string;
  readonly role: 'image' | 'mask' | 'markup';
  readonly bytes: Uint8Array;
  /** File name of the part, where it has one. */
  readonly name: string | undefined;
  /** A part of a form that has no file name, which servers take for text: even a ready image has to be replaced. */
  readonly isNameless?: boolean;
  /** Media type the part is labelled with; empty where it has no label. */
  readonly mediaType: string;
  /** Puts the prepared file in the place of the original. */
  replace(image: PreparedImage): Promise<void> | void;
}

/** What else of the request its uploads are judged by. */
export interface UploadRequest {
  readonly surface: Surface;
  /** Images travel as base64 in JSON, which takes four characters for three bytes. */
  readonly isJson: boolean;
  readonly model: string | undefined;
  readonly size: string | undefined;
  /** Bytes of the body that are no uploads. */
  readonly otherBytes: number;
}

/** What is left to say once the uploads were looked after. */
export interface GuardOutcome {
  readonly violations: readonly Violation[];
  readonly isChanged: boolean;
}

/**
 * Looks after all uploads of one request: `fix` prepares the images, then the mask to match the first one; the other
 * modes look and judge.
 * @throws {GuardError} in `fix`, where a file cannot be read or the body cannot be brought under its limit
 */
export async function guardUploads(
  slots: readonly UploadSlot[],
  request: UploadRequest,
  context: GuardContext,
): Promise<GuardOutcome> {
  if (slots.length === 0) return { violations: [], isChanged: false };
  const { options } = context;
  if (options.mode !== 'fix') return inspectUploads(slots, request, context);
  const policy = narrowToSurface(options.policy, request.surface);
  return fixUploads(slots, request, { ...context, options: { ...options, policy } });
}

async function inspectUploads(
  slots: readonly UploadSlot[],
  request: UploadRequest,
  context: GuardContext,
): Promise<GuardOutcome> {
  const unreadable = new Map<UploadSlot, Violation>();
  const facts = new Map<UploadSlot, ImageFacts>();
  await Promise.all(
    slots.map(async (slot) => {
      try {
        // Whether a mask marks anything only its pixels tell.
        const found = await inspectWithinLimits(slot, slot.role === 'mask', context);
        facts.set(slot, { ...found, declaredMediaType: slot.mediaType || 'application/octet-stream' });
      } catch (error) {
        unreadable.set(slot, toImageViolation(error, slot.param));
      }
    }),
  );
  return {
    violations: [...inOrder(slots, unreadable), ...checkFacts(slots, facts, request, context)],
    isChanged: false,
  };
}

/** In JSON three bytes travel as four characters. */
const BASE64_GROWTH = 4 / 3;

async function fixUploads(
  slots: readonly UploadSlot[],
  request: UploadRequest,
  context: GuardContext,
): Promise<GuardOutcome> {
  const images = slots.filter(({ role }) => role === 'image');
  const overlays = slots.filter(({ role }) => role !== 'image');
  const settings = getPreparerOptions(context);
  let prepared = await prepareAll(images, (slot) =>
    context.preparer.prepareImage(slot.bytes, slot.name, settings),
  );
  let fitted = await fitOverlays(overlays, images, prepared, context);

  const growth = request.isJson ? BASE64_GROWTH : 1;
  const budget =
    (context.options.policy.maxBodyBytes - request.otherBytes) / growth - sumSizes(fitted.values());
  if (sumSizes(prepared.values()) > budget) {
    prepared = await squeeze(images, prepared, budget, context);
    // Squeezed images may be smaller in pixels too, and the mask has to follow.
    fitted = await fitOverlays(overlays, images, prepared, context);
  }

  let isChanged = false;
  const facts = new Map<UploadSlot, ImageFacts>();
  for (const slot of slots) {
    const result = prepared.get(slot) ?? fitted.get(slot);
    if (result === undefined) continue;
    const { image, isCached } = result;
    const { report } = image;
    facts.set(slot, report.prepared);
    context.report({
      ...report,
      ...(isCached && { durationMs: 0 }),
      param: slot.param,
      bytesSaved: report.original.bytes - report.prepared.bytes,
      isCached,
    });
    if (await isSame(slot, image)) continue;
    await slot.replace(image);
    isChanged = true;
  }
  return { violations: checkFacts(slots, facts, request, context), isChanged };
}

type PreparedSlots = ReadonlyMap<UploadSlot, Prepared<PreparedImage>>;

/** Runs `work` for all slots and gathers every failure, so that one error names all bad files. */
async function prepareAll(
  slots: readonly UploadSlot[],
  work: (slot: UploadSlot) => Promise<Prepared<PreparedImage>>,
): Promise<PreparedSlots> {
  const results = new Map<UploadSlot, Prepared<PreparedImage>>();
  const violations: Violation[] = [];
  const causes: unknown[] = [];
  const outcomes = await Promise.allSettled(slots.map((slot) => work(slot)));
  for (const [index, slot] of slots.entries()) {
    const outcome = outcomes[index];
    if (outcome?.status === 'fulfilled') results.set(slot, outcome.value);
    if (outcome?.status !== 'rejected') continue;
    // Throws what is no fault of the image, an abort for instance.
    violations.push(toImageViolation(outcome.reason, slot.param));
    causes.push(outcome.reason);
  }
  if (violations.length > 0) throw new GuardError(violations, { cause: causes[0] });
  return results;
}

/** What came of slots that were worked on at the same time, in the order of the request. */
function inOrder(slots: readonly UploadSlot[], found: ReadonlyMap<UploadSlot, Violation>): Violation[] {
  return slots.flatMap((slot) => found.get(slot) ?? []);
}

async function fitOverlays(
  overlays: readonly UploadSlot[],
  images: readonly UploadSlot[],
  prepared: PreparedSlots,
  context: GuardContext,
): Promise<PreparedSlots> {
  const first = images[0] && prepared.get(images[0])?.image;
  // An image given by URL or file id is unknown here; its mask is sent as it is.
  if (first === undefined) return new Map();
  const settings = getPreparerOptions(context);
  return prepareAll(overlays, (slot) =>
    slot.role === 'mask'
      ? context.preparer.prepareMask(slot.bytes, slot.name, first, settings)
      : context.preparer.prepareImage(slot.bytes, slot.name, getMarkupOptions(first, settings)),
  );
}

/** Markup is a drawing over the original: shrunk like the image under it, it has the same dimensions again. */
function getMarkupOptions({ report }: PreparedImage, settings: PreparerOptions): PreparerOptions {
  const { width, height } = report.prepared;
  return { ...settings, policy: { ...settings.policy, formats: ['png'], maxEdge: Math.max(width, height) } };
}

/** Tries again with less room for each image, until all fit the body. */
async function squeeze(
  images: readonly UploadSlot[],
  prepared: PreparedSlots,
  budget: number,
  context: GuardContext,
): Promise<PreparedSlots> {
  const { policy } = context.options;
  const sizes = images.map((slot) => prepared.get(slot)?.image.size ?? 0);
  const limit = getLimitForEachImage(sizes, budget);
  if (limit < 1) {
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    throw new GuardError([
      createViolation('body-bytes-policy', {
        param: 'body',
        message:
          `The prepared images have ${bytes.toLocaleString('en')} bytes, and the ` +
          `${policy.maxBodyBytes.toLocaleString('en')} bytes of \`maxBodyBytes\` have no room left for them. ` +
          'Send fewer images.',
      }),
    ]);
  }
  const settings = getPreparerOptions(context);
  return prepareAll(images, (slot) =>
    context.preparer.prepareImage(slot.bytes, slot.name, {
      ...settings,
      policy: { ...policy, maxBytes: Math.min(policy.maxBytes, limit) },
    }),
  );
}

function sumSizes(results: Iterable<Prepared<PreparedImage>>): number {
  let sum = 0;
  for (const { image } of results) sum += image.size;
  return sum;
}

/** Whether the part can stay as it is: same bytes, and a label that tells the truth. */
async function isSame(slot: UploadSlot, image: PreparedImage): Promise<boolean> {
  if (slot.isNameless === true) return false;
  if (slot.mediaType !== image.type || slot.bytes.byteLength !== image.size) return false;
  return Buffer.compare(slot.bytes, new Uint8Array(await image.arrayBuffer())) === 0;
}

function checkFacts(
  slots: readonly UploadSlot[],
  facts: ReadonlyMap<UploadSlot, ImageFacts>,
  { surface, isJson, model, size }: UploadRequest,
  { options }: GuardContext,
): Violation[] {
  const find = (role: UploadSlot['role']) =>
    slots.flatMap((slot) => (slot.role === role ? (facts.get(slot) ?? []) : []));
  const images = find('image');
  const [mask] = find('mask');
  const [markup] = find('markup');
  // An image that could not be read is reported elsewhere, and its mask compared with nothing.
  const check = (by: Surface) =>
    checkUpload(
      { images, mask, markup, size },
      { model, surface: by, policy: options.policy, incomplete: true },
    );
  if (surface !== 'azure' || !isJson) return check(surface);
  // Bytes are counted as in any JSON; formats are Azure's own.
  const own = check('azure').filter(({ code }) => code === 'azure-image-format');
  return mergeViolations(check('json'), own);
}
