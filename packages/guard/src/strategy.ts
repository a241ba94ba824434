/**
 * What `prepareImage` aims for:
 * `balanced` least time of preparing and uploading together, without visible loss;
 * `quality` the best picture that fits the policy;
 * `size` the smallest file without visible loss.
 */
export type Strategy = 'balanced' | 'quality' | 'size';

/** libwebp's effort; 5 and 6 cost many times more for a hundredth of the bytes. */
export type WebpEffort = 0 | 1 | 2 | 4;

/** How one strategy encodes. Numbers are measured, see `docs/images.md`. */
export interface StrategySettings {
  /** JPEG quality (4:4:4) tried first. */
  readonly jpegCap: number;
  /** Below this JPEG quality WebP keeps more of the picture at the same size. */
  readonly jpegLeast: number;
  /**
   * Whether to optimise Huffman tables and write progressive scans, in the order tried: 8 % fewer bytes for six times
   * the (short) time and 35 MiB, as libjpeg then holds the whole picture twice.
   */
  readonly jpegOptimise: readonly [boolean, ...boolean[]];
  /** Share of the budget that a JPEG may be predicted to take; above 1 a second encode is risked for a better first. */
  readonly jpegAim: number;
  readonly webpCap: number;
  readonly webpEffort: WebpEffort;
  /** Sharper chroma in WebP, for about 1.6 times the time. */
  readonly webpSmart: boolean;
  /** Effort for grain, where the budget presses quality down and sharper chroma takes bytes from everything else. */
  readonly grainEffort: WebpEffort;
  /** As `jpegAim`, for grain. */
  readonly grainAim: number;
  /**
   * libwebp's efforts for lossless files, in the order tried. 0 takes a third of the time of 1; drawings with large even
   * parts and soft edges take up to nine times the bytes with it.
   */
  readonly losslessEfforts: readonly [WebpEffort, ...WebpEffort[]];
  /** Share of the byte budget that a lossless version may take. */
  readonly losslessShare: number;
  /** Times the bytes of a lossy version that a lossless one may take. */
  readonly losslessPremium: number;
  /** Takes whichever of JPEG and WebP is predicted to be smaller. */
  readonly preferSmaller: boolean;
}

export const STRATEGIES: Readonly<Record<Strategy, StrategySettings>> = {
  balanced: {
    jpegCap: 93,
    jpegLeast: 90,
    jpegOptimise: [false],
    jpegAim: 0.985,
    webpCap: 97,
    webpEffort: 0,
    webpSmart: false,
    grainEffort: 0,
    grainAim: 0.985,
    losslessEfforts: [0, 1],
    losslessShare: 0.6,
    losslessPremium: 2,
    preferSmaller: false,
  },
  quality: {
    jpegCap: 97,
    jpegLeast: 95,
    jpegOptimise: [false, true],
    jpegAim: 1.04,
    webpCap: 97,
    webpEffort: 2,
    webpSmart: true,
    grainEffort: 1,
    grainAim: 1.02,
    losslessEfforts: [0, 1],
    losslessShare: 0.97,
    losslessPremium: Number.POSITIVE_INFINITY,
    preferSmaller: false,
  },
  size: {
    jpegCap: 91,
    jpegLeast: 90,
    jpegOptimise: [true],
    jpegAim: 0.985,
    webpCap: 94,
    webpEffort: 4,
    webpSmart: true,
    grainEffort: 4,
    grainAim: 0.985,
    losslessEfforts: [1],
    losslessShare: 0.6,
    losslessPremium: 1,
    preferSmaller: true,
  },
};
