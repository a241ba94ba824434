import { asBuffer } from './bytes.js';

/** The red, green and blue columns of the sRGB profile (D50), which every sRGB profile in use shares. ICC, sRGB v2/v4. */
const SRGB_COLUMNS = [
  ['rXYZ', [0.4361, 0.2225, 0.0139]],
  ['gXYZ', [0.3851, 0.7169, 0.0971]],
  ['bXYZ', [0.1431, 0.0606, 0.7142]],
] as const;

/** Profiles round their columns differently; Display P3, the nearest other space, differs by 0.08. */
const COLUMN_TOLERANCE = 0.003;

/** One step of an 8-bit channel is 0.004. */
const CURVE_TOLERANCE = 0.004;

/**
 * Whether an ICC profile describes sRGB, judged by its numbers: any name can stand in a profile.
 * Then converting to sRGB would change nothing, and costs as much as decoding.
 */
export function isSrgbProfile(icc: Uint8Array): boolean {
  const profile = asBuffer(icc);
  if (profile.length < 132 || profile.toString('latin1', 16, 20) !== 'RGB ') return false;
  const tags = readTags(profile);
  // A profile with lookup tables may look like sRGB in its matrix and still do something else.
  if (tags.has('A2B0')) return false;
  for (const [name, expected] of SRGB_COLUMNS) {
    const column = readXyz(tags.get(name));
    if (column === undefined) return false;
    if (expected.some((value, index) => Math.abs(value - (column[index] ?? NaN)) > COLUMN_TOLERANCE)) {
      return false;
    }
  }
  return ['rTRC', 'gTRC', 'bTRC'].every((name) => isSrgbCurve(tags.get(name)));
}

function readTags(profile: Buffer): Map<string, Buffer> {
  const tags = new Map<string, Buffer>();
  const count = Math.min(profile.readUInt32BE(128), 200);
  for (let index = 0; index < count; index++) {
    const at = 132 + index * 12;
    if (at + 12 > profile.length) break;
    const offset = profile.readUInt32BE(at + 4);
    const size = profile.readUInt32BE(at + 8);
    if (offset + size > profile.length) continue;
    tags.set(profile.toString('latin1', at, at + 4), profile.subarray(offset, offset + size));
  }
  return tags;
}

function readXyz(tag: Buffer | undefined): number[] | undefined {
  if (tag === undefined || tag.length < 20 || tag.toString('latin1', 0, 4) !== 'XYZ ') return undefined;
  return [8, 12, 16].map((at) => tag.readInt32BE(at) / 65_536);
}

function isSrgbCurve(tag: Buffer | undefined): boolean {
  if (tag === undefined || tag.length < 12) return false;
  const curve = readCurve(tag);
  if (curve === undefined) return false;
  for (let step = 0; step <= 16; step++) {
    const encoded = step / 16;
    if (Math.abs(curve(encoded) - srgbToLinear(encoded)) > CURVE_TOLERANCE) return false;
  }
  return true;
}

function readCurve(tag: Buffer): ((encoded: number) => number) | undefined {
  const type = tag.toString('latin1', 0, 4);
  if (type === 'curv') {
    const count = tag.readUInt32BE(8);
    if (count < 2 || tag.length < 12 + count * 2) return undefined;
    return (encoded) => {
      const position = encoded * (count - 1);
      const below = Math.min(Math.floor(position), count - 2);
      const low = tag.readUInt16BE(12 + below * 2);
      const high = tag.readUInt16BE(14 + below * 2);
      return (low + (high - low) * (position - below)) / 65_535;
    };
  }
  // Parametric type 3: (a·x + b)^g above d, c·x below. sRGB is always written so.
  if (type !== 'para' || tag.readUInt16BE(8) !== 3 || tag.length < 32) return undefined;
  const [g = 1, a = 1, b = 0, c = 1, d = 0] = [12, 16, 20, 24, 28].map((at) => tag.readInt32BE(at) / 65_536);
  return (encoded) => (encoded >= d ? (a * encoded + b) ** g : c * encoded);
}

function srgbToLinear(encoded: number): number {
  return encoded <= 0.040_45 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
}
