import { PROMPT_GAP, RETIRED_ENDPOINTS } from 'gpt-image-contract';
import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap, type Node } from '../ast/nodes.js';
import { flatten } from '../trace/flatten.js';
import { getImportPath } from '../trace/imports.js';
import { hasTypes } from '../trace/literal-types.js';
import { createPropertyReader, createReader, type PropertyReader } from '../trace/property-reader.js';
import { resolve } from '../trace/resolve.js';
import { findVariable } from '../trace/scopes.js';
import type { Frame, Leaf, Tracer } from '../trace/tracer.js';
import { isAzureUrl, isForeignUrl } from './addresses.js';
import { isGuard } from './client-options.js';
import { getClient } from './client.js';
import { createFormReader, isForm, isUnknownForm } from './http-form.js';
import type { Endpoint } from './http-endpoint.js';
import { getBases, NO_BASES } from './http-bases.js';
import { mergePayloads, type Payload } from './http-payload.js';
import { getRequest, type HttpRequest } from './http-request.js';
import { isSending } from './http-sender.js';
import { getWays } from './http-ways.js';
import { ImageCall, type Encoding } from './image-call.js';
import { createMentionTest, hasInCode } from './mentions-images.js';
import { namesVendor } from './vendor-names.js';
import type { ParseContext } from './parse-context.js';

/** Whether a file has a part of such an address: most that send requests send them elsewhere. */
const mentionsEndpoint = createMentionTest((source) => hasInCode(source, /\bimages(?:\/|['"`$])/g, 'images'));

/** Parses a request to `/images/edits`, `/images/generations` or one that is gone by `fetch`, axios or the like. */
export function parseHttpCall(context: ParseContext, node: TSESTree.CallExpression): ImageCall | null {
  const [first] = node.arguments;
  const { tracer } = context;
  if (first === undefined || first.type === 'SpreadElement' || !isSending(tracer, node)) return null;
  // With types, an address may be another file's.
  if (!mentionsEndpoint(tracer.sourceCode) && !hasTypes(tracer)) return null;
  const request = getRequest(tracer, node);
  const target = request?.find(null);
  if (request === undefined || target === undefined) return null;
  const ways = getOwnWays(tracer, node, request);
  if (ways.length === 0) return createCall(context, node, request, target, request.pay(null));
  const calls = ['edits', 'generations', 'variations'].flatMap((operation) => {
    const own = ways.filter(({ endpoint }) => endpoint.operation === operation);
    const [first] = own;
    if (first === undefined) return [];
    const payload = mergePayloads(own.map(({ frame }) => request.pay(frame)));
    const texts = own.flatMap(({ endpoint }) => endpoint.texts);
    return createCall(context, node, request, { ...first.endpoint, texts }, payload) ?? [];
  });
  const [call = null, other] = calls;
  if (call !== null && other !== undefined) call.other = other;
  return call;
}

function createCall(
  context: ParseContext,
  node: TSESTree.CallExpression,
  request: HttpRequest,
  { operation, texts }: Endpoint,
  { bodies, encoding }: Payload,
): ImageCall | null {
  const { tracer } = context;
  // A whole address of OpenAI's own leaves nothing to say of it.
  const bases = texts.every(isOwnAddress) ? NO_BASES : getBases(tracer, node);
  const addresses = texts.flatMap((text) => (isPath(text) ? getWhole(bases.addresses, text) : [text]));
  const isOwn = addresses.every(isOwnAddress);
  const call = new ImageCall(context, {
    surface: 'http',
    operation: operation === 'generations' ? 'generate' : 'edit',
    isGone: RETIRED_ENDPOINTS.has(operation),
    node,
    getName: () => `POST …/images/${operation}`,
    isGuarded: isGuarded(context, node),
    isAzure: bases.isVersioned || addresses.some(isAzureUrl),
    isElsewhere: addresses.every(isForeignUrl),
    isOwn,
    encoding,
    parameters: joinReaders(bodies.map((body) => createBodyReader(tracer, body, encoding, node))),
  });
  if (call.isForeign()) return null;
  if (isOwn) return call;
  const isOpenAi = addresses.every(isPath)
    ? bases.addresses.some((base) => /openai/i.test(base)) || isOfClient(context, node)
    : isOpenAiAddress(context, request, addresses, call);
  return isOpenAi ? call : null;
}

function isOwnAddress(address: string): boolean {
  return address.startsWith('https://api.openai.com/');
}

/** Whether an address is but a path: of this site's own backend, or relative to the base address of an instance. */
function isPath(address: string): boolean {
  return !address.startsWith(PROMPT_GAP) && !/^https?:/.test(address);
}

function getWhole(bases: readonly string[], path: string): readonly string[] {
  return bases.length === 0 ? [path] : bases.map((base) => `${base}/${path}`);
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

/** Whether a path is relative to the address of a client of OpenAI's: `client.post('/images/edits', { body })`. */
function isOfClient(context: ParseContext, { callee }: TSESTree.CallExpression): boolean {
  const sender = unwrap(callee);
  const receiver = sender.type === 'MemberExpression' ? sender.object : sender;
  return getClient(context, receiver).isOpenAi === 'yes';
}

/** Whose endpoint it is: by its host, else by the model, else by what the file says of OpenAI. */
function isOpenAiAddress(
  { tracer }: ParseContext,
  request: HttpRequest,
  addresses: readonly string[],
  call: ImageCall,
): boolean {
  if (call.hasKnownModel()) return true;
  // Where another vendor's address or model stands in for one that is not given, so does that vendor.
  if (addresses.some(isForeignUrl) || call.mayBeForeign()) return false;
  if (addresses[0]?.startsWith(PROMPT_GAP) !== true) return true;
  return /openai/i.test(tracer.sourceCode.text) && !namesVendor(tracer, request.address);
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
