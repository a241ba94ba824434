import type { TSESTree } from '@typescript-eslint/utils';
import { getMethodName, getStaticKey, unwrap, type Node } from '../ast/nodes.js';
import { getName, isGoneFlag, isGoneOperand } from './gone-names.js';

/** Methods that ask whether a text or a list has another: `model.startsWith('dall-e')`, `/dall-e/.test(model)`. */
const ASKING = /^(?:startsWith|includes|has|test|match)$/;

/**
 * Whether a condition that came out as `outcome` means that the model is one that is gone.
 * Conditions that say nothing of it, or leave a live model possible, do not.
 */
export function saysGone(condition: Node, outcome: boolean): boolean {
  const test = unwrap(condition);
  switch (test.type) {
    case 'UnaryExpression':
      return test.operator === '!' && saysGone(test.argument, !outcome);
    case 'LogicalExpression': {
      if (test.operator === '??') return false;
      const isLeft = saysGone(test.left, outcome);
      // Of `a && b` that holds both hold; of one that does not, nobody knows which.
      const isBoth = (test.operator === '&&') === outcome;
      return isBoth ? isLeft || saysGone(test.right, outcome) : isLeft && saysGone(test.right, outcome);
    }
    case 'BinaryExpression':
      return isEquality(test.operator, outcome) && isGoneComparison(test);
    case 'CallExpression':
      return outcome && isGoneQuestion(test);
    default:
      return outcome && isGoneFlag(getName(test) ?? '');
  }
}

function isEquality(operator: string, outcome: boolean): boolean {
  return outcome ? operator === '===' || operator === '==' : operator === '!==' || operator === '!=';
}

function isGoneComparison({ left, right }: TSESTree.BinaryExpression): boolean {
  // What is compared with a text is the value asked about, whatever its name.
  const texts = [left, right].filter(
    (side) => getStaticKey(unwrap(side), true) !== undefined || isNull(side),
  );
  return (texts.length > 0 ? texts : [left, right]).some(isGoneOperand);
}

function isNull(side: Node): boolean {
  return (side.type === 'Literal' && side.value === null) || getName(side) === 'undefined';
}

/** `isDallE(model)`, `model.includes('dall-e')`, `['dall-e-2', 'dall-e-3'].includes(model)`. */
function isGoneQuestion(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (isGoneFlag(getName(callee) ?? '')) return true;
  if (callee.type !== 'MemberExpression' || !ASKING.test(getMethodName(call) ?? '')) return false;
  const [asked] = call.arguments;
  if (asked !== undefined && getStaticKey(asked, true) !== undefined) return isGoneOperand(asked);
  return isGoneOperand(callee.object) || (asked !== undefined && isGoneOperand(asked));
}
