import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../ast/nodes.js';
import { areExclusive } from '../trace/exclusive.js';
import type { Names, PropertyReader } from '../trace/property-reader.js';
import { resolveSteps, type Step } from '../trace/resolve.js';
import { getStepTexts, type Value } from '../trace/texts.js';
import type { Leaf, Tracer } from '../trace/tracer.js';
import { isMisspeltModel, isOpenAiModel, stripProvider } from './model-ids.js';
import type { ParseContext } from './parse-context.js';

/** Where a request to the image API is written. */
export type Surface = 'ai-sdk' | 'ai-sdk-tool' | 'http' | 'responses-tool' | 'sdk';

/** How a body is written; `unknown` where headers decide that the file does not show. */
export type Encoding = 'form' | 'json' | 'unknown';

/** Stands for a parameter of every request to an endpoint that takes none: rules that judge those ask for it. */
export const GONE_ENDPOINT = '@gone';
const ONLY_GONE: Names = new Set([GONE_ENDPOINT]);

/** What a parser of one surface finds out about a call. */
export interface CallDescription {
  readonly surface: Surface;
  /** `either` where the request itself decides, as with the Responses tool. */
  readonly operation: 'edit' | 'either' | 'generate';
  /** Whether its endpoint takes no requests any more. */
  readonly isGone?: boolean;
  /** Whether it sends no request, and only says which model others ask. */
  readonly isModelOnly?: boolean;
  /** The call, or the object that describes the tool. */
  readonly node: Node;
  /** What messages call it: `client.images.edit`. */
  readonly getName: () => string;
  /** Parameters by the API's own names of them (`output_format`, also where the surface says `outputFormat`). */
  readonly parameters: PropertyReader;
  /** Whether every upload of this client goes through `guardFetch()`. */
  readonly isGuarded?: boolean;
  /** Whether the client is told that it runs in a browser. */
  readonly isInBrowser?: boolean;
  /** Whether model ids may be deployment names. */
  readonly isAzure?: boolean;
  /** Whether the client may be another vendor's as well. */
  readonly mayBeElsewhere?: boolean;
  /** Whether it goes to another host for sure: a relay's, where it names OpenAI's model. */
  readonly isElsewhere?: boolean;
  /** Whether the request goes to OpenAI, as far as the file tells, whatever model it names. */
  readonly isOwn?: boolean;
  /** Objects whose names are the AI SDK's own, where its provider is OpenAI's. */
  readonly getOwnOptions?: () => readonly OwnOptions[];
  /** The model that is asked where the request names none, for sure. */
  readonly defaultModel?: string | undefined;
  /** How the code itself sends the request over HTTP: in a form, everything is text. */
  readonly encoding?: Encoding;
}

/** One of the objects the AI SDK reads by names of its own, and the keys that lead to it. */
export interface OwnOptions {
  readonly path: readonly string[];
  readonly reader: PropertyReader;
}

/** More models than this are a catalogue. */
const MANY_MODELS = 32;

/** A call to the image API in the one shape all rules read. */
export class ImageCall {
  readonly surface: Surface;
  readonly operation: CallDescription['operation'];
  readonly node: Node;
  /** Whether its endpoint takes no requests any more: which model it names, and nothing else of it, is looked at. */
  readonly isGone: boolean;
  /** Whether it sends no request: requests that ask the model say more of it. */
  readonly isModelOnly: boolean;
  readonly isGuarded: boolean;
  readonly isInBrowser: boolean;
  readonly isAzure: boolean;
  /** Whether it goes to a relay, which may translate what OpenAI does not know. */
  readonly isElsewhere: boolean;
  /** Whether the request goes to OpenAI itself, so that a name it does not know is a mistake. */
  readonly isOwn: boolean;
  readonly encoding: Encoding;
  readonly tracer: Tracer;
  /** What is needed to look further into the file. */
  readonly context: ParseContext;
  /** Names of all parameters that may be given; `undefined` where there may be others than those in sight. */
  readonly names: Names | undefined;
  /** Another request of the same code, which serves both endpoints. */
  other: ImageCall | undefined;
  readonly #description: CallDescription;
  readonly #parameters: PropertyReader;
  #models: readonly (string | undefined)[] | undefined;
  #ownModels: readonly (string | undefined)[] | undefined;

