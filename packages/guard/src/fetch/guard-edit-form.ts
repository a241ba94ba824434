import {
  createViolation,
  mergeViolations,
  readFormRequest,
  type Surface,
  type Violation,
} from 'gpt-image-contract';
import { checkParameters } from '../check-parameters.js';
import type { PreparedImage } from '../prepared-image.js';
import type { FormValue } from './fetch-types.js';
import type { GuardContext } from './guard-context.js';
import { mendParameters } from './guard-parameters.js';
import { guardUploads, type UploadSlot } from './guard-uploads.js';
import type { GuardedBody } from './guarded-body.js';
import { NamelessFile } from './read-form.js';
import { findUploadRole } from './upload-fields.js';
import { asString } from '../json-shapes.js';

type Entry = [name: string, value: FormValue];

/**
 * Looks after a multipart edit. The form given is never changed: a mended request gets a form of its own, with the
 * parts in the same order.
 */
export async function guardEditForm(
  form: FormData,
  surface: Surface,
  context: GuardContext,
): Promise<GuardedBody> {
  const entries: Entry[] = [...form];
  const model = findText(entries, 'model');
  const hasMended = mendParameters(
    {
      model,
      get: (name) => findText(entries, name),
      set: (name, value) => {
        for (const entry of entries) if (entry[0] === name) entry[1] = value;
      },
    },
    context,
  );
  const slots = await findSlots(entries);
  const request = {
    surface,
    isJson: false,
    model,
    size: findText(entries, 'size'),
    otherBytes: countOtherBytes(entries),
  };
  const uploads = await guardUploads(slots, request, context);
  const violations = mergeViolations([
    ...checkParameters(readFormRequest(entries), {
      operation: 'edit',
      surface,
      policy: context.options.policy,
    }),
    ...(context.options.mode === 'fix'
      ? []
      : slots.filter(({ isNameless }) => isNameless).map(createNameless)),
    ...uploads.violations,
  ]);
  if (!hasMended && !uploads.isChanged) return { violations };
  return { violations, body: rebuild(form, entries) };
}

function createNameless({ param }: UploadSlot): Violation {
  return createViolation('image-not-a-file', {
    param,
    message: `\`${param}\` has no file name, and a part of a form without one is taken for text. Give it a \`filename\`.`,
  });
}

async function findSlots(entries: Entry[]): Promise<UploadSlot[]> {
  const files = entries.filter(([, value]) => typeof value !== 'string');
  const count = files.filter(([name]) => findUploadRole(name) === 'image').length;
  const slots: UploadSlot[] = [];
  let index = 0;
  for (const entry of files) {
    const [name, value] = entry;
    const role = findUploadRole(name);
    if (role === undefined || typeof value === 'string') continue;
    slots.push({
      param: role !== 'image' ? role : count === 1 ? 'image' : `image[${index++}]`,
      role,
      bytes: new Uint8Array(await value.arrayBuffer()),
      name: value.name,
      isNameless: value instanceof NamelessFile,
      mediaType: value.type,
      replace: (image: PreparedImage) => {
        // Node's types know two classes of the name `File`; at run time there is one.
        entry[1] = image as File as FormValue;
      },
    });
  }
  return slots;
}

function findText(entries: readonly Entry[], name: string): string | undefined {
  return asString(entries.findLast(([field]) => field === name)?.[1]);
}

/** Boundary and headers of one part, roughly. */
const PART_OVERHEAD_BYTES = 200;

function countOtherBytes(entries: readonly Entry[]): number {
  return entries.reduce(
    (sum, [, value]) =>
      sum + PART_OVERHEAD_BYTES + (typeof value === 'string' ? Buffer.byteLength(value) : 0),
    0,
  );
}

/** A form of the same class: another copy of undici does not know the global one's. */
function rebuild(form: FormData, entries: readonly Entry[]): FormData {
  const copy = new (form.constructor as typeof FormData)();
  for (const [name, value] of entries) {
    if (typeof value === 'string') copy.append(name, value);
    else copy.append(name, value, value.name);
  }
  return copy;
}
