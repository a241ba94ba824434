import { API_LIMITS, GIF_LIMITS, type GifRule } from './limits.js';

/** Sizes a model accepts: a closed list, or any `WIDTHxHEIGHT` within {@link API_LIMITS}. Both take `auto`. */
export type SizeRule =
  | {
      readonly kind: 'presets';
      readonly presets: readonly string[];
      readonly auto: boolean;
      /** The list is an assumption: other sizes are a warning, not an error. */
      readonly uncertain?: true;
    }
  | { readonly kind: 'flexible' };

/** What the edit endpoint takes as input images for one model. */
export interface UploadRule {
  /** Most images in one request; 0 where the model cannot edit. */
  readonly maxImages: number;
  /** One image is smaller than this, in bytes. */
  readonly maxBytes: number;
  /** Media types, as the label of the part and by content. */
  readonly mediaTypes: readonly string[];
  readonly mask: MaskRule;
}

/** What a mask or a markup overlay must be, besides having alpha and the dimensions of the first image. */
export interface MaskRule {
  readonly mediaTypes: readonly string[];
  /** It is smaller than this, in bytes. */
  readonly maxBytes: number;
  /** Below this all sources agree that it is accepted, in bytes. */
  readonly maxSafeBytes: number;
}

/** What one model of the image API accepts. Values stand in the order the API lists them in its error messages. */
export interface ModelContract {
  readonly id: string;
  /** Dated ids that mean the same model. */
  readonly snapshots: readonly string[];
  /** `retired`: shut down. `retiring`: its shutdown date is announced. As of {@link CONTRACT_DATE}. */
  readonly status: 'alive' | 'retiring' | 'retired';
  /** Day of the shutdown, `YYYY-MM-DD`, where announced. */
  readonly shutdownDate?: string;
  /** Model id to move to. */
  readonly replacement?: string;
  readonly sizes: SizeRule;
  readonly qualities: readonly string[];
  readonly backgrounds: readonly string[];
  /** By operation, because `svg` is for generations only. */
  readonly outputFormats: { readonly generate: readonly string[]; readonly edit: readonly string[] };
  /** Values of `input_fidelity`; empty where the parameter itself is refused. */
  readonly inputFidelities: readonly string[];
  /** Values of `input_fidelity` about which the sources disagree: a warning. */
  readonly disputedInputFidelities?: readonly string[];
  /** Whether `complexity` is known to have an effect. No source says that others refuse it. */
  readonly complexity: boolean;
  /** What GIF output takes, where `outputFormats` has it. */
  readonly gif?: GifRule;
  /** Whether the edit endpoint takes a `markup` overlay. */
  readonly markup: boolean;
  /** Most pictures of one request. */
  readonly maxN: number;
  /** Characters of a prompt. */
  readonly maxPromptLength: number;
  /** Parameters that went with the model: later ones answer `unknown_parameter`. */
  readonly legacyParameters?: readonly string[];
  readonly upload: UploadRule;
}

/** Day the table was last compared with its sources. */
export const CONTRACT_DATE = '2026-11-21';

/** The model of the Responses tool when none is named: openai 7.55.0, `Tool.ImageGeneration`. The AI SDK's comment still says gpt-image-1. */
export const RESPONSES_DEFAULT_MODEL = 'gpt-image-2';

// openai 7.55.0 type comments and OpenAI's image prompting guide.
const GPT_PRESETS: SizeRule = {
  kind: 'presets',
  presets: ['1024x1024', '1536x1024', '1024x1536'],
  auto: true,
};
const FLEXIBLE: SizeRule = { kind: 'flexible' };

// openai 7.55.0 type comments; the order is the one of the measured error message.
const QUALITIES = ['low', 'medium', 'high', 'auto'];
// `xhigh` and `max`: openai 7.55.0 names 2.5 only; for 2.6 a page built from OpenAI's docs of 2026-11-05 and resellers.
const QUALITIES_TO_MAX = ['low', 'medium', 'high', 'xhigh', 'max', 'auto'];

// openai 7.55.0. `jpg` is not a value. `gif` and `svg` are previews of the 2.6 models; SVG edits are not supported.
const STILL_FORMATS = ['png', 'jpeg', 'webp'];
const STILL_OUTPUT = { generate: STILL_FORMATS, edit: STILL_FORMATS };
const ANY_OUTPUT = { generate: [...STILL_FORMATS, 'gif', 'svg'], edit: [...STILL_FORMATS, 'gif'] };

