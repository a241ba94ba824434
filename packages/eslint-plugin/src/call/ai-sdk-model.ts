import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../ast/nodes.js';
import { createEntry } from '../trace/entry.js';
import { follow } from '../trace/resolve.js';
import { absent } from '../trace/tracer.js';
import { getVendor } from './ai-sdk-models.js';
import { ImageCall } from './image-call.js';
import type { ParseContext } from './parse-context.js';

const NAMES: ReadonlySet<string> = new Set(['model']);

/** Parses `openai.image('id')` of the AI SDK, which says nothing but the model: another file may ask it. */
export function parseAiSdkModel(context: ParseContext, node: TSESTree.CallExpression): ImageCall | null {
  const callee = unwrap(node.callee);
  const [id] = node.arguments;
  if (callee.type !== 'MemberExpression' || id === undefined || id.type === 'SpreadElement') return null;
  const { vendor, hasUrl, isGuarded } = getVendor(context, callee.object);
  if (vendor !== 'openai') return null;
  const model = createEntry([follow(id, null)]);
  const nothing = createEntry([absent(node)]);
  return new ImageCall(context, {
    surface: 'ai-sdk',
    operation: 'generate',
    node,
    isModelOnly: true,
    getName: () => 'openai.image',
    isGuarded,
    isOwn: !hasUrl,
    parameters: { names: NAMES, read: (name) => (name === 'model' ? model : nothing) },
  });
}
