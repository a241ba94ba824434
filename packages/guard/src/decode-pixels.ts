import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp';
import { isSrgbProfile } from './colour-profile.js';
import type { Deadline } from './deadline.js';
import { decodeError } from './decode-error.js';
import { FAIL_ON } from './decode-for-facts.js';
import { findPixelGrid } from './find-pixel-grid.js';
import type { Inspection } from './inspect-bytes.js';
import type { Pixels } from './pixels.js';

export interface DecodePlan {
  /** Longest edge of the result in pixels; never enlarged. */
  readonly maxEdge: number;
  /** Keep the ICC profile and the pixels as they are instead of converting to sRGB. */
  readonly keepColour: boolean;
  /** Keep EXIF and XMP. */
  readonly keepMetadata: boolean;
}

/** Decoded pixels and, for the report, what was done on the way. */
export interface Decoded {
  readonly pixels: Pixels;
  readonly steps: readonly string[];
}

interface Source extends Inspection {
  readonly plan: DecodePlan;
  readonly deadline: Deadline;
}

/** Bytes a pixel below which a file may be enlarged pixel art: runs of equal pixels compress to almost nothing. */
const PIXEL_ART_BYTES_PER_PIXEL = 0.1;
const PIXEL_ART_MAX_PIXELS = 24_000_000;
const LOSSLESS_SOURCES: ReadonlySet<string> = new Set(['png', 'gif', 'webp', 'tiff']);

/**
 * Decodes the first frame once: upright, in sRGB, 8 bits a channel, at most `maxEdge` pixels long, with alpha only
 * where it is used. JPEG and WebP shrink while they load.
 * @throws {ImageInputError} `truncated`, `corrupt` or `timeout`.
 */
export async function decodePixels(
  inspection: Inspection,
  plan: DecodePlan,
  deadline: Deadline,
): Promise<Decoded> {
  deadline.signal.throwIfAborted();
  const source = { ...inspection, plan, deadline };
  try {
    const decoded = await decode(source);
    const pixels = await dropOpaqueAlpha(decoded.pixels);
    const steps = [...describe(source, pixels), ...decoded.steps];
    if (source.facts.hasAlpha && pixels.channels === 3)
      steps.push('dropped an alpha channel that was opaque throughout');
    return { pixels, steps };
  } catch (cause) {
    deadline.signal.throwIfAborted();
    throw decodeError(inspection, cause);
  }
}

async function decode(source: Source): Promise<Decoded> {
  const { metadata, plan } = source;
  if (plan.keepMetadata || (plan.keepColour && isForeignProfile(metadata))) return decodeWithCarrier(source);
  if (mayBePixelArt(source)) return decodePixelArt(source);
  const colour = colourPlan(metadata);
  const shrunk = shrink(open(source, colour.options), plan.maxEdge);
  if (!colour.afterResize) return { pixels: await toPixels(shrunk), steps: colour.steps };
  // TIFF without compression is the cheapest container that carries the profile over to the second step.
  const small = await shrunk.keepIccProfile().tiff({ compression: 'none' }).toBuffer();
  return { pixels: await toPixels(sharp(small, { limitInputPixels: false })), steps: colour.steps };
}

function open({ bytes, deadline }: Source, options: SharpOptions = {}): Sharp {
  return sharp(bytes, { failOn: FAIL_ON, limitInputPixels: false, autoOrient: true, ...options }).timeout({
    seconds: deadline.secondsLeft(),
  });
}

function shrink(picture: Sharp, maxEdge: number, kernel: 'lanczos3' | 'nearest' = 'lanczos3'): Sharp {
  return picture.resize({ width: maxEdge, height: maxEdge, fit: 'inside', withoutEnlargement: true, kernel });
}

async function toPixels(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels === 4 ? 4 : 3 };
}

interface ColourPlan {
  readonly options: SharpOptions;
  readonly afterResize: boolean;
  readonly steps: readonly string[];
}

/**
 * Converting costs as much as decoding when it is done before the resize, where sharp does it. An sRGB profile needs
 * none, another 8-bit RGB profile is as good after the resize; CMYK and deep pixels are not, and stay with sharp.
 */