/** What all GPT image models share: openai 7.55.0 type comments. */
const GPT_IMAGE = {
  backgrounds: ['transparent', 'opaque', 'auto'],
  maxN: 10,
  maxPromptLength: API_LIMITS.maxPromptLength,
  upload: {
    maxImages: API_LIMITS.maxImages,
    maxBytes: API_LIMITS.maxImageBytes,
    mediaTypes: API_LIMITS.editMediaTypes,
    // Type comments: "less than 4MB"; the guide: "less than 50MB". No live test between the two is known.
    mask: {
      mediaTypes: API_LIMITS.maskMediaTypes,
      maxBytes: API_LIMITS.maxImageBytes,
      maxSafeBytes: API_LIMITS.maxSafeMaskBytes,
    },
  },
};

/** "Uploaded image must be a PNG and less than 4 MB": the answer of dall-e-2, historic. */
const DALL_E_UPLOAD = {
  maxBytes: 4_000_000,
  mediaTypes: ['image/png'],
  mask: { mediaTypes: ['image/png'], maxBytes: 4_000_000, maxSafeBytes: 4_000_000 },
};

/** `input_fidelity` answers 400 on gpt-image-2 (measured) and 2.5 (a reseller's test of 2026-09-09, a live Azure deployment). */
const GPT_IMAGE_2 = {
  ...GPT_IMAGE,
  status: 'alive' as const,
  sizes: FLEXIBLE,
  inputFidelities: [],
  complexity: false,
};

const GPT_IMAGE_2_5 = {
  ...GPT_IMAGE_2,
  qualities: QUALITIES_TO_MAX,
  outputFormats: STILL_OUTPUT,
  // openai 7.55.0: "Supports GPT Image 2.5".
  markup: true,
};

/**
 * Released 2026-11-04 (openai 7.55.0). Its sizes are missing from the SDK's text: flexible, as the AI SDK's catalogue
 * and resellers say. `input_fidelity` is assumed to be refused as on 2 and 2.5; `markup` is from the AI SDK's docs;
 * `complexity` (openai 7.51.0 names no model) from the AI SDK, a reseller's docs and apidog.com.
 */
const GPT_IMAGE_2_6 = {
  ...GPT_IMAGE_2_5,
  outputFormats: ANY_OUTPUT,
  gif: GIF_LIMITS,
  complexity: true,
};

const GPT_IMAGE_1 = {
  ...GPT_IMAGE,
  sizes: GPT_PRESETS,
  qualities: QUALITIES,
  outputFormats: STILL_OUTPUT,
  complexity: false,
  markup: false,
};

/** Shutdown: OpenAI's deprecations page, compared with `shutdown_date` in GET /v1/models on 2026-10-27. */
const RETIRING_2026_12 = { status: 'retiring' as const, shutdownDate: '2026-12-01' };

/** Retired 2026-05-12: openai 7.55.0, `ImageModel`. Their values are kept so that old code can be told what it meant. */
const DALL_E = {
  snapshots: [],
  status: 'retired' as const,
  shutdownDate: '2026-05-12',
  backgrounds: ['opaque', 'auto'],
  outputFormats: { generate: ['png'], edit: ['png'] },
  inputFidelities: [],
  complexity: false,
  markup: false,
  // openai 7.55.0: "Unsupported for GPT image models".
  legacyParameters: ['response_format', 'style'],
};

