import { asBuffer } from '../bytes.js';

/** One piece of a JPEG file: a marker with its payload; a scan (`SOS`) includes its entropy-coded data. */
export interface JpegSegment {
  readonly marker: number;
  readonly start: number;
  readonly end: number;
}

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;

/**
 * Cuts a JPEG file into its segments, from `SOI` to the first image's `EOI`; what follows that is another image or junk.
 * @returns `undefined` where the file ends, or stops making sense, before `EOI`.
 */
export function readJpegSegments(bytes: Uint8Array): JpegSegment[] | undefined {
  const file = asBuffer(bytes);
  if (file.length < 4 || file[0] !== 0xff || file[1] !== SOI) return undefined;
  const segments: JpegSegment[] = [{ marker: SOI, start: 0, end: 2 }];
  let at = 2;
  while (at + 2 <= file.length) {
    const start = at;
    // Between a scan and the next marker some cameras leave stray bytes; libjpeg skips them as well.
    const mark = file.indexOf(0xff, at);
    if (mark === -1) return undefined;
    at = mark + 1;
    while (file[at] === 0xff) at++;
    const marker = file[at++];
    if (marker === undefined) return undefined;
    if (marker === EOI) {
      segments.push({ marker, start, end: at });
      return segments;
    }
    // Markers without a payload: a second `SOI` and `TEM` do no harm either.
    if (marker <= 0x01 || (marker >= 0xd0 && marker <= SOI)) continue;
    if (at + 2 > file.length) return undefined;
    at += file.readUInt16BE(at);
    if (marker === SOS) at = endOfScan(file, at);
    if (at > file.length) return undefined;
    segments.push({ marker, start, end: at });
  }
  return undefined;
}

/** Entropy-coded data ends at the first marker that is neither a stuffed zero nor a restart. */
function endOfScan(file: Buffer, from: number): number {
  let at = from;
  for (;;) {
    at = file.indexOf(0xff, at);
    if (at === -1) return file.length;
    const next = file[at + 1];
    if (next === undefined) return file.length;
    if (next !== 0x00 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
    at += next === 0xff ? 1 : 2;
  }
}
