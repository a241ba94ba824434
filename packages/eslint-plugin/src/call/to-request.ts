import { UNKNOWN_VALUE, type ImageRequest, type Operation, type Surface } from 'gpt-image-contract';
import { toCamelCase } from '../spelling.js';
import type { Value } from '../trace/texts.js';
import type { ImageCall } from './image-call.js';

/** The contract's name of a call's surface. */
export function getContractSurface(call: ImageCall): Surface {
  switch (call.surface) {
    // The AI SDK has names of its own, whichever the provider.
    case 'ai-sdk':
      return 'ai-sdk';
    case 'ai-sdk-tool':
      return 'ai-sdk-tool';
    case 'sdk':
      return call.isAzure ? 'azure' : 'sdk';
    case 'responses-tool':
      return call.isAzure ? 'azure' : 'responses';
    case 'http':
      return call.isAzure ? 'azure' : call.encoding === 'json' ? 'json' : 'form';
  }
}

/** A tool may do both; the parameters it shares with a generation are those that are checked. */
export function getContractOperation(call: ImageCall): Operation {
  return call.operation === 'edit' ? 'edit' : 'generate';
}

/** A value as the API reads it: in a form, where all is text, `'80'` is a number. */
export function toApiValue(call: ImageCall, { value }: Value): unknown {
  if (call.encoding === 'json' || typeof value !== 'string') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  return /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
}

/** A parameter for the contract: its one value, nothing where it is left out, else "there and not known". */
export function toRequestValue(call: ImageCall, values: readonly Value[]): unknown {
  const [value] = values;
  if (values.length !== 1 || value === undefined) return UNKNOWN_VALUE;
  if (value.kind === 'undefined') return undefined;
  return value.kind === 'known' && value.isAltered !== true ? toApiValue(call, value) : UNKNOWN_VALUE;
}

/** Parameters of the AI SDK's `generateImage` that stand beside `providerOptions`. */
const AI_SDK_COMMON: ReadonlySet<string> = new Set(['model', 'n', 'size']);

/** Spells a parameter as the call's surface does: `outputFormat` in the AI SDK. */
export function getSpelling(call: ImageCall, parameter: string): string {
  return call.surface === 'ai-sdk' || call.surface === 'ai-sdk-tool' ? toCamelCase(parameter) : parameter;
}

/** Spells a whole request, whose keys are the API's names, as the call's surface does. */
export function spellRequest(call: ImageCall, request: ImageRequest): ImageRequest {
  if (call.surface !== 'ai-sdk' && call.surface !== 'ai-sdk-tool') return request;
  const entries = Object.entries(request).map(([name, value]) => [getSpelling(call, name), value] as const);
  const isTool = call.surface === 'ai-sdk-tool';
  const isOutside = (name: string): boolean => isTool || AI_SDK_COMMON.has(name);
  const isParameter = ([name, value]: readonly [string, unknown]): boolean =>
    value !== undefined && name !== 'prompt' && name !== 'image' && name !== 'mask';
  const outside = Object.fromEntries(entries.filter(([name]) => isOutside(name)).filter(isParameter));
  if (isTool) return outside;
  const openai = Object.fromEntries(entries.filter(([name]) => !isOutside(name)).filter(isParameter));
  const text = UNKNOWN_VALUE;
  const prompt = call.operation === 'edit' ? { text, images: [new Uint8Array()] } : text;
  return { ...outside, prompt, providerOptions: { openai } };
}
