import type { Deadline } from './deadline.js';
import { encode, type Encoding } from './encode.js';
import type { Pixels } from './pixels.js';
import type { TileSample } from './sample-tiles.js';

/** An encoder with its quality left open. */
export type Codec = (quality: number) => Encoding;

/** Bytes of a file that do not grow with the picture: headers and tables. */
const OVERHEAD = { jpeg: 620, webp: 60, png: 60 };

/** Full encodes at most. The first is nearly always the last. */
const MAX_ENCODES = 3;

/** Share of the budget aimed at: predictions are within 3 % for most pictures. */
const AIM = 0.985;

/** The last try leaves more room: after it there is only a smaller picture. */
const LAST_AIM = 0.95;

/** Sample encodes for one prediction; between them sizes are interpolated. */
const MAX_PROBES = 4;

/** Steps of quality over which the logarithm of a size grows so evenly that a probe between tells nothing new. */
const EVEN_STEPS = 4;

/** Predicts the size of full encodes by encoding the sample; a few ms each. */
export class SizePredictor {
  private readonly known = new Map<string, Promise<number>>();
  private readonly sample: TileSample;
  private readonly deadline: Deadline;

  constructor(sample: TileSample, deadline: Deadline) {
    this.sample = sample;
    this.deadline = deadline;
  }

  /** Bytes the whole picture would take. */
  predict(encoding: Encoding): Promise<number> {
    const key = JSON.stringify(encoding);
    const known = this.known.get(key) ?? this.measure(encoding);
    this.known.set(key, known);
    return known;
  }

  private async measure(encoding: Encoding): Promise<number> {
    const { pixels, scale } = this.sample;
    const { length } = await encode(pixels, encoding, this.deadline);
    const overhead = Math.min(OVERHEAD[encoding.format], length);
    return ((length - overhead) * scale) / biasOf(encoding) + overhead;
  }

  /**
   * Highest quality from `least` to `most` predicted to take at most `target` bytes once multiplied by `correction`;
   * `undefined` where none does.
   */
  async findQuality(
    codec: Codec,
    least: number,
    most: number,
    target: number,
    correction = 1,
  ): Promise<number | undefined> {
    if (most < least) return undefined;
    const sizeAt = async (quality: number) => (await this.predict(codec(quality))) * correction;
    let low: Probe | undefined;
    let higher: Probe | undefined;
    let high: Probe = { quality: most, bytes: await sizeAt(most) };
    if (high.bytes <= target) return most;
    for (let probes = 1; probes < MAX_PROBES && !isNarrow(low, high, least); probes++) {
      // Where even the guesses are too large, the last probe decides whether anything fits.
      const isLast = low === undefined && probes === MAX_PROBES - 1;
      // A guess that fits brackets the answer, so each one after a miss goes a little lower.
      const step = guess(low, high, target) - (low === undefined ? probes : 0);
      const quality = isLast ? least : Math.max(least, Math.min(high.quality - 1, step));
      if (quality === low?.quality) break;
      const probe = { quality, bytes: await sizeAt(quality) };
      if (probe.bytes <= target) low = probe;
      else [higher, high] = [high, probe];
      if (low !== undefined || higher === undefined || higher.quality - high.quality > EVEN_STEPS) continue;
      // Two sizes above the target tell the growth between them; a step or two further down it still holds.
      const next = guess(higher, high, target);
      if (next >= least && high.quality - next <= EVEN_STEPS / 2) return next;
    }
    if (low === undefined) return undefined;
    return Math.max(low.quality, Math.min(high.quality - 1, guess(low, high, target)));
  }
}

interface Probe {
  readonly quality: number;
  readonly bytes: number;
}

/** Whether the answer between two probes can be told without another. */
function isNarrow(low: Probe | undefined, high: Probe, least: number): boolean {
  return low === undefined ? high.quality <= least : high.quality - low.quality <= EVEN_STEPS;
}

/** Growth of the logarithm of a file's size with one step of quality, where only one size is known. */
const USUAL_GROWTH = 0.05;

/** Quality at which the target is met, if the logarithm of the size grows evenly and as from `other` to `high`. */
function guess(other: Probe | undefined, high: Probe, target: number): number {
  const excess = Math.log(high.bytes / target);
  const growth =
    other === undefined ? USUAL_GROWTH : Math.log(high.bytes / other.bytes) / (high.quality - other.quality);
  return Math.floor(high.quality - excess / Math.max(growth, 0.001));
}

/** How far a sample's size is off on average: seams between tiles cost WebP more at low effort. Measured on 17 pictures. */
function biasOf(encoding: Encoding): number {
  if ('lossless' in encoding) return 1;
  if (encoding.format === 'jpeg') return 0.98;
  return encoding.effort <= 1 ? 1.04 : 1;
}

export interface FittedImage {
  readonly bytes: Buffer;
  readonly quality: number;
  /** Full encodes it took. */
  readonly encodes: number;
}

export interface QualityRange {
  readonly least: number;
  /** The same after a miss: what is left of it need not start another codec. Default: `least`. */
  readonly leastAfterMiss?: number;
  readonly most: number;
  /** Most bytes. */
  readonly budget: number;
  /** Share of the budget that the first prediction may take; above 1 where a miss is cheap. */
  readonly aim?: number;
}

/**
 * Encodes at the highest quality from `least` to `most` that takes at most `budget` bytes: predicts it, encodes once,
 * and corrects the prediction by the outcome where that missed.
 * @returns `undefined` where `least` is predicted or found to be too large.
 */
export async function encodeWithin(
  pixels: Pixels,
  codec: Codec,
  predictor: SizePredictor,
  { least, leastAfterMiss = least, most, budget, aim = AIM }: QualityRange,
  deadline: Deadline,
): Promise<FittedImage | undefined> {
  let quality = await predictor.findQuality(codec, least, most, budget * aim);
  for (let encodes = 1; quality !== undefined && encodes <= MAX_ENCODES; encodes++) {
    const bytes = await encode(pixels, codec(quality), deadline);
    if (bytes.length <= budget) return { bytes, quality, encodes };
    const correction = bytes.length / (await predictor.predict(codec(quality)));
    const target = budget * (encodes === MAX_ENCODES - 1 ? LAST_AIM : AIM);
    quality = await predictor.findQuality(codec, leastAfterMiss, quality - 1, target, correction);
  }
  return undefined;
}
