import type { TSESTree } from '@typescript-eslint/utils';
import { getMemberName, unwrap, type Node } from '../ast/nodes.js';
import { getAllMemberEvents } from '../trace/member-events.js';
import { resolve } from '../trace/resolve.js';
import { getDottedName } from '../trace/specifiers.js';
import type { Env, Leaf, Tracer } from '../trace/tracer.js';

/** What is copied into an array of bytes that was made empty: `bytes.set(image)`. */
export function getCopied(tracer: Tracer, { via: start }: Leaf): readonly Node[] {
  const copied: Node[] = [];
  for (let via = start; via !== null; via = via.next) {
    for (const event of getAllMemberEvents(tracer, via.variable)) {
      const [source] = event.kind === 'call' && event.method === 'set' ? event.call.arguments : [];
      if (source !== undefined) copied.push(source);
    }
  }
  return copied;
}

/** Whether memory is as long as a text that `atob(…)` gave, whose bytes are put into it one by one. */
export function isDecodedMemory(
  tracer: Tracer,
  { arguments: [length] }: TSESTree.NewExpression,
  name: string,
  env: Env,
): boolean {
  if (name !== 'ArrayBuffer' && name !== 'Array') return false;
  const size = length && unwrap(length);
  if (size?.type !== 'MemberExpression' || getMemberName(size) !== 'length') return false;
  return resolve(tracer, size.object, env).some(
    ({ node }) => node.type === 'CallExpression' && /^(?:\w+\.)?atob$/.test(getDottedName(node.callee) ?? ''),
  );
}