/** Every model of the image API, newest first. Adding a model is adding one entry. */
export const MODELS: readonly ModelContract[] = [
  { id: 'gpt-image-2.6-sunburst', snapshots: [], ...GPT_IMAGE_2_6 },
  { id: 'gpt-image-2.6-flare', snapshots: [], ...GPT_IMAGE_2_6 },
  { id: 'gpt-image-2.5-sunburst', snapshots: ['gpt-image-2.5-sunburst-2026-09-08'], ...GPT_IMAGE_2_5 },
  { id: 'gpt-image-2.5-flare', snapshots: ['gpt-image-2.5-flare-2026-09-08'], ...GPT_IMAGE_2_5 },
  {
    id: 'gpt-image-2',
    snapshots: ['gpt-image-2-2026-04-21'],
    ...GPT_IMAGE_2,
    qualities: QUALITIES,
    // `transparent` is a preview since 2026-08-20 (OpenAPI document of that day, openai 7.55.0); refused before.
    outputFormats: STILL_OUTPUT,
    markup: false,
  },
  {
    id: 'gpt-image-1.5',
    snapshots: ['gpt-image-1.5-2025-12-16'],
    ...GPT_IMAGE_1,
    ...RETIRING_2026_12,
    // The replacement was gpt-image-2 when announced (2026-06-02), later the 2.5 models.
    replacement: 'gpt-image-2.5-sunburst',
    inputFidelities: ['high', 'low'],
  },
  {
    id: 'chatgpt-image-latest',
    snapshots: [],
    ...GPT_IMAGE_1,
    ...RETIRING_2026_12,
    replacement: 'gpt-image-2.5-sunburst',
    // openai 7.55.0 says only "follows the same input constraints as GPT image models".
    sizes: { ...GPT_PRESETS, uncertain: true },
    inputFidelities: ['high', 'low'],
    disputedInputFidelities: ['high', 'low'],
  },
  {
    id: 'gpt-image-1-mini',
    snapshots: [],
    ...GPT_IMAGE_1,
    ...RETIRING_2026_12,
    replacement: 'gpt-image-2.5-flare',
    // openai 7.55.0: "supports only `low`". The OpenAPI document and Azure: unsupported. OpenAI's Codex skill: both.
    inputFidelities: ['low'],
    disputedInputFidelities: ['low'],
  },
  {
    id: 'gpt-image-1',
    snapshots: [],
    ...GPT_IMAGE_1,
    // openai 7.55.0: "was shut down on October 23, 2026".
    status: 'retired',
    shutdownDate: '2026-10-23',
    replacement: 'gpt-image-2.5-sunburst',
    inputFidelities: ['high', 'low'],
  },
  {
    id: 'dall-e-3',
    ...DALL_E,
    replacement: 'gpt-image-2.5-sunburst',
    sizes: { kind: 'presets', presets: ['1024x1024', '1792x1024', '1024x1792'], auto: false },
    qualities: ['standard', 'hd', 'auto'],
    maxN: 1,
    maxPromptLength: 4000,
    upload: { maxImages: 0, ...DALL_E_UPLOAD },
  },
  {
    id: 'dall-e-2',
    ...DALL_E,
    replacement: 'gpt-image-2.5-flare',
    sizes: { kind: 'presets', presets: ['256x256', '512x512', '1024x1024'], auto: false },
    qualities: ['standard', 'auto'],
    maxN: 10,
    maxPromptLength: 1000,
    upload: { maxImages: 1, ...DALL_E_UPLOAD },
  },
];

const MODEL_BY_ID: ReadonlyMap<string, ModelContract> = new Map(
  MODELS.flatMap((model) => [model.id, ...model.snapshots].map((id) => [id, model] as const)),
);

/**
 * Finds a model by its exact id or a dated snapshot of it. Ids are never matched by prefix: `gpt-image-2` is not
 * `gpt-image-2.5-flare`.
 * @returns `undefined` for an id the contract does not know, for instance an Azure deployment name.
 */
export function getModel(id: string): ModelContract | undefined {
  return MODEL_BY_ID.get(id);
}

/** What a request is judged by; of an unknown model there is no id. */
export type ModelRules = Omit<
  ModelContract,
  'id' | 'snapshots' | 'status' | 'shutdownDate' | 'replacement'
> & { readonly id?: string };

/** Models that are not shut down: an unknown model is taken for one of them. */
export const LIVE_MODELS: readonly ModelContract[] = MODELS.filter((model) => model.status !== 'retired');

/** Stands in for an unknown model: accepts what any model accepts that is not shut down. */
export const ANY_LIVE_MODEL: ModelRules = joinModels(LIVE_MODELS);

function joinModels(models: readonly ModelContract[]): ModelRules {
  const union = (list: (model: ModelContract) => readonly string[]) => [...new Set(models.flatMap(list))];
  return {
    // Every preset of a live model is a valid flexible size as well.
    sizes: FLEXIBLE,
    qualities: union((model) => model.qualities),
    backgrounds: union((model) => model.backgrounds),
    outputFormats: {
      generate: union((model) => model.outputFormats.generate),
      edit: union((model) => model.outputFormats.edit),
    },
    inputFidelities: union((model) => model.inputFidelities),
    gif: GIF_LIMITS,
    complexity: models.some((model) => model.complexity),
    markup: models.some((model) => model.markup),
    maxN: Math.max(...models.map((model) => model.maxN)),
    maxPromptLength: Math.max(...models.map((model) => model.maxPromptLength)),
    upload: {
      maxImages: Math.max(...models.map((model) => model.upload.maxImages)),
      maxBytes: Math.max(...models.map((model) => model.upload.maxBytes)),
      mediaTypes: union((model) => model.upload.mediaTypes),
      mask: GPT_IMAGE.upload.mask,
    },
  };
}
