import type { ImageRequest } from './context.js';
import { PARAMETERS } from './parameters.js';

/**
 * Reads the text of a form field as the API does: numbers and booleans are converted. A text that cannot be converted
 * stays text.
 */
export function readFormValue(name: string, text: string): unknown {
  const type = Object.hasOwn(PARAMETERS, name) ? PARAMETERS[name]?.type : undefined;
  if (type === 'integer') return /^[+-]?\d{1,15}$/.test(text) ? Number(text) : text;
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

/** Turns the values of a request into what arrives when it is sent as a form, where every value is text first. */
export function toFormValues(request: ImageRequest): ImageRequest {
  let changed: Record<string, unknown> | undefined;
  for (const name of Object.keys(request)) {
    const value = request[name];
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') continue;
    const read = readFormValue(name, String(value));
    if (read === value) continue;
    changed ??= { ...request };
    changed[name] = read;
  }
  return changed ?? request;
}
