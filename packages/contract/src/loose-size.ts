import type { Dimensions } from './image-facts.js';
import { API_LIMITS } from './limits.js';

/** Names people use for sizes, in pixels. `8K` is out of reach for every model: the largest 16:9 size stands in. */
const NAMED_SIZES: Readonly<Record<string, Dimensions>> = {
  '1k': { width: 1024, height: 1024 },
  '2k': { width: 2048, height: 2048 },
  '4k': { width: 3840, height: 2160 },
  '8k': { width: 3840, height: 2160 },
  hd: { width: 1280, height: 720 },
  '720p': { width: 1280, height: 720 },
  '1080p': { width: 1920, height: 1080 },
  '1440p': { width: 2560, height: 1440 },
  '2160p': { width: 3840, height: 2160 },
  fhd: { width: 1920, height: 1080 },
  qhd: { width: 2560, height: 1440 },
  uhd: { width: 3840, height: 2160 },
  square: { width: 1024, height: 1024 },
  landscape: { width: 1536, height: 1024 },
  portrait: { width: 1024, height: 1536 },
};

const STANDARD_SIZES: readonly Dimensions[] = [
  { width: 1024, height: 1024 },
  { width: 1536, height: 1024 },
  { width: 1024, height: 1536 },
];

/** Stands in where nothing can be read. */
export const DEFAULT_SIZE: Dimensions = { width: 1024, height: 1024 };

/** Area a bare aspect ratio is given: the pixels of 1536x1024, the largest preset. */
const RATIO_PIXELS = 1536 * 1024;

/** Reads what a person may have meant by a size the API would not read. */
export function readLooseSize(size: string): Dimensions {
  const text = size.trim().toLowerCase();
  const named = NAMED_SIZES[text];
  if (named !== undefined) return named;
  const match = /^(\d{1,6})\s*(px)?\s*([x×*✕⨯хX:/]|by)\s*(\d{1,6})\s*(px)?$/u.exec(text);
  if (match === null) {
    const edge = /^(\d{2,5})(px)?$/.exec(text);
    return edge === null || Number(edge[1]) === 0
      ? DEFAULT_SIZE
      : { width: Number(edge[1]), height: Number(edge[1]) };
  }
  const width = Number(match[1]);
  const height = Number(match[4]);
  if (width === 0 || height === 0) return DEFAULT_SIZE;
  const isRatio = match[3] === ':' || match[3] === '/' || Math.max(width, height) < 64;
  if (!isRatio) return { width, height };
  const standard = STANDARD_SIZES.find((shape) => shape.width * height === shape.height * width);
  if (standard !== undefined) return standard;
  // The smallest size of exactly that ratio whose edges are multiples of 16, scaled to the area nearest RATIO_PIXELS.
  const unit = API_LIMITS.sizeMultiple / greatestCommonDivisor(width, height);
  const scale = Math.max(1, Math.round(Math.sqrt(RATIO_PIXELS / (width * height)) / unit)) * unit;
  return { width: width * scale, height: height * scale };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
