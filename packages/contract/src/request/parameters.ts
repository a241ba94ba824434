import { API_LIMITS, GIF_LIMITS } from '../limits.js';
import type { ModelRules } from '../models.js';
import type { Operation } from './surface.js';

type Bound = number | ((model: ModelRules) => number);

/** What one parameter takes, whatever the combination of parameters; functions where the model decides. */
export type Parameter =
  | { readonly type: 'string'; readonly maxLength?: number }
  | { readonly type: 'boolean' }
  | { readonly type: 'object' }
  | {
      readonly type: 'integer';
      readonly min: Bound;
      readonly max?: Bound;
    }
  | {
      readonly type: 'enum';
      readonly values: readonly string[] | ((model: ModelRules, operation: Operation) => readonly string[]);
    };

/**
 * Types and ranges of the parameters, in the order the API checks them.
 * Source: openai 7.55.0 type comments, unless told. `model`, `prompt`, images and `size` have checks of their own.
 */
export const PARAMETERS: Readonly<Record<string, Parameter>> = {
  n: { type: 'integer', min: 1, max: (model) => model.maxN },
  quality: { type: 'enum', values: (model) => model.qualities },
  output_compression: { type: 'integer', min: 0, max: 100 },
  background: { type: 'enum', values: (model) => model.backgrounds },
  output_format: { type: 'enum', values: (model, operation) => model.outputFormats[operation] },
  moderation: { type: 'enum', values: ['low', 'auto'] },
  input_fidelity: { type: 'enum', values: ['high', 'low'] },
  complexity: { type: 'enum', values: ['low', 'medium', 'high'] },
  frame_count: {
    type: 'integer',
    min: ({ gif = GIF_LIMITS }) => gif.minFrames,
    max: ({ gif = GIF_LIMITS }) => gif.maxFrames,
  },
  frame_duration_ms: { type: 'integer', min: ({ gif = GIF_LIMITS }) => gif.minFrameDuration },
  svg: { type: 'object' },
  stream: { type: 'boolean' },
  partial_images: { type: 'integer', min: 0, max: 3 },
  user: { type: 'string' },
  safety_identifier: { type: 'string', maxLength: API_LIMITS.maxSafetyIdentifierLength },
  action: { type: 'enum', values: ['generate', 'edit', 'auto'] },
  type: { type: 'enum', values: ['image_generation'] },
};

/** What people write for a value, and what they may have meant, best first; only values the model takes are offered. */
export const VALUE_ALIASES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  quality: {
    standard: ['medium'],
    hd: ['high'],
    xhigh: ['high'],
    max: ['high'],
    ultra: ['max', 'high'],
    best: ['max', 'high'],
    draft: ['low'],
    fast: ['low'],
  },
  output_format: { jpg: ['jpeg'], gif: ['webp'], svg: ['png'], avif: ['webp'] },
  background: { none: ['transparent'], alpha: ['transparent'], white: ['opaque'], solid: ['opaque'] },
  moderation: { none: ['low'], off: ['low'], high: ['auto'] },
  input_fidelity: { medium: ['high'], auto: ['low'], max: ['high'] },
  complexity: { auto: ['medium'], max: ['high'], none: ['low'] },
};

/** Other services' names for parameters, in snake case, and the one of this API. */
export const NAME_ALIASES: Readonly<Record<string, string>> = {
  aspect_ratio: 'size',
  resolution: 'size',
  dimensions: 'size',
  image_size: 'size',
  width: 'size',
  height: 'size',
  count: 'n',
  num_images: 'n',
  number_of_images: 'n',
  samples: 'n',
  format: 'output_format',
  file_format: 'output_format',
  mime_type: 'output_format',
  compression: 'output_compression',
  output_quality: 'output_compression',
  fidelity: 'input_fidelity',
  detail: 'input_fidelity',
  image_url: 'image',
  image_urls: 'images',
  input_image: 'image',
  init_image: 'image',
  mask_image: 'mask',
  text: 'prompt',
  partials: 'partial_images',
  frames: 'frame_count',
  user_id: 'safety_identifier',
  transparent: 'background',
  model_id: 'model',
};
