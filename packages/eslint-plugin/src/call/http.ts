import { PROMPT_GAP } from 'gpt-image-contract';
import type { TSESTree } from '@typescript-eslint/utils';
import { getImportPath } from '../ast/imports.js';
import { getEnclosingFunction, unwrap, type Node } from '../ast/nodes.js';
import { getKnownCalls } from '../trace/callers.js';
import { flatten } from '../trace/flatten.js';
import { getProperty } from '../trace/properties.js';
import { createPropertyReader, createReader, type PropertyReader } from '../trace/property-reader.js';
import { follow, resolve, type Step } from '../trace/resolve.js';
import { getTexts, type Value } from '../trace/texts.js';
import { findVariable } from '../trace/scopes.js';
import type { Frame, Leaf, Tracer } from '../trace/tracer.js';
import { getClient, isForeignUrl, isGuard } from './client.js';
import { createFormReader, isForm } from './http-form.js';
import { getInstanceOptions, getPayload, mergePayloads, type Payload } from './http-payload.js';
import { isSending } from './http-sender.js';
import { ImageCall } from './image-call.js';
import type { ParseContext } from './parse-context.js';

const ENDPOINT = /(?:^|\/)images\/(edits|generations)\/?(?:[?#]|$)/;

/** Parses a request to `/images/edits` or `/images/generations` by `fetch`, axios or the like. */
export function parseHttpCall(context: ParseContext, node: TSESTree.CallExpression): ImageCall | null {
  const [first, second] = node.arguments;
  if (first === undefined || first.type === 'SpreadElement' || !isSending(node)) return null;
  const { tracer } = context;
  const request = getRequest(tracer, first);
  const target = getEndpoint(tracer, request.url);
  if (target === undefined) return null;
  const { bodies, encoding } = getPayloads(tracer, request, second, node);
  const isEdit = target.operation === 'edits';
  const isOwn = target.text.startsWith('https://api.openai.com/');
  const call = new ImageCall(context, {
    surface: 'http',
    operation: isEdit ? 'edit' : 'generate',
    node,
    getName: () => `POST …/images/${target.operation}`,
    isGuarded: isGuarded(context, node),
    isAzure: /azure/i.test(target.text),
    isOwn,
    encoding,
    parameters: joinReaders(bodies.map((body) => createBodyReader(tracer, body, node))),
  });
  if (call.isForeign()) return null;
  return isOwn || isOpenAi(context, node, target.text, call) ? call : null;
}

/** What is sent to the image API: of a function that serves several endpoints, what its callers send there. */
function getPayloads(
  tracer: Tracer,
  { url, config }: HttpRequest,
  second: Node | undefined,
  node: TSESTree.CallExpression,
): Payload {
  const frames = getFrames(tracer, node, url);
  if (frames.length === 0) return getPayload(tracer, config ?? second, node);
  return mergePayloads(frames.map((frame) => getPayload(tracer, config ?? second, node, frame)));
}

/** Calls of the function around a request that have it go to the image API, where others have it go elsewhere. */
function getFrames(tracer: Tracer, node: Node, url: readonly Step[]): Frame[] {
  if (url.every(isLiteral)) return [];
  const fn = getEnclosingFunction(node);
  const calls = fn === undefined ? [] : getKnownCalls(tracer, fn);
  if (fn === undefined || calls.length < 2) return [];
  const frames = calls.map((args): Frame => ({ fn, args, outer: null, depth: 1 }));
  const own = frames.filter((frame) => {
    const steps = url.map((step) => (step.kind === 'follow' ? follow(step.node, frame) : step));
    return getEndpoint(tracer, steps) !== undefined;
  });
  return own.length < frames.length ? own : [];
}

function isLiteral({ node }: Step): boolean {
  return node.type === 'Literal';
}

interface HttpRequest {
  readonly url: readonly Step[];
  readonly config: Node | undefined;
}

/** `axios({ url, data })` has its address in the options. */
function getRequest(tracer: Tracer, first: Node): HttpRequest {
  const node = unwrap(first);
  if (node.type !== 'ObjectExpression') return { url: [follow(first, null)], config: undefined };
  const [leaf] = resolve(tracer, node);
  return { url: leaf === undefined ? [] : getProperty(tracer, leaf, 'url', node), config: node };
}

interface Endpoint {
  readonly operation: 'edits' | 'generations';
  /** The address, gaps included. */
  readonly text: string;
}

function getEndpoint(tracer: Tracer, url: readonly Step[]): Endpoint | undefined {
  for (const step of url) {
    const leaves = step.kind === 'follow' ? resolve(tracer, step.node, step.env) : [step];
    for (const { node, env } of leaves) {
      // `new URL('/v1/images/edits', base)`.
      const isUrl =
        node.type === 'NewExpression' &&
        node.callee.type === 'Identifier' &&
        /^(?:URL|Request)$/.test(node.callee.name);
      const source = isUrl ? node.arguments[0] : node;
      if (source === undefined) continue;
      for (const value of getTexts(tracer, source, env)) {
        const text = typeof value.value === 'string' ? value.value : writeGaps(value);
        const operation = text.includes('images/') ? ENDPOINT.exec(text)?.[1] : undefined;
        const prefix = isUrl && node.arguments.length > 1 && text.startsWith('/') ? PROMPT_GAP : '';
        if (operation === 'edits' || operation === 'generations') return { operation, text: prefix + text };
      }
    }
  }
  return undefined;
}

function writeGaps({ pieces }: Value): string {
  return pieces.map((piece) => piece.text ?? PROMPT_GAP).join('');
}

/** Whose endpoint it is: by its host, else by the model, else by what the file says of OpenAI. */
function isOpenAi(
  context: ParseContext,
  node: TSESTree.CallExpression,
  url: string,
  call: ImageCall,
): boolean {
  const callee = unwrap(node.callee);
  if (!url.startsWith(PROMPT_GAP) && !/^https?:/.test(url)) {
    // A path alone is this site's own backend, or the base address of an instance.
    return callee.type === 'MemberExpression' && hasOpenAiBase(context, callee.object);
  }
  if (isForeignUrl(url)) return call.hasKnownModel();
  if (!url.startsWith(PROMPT_GAP)) return true;
  return call.hasKnownModel() || /openai/i.test(context.tracer.sourceCode.text);
}

function hasOpenAiBase(context: ParseContext, receiver: Node): boolean {
  const { tracer } = context;
  if (getClient(context, receiver).isOpenAi === 'yes') return true;
  return getInstanceOptions(tracer, receiver).some((options) =>
    ['baseURL', 'prefixUrl'].some((key) =>
      getProperty(tracer, options, key, receiver).some(
        (step) =>
          step.kind === 'follow' &&
          getTexts(tracer, step.node, step.env).some((value) =>
            /openai/i.test(
              value.pieces.map((piece) => piece.text ?? tracer.sourceCode.getText(piece.node)).join(''),
            ),
          ),
      ),
    ),
  );
}

function joinReaders(readers: readonly PropertyReader[]): PropertyReader {
  const [only] = readers;
  return only !== undefined && readers.length === 1
    ? only
    : createReader(undefined, (parameter) => flatten(readers, ({ read }) => read(parameter).steps));
}

function createBodyReader(tracer: Tracer, body: Leaf, place: Node): PropertyReader {
  return isForm(body) ? createFormReader(tracer, body, place) : createPropertyReader(tracer, [body], place);
}

/** Whether the function that sends is `guardFetch()`'s. */
function isGuarded(context: ParseContext, node: TSESTree.CallExpression): boolean {
  const callee = unwrap(node.callee);
  // The global `fetch` is as it is.
  if (callee.type === 'Identifier' && findVariable(context.tracer, callee) === undefined) return false;
  if (getImportPath(context.tracer, callee) !== undefined) return false;
  const leaves = resolve(context.tracer, node.callee);
  return leaves.length > 0 && leaves.every((leaf) => isGuard(context, leaf));
}
