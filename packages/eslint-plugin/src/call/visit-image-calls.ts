import type { TSESTree } from '@typescript-eslint/utils';
import type { RuleContext, RuleListener } from '@typescript-eslint/utils/ts-eslint';
import { getSettings } from '../settings.js';
import { createTracer } from '../trace/tracer.js';
import { createPreparationTest } from '../upload/helpers.js';
import type { ImageCall } from './image-call.js';
import { parseImageCall } from './parse-image-call.js';

type AnyContext = Readonly<RuleContext<string, readonly unknown[]>>;
type Handler = (call: ImageCall) => void;

/** One of these words is in every file that has something to look at. */
const TRIGGERS = /\bimages\b|image_generation|[gG]enerateImage|imageGeneration/;

/** Handlers of all rules in one run over a file, by the file's tree: oxlint reuses one `sourceCode` for all files. */
const handlersOf = new WeakMap<object, Handler[] | null>();

/**
 * Calls `handler` for every call to the image API. The first rule brings the listeners, the others only their handler:
 * each node is parsed once. In a file without a trigger word nothing is listened to at all.
 */
export function visitImageCalls(context: AnyContext, handler: Handler): RuleListener {
  // Asked first, so that a misspelt setting is named whatever the file.
  const settings = getSettings(context.settings);
  const { ast, text } = context.sourceCode;
  const running = handlersOf.get(ast);
  // `null`: looked through already, and nothing is there.
  if (running === null) return {};
  if (running !== undefined) {
    running.push(handler);
    return {};
  }
  if (!TRIGGERS.test(text)) {
    handlersOf.set(ast, null);
    return {};
  }
  const handlers = [handler];
  handlersOf.set(ast, handlers);
  const { sourceCode, filename } = context;
  const tracer = createTracer(sourceCode, createPreparationTest(settings, filename));
  const parseContext = { tracer, settings, filename, clients: new Map() };
  const visit = (node: TSESTree.CallExpression | TSESTree.ObjectExpression): void => {
    const call = parseImageCall(parseContext, node);
    if (call !== null) for (const handle of handlers) handle(call);
  };
  return {
    CallExpression: visit,
    ObjectExpression: visit,
    // The next run over the same tree starts anew.
    'Program:exit': () => handlersOf.delete(ast),
  };
}
