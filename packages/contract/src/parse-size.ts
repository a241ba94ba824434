import type { Dimensions } from './image-facts.js';

/**
 * Reads a size as the API does: `auto`, or two positive whole numbers with an `x` between them.
 * @returns width and height in pixels, `'auto'`, or `undefined` for anything else (`16:9`, `4K`, `1024×1024`, …).
 */
export function parseSize(size: unknown): Dimensions | 'auto' | undefined {
  if (typeof size !== 'string') return undefined;
  if (size === 'auto') return 'auto';
  const match = /^(\d{1,9})x(\d{1,9})$/.exec(size);
  if (match === null) return undefined;
  const width = Number(match[1]);
  const height = Number(match[2]);
  return width > 0 && height > 0 ? { width, height } : undefined;
}
