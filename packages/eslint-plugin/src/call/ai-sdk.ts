import { RESPONSES_DEFAULT_MODEL } from 'gpt-image-contract';
import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, unwrap, unwrapAwait, type Node } from '../ast/nodes.js';
import { toCamelCase } from '../spelling.js';
import { getImportPath } from '../trace/imports.js';
import { getProperty } from '../trace/properties.js';
import { createPropertyReader, createReader } from '../trace/property-reader.js';
import { follow, resolve, resolveSteps, type Step } from '../trace/resolve.js';
import { absent, unknown, type Leaf, type Tracer } from '../trace/tracer.js';
import { isGuard } from './client.js';
import { ImageCall } from './image-call.js';
import type { ParseContext } from './parse-context.js';

const GENERATORS: ReadonlySet<string> = new Set(['generateImage', 'experimental_generateImage']);
const MODEL_METHODS: ReadonlySet<string> = new Set(['image', 'imageModel']);

/** Parameters that stand beside `providerOptions`, not in them. */
const COMMON: ReadonlySet<string> = new Set(['n', 'size']);

/** Whether an expression is the AI SDK's `generateImage`. */
export function isGenerator(tracer: Tracer, callee: Node): boolean {
  const path = getImportPath(tracer, callee);
  return path?.source === 'ai' && GENERATORS.has(path.path.at(-1) ?? '');
}

/** Parses `generateImage({ … })` of the AI SDK, where its model is OpenAI's. */
export function parseAiSdkCall(context: ParseContext, node: TSESTree.CallExpression): ImageCall | null {
  const { tracer } = context;
  if (!isGenerator(tracer, node.callee)) return null;
  const [argument] = node.arguments;
  if (argument === undefined || argument.type === 'SpreadElement') return null;
  const options = resolve(tracer, argument);
  const get = (leaves: readonly Leaf[], ...keys: string[]): readonly Step[] =>
    keys.reduce<readonly Step[]>(
      (steps, key) =>
        resolveSteps(tracer, steps, argument).flatMap((leaf) => getProperty(tracer, leaf, key, argument)),
      leaves,
    );
  const models = resolveSteps(tracer, get(options, 'model'), argument);
  const providers = models.map((model) => getProvider(context, model));
  const prompts = resolveSteps(tracer, get(options, 'prompt'), argument);
  const objects = prompts.filter((prompt) => prompt.node.type === 'ObjectExpression');
  const hasImages = objects.some((prompt) =>
    getProperty(tracer, prompt, 'images', argument).some((step) => step.kind !== 'undefined'),
  );
  const providerOptions = createPropertyReader(
    tracer,
    resolveSteps(tracer, get(options, 'providerOptions', 'openai'), argument),
    argument,
  );
  const read = (parameter: string): readonly Step[] => {
    switch (parameter) {
      case 'model':
        return providers.flatMap((provider) => provider.steps);
      case 'prompt':
        return prompts.flatMap((prompt) =>
          objects.includes(prompt) ? getProperty(tracer, prompt, 'text', argument) : [prompt],
        );
      case 'image':
      case 'mask':
        return objects.flatMap((prompt) =>
          getProperty(tracer, prompt, parameter === 'image' ? 'images' : 'mask', argument),
        );
      default:
        return COMMON.has(parameter)
          ? get(options, parameter)
          : providerOptions.read(toCamelCase(parameter)).steps;
    }
  };
  const isOpenAi = providers.some((provider) => provider.vendor === 'openai' || provider.vendor === 'azure');
  const call = new ImageCall(context, {
    surface: 'ai-sdk',
    operation: hasImages ? 'edit' : 'generate',
    node,
    getName: () => 'generateImage',
    isAzure: providers.some((provider) => provider.vendor === 'azure'),
    isGuarded: providers.length > 0 && providers.every((provider) => provider.isGuarded),
    isOwn: providers.every((provider) => provider.vendor === 'openai' && !provider.hasUrl),
    // Its parameters are spread over three objects.
    parameters: createReader(undefined, read),
    // What a gateway does with a name is its own affair.
    getOwnOptions: () =>
      isOpenAi
        ? [
            { path: [], reader: createPropertyReader(tracer, options, argument) },
            { path: ['providerOptions', 'openai'], reader: providerOptions },
          ]
        : [],
  });
  const isOther = providers.some((provider) => provider.vendor === 'other');
  if (isOther || call.isForeign()) return null;
  return isOpenAi || call.hasKnownModel() ? call : null;
}

