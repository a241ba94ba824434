import { asBuffer } from '../bytes.js';

/** One chunk of a WebP file, header and padding included. */
export interface WebpChunk {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

export const RIFF_HEADER_BYTES = 12;

/**
 * Cuts a WebP file into its RIFF chunks.
 * @returns `undefined` where the file is shorter than it says.
 */
export function readWebpChunks(bytes: Uint8Array): WebpChunk[] | undefined {
  const file = asBuffer(bytes);
  if (file.length < RIFF_HEADER_BYTES) return undefined;
  const riffEnd = 8 + file.readUInt32LE(4);
  if (riffEnd > file.length) return undefined;
  const chunks: WebpChunk[] = [];
  let at = RIFF_HEADER_BYTES;
  while (at + 8 <= riffEnd) {
    const size = file.readUInt32LE(at + 4);
    const end = Math.min(at + 8 + size + (size % 2), file.length);
    if (at + 8 + size > riffEnd) return undefined;
    chunks.push({ type: file.toString('latin1', at, at + 4), start: at, end });
    at = end;
  }
  return chunks;
}
