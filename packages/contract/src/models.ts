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

/** What one model of the image API accepts. */
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
}

/** Day the table was last compared with its sources. */
export const CONTRACT_DATE = '2026-11-21';

const GPT_PRESETS: SizeRule = {
  kind: 'presets',
  presets: ['1024x1024', '1536x1024', '1024x1536'],
  auto: true,
};
const FLEXIBLE: SizeRule = { kind: 'flexible' };

/** Every model of the image API, newest first. Adding a model is adding one entry. */
export const MODELS: readonly ModelContract[] = [
  // Released 2026-11-04 (openai 7.55.0); its size text is missing from the SDK, resellers sell custom sizes: flexible.
  { id: 'gpt-image-2.6-sunburst', snapshots: [], status: 'alive', sizes: FLEXIBLE },
  { id: 'gpt-image-2.6-flare', snapshots: [], status: 'alive', sizes: FLEXIBLE },
  // openai 7.55.0 type comments and OpenAI's image prompting guide.
  {
    id: 'gpt-image-2.5-sunburst',
    snapshots: ['gpt-image-2.5-sunburst-2026-09-08'],
    status: 'alive',
    sizes: FLEXIBLE,
  },
  {
    id: 'gpt-image-2.5-flare',
    snapshots: ['gpt-image-2.5-flare-2026-09-08'],
    status: 'alive',
    sizes: FLEXIBLE,
  },
  { id: 'gpt-image-2', snapshots: ['gpt-image-2-2026-04-21'], status: 'alive', sizes: FLEXIBLE },
  // Shutdown dates: OpenAI's deprecations page, compared with `shutdown_date` in GET /v1/models on 2026-10-27.
  {
    id: 'gpt-image-1.5',
    snapshots: ['gpt-image-1.5-2025-12-16'],
    status: 'retiring',
    shutdownDate: '2026-12-01',
    replacement: 'gpt-image-2.5-sunburst',
    sizes: GPT_PRESETS,
  },
  {
    id: 'chatgpt-image-latest',
    snapshots: [],
    status: 'retiring',
    shutdownDate: '2026-12-01',
    replacement: 'gpt-image-2.5-sunburst',
    sizes: { ...GPT_PRESETS, uncertain: true },
  },
  {
    id: 'gpt-image-1-mini',
    snapshots: [],
    status: 'retiring',
    shutdownDate: '2026-12-01',
    replacement: 'gpt-image-2.5-flare',
    sizes: GPT_PRESETS,
  },
  {
    id: 'gpt-image-1',
    snapshots: [],
    status: 'retired',
    shutdownDate: '2026-10-23',
    replacement: 'gpt-image-2.5-sunburst',
    sizes: GPT_PRESETS,
  },
  {
    id: 'dall-e-3',
    snapshots: [],
    status: 'retired',
    shutdownDate: '2026-05-12',
    replacement: 'gpt-image-2.5-sunburst',
    sizes: { kind: 'presets', presets: ['1024x1024', '1792x1024', '1024x1792'], auto: false },
  },
  {
    id: 'dall-e-2',
    snapshots: [],
    status: 'retired',
    shutdownDate: '2026-05-12',
    replacement: 'gpt-image-2.5-flare',
    sizes: { kind: 'presets', presets: ['256x256', '512x512', '1024x1024'], auto: false },
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
