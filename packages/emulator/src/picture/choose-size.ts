import { getModel, nearestSizes, parseSize, type Dimensions } from 'gpt-image-contract';

const SQUARE: Dimensions = { width: 1024, height: 1024 };

/** Pixels of a picture whose size the emulator chooses: those of the largest preset, 1536x1024. */
const AUTO_PIXELS = 1536 * 1024;

/** Frame of a GIF whose size the emulator chooses: within the caps of the sheet for every number of frames. */
const GIF_FRAME: Dimensions = { width: 512, height: 512 };

/**
 * Finds the size of the result in pixels. For `auto` it is a valid size of the first input's shape, or a square.
 * @param size a size the contract has accepted
 * @param options.like dimensions of the first input image
 * @param options.frames number of frames that share a sheet, 1 for a still
 */
export function chooseSize(
  size: string,
  options: { like: Dimensions | undefined; model: string | undefined; frames: number },
): Dimensions {
  const { like, model, frames } = options;
  const parsed = parseSize(size);
  if (parsed !== undefined && parsed !== 'auto') return parsed;
  if (frames > 1) return GIF_FRAME;
  if (like === undefined) return SQUARE;
  const isPreset = model !== undefined && getModel(model)?.sizes.kind === 'presets';
  const scale = isPreset ? 1 : Math.sqrt(AUTO_PIXELS / (like.width * like.height));
  const wanted = { width: like.width * scale, height: like.height * scale };
  const [nearest = ''] = nearestSizes(wanted, { model, count: 1 });
  const chosen = parseSize(nearest);
  return chosen === undefined || chosen === 'auto' ? SQUARE : chosen;
}
