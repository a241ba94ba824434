import { PROMPT_GAP, RETIRED_ENDPOINTS } from 'gpt-image-contract';
import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap, type Node } from '../ast/nodes.js';
import { flatten } from '../trace/flatten.js';
import { getImportPath } from '../trace/imports.js';
import { hasTypes } from '../trace/literal-types.js';
import { getProperty } from '../trace/properties.js';
import { createPropertyReader, createReader, type PropertyReader } from '../trace/property-reader.js';
import { follow, resolve, resolveOnly, type Step } from '../trace/resolve.js';
import { findVariable } from '../trace/scopes.js';
import { getDottedName } from '../trace/specifiers.js';
import { getTexts } from '../trace/texts.js';
import type { Env, Frame, Leaf, Tracer } from '../trace/tracer.js';
import { getClient, isForeignUrl, isGuard } from './client.js';
import { createFormReader, isForm, isUnknownForm } from './http-form.js';
import { getEndpoint, type Endpoint } from './http-endpoint.js';
import { getInstanceOptions, getPayload, mergePayloads, type Payload } from './http-payload.js';
import { isSending } from './http-sender.js';
import { getWays } from './http-ways.js';
import { ImageCall, type Encoding } from './image-call.js';
import { createMentionTest, hasInCode } from './mentions-images.js';
import { getNodeRequest, type HttpRequest } from './node-request.js';
import { namesVendor } from './vendor-names.js';
import type { ParseContext } from './parse-context.js';

/** What only addresses of Azure have: its hosts, deployments in the path, the version of the API in the query. */
const AZURE = /azure|\/openai\/deployments\/|[?&]api-version=/i;

/** Whether a file has a part of such an address: most that send requests send them elsewhere. */
const mentionsEndpoint = createMentionTest((source) => hasInCode(source, /\bimages(?:\/|['"`$])/g, 'images'));

/** Parses a request to `/images/edits`, `/images/generations` or one that is gone by `fetch`, axios or the like. */
export function parseHttpCall(context: ParseContext, node: TSESTree.CallExpression): ImageCall | null {
  const [first, second] = node.arguments;
  if (first === undefined || first.type === 'SpreadElement' || !isSending(context.tracer, node)) {
    return null;
  }
  const { tracer } = context;
  // With types, an address may be another file's.
  if (!mentionsEndpoint(tracer.sourceCode) && !hasTypes(tracer)) return null;
  const request = getNodeRequest(tracer, node) ?? getRequest(tracer, node, first, second);
  const target = request.find(null);
  if (target === undefined) return null;
  const ways = getOwnWays(tracer, node, request);
  if (ways.length === 0) return createCall(context, node, target, request.pay(null));
  const calls = ['edits', 'generations', 'variations'].flatMap((operation) => {
    const own = ways.filter(({ endpoint }) => endpoint.operation === operation);
    const [first] = own;
    if (first === undefined) return [];
    const payload = mergePayloads(own.map(({ frame }) => request.pay(frame)));
    const texts = own.flatMap(({ endpoint }) => endpoint.texts);
    return createCall(context, node, { ...first.endpoint, texts }, payload) ?? [];
  });
  const [call = null, other] = calls;
  if (call !== null && other !== undefined) call.other = other;
  return call;
}

function createCall(
  context: ParseContext,
  node: TSESTree.CallExpression,
  { operation, texts }: Endpoint,
  { bodies, encoding }: Payload,
): ImageCall | null {
  const { tracer } = context;
  const isOwn = texts.every((text) => text.startsWith('https://api.openai.com/'));
  const call = new ImageCall(context, {
    surface: 'http',
    operation: operation === 'generations' ? 'generate' : 'edit',
    isGone: RETIRED_ENDPOINTS.has(operation),
    node,
    getName: () => `POST …/images/${operation}`,
    isGuarded: isGuarded(context, node),
    isAzure: texts.some((text) => AZURE.test(text)),
    isOwn,
    encoding,
    parameters: joinReaders(bodies.map((body) => createBodyReader(tracer, body, encoding, node))),
  });
  if (call.isForeign()) return null;
  return isOwn || isOpenAi(context, node, texts, call) ? call : null;
}

/** Ways to the image API that a function has which serves other endpoints as well; none where it serves no other. */
function getOwnWays(
  tracer: Tracer,
  node: Node,
  { isFixed, find }: HttpRequest,
): readonly { readonly frame: Frame; readonly endpoint: Endpoint }[] {
  const ways = isFixed ? [] : getWays(tracer, node);
  if (ways.length < 2) return [];
  const own = ways.flatMap((frame) => {
    const endpoint = find(frame);
    return endpoint === undefined ? [] : [{ frame, endpoint }];
  });
  const isShared =
    own.length < ways.length || own.some((one) => one.endpoint.operation !== own[0]?.endpoint.operation);
  return isShared ? own : [];
}

function isLiteral({ node }: Step): boolean {
  return node.type === 'Literal';
}

/** `axios({ url, data })` has its address in the options, `fetch(new Request(url, options))` has both in the request. */
function getRequest(
  tracer: Tracer,
  node: TSESTree.CallExpression,
  first: Node,
  second: Node | undefined,
): HttpRequest {
  const create = (url: readonly Step[], config: Node | undefined, env: Env): HttpRequest => ({
    isFixed: url.every(isLiteral),
    find: (frame) => getEndpoint(tracer, frame === null ? url : url.map((step) => into(step, frame))),
    pay: (frame) => getPayload(tracer, config, node, frame ?? env),
  });
  const leaf = resolveOnly(tracer, first);
  if (leaf?.node.type === 'ObjectExpression') {
    return create(getProperty(tracer, leaf, 'url', first), first, null);
  }
  const url = [follow(first, null)];
  const made = leaf?.node.type === 'NewExpression' ? leaf.node : undefined;
  const options = made && getDottedName(made.callee) === 'Request' ? made.arguments[1] : undefined;
  return options === undefined || leaf === undefined
    ? create(url, second, null)
    : create(url, options, leaf.env);
}

function into(step: Step, frame: Frame): Step {
  return step.kind === 'follow' ? follow(step.node, frame) : step;
}

/** Whose endpoint it is: by its host, else by the model, else by what the file says of OpenAI. */
function isOpenAi(
  context: ParseContext,
  node: TSESTree.CallExpression,
  urls: readonly string[],
  call: ImageCall,
): boolean {
  const callee = unwrap(node.callee);
  const [url = ''] = urls;
  if (!url.startsWith(PROMPT_GAP) && !/^https?:/.test(url)) {
    // A path alone is this site's own backend, or the base address of an instance.
    return hasOpenAiBase(context, callee.type === 'MemberExpression' ? callee.object : callee);
  }
  if (call.hasKnownModel()) return true;
  // Where another vendor's address or model stands in for one that is not given, so does that vendor.
  if (urls.some(isForeignUrl) || call.mayBeForeign()) return false;
  if (!url.startsWith(PROMPT_GAP)) return true;
  const { tracer } = context;
  const [address] = node.arguments;
  return /openai/i.test(tracer.sourceCode.text) && !(address !== undefined && namesVendor(tracer, address));
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

function createBodyReader(tracer: Tracer, body: Leaf, encoding: Encoding, place: Node): PropertyReader {
  return isForm(body) || isUnknownForm(tracer, body, encoding)
    ? createFormReader(tracer, body, place)
    : createPropertyReader(tracer, [body], place);
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
