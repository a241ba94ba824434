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
  /** Characters of `image_url` in a JSON edit and in a vision input, data URLs included: OpenAPI document of 2026-08-21. */
  maxImageUrlLength: 20_971_520,
  /** Characters of `safety_identifier`: the AI SDK's schema; the type comments give no length. */
  maxSafetyIdentifierLength: 128,
  /** Media types that the edit endpoint accepts: its own message on any other type. */
  editMediaTypes: ['image/jpeg', 'image/png', 'image/webp'],
  /** Media types of a mask or markup: "Must be a valid PNG file". The guide's "same format as the image" is the minority reading. */
  maskMediaTypes: ['image/png'],
};

/**
 * Limits of OpenAI's image API. Bytes are bytes, edges and pixels are counted after EXIF orientation.
 * Sources: `openai` 7.55.0 type comments and OpenAI's image-generation guide (October and November 2026).
 */
export const API_LIMITS: Readonly<Omit<typeof LIMITS, 'editMediaTypes' | 'maskMediaTypes'>> & {
  readonly editMediaTypes: readonly string[];
  readonly maskMediaTypes: readonly string[];
} = Object.freeze(LIMITS);

/**
 * Endpoints of the Images API that take no requests any more, whatever the model, by the last part of their path.
 * Source: `createVariation` in the type comments of `openai` 7.55.0, "no longer accepts requests".
 */
export const RETIRED_ENDPOINTS: ReadonlySet<string> = new Set(['variations']);

/** What a model's GIF output takes. All frames are drawn on one sheet, which obeys the caps of a still picture. */
export interface GifRule {
  readonly minFrames: number;
  readonly maxFrames: number;
  readonly defaultFrames: number;
  /** Milliseconds. */
  readonly minFrameDuration: number;
  /** The delay is rounded to a multiple of this many milliseconds. */
  readonly frameDurationStep: number;
  /** Longer delays are cut to this many milliseconds. */
  readonly maxEncodedFrameDuration: number;
  /** Cells of the sheet by the most frames it is used for. Which way it lies for frames that are not square is unknown. */
  readonly grids: readonly { readonly frames: number; readonly columns: number; readonly rows: number }[];
}

/**
 * GIF output (preview of gpt-image-2.6). Frames and durations: openai 7.55.0 and a translated API reference of
 * 2026-11-11; the AI SDK's schema allows 64 frames and 20 to 2000 ms. OpenAI publishes no size limits: the grids are
 * deduced from 14 live tests of a reseller (2026-11-09), the sizes a ComfyUI node offers and one refusal of 6 frames of
 * 1024x1024.
 */
export const GIF_LIMITS: GifRule = Object.freeze({
  minFrames: 2,
  maxFrames: 16,
  defaultFrames: 9,
  minFrameDuration: 20,
  frameDurationStep: 10,
  maxEncodedFrameDuration: 655_350,
  grids: [
    { frames: 8, columns: 4, rows: 2 },
    { frames: 9, columns: 3, rows: 3 },
    { frames: 12, columns: 4, rows: 3 },
    { frames: 16, columns: 4, rows: 4 },
  ],
});
