import { getMethodName, isFunction, unwrap, type Node } from '../ast/nodes.js';
import { getImportPath } from '../trace/imports.js';
import { resolve } from '../trace/resolve.js';
import { findVariable } from '../trace/scopes.js';
import { getDottedName } from '../trace/specifiers.js';
import { isConstant, type Tracer } from '../trace/tracer.js';

/** Calls that give what they make at once. */
const AT_ONCE =
  /^(?:alloc|concat|createReadStream|decode|file|from\w*|get|getAll|readFileSync|slice|subarray|toWeb)$/;

/**
 * Whether what `toFile(…)` is given may be a promise, which `toFile` waits for and no helper does. Waiting for what is
 * none changes nothing: only calls that are known to give a value are left alone.
 */
export function mayBePromise(tracer: Tracer, expression: Node): boolean {
  const node = unwrap(expression);
  if (node.type === 'Identifier') {
    const variable = findVariable(tracer, node);
    const declarator = variable?.defs[0]?.node;
    return (
      variable !== undefined &&
      isConstant(variable) &&
      declarator?.type === 'VariableDeclarator' &&
      declarator.init !== null &&
      unwrap(declarator.init).type === 'CallExpression' &&
      mayBePromise(tracer, declarator.init)
    );
  }
  if (node.type !== 'CallExpression') return false;
  const imported = getImportPath(tracer, node.callee)?.path.at(-1);
  const name = imported ?? getMethodName(node) ?? getDottedName(node.callee) ?? '';
  if (AT_ONCE.test(name)) return false;
  const callee = resolve(tracer, node.callee);
  const own = callee.map((leaf) => leaf.node).filter((one) => isFunction(one));
  return own.length === 0 || own.length < callee.length || own.some((fn) => fn.async);
}
