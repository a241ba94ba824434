import { checkRequest, mergeViolations, type Violation } from 'gpt-image-contract';
import { checkParameters } from '../check-parameters.js';
import { createDataUrlSlot } from './data-url-slot.js';
import { findChatInputs, findResponsesInputs, type VisionInput } from './find-vision-inputs.js';
import type { GuardContext } from './guard-context.js';
import { mendParameters } from './guard-parameters.js';
import { guardUploads, type GuardOutcome } from './guard-uploads.js';
import { guardVisionInputs } from './guard-vision-inputs.js';
import type { GuardedBody } from './guarded-body.js';
import { asList, asRecord, asString } from '../json-shapes.js';

/** Looks after the image inputs of a chat request. @param json the parsed body; mended in place */
export async function guardChat(json: unknown, context: GuardContext): Promise<GuardedBody> {
  const request = asRecord(json);
  if (request === undefined) return { violations: [] };
  return guardVision(request, findChatInputs(request), context);
}

async function guardVision(
  request: Record<string, unknown>,
  inputs: readonly VisionInput[],
  context: GuardContext,
): Promise<GuardedBody> {
  if (!context.options.vision || inputs.length === 0) return { violations: [] };
  const outcome = await guardVisionInputs(inputs, asString(request.model), context);
  return finish(request, outcome.isChanged, outcome.violations);
}

/**
 * Looks after a Responses request: its image tool and, with such a tool, the input images as uploads to be edited; else
 * the input images as something to look at.
 * @param json the parsed body; mended in place
 */
export async function guardResponses(json: unknown, context: GuardContext): Promise<GuardedBody> {
  const request = asRecord(json);
  if (request === undefined) return { violations: [] };
  const inputs = findResponsesInputs(request);
  const tool = asList(request.tools)
    .map(asRecord)
    .find((each) => each?.type === 'image_generation');
  return tool === undefined
    ? guardVision(request, inputs, context)
    : guardImageTool(request, tool, inputs, context);
}

async function guardImageTool(
  request: Record<string, unknown>,
  tool: Record<string, unknown>,
  inputs: readonly VisionInput[],
  context: GuardContext,
): Promise<GuardedBody> {
  const model = asString(tool.model);
  // Text in a list of messages is a conversation, not a prompt: only a plain `input` is cleaned.
  const hasMended = mendParameters(
    {
      model,
      get: (name) => (name === 'prompt' ? request.input : tool[name]),
      set: (name, value) => {
        if (name === 'prompt') request.input = value;
        else tool[name] = value;
      },
    },
    context,
  );
  const mask = asRecord(tool.input_image_mask);
  const slots = [
    ...inputs.map(({ holder, key, param }) => createDataUrlSlot(holder, key, { param, role: 'image' })),
    createDataUrlSlot(mask, 'image_url', { param: 'input_image_mask', role: 'mask' }),
  ].filter((slot) => slot !== undefined);
  const uploads: GuardOutcome = await guardUploads(
    slots,
    { surface: 'responses', isJson: true, model, size: asString(tool.size), otherBytes: 0 },
    context,
  );
  const { policy } = context.options;
  const operation = inputs.length > 0 || mask !== undefined ? 'edit' : 'generate';
  const prompt = asString(request.input);
  const violations = mergeViolations([
    ...checkRequest(tool, { operation, surface: 'responses', policy }),
    ...checkParameters({ prompt }, { operation, surface: 'json', policy, incomplete: true }),
    ...uploads.violations,
  ]);
  return finish(request, hasMended || uploads.isChanged, violations);
}

function finish(
  request: Record<string, unknown>,
  isChanged: boolean,
  violations: readonly Violation[],
): GuardedBody {
  return isChanged ? { violations, body: JSON.stringify(request) } : { violations };
}
