const LIMITS = {
  /** Edges of a flexible `size` are multiples of this, in pixels. */
  sizeMultiple: 16,
  /** Longest edge of a flexible `size`, in pixels. One third-party skill said "less than 3840"; live calls and the API's own text say up to and including. */
  maxSizeEdge: 3840,
  /** Longer edge divided by the shorter one. */
  maxAspectRatio: 3,
  /** Fewest pixels of a flexible `size`, inclusive: 1024x640 was generated live. */
  minSizePixels: 655_360,
  /** Most pixels of a flexible `size`, inclusive: 2880x2880 was generated live. */
  maxSizePixels: 8_294_400,
  /** Above this many pixels (2560x1440) a flexible `size` is experimental. By count, not by edge. */
  maxStablePixels: 3_686_400,
  /** Images in one edit request (`maxItems: 16`). */
  maxImages: 16,
  /** Bytes of one uploaded image: "less than 50MB". */
  maxImageBytes: 50_000_000,
  /** Bytes of a mask below which all sources agree; the type comments say less than 4 MB, the guide less than 50 MB. */
  maxSafeMaskBytes: 4_000_000,
  /** Characters of a prompt for GPT image models. */
  maxPromptLength: 32_000,
  /** Media types that the edit endpoint accepts. */
  editMediaTypes: ['image/png', 'image/webp', 'image/jpeg'],
};

/**
 * Limits of OpenAI's image API. Bytes are bytes, edges and pixels are counted after EXIF orientation.
 * Sources: `openai` 7.55.0 type comments and OpenAI's image-generation guide (October and November 2026).
 */
export const API_LIMITS: Readonly<Omit<typeof LIMITS, 'editMediaTypes'>> & {
  readonly editMediaTypes: readonly string[];
} = Object.freeze(LIMITS);
