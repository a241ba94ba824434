import { asBuffer } from './bytes.js';
import { isGifCutShort } from './metadata/gif-blocks.js';
import { readJpegSegments } from './metadata/jpeg-segments.js';
import { readPngChunks } from './metadata/png-chunks.js';
import { readWebpChunks } from './metadata/webp-chunks.js';

/**
 * Whether a file ends before its own structure says it may: a broken download or upload. Nothing is decoded, and what
 * stands behind the picture (a gain map, the frames of a panorama, junk) is no matter.
 */
export function isCutShort(bytes: Uint8Array, format: string | undefined): boolean {
  if (format === 'jpeg') return readJpegSegments(bytes) === undefined;
  if (format === 'png') return readPngChunks(bytes) === undefined;
  if (format === 'webp') return readWebpChunks(bytes) === undefined;
  if (format === 'gif') return isGifCutShort(bytes);
  if (format === 'bmp') return bytes.byteLength < 6 || asBuffer(bytes).readUInt32LE(2) > bytes.byteLength;
  return false;
}
