import type { TSESTree } from '@typescript-eslint/utils';
import { getMethodName, unwrap, type Node } from '../ast/nodes.js';
import { getMemberEvents, type MemberEvent } from '../trace/member-events.js';
import { follow, resolve } from '../trace/resolve.js';
import { getDottedName } from '../trace/specifiers.js';
import type { Leaf, Tracer, Via } from '../trace/tracer.js';
import { getEndpoint } from './http-endpoint.js';
import { readBody } from './http-payload.js';
import type { HttpRequest } from './http-request.js';

/**
 * Reads `xhr.send(body)` of an `XMLHttpRequest`, whose address was given to `xhr.open(method, address)` before.
 * @returns `undefined` for a call of anything else
 */
export function getXhrRequest(
  tracer: Tracer,
  node: TSESTree.CallExpression,
  body: Node,
): HttpRequest | undefined {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression' || getMethodName(node) !== 'send') return undefined;
  const addresses = resolve(tracer, callee.object).flatMap((leaf) => getOpened(tracer, leaf));
  const [address] = addresses;
  if (address === undefined) return undefined;
  return {
    address,
    isFixed: addresses.every(({ type }) => type === 'Literal'),
    find: (frame) =>
      getEndpoint(
        tracer,
        addresses.map((one) => follow(one, frame)),
      ),
    pay: (frame) => readBody(tracer, resolve(tracer, body, frame)),
  };
}

/** Addresses that a request was opened for. */
function getOpened(tracer: Tracer, { node, via: start }: Leaf): readonly Node[] {
  if (node.type !== 'NewExpression' || !/(?:^|\.)XMLHttpRequest$/.test(getDottedName(node.callee) ?? ''))
    return [];
  const addresses: Node[] = [];
  for (let via: Via | null = start; via !== null; via = via.next) {
    const { events } = getMemberEvents(tracer, via.variable, via.use, isOpening);
    for (const event of events) {
      const address = event.kind === 'call' ? event.call.arguments[1] : undefined;
      if (address !== undefined) addresses.push(address);
    }
  }
  return addresses;
}

function isOpening(event: MemberEvent): boolean {
  return event.kind === 'call' && event.method === 'open';
}
