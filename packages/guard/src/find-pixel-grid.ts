import type { Pixels } from './pixels.js';

/** Rows and columns looked at; each must show the grid. */
const LINES = 96;

/** Fewer edges than this prove nothing. */
const LEAST_EDGES = 8;

/**
 * Edge length in pixels of the squares that enlarged pixel art is made of, where every colour change lies on one grid;
 * `undefined` for any other picture. One smooth edge or one letter is enough to rule it out.
 */
export function findPixelGrid(pixels: Pixels): number | undefined {
  const { width, height } = pixels;
  const across = findPeriod(pixels, width, height, pixels.channels, width * pixels.channels);
  if (across < 2) return undefined;
  const down = findPeriod(pixels, height, width, width * pixels.channels, pixels.channels);
  if (down < 2) return undefined;
  return Math.min(across, down);
}

/** Greatest common divisor of the distances between colour changes along lines in one direction; 0 where unknown. */
function findPeriod(
  { data, channels }: Pixels,
  length: number,
  lines: number,
  step: number,
  lineStep: number,
): number {
  const edges = new Set<number>();
  for (let line = 0; line < Math.min(LINES, lines); line++) {
    const start = Math.floor(((line + 0.5) * lines) / Math.min(LINES, lines)) * lineStep;
    for (let index = 1; index < length; index++) {
      const at = start + index * step;
      for (let channel = 0; channel < channels; channel++) {
        if (data[at + channel] === data[at + channel - step]) continue;
        edges.add(index);
        break;
      }
    }
  }
  if (edges.size < LEAST_EDGES) return 0;
  const sorted = [...edges].sort((a, b) => a - b);
  let period = 0;
  for (let index = 1; index < sorted.length; index++) {
    period = divisor(period, (sorted[index] ?? 0) - (sorted[index - 1] ?? 0));
    if (period === 1) return 1;
  }
  return period;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
