import type { TSESTree } from '@typescript-eslint/utils';
import { getMethodName, getParent, getWrapped, unwrap, type Node } from '../ast/nodes.js';
import { getImportPath } from '../trace/imports.js';
import { getAllMemberEvents } from '../trace/member-events.js';
import { getProperty } from '../trace/properties.js';
import { follow, resolve } from '../trace/resolve.js';
import { getDottedName } from '../trace/specifiers.js';
import { getStepTexts } from '../trace/texts.js';
import { getDeclaredVariables, unknown, type Env, type Leaf, type Tracer } from '../trace/tracer.js';
import { getEndpoint, getOperation, writeGaps, type Endpoint } from './http-endpoint.js';
import { parseJson } from './http-payload.js';
import type { HttpRequest } from './http-request.js';

/**
 * Reads `https.request({ hostname, path }, …)` of Node, whose body is written to what it gives back.
 * @returns `undefined` for a call of anything else
 */
export function getNodeRequest(
  tracer: Tracer,
  node: TSESTree.CallExpression,
  first: Node,
): HttpRequest | undefined {
  if (!isNodeRequest(tracer, node)) return undefined;
  return {
    address: first,
    isFixed: false,
    find: (frame) => findEndpoint(tracer, first, frame),
    pay: (frame) => ({ bodies: getWritten(tracer, node, frame), encoding: 'json' }),
  };
}

function isNodeRequest(tracer: Tracer, node: TSESTree.CallExpression): boolean {
  const callee = unwrap(node.callee);
  const name = callee.type === 'Identifier' ? callee.name : getMethodName(node);
  if (name !== 'request') return false;
  const path = getImportPath(tracer, callee);
  return path === undefined
    ? /^https?\.request$/.test(getDottedName(callee) ?? '')
    : /^(?:node:)?https?$/.test(path.source);
}

/** The address, of options put together from the host and the path in them. */
function findEndpoint(tracer: Tracer, first: Node, env: Env): Endpoint | undefined {
  const options = resolve(tracer, first, env).filter(({ node }) => node.type === 'ObjectExpression');
  if (options.length === 0) return getEndpoint(tracer, [follow(first, env)]);
  const texts: string[] = [];
  for (const leaf of options) {
    const read = (key: string): string[] =>
      getStepTexts(tracer, getProperty(tracer, leaf, key, first), first)
        .filter(({ kind }) => kind !== 'undefined')
        .map(writeGaps);
    const paths = read('path').filter((path) => getOperation(path) !== undefined);
    if (paths.length === 0) continue;
    const hosts = [...read('hostname'), ...read('host')];
    for (const host of hosts) for (const path of paths) texts.push(`https://${host}${path}`);
  }
  const [operation] = texts.flatMap((text) => getOperation(text) ?? []);
  return operation === undefined ? undefined : { operation, texts };
}

/** What is written to a request: the arguments of `request.write(…)` and `request.end(…)`. */
function getWritten(tracer: Tracer, node: TSESTree.CallExpression, env: Env): readonly Leaf[] {
  const declarator = getParent(getWrapped(node));
  const variable =
    declarator?.type === 'VariableDeclarator' ? getDeclaredVariables(tracer, declarator)[0] : undefined;
  const written: Node[] = [];
  for (const event of variable === undefined ? [] : getAllMemberEvents(tracer, variable)) {
    if (event.kind !== 'call' || (event.method !== 'write' && event.method !== 'end')) continue;
    const [chunk] = event.call.arguments;
    if (chunk !== undefined) written.push(chunk);
  }
  // Nothing in sight, or piece by piece.
  const [body] = written;
  if (body === undefined || written.length > 1) return [unknown(node, env)];
  return resolve(tracer, body, env).flatMap((leaf) => parseBytes(tracer, leaf));
}

/** What a body was made of: `Buffer.from(JSON.stringify(x))` is for the length of it. */
function parseBytes(tracer: Tracer, leaf: Leaf): readonly Leaf[] {
  const { node, env } = leaf;
  const [text] = node.type === 'CallExpression' ? node.arguments : [];
  const isBytes = node.type === 'CallExpression' && getDottedName(node.callee) === 'Buffer.from';
  const leaves = isBytes && text !== undefined ? resolve(tracer, text, env) : [leaf];
  return leaves.flatMap((one) => parseJson(tracer, one));
}
