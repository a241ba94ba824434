import { ApiFault } from './api-fault.js';
import type { StoredFile } from './exchange.js';
import type { FilePart } from './form.js';
import { isObject } from './json-body.js';
import type { Store } from './store.js';
import { createFile } from './upload.js';

/**
 * Finds the image a JSON body refers to by `image_url` (a data URL) or `file_id`.
 * @param param where the reference stands: `images[0]`
 * @returns `undefined` for what is no reference at all, which the contract reports.
 * @throws {ApiFault} for a remote URL, which is never fetched and answers like a download that failed, and for a file
 * that was not uploaded to this emulator.
 */
export function resolveReference(
  reference: unknown,
  param: string,
  files: Store<StoredFile>,
): FilePart | undefined {
  if (!isObject(reference)) return undefined;
  const { image_url: url, file_id: id } = reference;
  if (typeof id === 'string') return readStored(id, param, files);
  return typeof url === 'string' ? (readDataUrl(url, param) ?? failDownload(url)) : undefined;
}

/** @returns `undefined` for a URL of another scheme. */
function readDataUrl(url: string, param: string): FilePart | undefined {
  const comma = url.indexOf(',');
  const head = /^data:(?<type>[^;,]*)(?<parameters>;[^,]*)?$/i.exec(url.slice(0, Math.max(0, comma)));
  if (head === null) return undefined;
  const isBase64 = /;\s*base64$/i.test(head.groups?.parameters ?? '');
  const payload = url.slice(comma + 1);
  const content = Buffer.from(payload, isBase64 ? 'base64' : 'utf8');
  return createFile(param, content, (head.groups?.type ?? '').toLowerCase());
}

/** Text, param and code as in a public log of 2025-12-11 (openai-python issue 2776). */
function failDownload(url: string): never {
  throw new ApiFault({
    status: 400,
    type: 'invalid_request_error',
    param: 'url',
    code: 'invalid_value',
    message: `Error while downloading ${url}.`,
  });
}

function readStored(id: string, param: string, files: Store<StoredFile>): FilePart {
  const file = files.get(id);
  if (file !== undefined) return createFile(param, file.content, file.contentType, file.filename);
  // The code is the Responses API's (openai 7.55.0); no source shows the whole envelope.
  throw new ApiFault({
    status: 400,
    type: 'invalid_request_error',
    param: `${param}.file_id`,
    code: 'image_file_not_found',
    message: `No file with the id '${id}' was found.`,
  });
}
