/**
 * What `prepareImage` aims for:
 * `balanced` least time of preparing and uploading together, without visible loss;
 * `quality` the best picture that fits the policy;
 * `size` the smallest file without visible loss.
 */
export type Strategy = 'balanced' | 'quality' | 'size';

/** How one strategy encodes. Numbers are measured, see `docs/images.md`. */
export interface StrategySettings {
  /** JPEG quality (4:4:4) tried first. */
  readonly jpegCap: number;
  /** Below this JPEG quality WebP keeps more of a grainy picture at the same size. */
  readonly jpegLeast: number;
  /** Optimised Huffman tables and progressive scans: fewer bytes, three times the (short) time. */
  readonly jpegOptimise: boolean;
  readonly webpCap: number;
  /** libwebp effort, 0 to 6. */
  readonly webpEffort: 0 | 2 | 4;
  /** Sharper chroma in WebP, for about 1.6 times the time. */
  readonly webpSmart: boolean;
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
    jpegOptimise: false,
    webpCap: 97,
    webpEffort: 0,
    webpSmart: false,
    losslessShare: 0.6,
    losslessPremium: 2,
    preferSmaller: false,
  },
  quality: {
    jpegCap: 97,
    jpegLeast: 94,
    jpegOptimise: true,
    webpCap: 97,
    webpEffort: 2,
    webpSmart: true,
    losslessShare: 0.97,
    losslessPremium: Number.POSITIVE_INFINITY,
    preferSmaller: false,
  },
  size: {
    jpegCap: 90,
    jpegLeast: 90,
    jpegOptimise: true,
    webpCap: 94,
    webpEffort: 4,
    webpSmart: true,
    losslessShare: 0.6,
    losslessPremium: 1,
    preferSmaller: true,
  },
};
