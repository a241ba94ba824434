import { getMemberName, getParent, isFunction, unwrap, type Node } from '../ast/nodes.js';

/** Where a chain begins that says what is to come out: `expect(x).toEqual(…)`, `assert.deepEqual(…)`, `t.like(…)`. */
const ASSERTING = /^(?:expect|assert|t)$/;
/** Methods of those that compare with what they are given, and not the `t.test` of a table. */
const COMPARING = /equal|match|same|like|contain|include|calledwith/i;

/** Whether an object says what a test expects, and nobody sends it: `expect(body).toEqual({ … })`. */
export function isExpectation(node: Node): boolean {
  for (
    let inner = node, outer = getParent(node);
    outer !== undefined;
    inner = outer, outer = getParent(outer)
  ) {
    if (isFunction(outer) || outer.type === 'NewExpression') return false;
    if (outer.type !== 'CallExpression' || outer.callee === inner) continue;
    const callee = unwrap(outer.callee);
    const method = callee.type === 'MemberExpression' ? getMemberName(callee) : undefined;
    // `body: JSON.stringify({ … })` of a request that is expected.
    if (method === 'stringify') continue;
    return method !== undefined && COMPARING.test(method) && ASSERTING.test(getRoot(callee));
  }
  return false;
}

/** The name a chain of members and calls begins with. */
function getRoot(chain: Node): string {
  let node = unwrap(chain);
  while (node.type === 'MemberExpression' || node.type === 'CallExpression') {
    node = unwrap(node.type === 'MemberExpression' ? node.object : node.callee);
  }
  return node.type === 'Identifier' ? node.name : '';
}
