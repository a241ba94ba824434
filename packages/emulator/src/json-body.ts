import { isUtf8 } from 'node:buffer';
import { malformedJsonFault } from './transport-faults.js';

/**
 * Reads a body that is a JSON object.
 * @throws {ApiFault} when it is none.
 */
export async function readJsonObject(
  body: AsyncIterable<Buffer>,
): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (!isUtf8(bytes)) throw malformedJsonFault();
  const value = parse(bytes.toString());
  if (!isObject(value)) throw malformedJsonFault();
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformedJsonFault();
  }
}

/** Whether a JSON value is an object, which a list is not. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
