import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, getParent, unwrap } from '../ast/nodes.js';

const METHODS: ReadonlySet<string> = new Set(['post', 'postForm', 'fetch', 'request', 'raw']);
const FUNCTIONS = /^(?:axios|got|ky|post\w*|guard\w*)$/;
/** Functions that look at a request, or make one, and send none: test helpers say wrong sizes on purpose. */
const LOOKS_ON =
  /^(?:add|after|assert|before|build|capture|check|compare|count|create|debug|describe|ensure|expect|format|handle|has|ignore|inspect|intercept|is|log|match|mock|nock|on|parse|print|record|reject|save|sign|spy|stub|trace|track|validate|verify|watch)$/;

/** Whether a call may send a request, by the name of what is called. */
export function isSending(node: TSESTree.CallExpression): boolean {
  const callee = unwrap(node.callee);
  if (callee.type === 'MemberExpression') return METHODS.has(getMemberName(callee) ?? '');
  if (callee.type !== 'Identifier') return false;
  const { name } = callee;
  if (/^\$?fetch$/.test(name) || FUNCTIONS.test(name)) return true;
  const words = name.split(/(?<=[a-z\d])(?=[A-Z])|_/).map((word) => word.toLowerCase());
  if (LOOKS_ON.test(words[0] ?? '')) return false;
  // An answer nobody waits for is none.
  return (
    words.some((word) => /fetch$|^request$/.test(word)) && getParent(node)?.type !== 'ExpressionStatement'
  );
}
