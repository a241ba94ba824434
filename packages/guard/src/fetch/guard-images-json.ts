import { mergeViolations, type Operation, type Surface } from 'gpt-image-contract';
import { checkParameters } from '../check-parameters.js';
import { createDataUrlSlot } from './data-url-slot.js';
import type { GuardContext } from './guard-context.js';
import { mendParameters } from './guard-parameters.js';
import { guardUploads, type UploadSlot } from './guard-uploads.js';
import type { GuardedBody } from './guarded-body.js';
import { asRecord, asString } from '../json-shapes.js';

/**
 * Looks after a JSON body to `/images/generations` or `/images/edits`, images as data URLs. A bare URL in the place of
 * `{ image_url }`, and `image` for `images`, are prepared where they stand: OpenAI refuses them, which is told, and some
 * gateways take nothing else.
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
    { surface, isJson: true, model, size: asString(request.size), otherBytes: 0 },
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
  const slots: (UploadSlot | undefined)[] = [];
  for (const key of ['images', 'image']) {
    const value = request[key];
    if (Array.isArray(value)) {
      for (const index of value.keys())
        slots.push(createSlot(value, index, { param: `${key}[${index}]`, role: 'image' }));
    } else slots.push(createSlot(request, key, { param: key, role: 'image' }));
  }
  for (const role of ['mask', 'markup'] as const)
    slots.push(createSlot(request, role, { param: role, role }));
  return slots.filter((slot) => slot !== undefined);
}

/** The image at `key` of a list or an object: `{ image_url }`, or the URL itself. */
function createSlot(
  holder: object,
  key: string | number,
  place: Pick<UploadSlot, 'param' | 'role'>,
): UploadSlot | undefined {
  const places = holder as Record<string | number, unknown>;
  return (
    createDataUrlSlot(places, key, place) ?? createDataUrlSlot(asRecord(places[key]), 'image_url', place)
  );
}
