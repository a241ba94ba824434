import type { Node } from '../ast/nodes.js';

/** Whether a text that is written out is an address or a data URL: a helper reads paths, and fetches nothing. */
export function isAddress(node: Node): boolean {
  const start =
    node.type === 'Literal' && typeof node.value === 'string'
      ? node.value
      : node.type === 'TemplateLiteral'
        ? node.quasis[0]?.value.cooked
        : undefined;
  return typeof start === 'string' && /^(?:https?|data):/i.test(start);
}
