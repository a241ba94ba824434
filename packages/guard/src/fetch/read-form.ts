import { findUploadRole } from './upload-fields.js';
import { Busboy, type BusboyFileStream, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';

/**
 * Parses a multipart body. Not by `Response.formData`: undici's parser refuses what curl, Go and Python write, such as
 * escaped quotes, `filename*` and headers in another order, and an image in such a form would pass unseen.
 * @returns the form, parts in their order
 * @throws {Error} where the body is no whole multipart form
 */
export function parseForm(bytes: Uint8Array, contentType: string): Promise<FormData> {
  const parser = createParser(contentType, bytes.byteLength);
  const entries: (readonly [name: string, value: string | Promise<File | string>])[] = [];
  parser.on('field', (name, value) => entries.push([name, value]));
  // Of a part without a file name the types know nothing.
  parser.on('file', (name, stream, fileName: string | undefined, _encoding, type) => {
    const file = readFile(stream, fileName, type);
    // Awaited once the form is whole; a form cut off within a file is refused as a form.
    file.catch(() => undefined);
    entries.push([name, file]);
  });
  return new Promise((resolve, reject) => {
    parser.once('error', reject);
    parser.once('finish', () => {
      collect(entries).then(resolve, reject);
    });
    parser.end(bytes);
  });
}

function createParser(contentType: string, most: number): BusboyInstance {
  return new Busboy({
    headers: { 'content-type': contentType } satisfies BusboyHeaders,
    // Nothing is cut off: what is sent on has to be what came.
    limits: { fieldNameSize: most, fieldSize: most },
    // A field made to hold a picture is read as bytes: as text they would be broken.
    isPartAFile: (name, _, fileName) => fileName !== undefined || findUploadRole(name ?? '') !== undefined,
  });
}

async function readFile(
  stream: BusboyFileStream,
  name: string | undefined,
  type: string,
): Promise<File | string> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of stream as AsyncIterable<Uint8Array<ArrayBuffer>>) chunks.push(chunk);
  if (name !== undefined) return new File(chunks, unescapeName(name), { type });
  return decodeText(Buffer.concat(chunks)) ?? new NamelessFile(chunks, '', { type });
}

/** Bytes of a part without a file name that are no text. */
export class NamelessFile extends File {}

function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The three characters that browsers and `fetch` escape in names. */
function unescapeName(name: string): string {
  return name.replace(/%(?:22|0A|0D)/gi, decodeURIComponent);
}

async function collect(
  entries: readonly (readonly [name: string, value: string | Promise<File | string>])[],
): Promise<FormData> {
  const form = new FormData();
  for (const [name, value] of entries) {
    const content = await value;
    if (typeof content === 'string') form.append(name, content);
    else form.append(name, content);
  }
  return form;
}
