import { Busboy, type BusboyFileStream, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';

/**
 * Parses a multipart body. Not by `Response.formData`: undici's parser refuses what curl, Go and Python write, such as
 * escaped quotes, `filename*` and headers in another order, and an image in such a form would pass unseen.
 * @returns the form, parts in their order
 * @throws {Error} where the body is no whole multipart form
 */
export function parseForm(bytes: Uint8Array, contentType: string): Promise<FormData> {
  const parser = createParser(contentType, bytes.byteLength);
  const entries: (readonly [name: string, value: string | Promise<File>])[] = [];
  parser.on('field', (name, value) => entries.push([name, value]));
  parser.on('file', (name, stream, fileName, _encoding, type) => {
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
    isPartAFile: (_, __, fileName) => fileName !== undefined,
  });
}

async function readFile(stream: BusboyFileStream, name: string, type: string): Promise<File> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of stream as AsyncIterable<Uint8Array<ArrayBuffer>>) chunks.push(chunk);
  return new File(chunks, unescapeName(name), { type });
}

/** The three characters that browsers and `fetch` escape in names. */
function unescapeName(name: string): string {
  return name.replace(/%(?:22|0A|0D)/gi, decodeURIComponent);
}

async function collect(
  entries: readonly (readonly [name: string, value: string | Promise<File>])[],
): Promise<FormData> {
  const form = new FormData();
  for (const [name, value] of entries) {
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, await value);
  }
  return form;
}
