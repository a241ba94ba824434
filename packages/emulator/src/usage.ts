import type { Dimensions } from 'gpt-image-contract';

/** Token numbers of an answer, in the API's own spelling. */
export interface Usage {
  readonly input_tokens: number;
  readonly input_tokens_details: { readonly image_tokens: number; readonly text_tokens: number };
  readonly output_tokens: number;
  readonly output_tokens_details: { readonly image_tokens: number; readonly text_tokens: number };
  readonly total_tokens: number;
}

/** Output tokens of a 1024x1024 picture before gpt-image-2, by quality (OpenAI's images-and-vision guide). */
const SQUARE_OUTPUT_TOKENS: Readonly<Record<string, number>> = { low: 272, medium: 1056, high: 4160 };
/** Each partial image costs this many output tokens (OpenAI's image-generation guide). */
const PARTIAL_IMAGE_TOKENS = 100;
/** Inputs are counted in tiles: shortest side scaled to 512 px, 65 tokens and 129 a tile (images-and-vision guide). */
const TILE = { edge: 512, base: 65, each: 129 };
/** English text has about four characters a token. */
const CHARACTERS_PER_TOKEN = 4;

/**
 * Estimates what a request costs. The formulas are those published for gpt-image-1, by area for other sizes: OpenAI
 * publishes none for later models, so these numbers are plausible, not exact.
 */
export function estimateUsage(request: {
  readonly prompt: string;
  readonly images: readonly Dimensions[];
  readonly size: Dimensions;
  readonly quality: string;
  readonly pictures: number;
  readonly partialImages: number;
}): Usage {
  const { prompt, images, size, quality, pictures, partialImages } = request;
  const text_tokens = Math.ceil(prompt.length / CHARACTERS_PER_TOKEN);
  const image_tokens = images.reduce((sum, image) => sum + countInputTokens(image), 0);
  const square = SQUARE_OUTPUT_TOKENS[quality] ?? SQUARE_OUTPUT_TOKENS.high ?? 0;
  const each = Math.round((square * size.width * size.height) / (1024 * 1024));
  const output_tokens = each * pictures + partialImages * PARTIAL_IMAGE_TOKENS;
  const input_tokens = text_tokens + image_tokens;
  return {
    input_tokens,
    input_tokens_details: { image_tokens, text_tokens },
    output_tokens,
    output_tokens_details: { image_tokens: output_tokens, text_tokens: 0 },
    total_tokens: input_tokens + output_tokens,
  };
}

function countInputTokens({ width, height }: Dimensions): number {
  const scale = Math.min(1, TILE.edge / Math.min(width, height));
  const tiles = Math.ceil((width * scale) / TILE.edge) * Math.ceil((height * scale) / TILE.edge);
  return TILE.base + TILE.each * tiles;
}
