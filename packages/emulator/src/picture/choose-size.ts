import { getModel, nearestSizes, parseSize, type Dimensions } from 'gpt-image-contract';

const SQUARE: Dimensions = { width: 1024, height: 1024 };

/** Pixels of a picture whose size the emulator chooses: those of the largest preset, 1536x1024. */
const AUTO_PIXELS = 1536 * 1024;

/**
 * Finds the size of the result in pixels. For `auto` it is a valid size of the first input's shape, or a square.
 * @param size a size the contract has accepted
 * @param like first input image
 */
export function chooseSize(
  size: string,
  like: Dimensions | undefined,
  model: string | undefined,
): Dimensions {
  const parsed = parseSize(size);
  if (parsed !== undefined && parsed !== 'auto') return parsed;
  if (like === undefined) return SQUARE;
  const rule = model === undefined ? undefined : getModel(model)?.sizes;
  const scale = Math.sqrt(AUTO_PIXELS / (like.width * like.height));
  const wanted = rule?.kind === 'presets' ? like : { width: like.width * scale, height: like.height * scale };
  const [nearest = ''] = nearestSizes(wanted, { model, count: 1 });
  const chosen = parseSize(nearest);
  return chosen === undefined || chosen === 'auto' ? SQUARE : chosen;
}
