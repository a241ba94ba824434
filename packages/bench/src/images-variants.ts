import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepareImage, type Strategy } from 'gpt-image-guard';
import sharp, { type Sharp } from 'sharp';

export const MAX_BYTES = 1_536_000;
export const MAX_EDGE = 2048;

/** What one variant made of one picture. */
export interface Made {
  readonly bytes: Uint8Array;
  readonly quality?: number | undefined;
}

/** One way to prepare a picture, file to bytes. */
export type Variant = (path: string) => Promise<Made>;

/** The variants that run in Node, each in a process of its own. */
export const NODE_VARIANTS: Readonly<Record<string, Variant>> = {
  balanced: ours('balanced'),
  quality: ours('quality'),
  size: ours('size'),
  'sharp port': sharpPort,
  'sharp once, WebP 90': async (path) => ({
    bytes: await shrink(await readFile(path))
      .webp({ quality: 90 })
      .toBuffer(),
    quality: 90,
  }),
  'decode + resize': async (path) => {
    await shrink(await readFile(path))
      .raw()
      .toBuffer();
    return { bytes: new Uint8Array() };
  },
  'sharp, bisected WebP': bisection,
  jimp: jimpLoop,
  '@napi-rs/image': napiLoop,
  'wasm-vips': wasmVipsLoop,
};

/** Packages that are measured where they are installed: in the folder of `--peers`, else next to the benchmark. */
export const OPTIONAL_PACKAGES: ReadonlySet<string> = new Set(['jimp', '@napi-rs/image', 'wasm-vips']);

/** Where a package is; in the environment, because every variant runs in a process of its own. */
export function resolvePeer(name: string): string {
  const { BENCH_PEERS } = process.env;
  const from = BENCH_PEERS === undefined ? import.meta.url : join(BENCH_PEERS, 'package.json');
  return pathToFileURL(createRequire(from).resolve(name)).href;
}

function ours(strategy: Strategy): Variant {
  return async (path) => {
    const prepared = await prepareImage(path, { strategy });
    return { bytes: await prepared.bytes(), quality: prepared.report.quality };
  };
}

function shrink(input: Buffer): Sharp {
  return sharp(input, { autoOrient: true }).resize(MAX_EDGE, MAX_EDGE, {
    fit: 'inside',
    withoutEnlargement: true,
  });
}

/** The loop everybody copies: decode, shrink, WebP 90, 85, … until it fits. */
async function sharpPort(path: string): Promise<Made> {
  const input = await readFile(path);
  for (let quality = 90; ; quality -= 5) {
    const bytes = await shrink(input).webp({ quality }).toBuffer();
    if (bytes.length <= MAX_BYTES || quality <= 50) return { bytes, quality };
  }
}

/** The highest WebP quality that fits, by halving the range: the best a search over WebP can find. */
async function bisection(path: string): Promise<Made> {
  const { data, info } = await shrink(await readFile(path))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  let best: Made = { bytes: new Uint8Array() };
  for (let low = 1, high = 100; low <= high;) {
    const quality = (low + high) >> 1;
    const bytes = await sharp(data, { raw }).webp({ quality }).toBuffer();
    if (bytes.length <= MAX_BYTES) {
      best = { bytes, quality };
      low = quality + 1;
    } else high = quality - 1;
  }
  return best;
}

interface JimpImage {
  readonly bitmap: { readonly width: number; readonly height: number };
  scaleToFit(size: { w: number; h: number }): void;
  getBuffer(type: string, options: { quality: number }): Promise<Buffer>;
}

async function jimpLoop(path: string): Promise<Made> {
  const { Jimp } = (await import(resolvePeer('jimp'))) as {
    Jimp: { read(data: Buffer): Promise<JimpImage> };
  };
  const image = await Jimp.read(await readFile(path));
  if (Math.max(image.bitmap.width, image.bitmap.height) > MAX_EDGE)
    image.scaleToFit({ w: MAX_EDGE, h: MAX_EDGE });
  for (let quality = 90; ; quality -= 5) {
    const bytes = await image.getBuffer('image/jpeg', { quality });
    if (bytes.length <= MAX_BYTES || quality <= 50) return { bytes, quality };
  }
}

interface NapiTransformer {
  metadata(): Promise<{ width: number; height: number }>;
  rotate(): NapiTransformer;
  resize(width: number, height: number): NapiTransformer;
  webp(quality: number): Promise<Buffer>;
}

async function napiLoop(path: string): Promise<Made> {
  const { Transformer } = (await import(resolvePeer('@napi-rs/image'))) as {
    Transformer: new (data: Buffer) => NapiTransformer;
  };
  const input = await readFile(path);
  const { width, height } = await new Transformer(input).metadata();
  const factor = Math.min(1, MAX_EDGE / Math.max(width, height));
  for (let quality = 90; ; quality -= 5) {
    const bytes = await new Transformer(input)
      .rotate()
      .resize(Math.round(width * factor), Math.round(height * factor))
      .webp(quality);
    if (bytes.length <= MAX_BYTES || quality <= 50) return { bytes, quality };
  }
}

interface WasmVips {
  readonly Image: {
    thumbnailBuffer(
      data: Uint8Array,
      width: number,
      options: { height: number; size: 'down' },
    ): { webpsaveBuffer(options: { Q: number }): Uint8Array };
  };
  shutdown(): void;
}

async function wasmVipsLoop(path: string): Promise<Made> {
  const { default: start } = (await import(resolvePeer('wasm-vips'))) as { default: () => Promise<WasmVips> };
  const vips = await start();
  const input = await readFile(path);
  try {
    for (let quality = 90; ; quality -= 5) {
      const image = vips.Image.thumbnailBuffer(input, MAX_EDGE, { height: MAX_EDGE, size: 'down' });
      const bytes = image.webpsaveBuffer({ Q: quality });
      if (bytes.length <= MAX_BYTES || quality <= 50) return { bytes, quality };
    }
  } finally {
    vips.shutdown();
  }
}
