import type { ImageCall } from './call/image-call.js';
import { isInside, type Node } from './ast/nodes.js';

/** Says where a value goes that is not written in the call itself; empty when it is. */
export function describeFlow(call: ImageCall, node: Node, parameter: string): string {
  if (isInside(node, call.node)) return '';
  return ` (it reaches \`${parameter}\` of ${getPlace(call)} on line ${call.node.loc.start.line})`;
}

function getPlace({ name, surface }: ImageCall): string {
  return surface === 'responses-tool' ? `the \`${name}\` tool` : `\`${name}\``;
}

/** Puts a remark about the flow before a sentence's first full stop: `… is not valid: why (it reaches …). Use …`. */
export function withFlow(message: string, flow: string): string {
  const sentence = message.replace(/\.$/, '');
  const end = sentence.search(/\.\s/);
  if (flow === '') return sentence;
  return end === -1 ? sentence + flow : sentence.slice(0, end) + flow + sentence.slice(end);
}
