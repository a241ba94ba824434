import type { TSESTree } from '@typescript-eslint/utils';
import type { RuleContext, RuleListener } from '@typescript-eslint/utils/ts-eslint';
import { getSettings } from '../settings.js';
import { createTracer } from '../trace/tracer.js';
import { createPreparationTest } from '../upload/helpers.js';
import type { ImageCall } from './image-call.js';
import { mentionsImages } from './mentions-images.js';
import { createParseContext } from './parse-context.js';
import { parseImageCall } from './parse-image-call.js';

type AnyContext = Readonly<RuleContext<string, readonly unknown[]>>;
type Handler = (call: ImageCall) => void;

/** Stands for every name that no rule names: a misspelt one. */
export const OTHER_NAMES = '*';

/** One of these words is in every file that has something to look at. */
const TRIGGERS = /\bimages\b|image_generation|[gG]enerateImage|imageGeneration/;

/** Handlers of all rules in one run over a file. */
class Visitors {
  readonly #handlers: Handler[] = [];
  /** Which handlers look at a parameter, a bit for each. */
  readonly #masks = new Map<string, number>();
  /** Which handlers look at names that no parameter has. */
  #others = 0;

  add(parameters: readonly string[], handler: Handler): void {
    const bit = 1 << this.#handlers.length;
    this.#handlers.push(handler);
    for (const parameter of parameters) {
      if (parameter === OTHER_NAMES) {
        this.#others |= bit;
        continue;
      }
      this.#masks.set(parameter, (this.#masks.get(parameter) ?? 0) | bit);
    }
  }

  visit(call: ImageCall): void {
    const mask = this.#getMask(call);
    for (let index = 0; index < this.#handlers.length; index++) {
      if ((mask & (1 << index)) !== 0) this.#handlers[index]?.(call);
    }
  }

  /** Handlers that look at one of the parameters a call may give; all where it may give any. */
  #getMask({ names }: ImageCall): number {
    if (names === undefined) return ~0;
    let mask = 0;
    for (const name of names.keys()) mask |= this.#masks.get(name) ?? this.#others;
    return mask;
  }
}

/** Visitors by the file's tree: oxlint reuses one `sourceCode` for all files. */
const visitorsOf = new WeakMap<object, Visitors | null>();

/**
 * Calls `handler` for every call to the image API that may give one of `parameters`, by the API's names. The first rule
 * brings the listeners, the others only their handler: each node is parsed once. In a file without a trigger word
 * nothing is listened to at all.
 */
export function visitImageCalls(
  context: AnyContext,
  parameters: readonly string[],
  handler: Handler,
): RuleListener {
  // Asked first, so that a misspelt setting is named whatever the file.
  const settings = getSettings(context.settings);
  const { ast, text } = context.sourceCode;
  const running = visitorsOf.get(ast);
  // `null`: looked through already, and nothing is there.
  if (running === null) return {};
  if (running !== undefined) {
    running.add(parameters, handler);
    return {};
  }
  if (!mentionsImages(text, TRIGGERS)) {
    visitorsOf.set(ast, null);
    return {};
  }
  const visitors = new Visitors();
  visitors.add(parameters, handler);
  visitorsOf.set(ast, visitors);
  const { sourceCode, filename } = context;
  const tracer = createTracer(sourceCode, createPreparationTest(settings, filename));
  const parseContext = createParseContext(tracer, settings, filename);
  const visit = (node: TSESTree.CallExpression | TSESTree.ObjectExpression): void => {
    const call = parseImageCall(parseContext, node);
    if (call === null) return;
    visitors.visit(call);
    if (call.other !== undefined) visitors.visit(call.other);
  };
  return {
    CallExpression: visit,
    ObjectExpression: visit,
    // The next run over the same tree starts anew.
    'Program:exit': () => visitorsOf.delete(ast),
  };
}
