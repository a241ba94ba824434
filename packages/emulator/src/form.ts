import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Busboy, type BusboyFileStream, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import { API_LIMITS } from 'gpt-image-contract';
import { malformedFormFault } from './transport-faults.js';

/** A file part of a form. */
export interface FilePart {
  /** Name of the field as it was sent: `image`, `image[]`, `mask`, … */
  readonly field: string;
  readonly filename: string;
  /** Content-Type the part declares. */
  readonly contentType: string;
  /** Length of the part in bytes, whether or not all of it was kept. */
  readonly size: number;
  /** SHA-256 of the whole part, in hex. */
  readonly sha256: string;
  /** The content; cut off where the API would refuse it for its length anyway. */
  readonly content: Buffer;
}

/** A text part of a form. */
export interface TextPart {
  readonly field: string;
  readonly value: string;
}

/** Longest text field kept, in bytes: more than any text the API takes (a data URL of 20,971,520 characters). */
const MAX_FIELD_BYTES = 24 * 1024 * 1024;
/** Text fields kept. A bare Buffer given to the SDK becomes one field a byte; the first thousand tell the story. */
const MAX_FIELDS = 1000;
/** Files whose content is kept. Further ones are counted: the API refuses them for their number. */
const MAX_KEPT_FILES = 2 * API_LIMITS.maxImages;
/** How long the parser may take to say that it is done once it has everything, in ms. */
const FINISH_MS = 10_000;

/**
 * Parses a multipart form.
 * @param chunks the request body
 * @returns its parts in the order they came.
 * @throws {ApiFault} when it is no whole, well-formed multipart body.
 */
export async function readForm(
  headers: IncomingHttpHeaders,
  chunks: AsyncIterable<Buffer>,
): Promise<(TextPart | FilePart)[]> {
  const parts: Promise<TextPart | FilePart>[] = [];
  let files = 0;
  const parser = createParser(headers);
  const finished = new Promise<void>((resolve, reject) => {
    parser.once('finish', resolve);
    parser.on('error', () => {
      reject(malformedFormFault());
    });
  });
  // Awaited below; until then a failure must not count as unhandled.
  finished.catch(() => undefined);
  parser.on('field', (field: string | undefined, value) => {
    parts.push(Promise.resolve({ field: field ?? '', value }));
  });
  parser.on(
    'file',
    (field: string | undefined, stream, filename: string | undefined, _encoding, contentType) => {
      files += 1;
      const isKept = files <= MAX_KEPT_FILES;
      const file = readFile(stream, { field: field ?? '', filename: filename ?? '', contentType, isKept });
      file.catch(() => undefined);
      parts.push(file);
    },
  );
  for await (const chunk of chunks) {
    await Promise.race([write(parser, chunk), finished]);
  }
  parser.end();
  const timer = setTimeout(() => parser.emit('error', new Error('The parser did not finish.')), FINISH_MS);
  try {
    await finished;
    return await Promise.all(parts);
  } finally {
    clearTimeout(timer);
  }
}

function createParser(headers: IncomingHttpHeaders): BusboyInstance {
  try {
    return new Busboy({
      headers: headers as BusboyHeaders,
      limits: { fieldSize: MAX_FIELD_BYTES, fields: MAX_FIELDS },
      isPartAFile: (_field, contentType, filename) =>
        filename !== undefined || (contentType !== undefined && !contentType.startsWith('text/')),
    });
  } catch {
    // No boundary, or one the parser cannot use.
    throw malformedFormFault();
  }
}

function write(parser: BusboyInstance, chunk: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.write(chunk, (error) => {
      if (error) reject(malformedFormFault());
      else resolve();
    });
  });
}

async function readFile(
  stream: BusboyFileStream,
  { isKept, ...about }: { field: string; filename: string; contentType: string; isKept: boolean },
): Promise<FilePart> {
  const hash = createHash('sha256');
  const kept: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk);
    if (isKept && size <= API_LIMITS.maxImageBytes) kept.push(chunk);
    size += chunk.length;
  }
  return { ...about, size, sha256: hash.digest('hex'), content: Buffer.concat(kept) };
}
