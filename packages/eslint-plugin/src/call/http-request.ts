import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../ast/nodes.js';
import { getProperty } from '../trace/properties.js';
import { follow, resolveOnly, type Step } from '../trace/resolve.js';
import { getDottedName } from '../trace/specifiers.js';
import type { Env, Frame, Leaf, Tracer } from '../trace/tracer.js';
import { getEndpoint, type Endpoint } from './http-endpoint.js';
import { getPayload, type Payload } from './http-payload.js';
import { getNodeRequest } from './node-request.js';
import { getXhrRequest } from './xhr-request.js';

/** A request that is sent over HTTP. */
export interface HttpRequest {
  /** What its address is written as. */
  readonly address: Node;
  /** Whether its address is written out. */
  readonly isFixed: boolean;
  /** The endpoint it goes to, in one of the calls of the function around it or in any. */
  readonly find: (frame: Frame | null) => Endpoint | undefined;
  /** What it carries there. */
  readonly pay: (frame: Frame | null) => Payload;
}

/** Reads what a call sends, by whichever sender: `undefined` for a call that says no address. */
export function getRequest(tracer: Tracer, node: TSESTree.CallExpression): HttpRequest | undefined {
  const [first] = node.arguments;
  if (first === undefined || first.type === 'SpreadElement') return undefined;
  return (
    getNodeRequest(tracer, node, first) ??
    getXhrRequest(tracer, node, first) ??
    readArguments(tracer, node, first)
  );
}

/** Where options have the address: axios and `fetch`'s likes, `request`, undici. */
const ADDRESS_KEYS: readonly string[] = ['url', 'uri', 'path'];

/** `axios({ url, data })` has its address in the options, `fetch(new Request(url, options))` has both in the request. */
function readArguments(tracer: Tracer, node: TSESTree.CallExpression, first: Node): HttpRequest {
  const create = (url: readonly Step[], config: Node | undefined, env: Env): HttpRequest => ({
    address: first,
    isFixed: url.every(isLiteral),
    find: (frame) => getEndpoint(tracer, frame === null ? url : url.map((step) => into(step, frame))),
    pay: (frame) => getPayload(tracer, config, node, frame ?? env),
  });
  const leaf = resolveOnly(tracer, first);
  if (leaf?.node.type === 'ObjectExpression') {
    return create(getAddress(tracer, leaf, first), first, null);
  }
  const url = [follow(first, null)];
  const made = leaf?.node.type === 'NewExpression' ? leaf.node : undefined;
  const options = made && getDottedName(made.callee) === 'Request' ? made.arguments[1] : undefined;
  return options === undefined || leaf === undefined
    ? create(url, node.arguments[1], null)
    : create(url, options, leaf.env);
}

function getAddress(tracer: Tracer, options: Leaf, place: Node): readonly Step[] {
  for (const key of ADDRESS_KEYS) {
    const steps = getProperty(tracer, options, key, place);
    if (steps.some(({ kind }) => kind !== 'undefined')) return steps;
  }
  return [];
}

function isLiteral({ node }: Step): boolean {
  return node.type === 'Literal';
}

function into(step: Step, frame: Frame): Step {
  return step.kind === 'follow' ? follow(step.node, frame) : step;
}
