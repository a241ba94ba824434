import sharp from 'sharp';
import { drawEdit } from './edit-picture.js';
import { encodeAnimation, encodePicture } from './encode.js';
import { drawGeneration, writeSvg } from './generate-picture.js';
import type { Job } from './job.js';
import type { Pixels } from './pixels.js';

/**
 * Draws and encodes one finished picture of a job.
 * @param index which of the `n` pictures, from 0
 */
export async function drawPicture(job: Job, index: number): Promise<Buffer> {
  const { prompt, size, format } = job;
  if (format === 'svg') return Buffer.from(writeSvg({ prompt, size, index, isCutOut: job.isTransparent }));
  if (format !== 'gif') return encode(job, await drawPixels(job, index), format);
  const frames: Pixels[] = [];
  for (let frame = 0; frame < job.frames; frame += 1) {
    frames.push(await drawPixels(job, index * job.frames + frame));
  }
  return encodeAnimation(frames, job.frameDurationMs);
}

/** Strongest blur of a partial image, as a part of the longer edge. */
const PARTIAL_BLUR = 1 / 40;

/**
 * Draws and encodes a picture that is still being made: blurred, less with every step.
 * @param step which of the partial images, from 0
 */
export async function drawPartial(job: Job, index: number, step: number): Promise<Buffer> {
  const { data, width, height } = await drawPixels(job, index);
  const sigma = Math.max(1, (Math.max(width, height) * PARTIAL_BLUR) / (step + 1));
  const blurred = await sharp(data, { raw: { width, height, channels: 4 } })
    .blur(sigma)
    .raw()
    .toBuffer();
  // Streaming excludes GIF and SVG.
  const format = job.format === 'jpeg' || job.format === 'webp' ? job.format : 'png';
  return encode(job, { data: blurred, width, height }, format);
}

function encode(job: Job, pixels: Pixels, format: 'png' | 'jpeg' | 'webp'): Promise<Buffer> {
  return encodePicture(pixels, { format, compression: job.compression, keepAlpha: job.isTransparent });
}

function drawPixels(
  { operation, prompt, images, mask, size, isTransparent }: Job,
  index: number,
): Promise<Pixels> {
  if (operation === 'generate') return drawGeneration({ prompt, size, index, isCutOut: isTransparent });
  return drawEdit({
    images: images.map(({ content }) => content),
    mask: mask?.content,
    prompt,
    size,
    index,
    isCutOut: isTransparent,
  });
}
