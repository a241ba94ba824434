import { UNKNOWN_VALUE, type Operation, type Surface } from 'gpt-image-contract';
import type { Value } from '../trace/texts.js';
import type { ImageCall } from './image-call.js';

/** The contract's name of a call's surface. */
export function getContractSurface(call: ImageCall): Surface {
  if (call.isAzure) return 'azure';
  switch (call.surface) {
    case 'sdk':
      return 'sdk';
    case 'ai-sdk':
      return 'ai-sdk';
    case 'ai-sdk-tool':
      return 'ai-sdk-tool';
    case 'responses-tool':
      return 'responses';
    case 'http':
      return call.isForm ? 'form' : 'json';
  }
}

/** A tool may do both; the parameters it shares with a generation are those that are checked. */
export function getContractOperation(call: ImageCall): Operation {
  return call.operation === 'edit' ? 'edit' : 'generate';
}

/** A value as the API reads it: in a form, where all is text, `'80'` is a number. */
export function toApiValue(call: ImageCall, { value }: Value): unknown {
  if (!call.isForm || typeof value !== 'string') return value;
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
