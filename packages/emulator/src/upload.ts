import { createHash } from 'node:crypto';
import type { ImageFacts } from 'gpt-image-contract';
import type { FilePart } from './form.js';
import { readImageFacts } from './image-content.js';
import type { RecordedImage } from './recorded-request.js';

/** An image of a request, wherever it came from, with what its content is. */
export interface Upload extends FilePart {
  readonly facts: ImageFacts;
}

/** Reads the facts of files, one after the other so that only one is decoded at a time. */
export async function readUploads(files: readonly FilePart[]): Promise<Upload[]> {
  const uploads: Upload[] = [];
  for (const file of files) {
    uploads.push({ ...file, facts: await readImageFacts(file.content, file.size) });
  }
  return uploads;
}

/** Makes a file of bytes that did not come as the part of a form. */
export function createFile(field: string, content: Buffer, contentType: string, filename = ''): FilePart {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { field, filename, contentType, content, size: content.length, sha256 };
}

/** What is recorded of an image: everything but its content. */
export function toRecordedImage({ field, filename, contentType, sha256, facts }: Upload): RecordedImage {
  return { field, filename, declaredMediaType: contentType, sha256, facts };
}
