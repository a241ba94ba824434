import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, getParent, unwrap } from '../ast/nodes.js';

const METHODS: ReadonlySet<string> = new Set(['post', 'postForm', 'fetch', 'request', 'raw']);
const FUNCTIONS = /^(?:\$?fetch|axios|got|ky|post\w*|guard\w*)$/;
/** Functions that look at a request, or make one, and send none: test helpers say wrong sizes on purpose. */
const LOOKS_ON =
  /^(?:add|after|assert|before|build|capture|check|compare|count|create|debug|describe|ensure|expect|format|handle|has|ignore|inspect|intercept|is|log|match|mock|nock|on|parse|print|record|reject|save|sign|spy|stub|trace|track|validate|verify|watch)$/;

/** Whether a function sends requests, by its name; `awaited` where only a call whose answer is used says so. */
export function getSender(name: string): 'awaited' | 'no' | 'yes' {
  if (FUNCTIONS.test(name)) return 'yes';
  // The words of the names of all others have one of these in them.
  if (!/fetch|request/i.test(name)) return 'no';
  const words = name.split(/(?<=[a-z\d])(?=[A-Z])|_/).map((word) => word.toLowerCase());
  if (LOOKS_ON.test(words[0] ?? '')) return 'no';
  return words.some((word) => /fetch$|^request$/.test(word)) ? 'awaited' : 'no';
}

/** Whether a call may send a request, by the name of what is called. */
export function isSending(node: TSESTree.CallExpression): boolean {
  const callee = unwrap(node.callee);
  if (callee.type === 'MemberExpression') return METHODS.has(getMemberName(callee) ?? '');
  if (callee.type !== 'Identifier') return false;
  const sender = getSender(callee.name);
  // An answer nobody waits for is none.
  return sender === 'yes' || (sender === 'awaited' && getParent(node)?.type !== 'ExpressionStatement');
}
