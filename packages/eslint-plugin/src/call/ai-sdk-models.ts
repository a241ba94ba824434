import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, unwrap, type Node } from '../ast/nodes.js';
import { getImportPath } from '../trace/imports.js';
import { getKnownTexts } from '../trace/members.js';
import { getProperty } from '../trace/properties.js';
import { follow, resolve, resolveOnly, resolveSteps, type Step } from '../trace/resolve.js';
import { unknown, type Env, type Leaf } from '../trace/tracer.js';
import { isGuard } from './client-options.js';
import type { ParseContext } from './parse-context.js';

const MODEL_METHODS: ReadonlySet<string> = new Set(['image', 'imageModel']);
/** Providers of providers of providers are none that anyone writes. */
const MAX_DEPTH = 5;

/** Whose model the AI SDK asks, and which. */
export interface Provider {
  readonly vendor: 'azure' | 'openai' | 'other' | 'unknown';
  /** Steps to the model id. */
  readonly steps: readonly Step[];
  readonly isGuarded: boolean;
  /** Whether it is given an address of its own. */
  readonly hasUrl: boolean;
}

type Vendor = Omit<Provider, 'steps'>;

const UNKNOWN: Vendor = { vendor: 'unknown', isGuarded: false, hasUrl: false };

/**
 * Reads a model: `openai.image('id')`, `createOpenAI(…).imageModel('id')`, the gateway's `'openai/id'`, and those that
 * `customProvider` and `wrapImageModel` make of others.
 */
export function getProviders(context: ParseContext, model: Leaf, depth = 0): readonly Provider[] {
  const { node, env } = model;
  if (model.kind !== 'value' || node.type !== 'CallExpression') return [{ ...UNKNOWN, steps: [model] }];
  const made = depth < MAX_DEPTH ? getMade(context, node, env, depth) : undefined;
  if (made !== undefined) return made;
  const callee = unwrap(node.callee);
  const [id] = node.arguments;
  const steps: readonly Step[] = id === undefined ? [unknown(node)] : [follow(id, env)];
  if (callee.type !== 'MemberExpression' || !MODEL_METHODS.has(getMemberName(callee) ?? '')) {
    return [{ ...UNKNOWN, steps: [unknown(node)] }];
  }
  return [{ ...getVendor(context, callee.object, env), steps }];
}

/** The models behind one that the AI SDK's own functions made of others; `undefined` where they did not. */
function getMade(
  context: ParseContext,
  node: TSESTree.CallExpression,
  env: Env,
  depth: number,
): readonly Provider[] | undefined {
  const { tracer } = context;
  const [argument] = node.arguments;
  if (argument === undefined) return undefined;
  if (isOfAiSdk(context, node, 'wrapImageModel')) {
    const models = read(context, resolve(tracer, argument, env), 'model', argument);
    return models.flatMap((one) => getProviders(context, one, depth + 1));
  }
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression' || getMemberName(callee) !== 'imageModel') return undefined;
  const maker = resolveOnly(tracer, callee.object, env);
  const call = maker?.kind === 'value' ? maker.node : undefined;
  if (call?.type !== 'CallExpression' || !isOfAiSdk(context, call, 'customProvider')) return undefined;
  const [options] = call.arguments;
  const [id, otherId] = getKnownTexts(tracer, argument, env) ?? [];
  if (options === undefined || id === undefined || otherId !== undefined) return undefined;
  const settings = resolve(tracer, options, maker?.env ?? null);
  const models = read(context, settings, 'imageModels', argument).flatMap((table) =>
    read(context, [table], id, argument),
  );
  if (models.length > 0) return models.flatMap((one) => getProviders(context, one, depth + 1));
  const [fallback] = settings.flatMap((one) => getProperty(tracer, one, 'fallbackProvider', argument));
  return fallback?.kind === 'follow'
    ? [{ ...getVendor(context, fallback.node, fallback.env), steps: [follow(argument, env)] }]
    : undefined;
}

/** What stands under a name of an object, where it is there. */
function read(context: ParseContext, objects: readonly Leaf[], name: string, place: Node): readonly Leaf[] {
  const steps = objects.flatMap((one) => getProperty(context.tracer, one, name, place));
  const given = steps.filter(({ kind }) => kind !== 'undefined');
  return given.length === 0 ? [] : resolveSteps(context.tracer, given, place);
}

function isOfAiSdk({ tracer }: ParseContext, call: TSESTree.CallExpression, name: string): boolean {
  const path = getImportPath(tracer, call.callee);
  return path?.source === 'ai' && path.path.at(-1)?.replace('experimental_', '') === name;
}

/** Whose provider a receiver is. */
export function getVendor(context: ParseContext, receiver: Node, env: Env = null): Vendor {
  const { tracer } = context;
  const direct = getImportPath(tracer, receiver);
  if (direct !== undefined)
    return { vendor: getVendorOfPackage(direct.source), isGuarded: false, hasUrl: false };
  const [leaf] = resolve(tracer, receiver, env);
  if (leaf?.kind !== 'value' || leaf.node.type !== 'CallExpression') return UNKNOWN;
  const factory = getImportPath(tracer, leaf.node.callee);
  if (factory === undefined) return UNKNOWN;
  const [options] = leaf.node.arguments;
  const settings = options === undefined ? [] : resolve(tracer, options, leaf.env);
  const fetches = read(context, settings, 'fetch', leaf.node);
  return {
    vendor: getVendorOfPackage(factory.source),
    isGuarded: fetches.length > 0 && fetches.every((one) => isGuard(context, one)),
    hasUrl: read(context, settings, 'baseURL', leaf.node).some(({ kind }) => kind !== 'undefined'),
  };
}

function getVendorOfPackage(source: string): Provider['vendor'] {
  if (source === '@ai-sdk/openai') return 'openai';
  if (source === '@ai-sdk/azure') return 'azure';
  return /^@ai-sdk\/(?!gateway|openai-compatible)/.test(source) ? 'other' : 'unknown';
}
