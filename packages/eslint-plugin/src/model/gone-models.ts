import type { TSESTree } from '@typescript-eslint/utils';
import { getModel } from 'gpt-image-contract';
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
      return node !== parent.test && getLabels(parent).every(isGoneLabel);
    case 'Property': {
      const key = parent.value === node ? (getStaticKey(parent.key, parent.computed) ?? '') : '';
      return getModel(key)?.status === 'retired';
    }
    default:
      return false;
  }
}

/** The labels that lead into a case: its own, and those above that fall through to it. */
function getLabels(own: TSESTree.SwitchCase): readonly TSESTree.SwitchCase[] {
  const { cases } = own.parent;
  const end = cases.indexOf(own);
  let start = end;
  while (start > 0 && !isLeft(cases[start - 1]?.consequent.at(-1))) start--;
  return cases.slice(start, end + 1);
}

function isLeft(last: TSESTree.Statement | undefined): boolean {
  switch (last?.type) {
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'ReturnStatement':
    case 'ThrowStatement':
      return true;
    case 'BlockStatement':
      return isLeft(last.body.at(-1));
    case 'IfStatement':
      return last.alternate !== null && isLeft(last.consequent) && isLeft(last.alternate);
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
