import { GIF_LIMITS, type Dimensions, type ImageRequest, type Operation } from 'gpt-image-contract';
import type { Upload } from '../upload.js';
import { chooseSize } from './choose-size.js';

/** `output_format`. */
type OutputFormat = 'png' | 'jpeg' | 'webp' | 'gif' | 'svg';

/** A request the contract has accepted, with every default filled in. */
export interface Job {
  readonly operation: Operation;
  readonly prompt: string;
  /** Input images, the first one being the one that is edited. */
  readonly images: readonly Upload[];
  readonly mask: Upload | undefined;
  /** Size of the result in pixels; for a GIF that of one frame. */
  readonly size: Dimensions;
  readonly quality: string;
  readonly format: OutputFormat;
  /** 0 to 100, taken as the encoder's quality. */
  readonly compression: number;
  readonly isTransparent: boolean;
  /** Number of pictures. */
  readonly n: number;
  readonly stream: boolean;
  readonly partialImages: number;
  /** Frames of a GIF. */
  readonly frames: number;
  readonly frameDurationMs: number;
}

/** How long a frame of a GIF stands unless told: openai 7.55.0 type comments. */
const DEFAULT_FRAME_DURATION_MS = 200;

/**
 * Fills in the defaults of a request.
 * @param request parameters the contract has accepted
 */
export function createJob(
  request: ImageRequest,
  { operation, prompt, images, mask }: Pick<Job, 'operation' | 'prompt' | 'images' | 'mask'>,
): Job {
  const format = readText(request.output_format, 'png') as OutputFormat;
  const model = typeof request.model === 'string' ? request.model : undefined;
  const frames = readNumber(request.frame_count, GIF_LIMITS.defaultFrames);
  return {
    operation,
    prompt,
    images,
    mask,
    size: chooseSize(readText(request.size, 'auto'), {
      like: images[0]?.facts,
      model,
      frames: format === 'gif' ? frames : 1,
    }),
    quality: readText(request.quality, 'auto'),
    format,
    compression: readNumber(request.output_compression, 100),
    isTransparent: request.background === 'transparent',
    n: readNumber(request.n, 1),
    stream: request.stream === true,
    partialImages: readNumber(request.partial_images, 0),
    frames,
    frameDurationMs: readNumber(request.frame_duration_ms, DEFAULT_FRAME_DURATION_MS),
  };
}

function readText(value: unknown, byDefault: string): string {
  return typeof value === 'string' ? value : byDefault;
}

function readNumber(value: unknown, byDefault: number): number {
  return typeof value === 'number' ? value : byDefault;
}
