import { PROMPT_GAP, RETIRED_ENDPOINTS } from 'gpt-image-contract';
import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap, type Node } from '../ast/nodes.js';
import { flatten } from '../trace/flatten.js';
import { getImportPath } from '../trace/imports.js';
import { hasTypes } from '../trace/literal-types.js';
import { getProperty } from '../trace/properties.js';
import { createPropertyReader, createReader, type PropertyReader } from '../trace/property-reader.js';
import { follow, resolve, type Step } from '../trace/resolve.js';
import { findVariable } from '../trace/scopes.js';
import { getDottedName } from '../trace/specifiers.js';
import { getTexts, joinPieces, type Value } from '../trace/texts.js';
import type { Env, Frame, Leaf, Tracer } from '../trace/tracer.js';
import { getClient, isForeignUrl, isGuard } from './client.js';
import { createFormReader, isForm, isUnknownForm } from './http-form.js';
import { getInstanceOptions, getPayload, mergePayloads, type Payload } from './http-payload.js';
import { isSending } from './http-sender.js';
import { getWays } from './http-ways.js';
import { ImageCall, type Encoding } from './image-call.js';
import { createMentionTest } from './mentions-images.js';
import type { ParseContext } from './parse-context.js';

const ENDPOINT = /(?:^|\/)images\/(edits|generations|variations)\/?(?:[?#]|$)/;
/** What only addresses of Azure have: its hosts, deployments in the path, the version of the API in the query. */
const AZURE = /azure|\/openai\/deployments\/|[?&]api-version=/i;

/** Whether a file has a part of such an address: most that send requests send them elsewhere. */
const mentionsEndpoint = createMentionTest(/\bimages(?:\/|['"`$])/);

/** Parses a request to `/images/edits`, `/images/generations` or one that is gone by `fetch`, axios or the like. */
export function parseHttpCall(context: ParseContext, node: TSESTree.CallExpression): ImageCall | null {
  const [first, second] = node.arguments;
  if (first === undefined || first.type === 'SpreadElement' || !isSending(context.tracer, node)) {
    return null;
  }
  const { tracer } = context;
  // With types, an address may be another file's.
  if (!mentionsEndpoint(tracer.sourceCode.text) && !hasTypes(tracer)) return null;
  const request = getRequest(tracer, first, second);
  const target = getEndpoint(tracer, request.url);
  if (target === undefined) return null;
  const sent = request.config;
  const ways = getOwnWays(tracer, node, request.url);
  if (ways.length === 0) {
    return createCall(context, node, target, getPayload(tracer, sent, node, request.env));
  }
  const calls = ['edits', 'generations', 'variations'].flatMap((operation) => {
    const own = ways.filter(({ endpoint }) => endpoint.operation === operation);
    const [first] = own;
    if (first === undefined) return [];
    const payload = mergePayloads(own.map(({ frame }) => getPayload(tracer, sent, node, frame)));
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
  url: readonly Step[],
): readonly { readonly frame: Frame; readonly endpoint: Endpoint }[] {
  const ways = url.every(isLiteral) ? [] : getWays(tracer, node);
  if (ways.length < 2) return [];
  const own = ways.flatMap((frame) => {
    const steps = url.map((step) => (step.kind === 'follow' ? follow(step.node, frame) : step));
    const endpoint = getEndpoint(tracer, steps);
    return endpoint === undefined ? [] : [{ frame, endpoint }];
  });
  const isShared =
    own.length < ways.length || own.some((one) => one.endpoint.operation !== own[0]?.endpoint.operation);
  return isShared ? own : [];
}

function isLiteral({ node }: Step): boolean {
  return node.type === 'Literal';
}

interface HttpRequest {
  readonly url: readonly Step[];
  /** What has the body. */
  readonly config: Node | undefined;
  readonly env: Env;
}

/** `axios({ url, data })` has its address in the options, `fetch(new Request(url, options))` has both in the request. */
function getRequest(tracer: Tracer, first: Node, second: Node | undefined): HttpRequest {
  const [leaf, other] = resolve(tracer, first);
  if (leaf?.node.type === 'ObjectExpression' && other === undefined) {
    return { url: getProperty(tracer, leaf, 'url', first), config: first, env: null };
  }
  const url = [follow(first, null)];
  const made = leaf?.node.type === 'NewExpression' && other === undefined ? leaf.node : undefined;
  const options = made && getDottedName(made.callee) === 'Request' ? made.arguments[1] : undefined;
  return options === undefined || leaf === undefined
    ? { url, config: second, env: null }
    : { url, config: options, env: leaf.env };
}

interface Endpoint {
  readonly operation: 'edits' | 'generations' | 'variations';
  /** All that the address may be, gaps included. */
  readonly texts: readonly string[];
}

function getEndpoint(tracer: Tracer, url: readonly Step[]): Endpoint | undefined {
  let first: Endpoint['operation'] | undefined;
  const texts: string[] = [];
  for (const step of url) {
    const leaves = step.kind === 'follow' ? resolve(tracer, step.node, step.env) : [step];
    for (const { node, env } of leaves) {
      const made = node.type === 'NewExpression' ? getDottedName(node.callee) : undefined;
      const args = node.type === 'NewExpression' ? node.arguments : [];
      const source = made === 'URL' || made === 'Request' ? args[0] : node;
      if (source === undefined) continue;
      // `new Request(url)`, where `url` may be a `URL`.
      if (made === 'Request') {
        const inner = getEndpoint(tracer, [follow(source, env)]);
        first ??= inner?.operation;
        texts.push(...(inner?.texts ?? []));
        continue;
      }
      for (const value of getTexts(tracer, source, env)) {
        const text = writeGaps(value);
        const operation = text.includes('images/') ? ENDPOINT.exec(text)?.[1] : undefined;
        if (!isOperation(operation)) continue;
        // `new URL('/v1/images/edits', base)`.
        const base = made === 'URL' ? args[1] : undefined;
        const isWhole = base === undefined || /^https?:/.test(text);
        first ??= operation;
        if (isWhole) texts.push(text);
        else for (const start of getBases(tracer, base, env)) texts.push(`${start}/${text}`);
      }
    }
  }
  return first === undefined ? undefined : { operation: first, texts };
}

function isOperation(name: string | undefined): name is Endpoint['operation'] {
  return name === 'edits' || name === 'generations' || name === 'variations';
}

/** The addresses that another is relative to; a gap where one is not known. */
function getBases(tracer: Tracer, base: Node, env: Env): readonly string[] {
  return getTexts(tracer, base, env).map((value) =>
    value.pieces.length > 0 ? writeGaps(value) : PROMPT_GAP,
  );
}

function writeGaps(value: Value): string {
  return typeof value.value === 'string' ? value.value : joinPieces(value, PROMPT_GAP);
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
  return !url.startsWith(PROMPT_GAP) || /openai/i.test(context.tracer.sourceCode.text);
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
