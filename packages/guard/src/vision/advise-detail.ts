import type { VISION_LIMITS } from 'gpt-image-contract';
import { checkVisionInput, getVisionSize, type ImageFacts } from 'gpt-image-contract';

/** How closely a model is asked to look. */
export type VisionDetail = (typeof VISION_LIMITS.details)[number];

/** The `detail` to send, and what to know about it. */
export interface DetailAdvice {
  readonly detail: VisionDetail;
  readonly advice: readonly string[];
}

/** More of an image's pixels seen than this much of them makes no difference worth a sentence. */
const WORTH_SAYING = 1.25;

/**
 * Chooses the `detail` for an image: the one asked for where the model takes it, else the nearest.
 * @param image the original's facts
 */
export function adviseDetail(
  image: ImageFacts,
  wanted: { readonly model?: string | undefined; readonly detail?: VisionDetail | undefined },
): DetailAdvice {
  const { model } = wanted;
  const asked = wanted.detail ?? 'auto';
  if (model === undefined) return { detail: asked, advice: [] };
  const refusal = findRefusal(model, asked);
  if (refusal !== undefined) return { detail: 'high', advice: [refusal] };
  const seen = getVisionSize(image, { model, detail: asked });
  if (seen === undefined) return { detail: asked, advice: [] };

  const low = getVisionSize(image, { model, detail: 'low' });
  const isCheaper =
    low?.tokens !== undefined &&
    seen.tokens !== undefined &&
    low.tokens < seen.tokens &&
    low.width >= seen.width;
  if (asked === 'auto' && isCheaper) {
    const tokens = `${low.tokens} tokens instead of ${seen.tokens}`;
    return { detail: 'low', advice: [`\`detail: 'low'\` shows every pixel of this image for ${tokens}.`] };
  }
  const original = getVisionSize(image, { model, detail: 'original' });
  if (asked === 'original' || asked === 'low' || original === undefined) return { detail: asked, advice: [] };
  if (findRefusal(model, 'original') !== undefined) return { detail: asked, advice: [] };
  if (original.width * original.height < seen.width * seen.height * WORTH_SAYING) {
    return { detail: asked, advice: [] };
  }
  const size = `${original.width}x${original.height} instead of ${seen.width}x${seen.height}`;
  const cost =
    original.tokens === undefined ? '' : `, for ${original.tokens} tokens instead of ${seen.tokens ?? 0}`;
  return { detail: asked, advice: [`\`detail: 'original'\` would show it at ${size}${cost}.`] };
}

/** The contract's sentence, where the model does not take a `detail`. */
function findRefusal(model: string, detail: VisionDetail): string | undefined {
  const violations = checkVisionInput({ model, images: [{ param: 'image', detail }] });
  return violations.find(({ code }) => code === 'vision-detail-model')?.message;
}
