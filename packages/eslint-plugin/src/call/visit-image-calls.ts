import type { TSESTree } from '@typescript-eslint/utils';
import type { RuleContext, RuleListener } from '@typescript-eslint/utils/ts-eslint';
import { getSettings } from '../settings.js';
import { createTracer } from '../trace/tracer.js';
import type { ImageCall } from './image-call.js';
import { createMentionTest, hasInCode } from './mentions-images.js';
import { createParseContext } from './parse-context.js';
import { parseImageCall } from './parse-image-call.js';
import { createPreparationTest } from './prepared-helpers.js';

type AnyContext = Readonly<RuleContext<string, readonly unknown[]>>;
/** What a rule does with a call; `reported` is empty at first, for the rule to keep what it has reported of the file. */
type Handler = (call: ImageCall, reported: Set<unknown>) => void;

interface Visitor {
  readonly handle: Handler;
  readonly finish: (() => void) | undefined;
  readonly reported: Set<unknown>;
}

/** Stands for every name that no rule names: a misspelt one. */
export const OTHER_NAMES = '*';

/** One of these names is in every file that calls the AI SDK or gives a model the tool. */
const GENERATION = /image_generation\b|[gG]enerateImage|imageGeneration|openai\.image(?:Model)?\b/g;
const GENERATION_PIECES = ['image_generation', 'enerateImage', 'imageGeneration', 'openai.image'];
/** One of these words is, beside `images`, in every file that calls an SDK's `images`, or its address. */
const OPERATION = /\b(?:edits?|generate|generations?|createVariation|variations)\b/;

const mentionsCalls = createMentionTest(
  (source) =>
    hasInCode(source, GENERATION, ...GENERATION_PIECES) ||
    (hasInCode(source, /\bimages\b/g, 'images') && OPERATION.test(source.text)),
);

/** Handlers of all rules in one run over a file. */
class Visitors {
  readonly #visitors: Visitor[] = [];
  /** Which handlers look at a parameter, a bit for each. */
  readonly #masks = new Map<string, number>();
  /** Which handlers look at names that no parameter has. */
  #others = 0;

  add(parameters: readonly string[], handle: Handler, finish: (() => void) | undefined): void {
    const bit = 1 << this.#visitors.length;
    this.#visitors.push({ handle, finish, reported: new Set() });
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
    for (let index = 0; index < this.#visitors.length; index++) {
      const visitor = this.#visitors[index];
      if (visitor !== undefined && (mask & (1 << index)) !== 0) visitor.handle(call, visitor.reported);
    }
  }

  finish(): void {
    for (const { finish } of this.#visitors) finish?.();
  }

  /** Handlers that look at one of the parameters a call may give; all where it may give any. */
  #getMask({ names }: ImageCall): number {
    if (names === undefined) return ~0;
    let mask = 0;
    for (const name of names.keys()) mask |= this.#masks.get(name) ?? this.#others;
    return mask;
  }
}

const NOTHING: RuleListener = {};

/** Visitors by the file's tree: oxlint reuses one `sourceCode` for all files. */
const visitorsOf = new WeakMap<object, Visitors>();

/**
 * Calls `handle` for every call to the image API that may give one of `parameters`, by the API's names. The first rule
 * brings the listeners, the others only their handler: each node is parsed once. In a file without a trigger word
 * nothing is listened to at all.
 * @param finish is called behind the last call of the file
 */
export function visitImageCalls(
  context: AnyContext,
  parameters: readonly string[],
  handle: Handler,
  finish?: () => void,
): RuleListener {
  // Asked first, so that a misspelt setting is named whatever the file.
  const settings = getSettings(context.settings);
  const { sourceCode } = context;
  if (!mentionsCalls(sourceCode)) return NOTHING;
  const { ast } = sourceCode;
  const running = visitorsOf.get(ast);
  if (running !== undefined) {
    running.add(parameters, handle, finish);
    return NOTHING;
  }
  const visitors = new Visitors();
  visitors.add(parameters, handle, finish);
  visitorsOf.set(ast, visitors);
  // Not before it is needed: ESLint makes a prototype for each file, which makes every look at a context slow.
  const { filename } = context;
  const tracer = createTracer(sourceCode, createPreparationTest(settings, filename));
  const parseContext = createParseContext(tracer, settings, filename);
  const models: ImageCall[] = [];
  const visit = (node: TSESTree.CallExpression | TSESTree.ObjectExpression): void => {
    const call = parseImageCall(parseContext, node);
    if (call === null) return;
    if (call.isModelOnly) {
      models.push(call);
      return;
    }
    visitors.visit(call);
    if (call.other !== undefined) visitors.visit(call.other);
  };
  return {
    CallExpression: visit,
    ObjectExpression: visit,
    'Program:exit': () => {
      for (const model of models) visitors.visit(model);
      // The next run over the same tree starts anew.
      visitorsOf.delete(ast);
      visitors.finish();
    },
  };
}
