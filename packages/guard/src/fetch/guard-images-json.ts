import { mergeViolations, type Operation, type Surface } from 'gpt-image-contract';
import { checkParameters } from '../check-parameters.js';
import { createDataUrlSlot } from './data-url-slot.js';
import type { GuardContext } from './guard-context.js';
import { mendParameters } from './guard-parameters.js';
import { guardUploads, type UploadSlot } from './guard-uploads.js';
import type { GuardedBody } from './guarded-body.js';
import { asList, asRecord, asString } from '../json-shapes.js';

/**
 * Looks after a JSON body to `/images/generations` or `/images/edits`, images as data URLs.
 * @param json the parsed body; mended in place
 */
export async function guardImagesJson(
  json: unknown,
  operation: Operation,
  surface: Surface,
  context: GuardContext,
): Promise<GuardedBody> {
  const request = asRecord(json);
  if (request === undefined) return { violations: [] };
  const model = asString(request.model);
  const hasMended = mendParameters(
    {
      model,
      get: (name) => request[name],
      set: (name, value) => {
        request[name] = value;
      },
    },
    context,
  );
  const slots = operation === 'edit' ? findSlots(request) : [];
  const uploads = await guardUploads(
    slots,
    { surface: 'json', model, size: asString(request.size), otherBytes: 0 },
    context,
  );
  const { policy } = context.options;
  const violations = mergeViolations([
    ...checkParameters(request, { operation, surface, policy }),
    ...uploads.violations,
  ]);
  if (!hasMended && !uploads.isChanged) return { violations };
  return { violations, body: JSON.stringify(request) };
}

function findSlots(request: Record<string, unknown>): UploadSlot[] {
  const slots: (UploadSlot | undefined)[] = asList(request.images).map((item, index) =>
    createDataUrlSlot(asRecord(item), 'image_url', { param: `images[${index}]`, role: 'image' }),
  );
  for (const role of ['mask', 'markup'] as const) {
    slots.push(createDataUrlSlot(asRecord(request[role]), 'image_url', { param: role, role }));
  }
  return slots.filter((slot) => slot !== undefined);
}
