import type { Dimensions } from './image-facts.js';
import { API_LIMITS, type GifRule } from './limits.js';
import { group } from './text.js';

interface SheetFault {
  readonly rule: string;
  readonly apiRule: string;
}

/**
 * Judges the sheet on which all frames of a GIF are drawn: it obeys the edge and pixel caps of a still picture.
 * @param frame size of one frame, in pixels
 * @param frames frames of the GIF; out of range counts as the nearest count in range, which is another check's fault
 * @returns `undefined` when the sheet fits in at least one direction.
 */
export function findGifSheetFault(frame: Dimensions, frames: number, rule: GifRule): SheetFault | undefined {
  if (fitsOneSheet(frame, frames, rule)) return undefined;
  const sheets = getSheets(frame, frames, rule);
  const sheet = sheets[0] ?? frame;
  const pixels = sheet.width * sheet.height;
  const where = `${frames} frames fill a sheet of ${sheet.width}x${sheet.height}`;
  if (pixels < API_LIMITS.minSizePixels) {
    return {
      rule: `${where}, ${group(pixels)} pixels, under ${group(API_LIMITS.minSizePixels)}`,
      apiRule: 'Requested resolution is below the current minimum pixel budget.',
    };
  }
  if (Math.max(sheet.width, sheet.height) > API_LIMITS.maxSizeEdge) {
    return {
      rule: `${where}, longer than ${API_LIMITS.maxSizeEdge} px`,
      apiRule: `The longest edge must be less than or equal to ${API_LIMITS.maxSizeEdge}.`,
    };
  }
  return {
    rule: `${where}, ${group(pixels)} pixels, over ${group(API_LIMITS.maxSizePixels)}`,
    apiRule: 'Requested resolution exceeds the current pixel budget.',
  };
}

/** Whether all frames fit on one sheet within the caps, lying either way. */
export function fitsOneSheet(frame: Dimensions, frames: number, rule: GifRule): boolean {
  return getSheets(frame, frames, rule).some(isWithinCaps);
}

/** Lists the sheets the frames may be drawn on: the grid upright and on its side. */
function getSheets({ width, height }: Dimensions, frames: number, rule: GifRule): Dimensions[] {
  const grid = rule.grids.find((candidate) => frames <= candidate.frames) ?? rule.grids.at(-1);
  if (grid === undefined) return [];
  return [
    { width: width * grid.columns, height: height * grid.rows },
    { width: width * grid.rows, height: height * grid.columns },
  ];
}

function isWithinCaps({ width, height }: Dimensions): boolean {
  const pixels = width * height;
  return (
    Math.max(width, height) <= API_LIMITS.maxSizeEdge &&
    pixels <= API_LIMITS.maxSizePixels &&
    pixels >= API_LIMITS.minSizePixels
  );
}
