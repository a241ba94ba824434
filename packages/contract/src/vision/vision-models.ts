/** How much of an image a model looks at, at one setting of `detail`. */
export interface VisionBudget {
  /** Most 32 px patches; absent: no limit. */
  readonly maxPatches?: number;
  /** Longest edge in pixels; absent: no limit. */
  readonly maxEdge?: number;
}

/** How a family of models turns images into tokens. */
export type VisionRule =
  | {
      readonly kind: 'patches';
      /** Absent where no source says what the setting does. */
      readonly high?: VisionBudget;
      readonly original?: VisionBudget;
      /** What `auto` stands for. */
      readonly auto: 'high' | 'original';
      /** Tokens of one patch. */
      readonly multiplier: number;
    }
  | {
      readonly kind: 'tiles';
      /** Tokens of an image, and of each tile of 512 px. */
      readonly baseTokens: number;
      readonly tileTokens: number;
    };

/** Limits of images that a model is shown, in Chat and Responses. */
export const VISION_LIMITS = {
  /** Images of one request. Older revisions of the guide say 500. */
  maxImages: 1500,
  maxSafeImages: 500,
  /** Bytes of all images of one request: OpenAI's images-and-vision guide since 2026-04. */
  maxTotalBytes: 512_000_000,
  /** Above this many bytes in all, live requests were still refused on 2026-07-10 (open-webui#26967). */
  maxSafeTotalBytes: 50_000_000,
  /** Bytes of one image in older revisions of the guide. */
  maxSafeImageBytes: 20_000_000,
  /** A GIF must not be animated. */
  mediaTypes: ['image/png', 'image/jpeg', 'image/webp', 'image/gif'],
  /** openai 7.55.0, `ImageDetail`; Chat has `original` too. */
  details: ['low', 'high', 'auto', 'original'],
  /** `low` shows the model a picture of this edge, in pixels. */
  lowEdge: 512,
  /** Tiled models: the image is fitted into this square, then its shortest side to `tiledShortestEdge`. */
  tiledEdge: 2048,
  tiledShortestEdge: 768,
  tileEdge: 512,
  patchEdge: 32,
} as const;

const HIGH_2500: VisionBudget = { maxPatches: 2500, maxEdge: 2048 };
const ORIGINAL_10000: VisionBudget = { maxPatches: 10_000, maxEdge: 6000 };
const PATCHES_1536 = {
  kind: 'patches',
  high: { maxPatches: 1536, maxEdge: 2048 },
  auto: 'high',
} as const;

const tiles = (baseTokens: number, tileTokens: number): VisionRule => ({
  kind: 'tiles',
  baseTokens,
  tileTokens,
});

/** Families by exact id: OpenAI's images-and-vision guide (copies of August to October 2026). */
const VISION_RULES: Readonly<Record<string, VisionRule>> = {
  // What `high` does on 5.6 is in none of the sources.
  'gpt-5.6': { kind: 'patches', original: {}, auto: 'original', multiplier: 1 },
  'gpt-5.5': { kind: 'patches', high: HIGH_2500, original: ORIGINAL_10000, auto: 'original', multiplier: 1 },
  'gpt-5.4': { kind: 'patches', high: HIGH_2500, original: ORIGINAL_10000, auto: 'high', multiplier: 1 },
  'gpt-5.4-mini': { ...PATCHES_1536, multiplier: 1.62 },
  'gpt-5.4-nano': { ...PATCHES_1536, multiplier: 2.46 },
  'gpt-5-mini': { ...PATCHES_1536, multiplier: 1.62 },
  'gpt-5-nano': { ...PATCHES_1536, multiplier: 2.46 },
  'gpt-5.2': { ...PATCHES_1536, multiplier: 1 },
  'gpt-5.3-codex': { ...PATCHES_1536, multiplier: 1 },
  'o4-mini': { ...PATCHES_1536, multiplier: 1.72 },
  'gpt-4.1-mini': { ...PATCHES_1536, multiplier: 1.62 },
  'gpt-4.1-nano': { ...PATCHES_1536, multiplier: 2.46 },
  'gpt-4o': tiles(85, 170),
  'gpt-4.1': tiles(85, 170),
  'gpt-4.5-preview': tiles(85, 170),
  'gpt-5': tiles(70, 140),
  'gpt-4o-mini': tiles(2833, 5667),
  o1: tiles(75, 150),
  'o1-pro': tiles(75, 150),
  o3: tiles(75, 150),
  'computer-use-preview': tiles(65, 129),
};

/** `*-codex-mini` of every version. */
const CODEX_MINI: VisionRule = { ...PATCHES_1536, multiplier: 1 };

/**
 * Finds how a model looks at images, by its exact id or a dated snapshot of it, never by prefix.
 * @returns `undefined` for a model no source tells about.
 */
export function getVisionRule(model: string): VisionRule | undefined {
  const given: unknown = model;
  if (typeof given !== 'string') return undefined;
  const id = given.replace(/-\d{4}-\d{2}-\d{2}$/, '');
  if (Object.hasOwn(VISION_RULES, id)) return VISION_RULES[id];
  return id.endsWith('-codex-mini') ? CODEX_MINI : undefined;
}

/**
 * Whether a model is known to be older than gpt-5.4, the first that takes `detail: 'original'`.
 * Ids without a version (fine-tuned models, deployments) are not known to be older.
 */
export function isOlderThanOriginal(model: string): boolean {
  if (/^(?:o\d|chatgpt-4o|computer-use)/.test(model)) return true;
  const match = /^gpt-(\d+)(?:\.(\d+))?(?![\d.])/.exec(model);
  if (match === null) return false;
  const major = Number(match[1]);
  return major < 5 || (major === 5 && Number(match[2] ?? 0) < 4);
}
