/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays indexed within their length, in the innermost loops */
import { WEIGHTS } from './images-ssimulacra2-weights.js';

/** 8-bit sRGB pixels, three or four bytes each. */
export interface ScoredPicture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
}

type Planes = [Float32Array, Float32Array, Float32Array];

interface Scene {
  readonly planes: Planes;
  readonly width: number;
  readonly height: number;
}

const SCALES = 6;
const LEAST_EDGE = 8;
const SSIM_C2 = 0.0009;

/**
 * SSIMULACRA 2.1: how alike two pictures look, 100 for identical, 90 for no visible difference, 70 for high quality;
 * below 0 for very bad. Transparent pictures are laid on mid grey. Written after the published algorithm of Jon Sneyers
 * (Cloudinary); agrees with his tool to 0.01.
 * @throws {RangeError} where the dimensions differ.
 */
export function ssimulacra2(original: ScoredPicture, distorted: ScoredPicture): number {
  const { width, height } = original;
  if (width !== distorted.width || height !== distorted.height) {
    throw new RangeError(
      `${width}x${height} cannot be compared with ${distorted.width}x${distorted.height}.`,
    );
  }
  let left = toLinear(original);
  let right = toLinear(distorted);
  const norms: number[][] = [];
  for (let scale = 0; scale < SCALES && left.width >= LEAST_EDGE && left.height >= LEAST_EDGE; scale++) {
    if (scale > 0) {
      left = halve(left);
      right = halve(right);
    }
    norms.push(compare(toXyb(left), toXyb(right)));
  }
  return toScore(norms);
}

function toScore(norms: readonly (readonly number[])[]): number {
  let weighted = 0;
  let index = 0;
  for (let channel = 0; channel < 3; channel++) {
    for (const scale of norms) {
      for (let norm = 0; norm < 6; norm++)
        weighted += (WEIGHTS[index++] ?? 0) * (scale[channel * 6 + norm] ?? 0);
    }
  }
  const error = weighted * 0.9562382616834844;
  const curve =
    2.326765642916932 * error - 0.020884521182843837 * error ** 2 + 6.248496625763138e-5 * error ** 3;
  return curve > 0 ? 100 - 10 * curve ** 0.6276336467831387 : 100;
}

const LINEAR = Float32Array.from({ length: 256 }, (_, value) => {
  const encoded = value / 255;
  return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
});

function toLinear({ data, width, height, channels }: ScoredPicture): Scene {
  const count = width * height;
  const planes: Planes = [new Float32Array(count), new Float32Array(count), new Float32Array(count)];
  for (let index = 0, at = 0; index < count; index++, at += channels) {
    const alpha = channels === 4 ? (data[at + 3] ?? 0) / 255 : 1;
    for (const [channel, plane] of planes.entries()) {
      const encoded = data[at + channel] ?? 0;
      plane[index] = alpha === 1 ? (LINEAR[encoded] ?? 0) : blend(encoded, alpha);
    }
  }
  return { planes, width, height };
}

/** The background is mid grey in the encoded picture, as the original tool has it. */
function blend(encoded: number, alpha: number): number {
  return LINEAR[Math.round(encoded * alpha + 127.5 * (1 - alpha))] ?? 0;
}

function halve({ planes, width, height }: Scene): Scene {
  const outWidth = (width + 1) >> 1;
  const outHeight = (height + 1) >> 1;
  const smaller = planes.map((plane) => {
    const out = new Float32Array(outWidth * outHeight);
    for (let y = 0; y < outHeight; y++) {
      const upper = 2 * y * width;
      const lower = Math.min(2 * y + 1, height - 1) * width;
      for (let x = 0; x < outWidth; x++) {
        const first = 2 * x;
        const second = Math.min(2 * x + 1, width - 1);
        const sum =
          (plane[upper + first] ?? 0) +
          (plane[upper + second] ?? 0) +
          (plane[lower + first] ?? 0) +
          (plane[lower + second] ?? 0);
        out[y * outWidth + x] = sum / 4;
      }
    }
    return out;
  }) as Planes;
  return { planes: smaller, width: outWidth, height: outHeight };
}

/** JPEG XL's opsin absorbance bias and its cube root. */
const BIAS = 0.00379307325527545;
const BIAS_ROOT = Math.cbrt(BIAS);

/** JPEG XL's perceptual colour space, moved into 0 to 1. */
function toXyb({ planes: [red, green, blue], width, height }: Scene): Scene {
  const count = width * height;
  const x = new Float32Array(count);
  const y = new Float32Array(count);
  const b = new Float32Array(count);
  for (let index = 0; index < count; index++) {
    const r = red[index] ?? 0;
    const g = green[index] ?? 0;
    const v = blue[index] ?? 0;
    const long = Math.cbrt(0.3 * r + 0.622 * g + 0.078 * v + BIAS) - BIAS_ROOT;
    const medium = Math.cbrt(0.23 * r + 0.692 * g + 0.078 * v + BIAS) - BIAS_ROOT;
    const short =
      Math.cbrt(0.243422689245478 * r + 0.204767444244968 * g + 0.551809866509554 * v + BIAS) - BIAS_ROOT;
    const luma = (long + medium) / 2;
    x[index] = ((long - medium) / 2) * 14 + 0.42;
    y[index] = luma + 0.01;
    b[index] = short - luma + 0.55;
  }
  return { planes: [x, y, b], width, height };
}

