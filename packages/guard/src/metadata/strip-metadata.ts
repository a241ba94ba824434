import { asBuffer } from '../bytes.js';
import { readJpegSegments } from './jpeg-segments.js';
import { PNG_SIGNATURE_BYTES, readPngChunks } from './png-chunks.js';
import { readWebpChunks, RIFF_HEADER_BYTES } from './webp-chunks.js';

/** A file without its metadata: every pixel as it was, byte for byte. */
export interface Stripped {
  /** The same object as went in where there was nothing to remove. */
  readonly bytes: Uint8Array;
  /** Names of what was removed, for the report: `EXIF`, `XMP`, `trailing data`, … */
  readonly removed: readonly string[];
}

/**
 * Removes EXIF (and with it GPS), XMP, IPTC, comments, embedded previews, animation frames after the first (PNG) and
 * whatever follows the image, without decoding a pixel. Colour information stays.
 * @returns `undefined` where the file is cut off or of another format.
 */
export function stripMetadata(bytes: Uint8Array, format: string): Stripped | undefined {
  if (format === 'jpeg') return stripJpeg(bytes);
  if (format === 'png') return stripPng(bytes);
  if (format === 'webp') return stripWebp(bytes);
  return undefined;
}

interface Piece {
  readonly start: number;
  readonly end: number;
}

function keep(bytes: Uint8Array, pieces: readonly Piece[], removed: Set<string>, end: number): Stripped {
  if (end < bytes.byteLength) removed.add('trailing data');
  if (removed.size === 0) return { bytes, removed: [] };
  const file = asBuffer(bytes);
  return {
    bytes: Buffer.concat(pieces.map((piece) => file.subarray(piece.start, piece.end))),
    removed: [...removed],
  };
}

function stripJpeg(bytes: Uint8Array): Stripped | undefined {
  const segments = readJpegSegments(bytes);
  if (segments === undefined) return undefined;
  const file = asBuffer(bytes);
  const removed = new Set<string>();
  const kept = segments.filter(({ marker, start, end }) => {
    const name = jpegMetadata(marker, file.toString('latin1', start + 4, Math.min(end, start + 40)));
    if (name !== undefined) removed.add(name);
    return name === undefined;
  });
  return keep(bytes, kept, removed, segments.at(-1)?.end ?? 0);
}

/** Name of the metadata an `APPn` or comment segment holds; `undefined` for what decoding needs. */
function jpegMetadata(marker: number, payload: string): string | undefined {
  if (marker === 0xfe) return 'comment';
  if (marker < 0xe0 || marker > 0xef) return undefined;
  // JFIF density, the ICC profile and Adobe's colour transform decide how pixels look.
  if (marker === 0xe0 && payload.startsWith('JFIF'))
    return hasThumbnail(payload) ? 'embedded previews' : undefined;
  if (marker === 0xe2 && payload.startsWith('ICC_PROFILE')) return undefined;
  if (marker === 0xee && payload.startsWith('Adobe')) return undefined;
  if (marker === 0xe1) return payload.startsWith('Exif') ? 'EXIF' : 'XMP';
  if (marker === 0xe2 && payload.startsWith('MPF')) return 'embedded previews';
  if (marker === 0xed) return 'IPTC';
  return 'application data';
}

/** The last two of a JFIF header's 14 bytes are the width and height of a thumbnail, which may show what was cropped. */
function hasThumbnail(jfif: string): boolean {
  return jfif.charCodeAt(12) > 0 && jfif.charCodeAt(13) > 0;
}

/** Ancillary chunks that decide how pixels look; PNG, third edition. All others are metadata, known or not. */
const PNG_PICTURE = new Set([
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'cICP',
  'mDCV',
  'cLLI',
  'sBIT',
  'bKGD',
  'hIST',
  'pHYs',
]);

/** Chunks in lower case can be left out; the others make the picture. */
const ANCILLARY = /^[^A-Z]/;

const PNG_METADATA: Readonly<Record<string, string>> = {
  eXIf: 'EXIF',
  tEXt: 'text',
  zTXt: 'text',
  iTXt: 'text',
  tIME: 'time',
  caBX: 'content credentials',
  acTL: 'animation frames',
  fcTL: 'animation frames',
  fdAT: 'animation frames',
};

function stripPng(bytes: Uint8Array): Stripped | undefined {
  const chunks = readPngChunks(bytes);
  if (chunks === undefined) return undefined;
  const removed = new Set<string>();
  const kept = chunks.filter(({ type }) => {
    if (!ANCILLARY.test(type) || PNG_PICTURE.has(type)) return true;
    removed.add(PNG_METADATA[type] ?? 'application data');
    return false;
  });
  return keep(bytes, [{ start: 0, end: PNG_SIGNATURE_BYTES }, ...kept], removed, chunks.at(-1)?.end ?? 0);
}

const WEBP_PICTURE = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ICCP', 'ANIM', 'ANMF']);
const VP8X_EXIF_AND_XMP = 0b0000_1100;

function stripWebp(bytes: Uint8Array): Stripped | undefined {
  const chunks = readWebpChunks(bytes);
  if (chunks === undefined) return undefined;
  const removed = new Set<string>();
  const kept = chunks.filter(({ type }) => {
    if (WEBP_PICTURE.has(type)) return true;
    removed.add(type === 'EXIF' ? 'EXIF' : type === 'XMP ' ? 'XMP' : 'application data');
    return false;
  });
  const pieces = [{ start: 0, end: RIFF_HEADER_BYTES }, ...kept];
  const stripped = keep(bytes, pieces, removed, chunks.at(-1)?.end ?? 0);
  if (stripped.bytes === bytes) return stripped;
  const file = asBuffer(stripped.bytes);
  file.writeUInt32LE(file.length - 8, 4);
  const extended = RIFF_HEADER_BYTES + 8;
  if (file.toString('latin1', RIFF_HEADER_BYTES, RIFF_HEADER_BYTES + 4) === 'VP8X') {
    file[extended] = (file[extended] ?? 0) & ~VP8X_EXIF_AND_XMP;
  }
  return stripped;
}
