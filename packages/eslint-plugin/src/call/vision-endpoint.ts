import type { TSESTree } from '@typescript-eslint/utils';
import { getParent, getStaticKey, type Node } from '../ast/nodes.js';
import { getTexts, joinPieces } from '../trace/texts.js';
import type { Tracer } from '../trace/tracer.js';
import { isForeignUrl } from './addresses.js';
import { createMentionTest } from './mentions-images.js';

/** An address that messages are sent to. */
const ENDPOINT = /\/(?:chat\/completions|responses)\/?(?:[?#]|$)/;
const OPENAI = 'https://api.openai.com/';
/** Addresses of chats and responses in a file, and base addresses of APIs. */
const ADDRESSES = /https?:\/\/[^\s'"`]*?(?:\/chat\/completions|\/responses|\/v\d\w*\/?(?=['"`]))/g;

/** Whether the request a part of a message is written in goes to OpenAI; `undefined` where it says no address. */
export function isRequestToOpenAi(tracer: Tracer, part: Node): boolean | undefined {
  const addresses = getAddresses(tracer, part);
  return addresses.length > 0 ? addresses.every((address) => address.startsWith(OPENAI)) : undefined;
}

/** Addresses of the request a part is written in. */
function getAddresses(tracer: Tracer, part: Node): readonly string[] {
  for (let outer = getParent(part); outer !== undefined; outer = getParent(outer)) {
    const url = outer.type === 'CallExpression' ? outer.arguments[0] : undefined;
    if (url === undefined || url.type === 'SpreadElement') continue;
    const texts = getTexts(tracer, url).map((value) => joinPieces(value, '…'));
    const addresses = texts.filter((text) => ENDPOINT.test(text));
    if (addresses.length > 0) return addresses;
  }
  return [];
}

/** Whether what a file sends goes to OpenAI: it has one of its addresses, and no other host's. */
export const sendsToOpenAi = createMentionTest((source) => {
  const addresses = source.text.includes('api.openai.com') ? (source.text.match(ADDRESSES) ?? []) : [];
  return addresses.length > 0 && !addresses.some(isForeignUrl);
});

/** The request's object that a part is written in: the one that names the model. */
export function findRequestObject(part: Node): TSESTree.ObjectExpression | undefined {
  for (let outer = getParent(part); outer !== undefined; outer = getParent(outer)) {
    if (outer.type === 'ObjectExpression' && hasKey(outer, 'model')) return outer;
  }
  return undefined;
}

function hasKey({ properties }: TSESTree.ObjectExpression, name: string): boolean {
  return properties.some((one) => one.type === 'Property' && getStaticKey(one.key, one.computed) === name);
}