  constructor(context: ParseContext, description: CallDescription) {
    this.tracer = context.tracer;
    this.context = context;
    this.#description = description;
    this.surface = description.surface;
    this.operation = description.operation;
    this.node = description.node;
    this.isGone = description.isGone === true;
    this.isModelOnly = description.isModelOnly === true;
    this.isGuarded = description.isGuarded === true;
    this.isInBrowser = description.isInBrowser === true;
    this.isAzure = description.isAzure === true;
    this.isElsewhere = description.isElsewhere === true;
    this.isOwn = description.isOwn === true && !this.isAzure;
    this.encoding = description.encoding ?? 'json';
    this.#parameters = description.parameters;
    this.names = this.isGone ? ONLY_GONE : description.parameters.names;
  }

  /** What messages call it: `client.images.edit`. */
  get name(): string {
    return this.#description.getName();
  }

  /** Objects whose names are the AI SDK's own; none on other surfaces. */
  getOwnOptions(): readonly OwnOptions[] {
    return this.#description.getOwnOptions?.() ?? [];
  }

  /** Steps to what a parameter may be. */
  getSteps(parameter: string): readonly Step[] {
    return this.#parameters.read(parameter).steps;
  }

  /** Whether a parameter may be given; `false` where it is left out for sure, as most are. */
  has(parameter: string): boolean {
    if (this.names?.has(parameter) === false) return false;
    const { steps } = this.#parameters.read(parameter);
    return steps.length !== 1 || steps[0]?.kind !== 'undefined';
  }

  /** Values a parameter may have: `undefined` among them where it may be left out. */
  getValues(parameter: string): readonly Value[] {
    const entry = this.#parameters.read(parameter);
    return (entry.values ??= getStepTexts(this.tracer, entry.steps, this.node));
  }

  /** What a parameter may be, for values that are no texts: images, masks. */
  getLeaves(parameter: string): readonly Leaf[] {
    const entry = this.#parameters.read(parameter);
    return (entry.leaves ??= resolveSteps(this.tracer, entry.steps, this.node));
  }

  /** Values of a parameter that go to OpenAI: none where they are a choice, and other vendors share the call. */
  getOwnValues(parameter: string): readonly Value[] {
    const values = this.getValues(parameter);
    // Which of the values goes to which of the vendors is not known.
    return values.length > 1 && this.#isShared() ? [] : values;
  }

  /** Model ids of OpenAI the call may name, as the contract knows them; `undefined` for one that is not visible. */
  getModels(): readonly (string | undefined)[] {
    return (this.#ownModels ??= this.#getAllModels().filter((id) => !this.#isOthers(id)));
  }

  /** {@link getModels}, without those that never go with what is written at a place: of another row, another arm. */
  getModelsBeside(place: Node): readonly (string | undefined)[] {
    const models = this.getModels();
    const values = this.getValues('model');
    if (models.length < 2 || values.length > MANY_MODELS) return models;
    const beside = values.filter(({ node }) => !areExclusive(this.tracer, node, place));
    const own = new Set(beside.map((value) => this.#toModelId(value)));
    const kept = models.filter((id) => own.has(id));
    return kept.length > 0 ? kept : models;
  }

  /** Whether all models the call may name are another vendor's, so that nothing of OpenAI's rules holds for it. */
  isForeign(): boolean {
    return this.#getAllModels().every((id) => this.#isOthers(id));
  }

  /** Whether another vendor's model may be asked, and none of OpenAI's is named beside it. */
  mayBeForeign(): boolean {
    const models = this.#getAllModels();
    return (
      models.some((id) => this.#isOthers(id)) && !models.some((id) => id !== undefined && isOpenAiModel(id))
    );
  }

  #isShared(): boolean {
    return this.#description.mayBeElsewhere === true || this.#getAllModels().some((id) => this.#isOthers(id));
  }

  #isOthers(id: string | undefined): boolean {
    if (this.isAzure || id === undefined || isOpenAiModel(id)) return false;
    return !(this.isOwn && isMisspeltModel(id));
  }

  #getAllModels(): readonly (string | undefined)[] {
    if (this.#models !== undefined) return this.#models;
    const ids = this.getValues('model').map((value) => this.#toModelId(value));
    this.#models = ids.length === 1 ? ids : [...new Set(ids)];
    return this.#models;
  }

  #toModelId({ kind, value }: Value): string | undefined {
    if (typeof value === 'string') return stripProvider(value);
    return this.context.settings.model ?? (kind === 'undefined' ? this.#description.defaultModel : undefined);
  }

  /** Whether one of the models is one of OpenAI's image models for sure. */
  hasKnownModel(): boolean {
    return this.getValues('model').some(
      (value) => typeof value.value === 'string' && isOpenAiModel(stripProvider(value.value)),
    );
  }
}

export type CallNode = TSESTree.CallExpression | TSESTree.ObjectExpression;
