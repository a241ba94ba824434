import { RESPONSES_DEFAULT_MODEL } from 'gpt-image-contract';
import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, unwrap, unwrapAwait, type Node } from '../ast/nodes.js';
import { toCamelCase } from '../spelling.js';
import { getImportPath } from '../trace/imports.js';
import { getProperty, getPropertyAt } from '../trace/properties.js';
import { createPropertyReader, createReader } from '../trace/property-reader.js';
import { resolve, resolveSteps, type Step } from '../trace/resolve.js';
import { absent, type Tracer } from '../trace/tracer.js';
import { getProviders, getVendor } from './ai-sdk-models.js';
import { ImageCall } from './image-call.js';
import type { ParseContext } from './parse-context.js';

const GENERATORS: ReadonlySet<string> = new Set(['generateImage', 'experimental_generateImage']);

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
  const get = (...path: string[]): readonly Step[] => getPropertyAt(tracer, options, path, argument);
  const models = resolveSteps(tracer, get('model'), argument);
  const all = models.flatMap((model) => getProviders(context, model));
  const providers = all.filter(({ vendor }) => vendor !== 'other');
  if (providers.length === 0 && all.length > 0) return null;
  // Of a call that other vendors share, the model alone is OpenAI's for sure.
  const isShared = providers.length < all.length;
  const prompts = resolveSteps(tracer, get('prompt'), argument);
  const objects = prompts.filter((prompt) => prompt.node.type === 'ObjectExpression');
  const hasImages = objects.some((prompt) =>
    getProperty(tracer, prompt, 'images', argument).some((step) => step.kind !== 'undefined'),
  );
  const providerOptions = createPropertyReader(
    tracer,
    resolveSteps(tracer, get('providerOptions', 'openai'), argument),
    argument,
  );
  const read = (parameter: string): readonly Step[] => {
    if (isShared && parameter !== 'model') return [absent(argument)];
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
        return COMMON.has(parameter) ? get(parameter) : providerOptions.read(toCamelCase(parameter)).steps;
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
      isOpenAi && !isShared
        ? [
            { path: [], reader: createPropertyReader(tracer, options, argument) },
            { path: ['providerOptions', 'openai'], reader: providerOptions },
          ]
        : [],
  });
  if (call.isForeign()) return null;
  return isOpenAi || call.hasKnownModel() ? call : null;
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
