import type { Pixels } from './pixels.js';

/** Edge of one tile in pixels: a multiple of the 8- and 16-pixel blocks of JPEG and WebP. */
const TILE = 64;

/** One tile is taken of each cell of this edge, which makes the sample a sixteenth of the picture. */
const CELL = 256;

const LEAST_CELLS = 5;

/** Pictures up to this many pixels are their own sample. */
const SMALL = 512 * 512;

/** A small picture made of tiles from all over a large one; what it costs to encode predicts the large one's cost. */
export interface TileSample {
  readonly pixels: Pixels;
  /** Pixels of the picture for each pixel of the sample. */
  readonly scale: number;
  /** Share of pixels equal to their left neighbour: near 0 for photographs, above a half for flat graphics. */
  readonly flatness: number;
}

/** Takes the sample. The same picture gives the same sample. */
export function sampleTiles(picture: Pixels): TileSample {
  const pixels = picture.width * picture.height <= SMALL ? picture : mosaic(picture);
  return {
    pixels,
    scale: (picture.width * picture.height) / (pixels.width * pixels.height),
    flatness: measureFlatness(pixels),
  };
}

function mosaic({ data, width, height, channels }: Pixels): Pixels {
  const tileWidth = Math.min(TILE, width);
  const tileHeight = Math.min(TILE, height);
  const columns = cellsAlong(width);
  const rows = cellsAlong(height);
  const stride = columns * tileWidth * channels;
  const sample = Buffer.allocUnsafe(rows * tileHeight * stride);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const left = offset(column, columns, width, tileWidth, row * 7 + column * 3);
      const top = offset(row, rows, height, tileHeight, row * 5 + column * 11);
      for (let y = 0; y < tileHeight; y++) {
        const from = ((top + y) * width + left) * channels;
        const to = (row * tileHeight + y) * stride + column * tileWidth * channels;
        data.copy(sample, to, from, from + tileWidth * channels);
      }
    }
  }
  return { data: sample, width: columns * tileWidth, height: rows * tileHeight, channels };
}

/** At least a few tiles each way: six tiles of a small picture may all miss what is in it. */
function cellsAlong(size: number): number {
  const most = Math.max(1, Math.floor(size / TILE));
  return Math.min(most, Math.max(LEAST_CELLS, Math.round(size / CELL)));
}

/** Start of a tile within its cell, spread by `seed` so that a regular pattern is not met in step, on a block's edge. */
function offset(cell: number, cells: number, size: number, tile: number, seed: number): number {
  const start = Math.floor((cell * size) / cells);
  const room = Math.floor(((cell + 1) * size) / cells) - start - tile;
  const at = start + (room <= 0 ? 0 : (seed * 48) % (room + 1));
  return Math.min(size - tile, at - (at % 16));
}

/** Every so many rows flatness is measured: enough, as the first picture of a process meets slow code; no divisor of a tile. */
const FLATNESS_STEP = 7;

function measureFlatness({ data, width, height, channels }: Pixels): number {
  if (width < 2) return 1;
  let equal = 0;
  let rows = 0;
  for (let y = 0; y < height; y += FLATNESS_STEP) {
    rows++;
    const end = (y + 1) * width * channels;
    for (let at = y * width * channels + channels; at < end; at += channels) {
      if (
        data[at] === data[at - channels] &&
        data[at + 1] === data[at + 1 - channels] &&
        data[at + 2] === data[at + 2 - channels] &&
        (channels === 3 || data[at + 3] === data[at - 1])
      ) {
        equal++;
      }
    }
  }
  return equal / (rows * (width - 1));
}
