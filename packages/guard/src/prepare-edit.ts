import {
  checkRequest,
  checkSize,
  checkUpload,
  definePolicy,
  mergeViolations,
  type Violation,
} from 'gpt-image-contract';
import { GuardError } from './guard-error.js';
import type { ImageInput } from './image-input.js';
import { assertOptions, defineOptions, listNames } from './option-names.js';
import { prepareImages, type PrepareImagesOptions } from './prepare-images.js';
import { nameMaskOption, prepareMask, type PrepareMaskOptions } from './prepare-mask.js';
import { PREPARE_OPTION_NAMES } from './prepare-options.js';
import type { PreparedImage } from './prepared-image.js';

/** What a whole edit is made of. */
export interface EditInput {
  /** In the order they are sent; the mask belongs to the first. */
  readonly images: Iterable<ImageInput>;
  readonly mask?: ImageInput | undefined;
  readonly size?: string | undefined;
}

export interface PrepareEditOptions extends Omit<PrepareImagesOptions, 'name'> {
  /** Where the mask says what to edit; see `prepareMask`. */
  readonly maskFrom?: PrepareMaskOptions['from'];
  /** Model the edit is for; decides what `size` may be. */
  readonly model?: string | undefined;
}

const OPTIONS = defineOptions<PrepareEditOptions>('prepareEdit', {
  model: true,
  maskFrom: true,
  concurrency: true,
  ...PREPARE_OPTION_NAMES,
});

/** Parts of an edit; the compiler sees to it that none is forgotten. */
const PARTS = Object.keys({ images: true, mask: true, size: true } satisfies Record<keyof EditInput, true>);

/** The parts of an edit, ready to be spread into `client.images.edit({ ...edit, prompt })`. */
export interface PreparedEdit {
  readonly image: PreparedImage[];
  readonly mask?: PreparedImage;
  readonly size?: string;
  /** What remains to be said, warnings only. Left out when the object is spread. */
  readonly violations: readonly Violation[];
}

/**
 * Prepares all images of an edit and its mask, and checks them together: count, dimensions, aspect ratio against `size`.
 * @throws {GuardError} where the API would refuse the result.
 * @throws {ImageInputError} as `prepareImage` and `prepareMask` do.
 * @throws {TypeError | RangeError} without a list of images, on a part or an option that does not exist, or a value it does
 * not take.
 */
export async function prepareEdit(edit: EditInput, options: PrepareEditOptions = {}): Promise<PreparedEdit> {
  assertEdit(edit);
  assertOptions(options, OPTIONS);
  const { maskFrom, model, ...each } = options;
  const { maxInputBytes, maxInputPixels, signal, timeoutMs } = each;
  const policy = definePolicy(options.policy);
  const image = await prepareImages(edit.images, each);
  const [first] = image;
  const mask =
    edit.mask === undefined || first === undefined
      ? undefined
      : await prepareMask(edit.mask, first, {
          from: maskFrom,
          policy,
          maxInputBytes,
          maxInputPixels,
          signal,
          timeoutMs,
        }).catch((error: unknown) => {
          throw nameMaskOption(error);
        });
  const uploads = checkUpload(
    {
      images: image.map(({ report }) => report.prepared),
      mask: mask?.report.prepared,
      size: edit.size,
    },
    { policy, model, incomplete: true },
  );
  const size = edit.size === undefined ? [] : checkSize(edit.size, { model, policy });
  const missing = image.length === 0 ? findMissingImage() : [];
  const violations = mergeViolations([...missing, ...uploads, ...size]);
  if (violations.some(({ severity }) => severity === 'error')) throw new GuardError(violations);
  const prepared = {
    image,
    ...(mask === undefined ? {} : { mask }),
    ...(edit.size === undefined ? {} : { size: edit.size }),
  };
  return Object.defineProperty(prepared, 'violations', { value: violations }) as PreparedEdit;
}

function assertEdit(edit: unknown): void {
  if (typeof edit !== 'object' || edit === null || !('images' in edit)) {
    throw new TypeError(
      'An edit is made of images. Give them as a list: `prepareEdit({ images: [image], mask, size })`.',
    );
  }
  const unknown = Object.keys(edit).find((name) => !PARTS.includes(name));
  if (unknown === undefined) return;
  const remedy = OPTIONS.names.includes(unknown)
    ? `It is an option: \`prepareEdit({ images }, { ${unknown}: … })\``
    : `Use ${listNames(PARTS)}, and give other parameters to the call itself`;
  throw new TypeError(`\`${unknown}\` is no part of an edit that \`prepareEdit\` prepares. ${remedy}.`);
}

/** The contract's word on an edit of nothing; what else such a request lacks is not known here. */
function findMissingImage(): Violation[] {
  return checkRequest({}, { operation: 'edit' }).filter(({ code }) => code === 'image-missing');
}
