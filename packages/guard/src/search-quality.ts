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

/** Predictions are within 6 % for nine pictures of ten, mostly too high. */
const AIM = 0.98;

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
    return (length - overhead) * scale + overhead;
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
    const fits = async (quality: number) => (await this.predict(codec(quality))) * correction <= target;
    if (most < least || !(await fits(least))) return undefined;
    if (await fits(most)) return most;
    let good = least;
    let bad = most;
    while (bad - good > 1) {
      const middle = (good + bad) >> 1;
      if (await fits(middle)) good = middle;
      else bad = middle;
    }
    return good;
  }
}

export interface FittedImage {
  readonly bytes: Buffer;
  readonly quality: number;
  /** Full encodes it took. */
  readonly encodes: number;
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
  { least, most, budget }: { readonly least: number; readonly most: number; readonly budget: number },
  deadline: Deadline,
): Promise<FittedImage | undefined> {
  let quality = await predictor.findQuality(codec, least, most, budget * AIM);
  for (let encodes = 1; quality !== undefined && encodes <= MAX_ENCODES; encodes++) {
    const bytes = await encode(pixels, codec(quality), deadline);
    if (bytes.length <= budget) return { bytes, quality, encodes };
    const correction = bytes.length / (await predictor.predict(codec(quality)));
    // The last try leaves more room: after it there is only a smaller picture.
    const target = budget * (encodes === MAX_ENCODES - 1 ? AIM - 0.03 : 0.995);
    quality = await predictor.findQuality(codec, least, quality - 1, target, correction);
  }
  return undefined;
}
