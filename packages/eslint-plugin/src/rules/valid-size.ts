import { checkRequest, getModel, type Violation } from 'gpt-image-contract';
import { isInside } from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';
import { getContractOperation, getContractSurface } from '../call/to-request.js';
import { visitImageCalls } from '../call/visit-image-calls.js';
import { createRule } from '../create-rule.js';
import { describeFlow, withFlow } from '../flow.js';
import { isForGoneModel } from '../model/gone-models.js';
import { findAt } from '../model/models-at.js';
import { DEFAULT_POLICY } from '../settings.js';
import { checkPartialSize } from '../size/check-partial-size.js';
import { getFrameCounts } from '../size/frame-counts.js';
import { findForAll, getSizeViolations } from '../size/size-verdicts.js';
import { leaveOut } from '../suggest/leave-out.js';
import { isWrittenIn } from '../suggest/parameter-key.js';
import { replaceText } from '../suggest/replace-text.js';
import type { Value } from '../trace/texts.js';

export default createRule({
  name: 'valid-size',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow sizes that the image model refuses',
      recommended: 'error',
    },
    hasSuggestions: true,
    languages: ['js/js'],
    schema: [],
    defaultOptions: [],
    messages: {
      invalidSize: '{{problem}}.',
      useSize: 'Use `{{size}}`.',
      useSizeThroughout: 'Use `{{size}}` in all {{count}} places.',
      leaveOut: 'Leave it out.',
    },
  },
  create(context) {
    return visitImageCalls(context, ['size'], (call, reported) => {
      if (!call.has('size')) return;
      const models = call.getModels();
      const frameCounts = getFrameCounts(call);
      for (const value of call.getOwnValues('size')) {
        // A value that reaches two calls is written, and wrong, once.
        if (reported.has(value.node)) continue;
        const violation =
          value.value === null
            ? findNull(call, value)
            : findAt(call, value.node, models, (some) => findForAll(value, some, frameCounts, check));
        if (violation === undefined || isForGoneModel(call, value.node)) continue;
        // Relays have spellings of their own, `16:9` and `2K`, and translate them.
        if (call.isElsewhere && violation.code === 'size-malformed') continue;
        reported.add(value.node);
        const flow = describeFlow(call, value.node, 'size');
        context.report({
          node: value.node,
          messageId: 'invalidSize',
          data: { problem: withFlow(violation.message, flow) },
          suggest:
            value.value === null
              ? suggestLeavingOut(call, value)
              : getSuggestions(call, value, violation).flatMap((size) => {
                  const right =
                    value.isFromType === true ? undefined : replaceText(call.tracer, value.node, size);
                  return right === undefined
                    ? []
                    : [
                        {
                          messageId: right.count > 1 ? ('useSizeThroughout' as const) : ('useSize' as const),
                          data: { size, count: String(right.count) },
                          fix: right.fix,
                        },
                      ];
                }),
        });
      }
    });
  },
});

/** What is wrong with a `null` that a form is given: elsewhere than in the call it may stand for "not yet". */
function findNull(call: ImageCall, { node }: Value): Violation | undefined {
  if (call.surface !== 'sdk' || !isWrittenIn(call.node, node)) return undefined;
  const violations = checkRequest(
    { size: null },
    { operation: getContractOperation(call), surface: getContractSurface(call), incomplete: true },
  );
  return violations.find(({ code }) => code === 'parameter-null');
}

function suggestLeavingOut(call: ImageCall, { node }: Value) {
  const fix = leaveOut(call.tracer.sourceCode, call, node);
  return fix === undefined ? [] : [{ messageId: 'leaveOut' as const, fix }];
}

function check(value: Value, model: string | undefined, frames: number | undefined): Violation | undefined {
  // What `replace` and the like make of a text is not known.
  if (value.isAltered === true) return undefined;
  // For frames of a GIF one edge says too little: how many of them share a sheet decides.
  if (value.kind === 'partial') return frames === undefined ? checkPartialSize(value, model) : undefined;
  if (typeof value.value !== 'string' && typeof value.value !== 'number') return undefined;
  return getSizeViolations(String(value.value), model, frames, DEFAULT_POLICY).find(isError);
}

/**
 * Sizes to write instead; where all of them are experimental, the last gives way to a stable one. None for a size from
 * elsewhere that is right as soon as a model that is gone gives way to another: it may be of other calls as well.
 */
function getSuggestions(call: ImageCall, { node, value }: Value, violation: Violation): readonly string[] {
  const { policy } = call.context.settings;
  const { suggestions } = violation;
  const [model] = call.getModels();
  const contract = getModel(model ?? '');
  const next = contract?.status === 'retired' ? contract.replacement : undefined;
  if (next !== undefined && !isInside(node, call.node)) {
    if (!getSizeViolations(String(value), next, undefined, policy).some(isError)) return [];
  }
  const stable = suggestions.map((size) => {
    const violations = getSizeViolations(size, model, undefined, policy);
    return violations.find(({ code }) => code === 'size-experimental')?.suggestions[0];
  });
  const [first] = stable;
  return first === undefined || stable.includes(undefined)
    ? suggestions
    : [...suggestions.slice(0, 2), first];
}

function isError({ severity }: Violation): boolean {
  return severity === 'error';
}
