/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays indexed within their length, in the innermost loops */
import sharp from 'sharp';
import type { ScoredPicture } from './images-ssimulacra2.js';

const LOBES = 3;

interface Taps {
  readonly start: Int32Array;
  readonly weights: Float32Array;
  readonly count: number;
}

/**
 * The picture every variant is scored against: decoded, upright, converted to sRGB at full size, shrunk to at most
 * `maxEdge` pixels by Lanczos in floating point with transparent colours left out, and only then rounded to 8 bits.
 */
export async function idealPicture(path: string, maxEdge: number): Promise<ScoredPicture> {
  const { data, info } = await sharp(path, { autoOrient: true, limitInputPixels: false })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const channels = info.channels === 4 ? 4 : 3;
  const factor = Math.min(1, maxEdge / Math.max(width, height));
  if (factor === 1) return { data, width, height, channels };
  const outWidth = Math.max(1, Math.round(width * factor));
  const outHeight = Math.max(1, Math.round(height * factor));
  const rows = shrinkRows(data, width, height, channels, tapsFor(width, outWidth), outWidth);
  const shrunk = shrinkColumns(rows, outWidth * channels, tapsFor(height, outHeight), outHeight);
  return { data: toBytes(shrunk, channels), width: outWidth, height: outHeight, channels };
}

function tapsFor(from: number, to: number): Taps {
  const scale = from / to;
  const support = LOBES * scale;
  const count = Math.ceil(support) * 2 + 1;
  const start = new Int32Array(to);
  const weights = new Float32Array(to * count);
  for (let out = 0; out < to; out++) {
    const centre = (out + 0.5) * scale;
    const first = Math.max(0, Math.floor(centre - support + 0.5));
    const last = Math.min(from, Math.floor(centre + support + 0.5), first + count);
    start[out] = Math.min(first, Math.max(0, from - count));
    const shift = first - (start[out] ?? 0);
    let total = 0;
    for (let at = first; at < last; at++) total += lanczos((at + 0.5 - centre) / scale);
    for (let at = first; at < last; at++) {
      weights[out * count + shift + at - first] = lanczos((at + 0.5 - centre) / scale) / total;
    }
  }
  return { start, weights, count: Math.min(count, from) === count ? count : from };
}

function lanczos(x: number): number {
  if (x === 0) return 1;
  if (Math.abs(x) >= LOBES) return 0;
  const angle = Math.PI * x;
  return (LOBES * Math.sin(angle) * Math.sin(angle / LOBES)) / (angle * angle);
}

function shrinkRows(
  data: Uint8Array,
  width: number,
  height: number,
  channels: 3 | 4,
  { start, weights, count }: Taps,
  outWidth: number,
): Float32Array {
  const stride = weights.length / outWidth;
  const out = new Float32Array(outWidth * height * channels);
  const line = new Float32Array(width * channels);
  for (let y = 0; y < height; y++) {
    premultiply(data.subarray(y * width * channels, (y + 1) * width * channels), line, channels);
    for (let x = 0; x < outWidth; x++) {
      const from = start[x]! * channels;
      for (let channel = 0; channel < channels; channel++) {
        let sum = 0;
        for (let tap = 0; tap < count; tap++) {
          sum += weights[x * stride + tap]! * line[from + tap * channels + channel]!;
        }
        out[(y * outWidth + x) * channels + channel] = sum;
      }
    }
  }
  return out;
}

function premultiply(row: Uint8Array, line: Float32Array, channels: 3 | 4): void {
  if (channels === 3) {
    line.set(row);
    return;
  }
  for (let at = 0; at < row.length; at += 4) {
    const alpha = row[at + 3]!;
    for (let channel = 0; channel < 3; channel++) line[at + channel] = (row[at + channel]! * alpha) / 255;
    line[at + 3] = alpha;
  }
}

function shrinkColumns(rows: Float32Array, stride: number, taps: Taps, outHeight: number): Float32Array {
  const perRow = taps.weights.length / outHeight;
  const out = new Float32Array(stride * outHeight);
  for (let y = 0; y < outHeight; y++) {
    const target = out.subarray(y * stride, (y + 1) * stride);
    for (let tap = 0; tap < taps.count; tap++) {
      const weight = taps.weights[y * perRow + tap]!;
      if (weight === 0) continue;
      const from = (taps.start[y]! + tap) * stride;
      for (let x = 0; x < stride; x++) target[x] = target[x]! + weight * rows[from + x]!;
    }
  }
  return out;
}

function toBytes(values: Float32Array, channels: 3 | 4): Uint8Array {
  const out = new Uint8Array(values.length);
  for (let at = 0; at < values.length; at += channels) {
    const alpha = channels === 4 ? clamp(values[at + 3]!) : 255;
    for (let channel = 0; channel < 3; channel++) {
      const value = values[at + channel]!;
      out[at + channel] = clamp(channels === 4 && alpha > 0 ? (value * 255) / alpha : value);
    }
    if (channels === 4) out[at + 3] = alpha;
  }
  return out;
}

function clamp(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}
