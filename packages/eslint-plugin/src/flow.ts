import type { ImageCall } from './call/image-call.js';
import { isInside, type Node } from './ast/nodes.js';

/** Says where a value goes that is not written in the call itself; empty when it is. */
export function describeFlow(call: ImageCall, node: Node, parameter: string): string {
  // The name is not put together for a value that is in its place.
  return isInside(node, call.node) ? '' : describeWay(node, call.node, parameter, ` of ${getPlace(call)}`);
}

/**
 * Says which parameter a value reaches that is written outside of what it goes into; empty when it is inside.
 * @param of what the parameter belongs to: ` of \`client.images.edit\``
 */
export function describeWay(node: Node, goal: Node, parameter: string, of = ''): string {
  return isInside(node, goal) ? '' : ` (it reaches \`${parameter}\`${of} on line ${goal.loc.start.line})`;
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
