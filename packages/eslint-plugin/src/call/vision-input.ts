import type { TSESTree } from '@typescript-eslint/utils';
import {
  getMemberName,
  getParent,
  getStaticKey,
  isFunction,
  unwrap,
  unwrapAwait,
  type Node,
} from '../ast/nodes.js';
import { getImportPath } from '../trace/imports.js';
import { getProperty } from '../trace/properties.js';
import { resolve, resolveSteps, type Step } from '../trace/resolve.js';
import { getStepTexts, type Value } from '../trace/texts.js';
import type { Leaf, Tracer } from '../trace/tracer.js';
import { getClient } from './client.js';
import { isExpectation } from './expectation.js';
import { isOpenAiModel, mayReadImages } from './model-ids.js';
import type { ParseContext } from './parse-context.js';
import { importsSdk } from './sdk.js';
import { findRequestObject, isRequestToOpenAi, sendsToOpenAi } from './vision-endpoint.js';

/** One image part of a message to a model that reads images. */
export interface VisionInput {
  readonly api: 'chat' | 'responses';
  readonly node: Node;
  /** URLs and data URLs it may have. */
  readonly urls: readonly Value[];
  readonly details: readonly Value[];
  /** Model of the conversation, where the call around it names one. */
  readonly model: string | undefined;
}

/** Parses `{ type: 'image_url', image_url }` of Chat and `{ type: 'input_image', image_url }` of Responses. */
export function parseVisionInput(context: ParseContext, node: TSESTree.ObjectExpression): VisionInput | null {
  const type = getType(node);
  if ((type !== 'image_url' && type !== 'input_image') || isExpectation(node)) return null;
  const { tracer } = context;
  const call = findCall(node);
  const request = call === undefined ? findRequestObject(node) : call.node.arguments[0];
  const model = request && getModel(context, request);
  if (call === undefined) {
    if (!(isRequestToOpenAi(tracer, node) ?? isMadeForOpenAi(tracer, node))) return null;
    if (model !== undefined && !mayReadImages(model)) return null;
  } else {
    const client = getClient(context, call.receiver);
    if (client.isOpenAi === 'no' || client.isElsewhere) return null;
    if (client.isOpenAi === 'unknown' && !importsSdk(tracer)) return null;
    // On Azure a model is a deployment, whatever its name.
    if (model !== undefined && !client.isAzure && !mayReadImages(model)) return null;
  }
  const part: Leaf = { kind: 'value', node, env: null, via: null };
  const get = (leaf: Leaf, key: string): readonly Step[] => getProperty(tracer, leaf, key, node);
  const texts = (steps: readonly Step[]): readonly Value[] => getStepTexts(tracer, steps, node);
  if (type === 'input_image') {
    return {
      api: 'responses',
      node,
      urls: texts(get(part, 'image_url')),
      details: texts(get(part, 'detail')),
      model,
    };
  }
  const images = resolveSteps(tracer, get(part, 'image_url'), node);
  return {
    api: 'chat',
    node,
    urls: texts(images.flatMap((image) => get(image, 'url'))),
    details: texts(images.flatMap((image) => get(image, 'detail'))),
    model,
  };
}

function getType(node: TSESTree.ObjectExpression): string | undefined {
  for (const property of node.properties) {
    if (property.type !== 'Property' || getStaticKey(property.key, property.computed) !== 'type') continue;
    const value = unwrap(property.value);
    return value.type === 'Literal' && typeof value.value === 'string' ? value.value : undefined;
  }
  return undefined;
}

/** The `client.chat.completions.create(…)` or `client.responses.create(…)` the part is written in. */
function findCall(node: Node): { node: TSESTree.CallExpression; receiver: Node } | undefined {
  for (let outer = getParent(node); outer !== undefined; outer = getParent(outer)) {
    if (outer.type !== 'CallExpression') continue;
    const path: string[] = [];
    let callee = unwrap(outer.callee);
    while (callee.type === 'MemberExpression') {
      path.unshift(getMemberName(callee) ?? '');
      callee = unwrapAwait(callee.object);
      const rest = path.join('.');
      if (/^(?:beta\.)?(?:chat\.completions|responses)\.(?:create|parse|stream)$/.test(rest)) {
        return { node: outer, receiver: callee };
      }
    }
  }
  return undefined;
}

/** Whether a part without a request around it is for OpenAI, as far as the rest of the file tells. */
function isMadeForOpenAi(tracer: Tracer, node: Node): boolean {
  return (importsSdk(tracer) || sendsToOpenAi(tracer.sourceCode)) && !isForOthers(tracer, node);
}

/** Whether the part is written in what another package makes messages of: `new HumanMessage({ content: […] })`. */
function isForOthers(tracer: Tracer, node: Node): boolean {
  for (let outer = getParent(node); outer !== undefined && !isFunction(outer); outer = getParent(outer)) {
    if (outer.type !== 'NewExpression' && outer.type !== 'CallExpression') continue;
    const source = getImportPath(tracer, outer.callee)?.source;
    // Relative paths and the usual aliases of them are the project's own.
    if (source !== undefined && !/^(?:[.~#/]|@\/)|openai/i.test(source)) return true;
  }
  return false;
}

function getModel({ tracer }: ParseContext, request: Node): string | undefined {
  if (request.type === 'SpreadElement') return undefined;
  const steps = resolve(tracer, request).flatMap((leaf) => getProperty(tracer, leaf, 'model', request));
  const [value, ...more] = getStepTexts(tracer, steps, request);
  // An image model in this place is another mistake than the picture.
  return more.length === 0 && typeof value?.value === 'string' && !isOpenAiModel(value.value)
    ? value.value
    : undefined;
}
