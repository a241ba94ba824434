import type { TSESTree } from '@typescript-eslint/utils';
import { getModel } from 'gpt-image-contract';
import { getFallenInto } from '../ast/leaving.js';
import { getParent, getStaticKey, type Node } from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';
import { isGoneOperand } from './gone-names.js';
import { saysGone } from './gone-tests.js';

/**
 * Whether a value is written for a model that is gone: behind `if (model === 'dall-e-3')`, under the key `'dall-e-2'`.
 * Where the call's model is not in sight, no live one gets it.
 */
export function isForGoneModel(call: ImageCall, value: Node): boolean {
  if (!call.getModels().includes(undefined)) return false;
  for (
    let node = value, parent = getParent(value);
    parent !== undefined;
    node = parent, parent = getParent(parent)
  ) {
    if (isForGone(node, parent)) return true;
  }
  return false;
}

function isForGone(node: Node, parent: Node): boolean {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return node !== parent.test && saysGone(parent.test, node === parent.consequent);
    case 'LogicalExpression':
      return parent.operator === '&&' && node === parent.right && saysGone(parent.left, true);
    case 'SwitchCase':
      return node !== parent.test && getFallenInto(parent).every(isGoneLabel);
    case 'Property': {
      const key = parent.value === node ? (getStaticKey(parent.key, parent.computed) ?? '') : '';
      return getModel(key)?.status === 'retired';
    }
    default:
      return false;
  }
}

function isGoneLabel({ test, parent }: TSESTree.SwitchCase): boolean {
  if (test === null) return false;
  const { discriminant } = parent;
  return discriminant.type === 'Literal'
    ? discriminant.value === true && saysGone(test, true)
    : isGoneOperand(test);
}