interface Provider {
  readonly vendor: 'azure' | 'openai' | 'other' | 'unknown';
  /** Steps to the model id. */
  readonly steps: readonly Step[];
  readonly isGuarded: boolean;
  /** Whether it is given an address of its own. */
  readonly hasUrl: boolean;
}

/** Reads a model: `openai.image('id')`, `createOpenAI(…).imageModel('id')`, or the gateway's `'openai/id'`. */
function getProvider(context: ParseContext, model: Leaf): Provider {
  const { node, env } = model;
  if (model.kind !== 'value' || node.type !== 'CallExpression') {
    return { ...UNKNOWN, steps: [model] };
  }
  const callee = unwrap(node.callee);
  const [id] = node.arguments;
  const steps: readonly Step[] = id === undefined ? [unknown(node)] : [follow(id, env)];
  if (callee.type !== 'MemberExpression' || !MODEL_METHODS.has(getMemberName(callee) ?? '')) {
    return { ...UNKNOWN, steps: [unknown(node)] };
  }
  return { ...getVendor(context, callee.object), steps };
}

function getVendor(context: ParseContext, receiver: Node): Omit<Provider, 'steps'> {
  const { tracer } = context;
  const direct = getImportPath(tracer, receiver);
  if (direct !== undefined)
    return { vendor: getVendorOfPackage(direct.source), isGuarded: false, hasUrl: false };
  const [leaf] = resolve(tracer, receiver);
  if (leaf?.kind !== 'value' || leaf.node.type !== 'CallExpression') return UNKNOWN;
  const factory = getImportPath(tracer, leaf.node.callee);
  if (factory === undefined) return UNKNOWN;
  const [options] = leaf.node.arguments;
  const read = (name: string): readonly Leaf[] =>
    options === undefined
      ? []
      : resolveSteps(
          tracer,
          resolve(tracer, options, leaf.env).flatMap((one) => getProperty(tracer, one, name, options)),
          options,
        );
  const fetches = read('fetch');
  return {
    vendor: getVendorOfPackage(factory.source),
    isGuarded: fetches.length > 0 && fetches.every((one) => isGuard(context, one)),
    hasUrl: read('baseURL').some(({ kind }) => kind !== 'undefined'),
  };
}

const UNKNOWN: Omit<Provider, 'steps'> = { vendor: 'unknown', isGuarded: false, hasUrl: false };

function getVendorOfPackage(source: string): Provider['vendor'] {
  if (source === '@ai-sdk/openai') return 'openai';
  if (source === '@ai-sdk/azure') return 'azure';
  return /^@ai-sdk\/(?!gateway|openai-compatible)/.test(source) ? 'other' : 'unknown';
}

/** Parses `openai.tools.imageGeneration({ … })` of the AI SDK's OpenAI provider. */
export function parseAiSdkTool(context: ParseContext, node: TSESTree.CallExpression): ImageCall | null {
  const { tracer } = context;
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression' || getMemberName(callee) !== 'imageGeneration') return null;
  const tools = unwrapAwait(callee.object);
  if (tools.type !== 'MemberExpression' || getMemberName(tools) !== 'tools') return null;
  const { vendor, isGuarded, hasUrl } = getVendor(context, tools.object);
  if (vendor === 'other') return null;
  const [argument] = node.arguments;
  // Options that stand elsewhere may be given a model where they are used.
  const isWhole = argument === undefined || argument.type === 'ObjectExpression';
  const place = argument ?? node;
  const options = createPropertyReader(
    tracer,
    argument === undefined ? [] : resolve(tracer, argument),
    place,
  );
  const call = new ImageCall(context, {
    surface: 'ai-sdk-tool',
    operation: 'either',
    node,
    getName: () => 'openai.tools.imageGeneration',
    isAzure: vendor === 'azure',
    isGuarded,
    defaultModel: vendor === 'openai' && !hasUrl && isWhole ? RESPONSES_DEFAULT_MODEL : undefined,
    getOwnOptions: () => (argument === undefined ? [] : [{ path: [], reader: options }]),
    parameters: createReader(undefined, (parameter) =>
      argument === undefined || parameter === 'prompt' || parameter === 'image'
        ? [absent(place)]
        : options.read(toCamelCase(parameter)).steps,
    ),
  });
  return call.isForeign() ? null : call;
}
