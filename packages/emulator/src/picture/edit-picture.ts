import type { Dimensions } from 'gpt-image-contract';
import sharp, { type OverlayOptions } from 'sharp';
import { getPalette, type Colour } from './palette.js';
import { decodeAlpha, decodePixels, type Pixels } from './pixels.js';

export interface EditOptions {
  /** Input images, the first one being the one that is edited. */
  readonly images: readonly Buffer[];
  readonly mask?: Buffer | undefined;
  readonly prompt: string;
  /** Size of the result in pixels. */
  readonly size: Dimensions;
  /** Which of the `n` pictures this is, from 0. */
  readonly index: number;
  /** Whether the surroundings of the subject are cut out. */
  readonly isCutOut: boolean;
}

/** How much of the edited pixel comes from the palette. */
const TINT = 0.45;
/** Thumbnails of further inputs take this part of the shorter edge. */
const THUMBNAIL_SHARE = 0.22;

/**
 * Draws the "edited" picture: the first input in the colours of the prompt, further inputs as thumbnails along the
 * bottom. With a mask only its fully transparent pixels change, every other pixel is the input's own.
 */
export async function drawEdit(options: EditOptions): Promise<Pixels> {
  const { images, mask, size } = options;
  const [first, ...others] = images;
  if (first === undefined) throw new RangeError('An edit needs an image.');
  const original = await decodePixels(first, size);
  const editable = mask === undefined ? undefined : await decodeAlpha(mask, size);
  const edited = await addThumbnails(tint(original, options), others);
  if (options.isCutOut) cutOut(edited);
  if (editable === undefined) return edited;
  for (let pixel = 0; pixel < editable.length; pixel += 1) {
    if (editable[pixel] === 0) continue;
    original.data.copy(edited.data, pixel * 4, pixel * 4, pixel * 4 + 4);
  }
  return edited;
}

/** Diagonal bands of two opposite colours: visible on any picture, whatever its own colours are. */
function tint({ data, width, height }: Pixels, { prompt, index }: EditOptions): Pixels {
  const { accent, complement } = getPalette(prompt, index);
  const tables = [createTintTable(accent), createTintTable(complement)] as const;
  const band = Math.max(8, Math.round((width + height) / 24));
  const result = Buffer.from(data);
  for (let y = 0; y < height; y += 1) {
    let at = y * width * 4;
    for (let x = 0; x < width;) {
      const stripe = Math.floor((x + y) / band);
      const table = stripe % 2 === 0 ? tables[0] : tables[1];
      for (const end = Math.min(width, (stripe + 1) * band - y); x < end; x += 1) {
        result[at] = table[data[at] ?? 0] ?? 0;
        result[at + 1] = table[256 + (data[at + 1] ?? 0)] ?? 0;
        result[at + 2] = table[512 + (data[at + 2] ?? 0)] ?? 0;
        at += 4;
      }
    }
  }
  return { data: result, width, height };
}

/** The tinted value of every value of red, then green, then blue: looking up is three times as fast as computing. */
function createTintTable(colour: Colour): Uint8Array {
  return Uint8Array.from({ length: 768 }, (_, index) => {
    const value = index % 256;
    return Math.round(value + ((colour[Math.floor(index / 256)] ?? 0) - value) * TINT);
  });
}

async function addThumbnails(picture: Pixels, images: readonly Buffer[]): Promise<Pixels> {
  if (images.length === 0) return picture;
  const { width, height } = picture;
  const edge = Math.max(
    1,
    Math.floor(Math.min(Math.min(width, height) * THUMBNAIL_SHARE, width / images.length)),
  );
  const overlays: OverlayOptions[] = [];
  for (const [position, image] of images.entries()) {
    const { data } = await decodePixels(image, { width: edge, height: edge });
    overlays.push({
      input: data,
      raw: { width: edge, height: edge, channels: 4 },
      left: position * edge,
      top: height - edge,
    });
  }
  const data = await sharp(picture.data, { raw: { width, height, channels: 4 } })
    .composite(overlays)
    .raw()
    .toBuffer();
  return { data, width, height };
}

/** Makes everything outside the ellipse that fills the picture transparent. */
function cutOut({ data, width, height }: Pixels): void {
  for (let y = 0; y < height; y += 1) {
    const dy = (y + 0.5) / height - 0.5;
    for (let x = 0; x < width; x += 1) {
      const dx = (x + 0.5) / width - 0.5;
      if (dx * dx + dy * dy > 0.25) data[(y * width + x) * 4 + 3] = 0;
    }
  }
}