function colourPlan(metadata: Metadata | undefined): ColourPlan {
  if (!isForeignProfile(metadata)) {
    const deep = metadata?.space === 'cmyk' ? ['converted CMYK to sRGB'] : [];
    return { options: { ignoreIcc: metadata?.icc !== undefined }, afterResize: false, steps: deep };
  }
  const simple = metadata?.space === 'srgb' && metadata.depth === 'uchar';
  const from = metadata?.space === 'cmyk' ? 'CMYK' : 'the embedded colour profile';
  return { options: {}, afterResize: simple, steps: [`converted ${from} to sRGB`] };
}

/** Whether a profile is embedded that is not sRGB. */
export function isForeignProfile(metadata: Metadata | undefined): boolean {
  return metadata?.icc !== undefined && !isSrgbProfile(metadata.icc);
}

/** Metadata and profiles do not survive raw pixels: a PNG without compression carries them to every encode. */
async function decodeWithCarrier(source: Source): Promise<Decoded> {
  const { plan, metadata } = source;
  let picture = shrink(open(source), plan.maxEdge);
  const steps: string[] = [];
  if (plan.keepMetadata) {
    picture = picture.keepExif().keepXmp();
    steps.push('kept EXIF and XMP metadata');
  }
  // Printers' colours are of no use to the API, with or without their profile.
  if (plan.keepColour && isForeignProfile(metadata) && metadata?.space !== 'cmyk') {
    picture = picture.keepIccProfile();
    steps.push('kept the colour profile');
  } else if (isForeignProfile(metadata)) {
    steps.push('converted the embedded colour profile to sRGB');
  }
  const carrier = await picture.png({ compressionLevel: 0 }).toBuffer();
  const pixels = await toPixels(sharp(carrier, { ignoreIcc: true, limitInputPixels: false }));
  return { pixels: { ...pixels, carrier }, steps };
}

function mayBePixelArt({ bytes, facts, plan }: Source): boolean {
  const count = facts.width * facts.height;
  return (
    LOSSLESS_SOURCES.has(facts.format) &&
    Math.max(facts.width, facts.height) > plan.maxEdge &&
    count <= PIXEL_ART_MAX_PIXELS &&
    bytes.byteLength / count < PIXEL_ART_BYTES_PER_PIXEL
  );
}

/** Only the full picture shows whether all edges lie on one grid; then a smooth resize would smear every one of them. */
async function decodePixelArt(source: Source): Promise<Decoded> {
  const { metadata, plan } = source;
  const colour = colourPlan(metadata);
  const full = await toPixels(open(source, colour.options));
  const grid = findPixelGrid(full);
  const { data, width, height, channels } = full;
  const raw = sharp(data, { raw: { width, height, channels }, limitInputPixels: false });
  const pixels = await toPixels(shrink(raw, plan.maxEdge, grid === undefined ? 'lanczos3' : 'nearest'));
  const kernel = `resized with nearest neighbour: pixel art of ${grid ?? 0}-pixel squares`;
  return { pixels, steps: grid === undefined ? colour.steps : [...colour.steps, kernel] };
}

async function dropOpaqueAlpha(pixels: Pixels): Promise<Pixels> {
  if (pixels.channels === 3 || !isOpaque(pixels.data)) return pixels;
  const { data, width, height, channels } = pixels;
  const opaque = sharp(data, { raw: { width, height, channels }, limitInputPixels: false }).removeAlpha();
  return { ...pixels, data: await opaque.raw().toBuffer(), channels: 3 };
}

function isOpaque(rgba: Buffer): boolean {
  for (let at = 3; at < rgba.length; at += 4) if (rgba[at] !== 255) return false;
  return true;
}

function describe({ facts, plan }: Source, pixels: Pixels): string[] {
  const { format, width, height, orientation = 1, frames } = facts;
  const steps = [`decoded ${width}x${height} ${format.toUpperCase()}`];
  if (orientation !== 1) steps.push(`turned upright (EXIF orientation ${orientation})`);
  if (frames > 1) steps.push(`took the first of ${frames} frames`);
  if (pixels.width !== width || pixels.height !== height) {
    steps.push(`resized to ${pixels.width}x${pixels.height} (at most ${plan.maxEdge} px)`);
  }
  return steps;
}
