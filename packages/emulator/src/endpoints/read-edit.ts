import { readFormRequest, type ImageRequest } from 'gpt-image-contract';
import { ApiFault } from '../api-fault.js';
import type { Exchange } from '../exchange.js';
import { readForm, type FilePart, type TextPart } from '../form.js';
import { resolveReference } from '../image-reference.js';
import { readJsonObject } from '../json-body.js';
import { contentTypeFault } from '../transport-faults.js';
import { readUploads, toRecordedImage } from '../upload.js';
import type { WireRequest } from '../verdict.js';
import { getSurface, withDeployment } from './azure.js';

/**
 * Reads an edit, from a form or from JSON, and records it.
 * @throws {ApiFault} when the body cannot be read.
 */
export async function readEdit(exchange: Exchange): Promise<WireRequest> {
  const contentType = exchange.request.headers['content-type'] ?? '';
  if (/^multipart\/form-data\b/i.test(contentType)) return readEditForm(exchange);
  if (/^application\/json\b/i.test(contentType)) return readEditJson(exchange);
  throw contentTypeFault(contentType, 'multipart/form-data');
}

async function readEditForm(exchange: Exchange): Promise<WireRequest> {
  const parts = await readForm(exchange.request.headers, exchange.body);
  exchange.record.fields = groupFields(parts.filter(isText));
  const parameters = readFormRequest(parts.map((part) => [part.field, isText(part) ? part.value : part]));
  const [images, mask, markup] = ['image', 'mask', 'markup'].map((name) =>
    [parameters[name]].flat().filter(isFile),
  );
  return addUploads(
    exchange,
    { parameters, surface: getSurface(exchange, 'form') },
    { images, mask, markup },
  );
}

async function readEditJson(exchange: Exchange): Promise<WireRequest> {
  const parameters = await readJsonObject(exchange.body);
  exchange.record.fields = parameters;
  let unresolved: ApiFault | undefined;
  const resolve = (reference: unknown, param: string): FilePart | undefined => {
    try {
      return resolveReference(reference, param, exchange.memory.files);
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      unresolved ??= error;
      return undefined;
    }
  };
  const references: unknown[] = Array.isArray(parameters.images) ? parameters.images : [];
  const images = references.map((reference, index) => resolve(reference, `images[${index}]`));
  const files = {
    images: images.every((image) => image !== undefined) ? images : [],
    mask: [resolve(parameters.mask, 'mask')].filter((file) => file !== undefined),
    markup: [resolve(parameters.markup, 'markup')].filter((file) => file !== undefined),
  };
  const wire = await addUploads(exchange, { parameters, surface: getSurface(exchange, 'json') }, files);
  return { ...wire, unresolved };
}

async function addUploads(
  exchange: Exchange,
  { parameters, surface }: Pick<WireRequest, 'parameters' | 'surface'>,
  files: Record<'images' | 'mask' | 'markup', readonly FilePart[] | undefined>,
): Promise<WireRequest> {
  const images = await readUploads(files.images ?? []);
  const [mask] = await readUploads(files.mask?.slice(-1) ?? []);
  const [markup] = await readUploads(files.markup?.slice(-1) ?? []);
  exchange.record.images = images.map(toRecordedImage);
  if (mask !== undefined) exchange.record.mask = toRecordedImage(mask);
  if (markup !== undefined) exchange.record.markup = toRecordedImage(markup);
  return {
    parameters: withDeployment(parameters, exchange),
    operation: 'edit',
    surface,
    images,
    mask,
    markup,
  };
}

function isText(part: TextPart | FilePart): part is TextPart {
  return 'value' in part;
}

function isFile(value: unknown): value is FilePart {
  return typeof value === 'object' && value !== null && 'content' in value;
}

/** Repeated fields become a list. */
function groupFields(parts: readonly TextPart[]): ImageRequest {
  const grouped = new Map<string, string | string[]>();
  for (const { field, value } of parts) {
    const before = grouped.get(field);
    grouped.set(field, before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(grouped);
}
