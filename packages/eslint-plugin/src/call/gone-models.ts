import { getModel } from 'gpt-image-contract';
import { getParent, getStaticKey, type Node } from '../ast/nodes.js';
import type { ImageCall } from './image-call.js';

/** `'dall-e-3'`, `isDalle3`, `MODELS.DALL_E_2`: how code asks for the models that are gone. */
const GONE = /dall[-_·]?e/i;

/**
 * Whether a value is written for a model that is gone: behind `if (model === 'dall-e-3')`, under the key `'dall-e-2'`.
 * Where the call's model is not in sight, no live one gets it.
 */
export function isForGoneModel(call: ImageCall, value: Node): boolean {
  if (!call.getModels().includes(undefined)) return false;
  const getText = (node: Node): string => call.tracer.sourceCode.getText(node);
  for (
    let node = value, parent = getParent(value);
    parent !== undefined;
    node = parent, parent = getParent(parent)
  ) {
    if (isForGone(node, parent, getText)) return true;
  }
  return false;
}

function isForGone(node: Node, parent: Node, getText: (node: Node) => string): boolean {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression': {
      const test = getText(parent.test);
      if (!GONE.test(test)) return false;
      return node === (test.includes('!') ? parent.alternate : parent.consequent);
    }
    case 'LogicalExpression':
      return (
        parent.operator === '&&' &&
        node === parent.right &&
        /^[^!]*$/.test(getText(parent.left)) &&
        GONE.test(getText(parent.left))
      );
    case 'SwitchCase':
      return parent.test !== null && node !== parent.test && GONE.test(getText(parent.test));
    case 'Property': {
      const key = parent.value === node ? (getStaticKey(parent.key, parent.computed) ?? '') : '';
      return getModel(key)?.status === 'retired';
    }
    default:
      return false;
  }
}
