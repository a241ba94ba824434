import type { Dimensions } from 'gpt-image-contract';
import sharp from 'sharp';
import { getPalette, type Colour } from './palette.js';
import type { Pixels } from './pixels.js';

export interface GenerateOptions {
  readonly prompt: string;
  /** Size of the result in pixels. */
  readonly size: Dimensions;
  /** Which of the `n` pictures this is, from 0. */
  readonly index: number;
  /** Whether the surroundings of the subject are transparent. */
  readonly isCutOut: boolean;
}

/** Draws a generated picture: a disc before a gradient, in the colours of the prompt. */
export async function drawGeneration(options: GenerateOptions): Promise<Pixels> {
  const { width, height } = options.size;
  const data = await sharp(Buffer.from(writeSvg(options)), { limitInputPixels: false })
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer();
  return { data, width, height };
}

/** The same drawing as an SVG document, for `output_format: 'svg'`. */
export function writeSvg({ prompt, size, index, isCutOut }: GenerateOptions): string {
  const { width, height } = size;
  const { accent, complement } = getPalette(prompt, index);
  const sky = isCutOut ? '' : `<rect width="${width}" height="${height}" fill="url(#sky)"/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<linearGradient id="sky" x2="1" y2="1"><stop stop-color="${toCss(accent)}"/><stop offset="1" stop-color="#fff"/></linearGradient>`,
    sky,
    `<circle cx="${width / 2}" cy="${height / 2}" r="${Math.min(width, height) * 0.3}" fill="${toCss(complement)}"/>`,
    '</svg>',
  ].join('');
}

function toCss([red, green, blue]: Colour): string {
  return `rgb(${red},${green},${blue})`;
}
