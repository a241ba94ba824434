import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, getParent, isFunction, unwrap } from '../ast/nodes.js';
import { getImportPath } from '../trace/imports.js';
import { resolveOnly } from '../trace/resolve.js';
import type { Tracer } from '../trace/tracer.js';

/** Methods that send requests: of axios, ky, got and their like, of jQuery, of `XMLHttpRequest`. */
export const SENDING_METHODS: readonly string[] = [
  'post',
  'postForm',
  'fetch',
  'request',
  'raw',
  'ajax',
  'send',
  'xmlHttpRequest',
];
const FUNCTIONS = /^(?:\$?fetch|axios|got|ky|post\w*|guard\w*|GM_xmlhttpRequest)$/;
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

/** {@link getSender}, by the name it is imported under as well: `import { fetch as send } from 'undici'`. */
export function getNamedSender(tracer: Tracer, name: TSESTree.Identifier): 'awaited' | 'no' | 'yes' {
  const sender = getSender(name.name);
  if (sender !== 'no') return sender;
  const path = getImportPath(tracer, name);
  const exported = path?.path.at(-1) ?? 'default';
  const isImported =
    path !== undefined && getSender(exported === 'default' ? path.source : exported) === 'yes';
  return isImported || isMadeSender(tracer, name) ? 'yes' : 'no';
}

/** Whether a name stands for an instance that sends requests when it is called: `ofetch.create(…)`, `axios.create(…)`. */
function isMadeSender(tracer: Tracer, name: TSESTree.Identifier): boolean {
  const leaf = resolveOnly(tracer, name);
  if (leaf?.node.type !== 'CallExpression') return false;
  const maker = unwrap(leaf.node.callee);
  if (maker.type !== 'MemberExpression' || !/^(?:create|extend)$/.test(getMemberName(maker) ?? '')) {
    return false;
  }
  const path = getImportPath(tracer, maker.object);
  return path !== undefined && getSender(path.path.at(-1) ?? path.source) !== 'no';
}

/** Whether a call of one of the {@link SENDING_METHODS} or of a function may send a request, by the function's name. */
export function isSending(tracer: Tracer, node: TSESTree.CallExpression): boolean {
  const callee = unwrap(node.callee);
  if (callee.type !== 'Identifier') return true;
  const sender = getNamedSender(tracer, callee);
  if (sender !== 'awaited') return sender === 'yes';
  // An answer nobody waits for is none.
  return getParent(node)?.type !== 'ExpressionStatement' || node.arguments.some(isFunction);
}
