import { asBuffer } from '../bytes.js';

/** One chunk of a PNG file, with its length, type and checksum. */
export interface PngChunk {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

export const PNG_SIGNATURE_BYTES = 8;

/**
 * Cuts a PNG file into its chunks, up to and with `IEND`.
 * @returns `undefined` where the file ends before `IEND`.
 */
export function readPngChunks(bytes: Uint8Array): PngChunk[] | undefined {
  const file = asBuffer(bytes);
  const chunks: PngChunk[] = [];
  let at = PNG_SIGNATURE_BYTES;
  while (at + 12 <= file.length) {
    const end = at + 12 + file.readUInt32BE(at);
    if (end > file.length) return undefined;
    const type = file.toString('latin1', at + 4, at + 8);
    chunks.push({ type, start: at, end });
    if (type === 'IEND') return chunks;
    at = end;
  }
  return undefined;
}

/** Frames of an animated PNG by its `acTL` chunk, which stands before the pixels; 1 for a still one. */
export function countPngFrames(bytes: Uint8Array): number {
  const file = asBuffer(bytes);
  let at = PNG_SIGNATURE_BYTES;
  while (at + 12 <= file.length) {
    const type = file.toString('latin1', at + 4, at + 8);
    if (type === 'acTL') return Math.max(1, file.readUInt32BE(at + 8));
    if (type === 'IDAT' || type === 'IEND') return 1;
    at += 12 + file.readUInt32BE(at);
  }
  return 1;
}
