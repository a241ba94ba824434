import { getMethodName, unwrap, type Node } from '../ast/nodes.js';

/** Methods of texts, lists and headers, and functions of paths, that only look. */
const LOOKING =
  /^(?:at|basename|endsWith|extname|get|has|includes|indexOf|join|lastIndexOf|match|pop|replace(?:All)?|slice|split|startsWith|substring|test|toLowerCase|toUpperCase|trim)$/;

/** Whether computing an expression does nothing else, so that it may be left out with what needs it. */
export function isPure(expression: Node): boolean {
  const node = unwrap(expression);
  switch (node.type) {
    case 'Identifier':
    case 'Literal':
    case 'ThisExpression':
      return true;
    case 'TemplateLiteral':
      return node.expressions.every(isPure);
    case 'MemberExpression':
      return isPure(node.object) && (!node.computed || isPure(node.property));
    case 'UnaryExpression':
      return node.operator !== 'delete' && isPure(node.argument);
    case 'LogicalExpression':
    case 'BinaryExpression':
      return isPure(node.left) && isPure(node.right);
    case 'ConditionalExpression':
      return [node.test, node.consequent, node.alternate].every(isPure);
    case 'CallExpression':
      // What `pop` takes is taken from a list that nobody else has, or it would be read elsewhere.
      return isLooking(node) && [node.callee, ...node.arguments].every(isPure);
    default:
      return false;
  }
}

function isLooking(call: Parameters<typeof getMethodName>[0]): boolean {
  const name = getMethodName(call) ?? '';
  if (!LOOKING.test(name)) return false;
  const callee = unwrap(call.callee);
  // `name.split('.').pop()`, and no list that has a name.
  return (
    name !== 'pop' || (callee.type === 'MemberExpression' && unwrap(callee.object).type === 'CallExpression')
  );
}