/** For each of X, Y and B: structure, ringing and blur, each as mean and then each as 4-norm. */
function compare(left: Scene, right: Scene): number[] {
  const { width, height } = left;
  const count = width * height;
  const norms: number[] = [];
  for (let channel = 0; channel < 3; channel++) {
    const a = left.planes[channel] as Float32Array;
    const b = right.planes[channel] as Float32Array;
    const meanA = blur(a, width, height);
    const meanB = blur(b, width, height);
    const squareA = blur(multiply(a, a), width, height);
    const squareB = blur(multiply(b, b), width, height);
    const product = blur(multiply(a, b), width, height);
    const sums = new Float64Array(6);
    for (let index = 0; index < count; index++) {
      const ma = meanA[index]!;
      const mb = meanB[index]!;
      const luma = 1 - (ma - mb) ** 2;
      const covariance = 2 * (product[index]! - ma * mb) + SSIM_C2;
      const variance = squareA[index]! - ma * ma + squareB[index]! - mb * mb + SSIM_C2;
      add(sums, 0, Math.max(0, 1 - (luma * covariance) / variance));
      const edge = (1 + Math.abs(b[index]! - mb)) / (1 + Math.abs(a[index]! - ma)) - 1;
      if (edge > 0) add(sums, 1, edge);
      else add(sums, 2, -edge);
    }
    for (let map = 0; map < 3; map++) norms.push((sums[map] ?? 0) / count);
    for (let map = 3; map < 6; map++) norms.push(((sums[map] ?? 0) / count) ** 0.25);
  }
  return norms;
}

function add(sums: Float64Array, map: number, value: number): void {
  sums[map] = sums[map]! + value;
  sums[map + 3] = sums[map + 3]! + value ** 4;
}

function multiply(a: Float32Array, b: Float32Array): Float32Array {
  const out = new Float32Array(a.length);
  for (let index = 0; index < a.length; index++) out[index] = a[index]! * b[index]!;
  return out;
}

const SIGMA = 1.5;
const RADIUS = 5;

interface Wave {
  /** Multiplies the incoming sum. */
  readonly gain: number;
  /** Multiplies the previous output. */
  readonly turn: number;
}

const WAVES = truncatedCosines();

/** The recursive Gaussian of the original tool: three cosines (Charalampidis 2016), each one a two-step recursion. */
function truncatedCosines(): Wave[] {
  const omega = [1, 3, 5].map((k) => (k * Math.PI) / (2 * RADIUS));
  const sign = [1, -1, 1];
  const p = omega.map((w, k) => sign[k]! / Math.tan(w / 2));
  const r = omega.map((w, k) => (sign[k]! * p[k]! ** 2) / Math.sin(w));
  const rho = omega.map((w) => Math.exp(-0.5 * SIGMA ** 2 * w ** 2) / RADIUS);
  const cross = (i: number, j: number) => p[i]! * r[j]! - r[i]! * p[j]!;
  const zeta = [cross(1, 2) / cross(0, 1), cross(2, 0) / cross(0, 1), 1];
  const norm = zeta.reduce((sum, value, k) => sum + value * rho[k]!, 0);
  const beta = solve([...p, ...r, ...zeta], [1, RADIUS ** 2 - SIGMA ** 2, norm]);
  return omega.map((w, k) => ({
    gain: Math.fround(-beta[k]! * Math.cos(w * (RADIUS + 1))),
    turn: Math.fround(2 * Math.cos(w)),
  }));
}

/** Cramer's rule for three unknowns; the matrix row by row. */
function solve(matrix: readonly number[], right: readonly number[]): number[] {
  const whole = determinant(matrix);
  return [0, 1, 2].map(
    (column) =>
      determinant(matrix.map((value, at) => (at % 3 === column ? right[(at - column) / 3]! : value))) / whole,
  );
}

function determinant(m: readonly number[]): number {
  const minor = (a: number, b: number, c: number, d: number) => m[a]! * m[d]! - m[b]! * m[c]!;
  return m[0]! * minor(4, 5, 7, 8) - m[1]! * minor(3, 5, 6, 8) + m[2]! * minor(3, 4, 6, 7);
}

/**
 * Blurs rows, then columns; beyond the border is zero. In single precision on purpose: the rounding noise of the
 * recursion is part of the scores that the original tool gives, by up to two points on smooth pictures.
 */
function blur(plane: Float32Array, width: number, height: number): Float32Array {
  const turned = blurColumns(transpose(plane, width, height), height, width);
  return blurColumns(transpose(turned, height, width), width, height);
}

function transpose(plane: Float32Array, width: number, height: number): Float32Array {
  const out = new Float32Array(plane.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) out[x * height + y] = plane[y * width + x]!;
  }
  return out;
}

function blurColumns(plane: Float32Array, width: number, height: number): Float32Array {
  const out = new Float32Array(plane.length);
  const state = WAVES.map(() => [new Float32Array(width), new Float32Array(width)] as const);
  const zero = new Float32Array(width);
  const row = (y: number) => (y >= 0 && y < height ? plane.subarray(y * width, (y + 1) * width) : zero);
  for (let y = 1 - RADIUS, step = 0; y < height; y++, step ^= 1) {
    const above = row(y - RADIUS - 1);
    const below = row(y + RADIUS - 1);
    const target = y >= 0 ? out.subarray(y * width, (y + 1) * width) : undefined;
    for (let wave = WAVES.length - 1; wave >= 0; wave--) {
      const { gain, turn } = WAVES[wave]!;
      const previous = state[wave]![step ^ 1]!;
      const before = state[wave]![step]!;
      for (let x = 0; x < width; x++) {
        const sum = Math.fround(above[x]! + below[x]!);
        before[x] = gain * sum + Math.fround(turn * previous[x]! - before[x]!);
        if (target !== undefined) target[x] = target[x]! + before[x]!;
      }
    }
  }
  return out;
}
