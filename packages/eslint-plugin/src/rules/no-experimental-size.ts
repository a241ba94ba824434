import type { Violation } from 'gpt-image-contract';
import { visitImageCalls } from '../call/visit-image-calls.js';
import { createRule } from '../create-rule.js';
import { describeFlow, withFlow } from '../flow.js';
import { getFrameCounts } from '../size/frame-counts.js';
import { findAt } from '../model/models-at.js';
import { findForAll, getSizeViolations } from '../size/size-verdicts.js';
import { replaceText } from '../suggest/replace-text.js';

export default createRule({
  name: 'no-experimental-size',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'disallow sizes in the experimental range',
      recommended: 'warn',
    },
    hasSuggestions: true,
    languages: ['js/js'],
    schema: [],
    defaultOptions: [],
    messages: {
      experimentalSize: '{{problem}}.',
      useSize: 'Use `{{size}}`.',
      useSizeThroughout: 'Use `{{size}}` in all {{count}} places.',
    },
  },
  create(context) {
    return visitImageCalls(context, ['size'], (call, reported) => {
      if (!call.has('size')) return;
      const { policy } = call.context.settings;
      const models = call.getModels();
      const frameCounts = getFrameCounts(call);
      for (const value of call.getOwnValues('size')) {
        if (typeof value.value !== 'string' || value.isAltered === true || reported.has(value.node)) continue;
        // For one of the models it is a plain valid size, or a wrong one, which is `valid-size`'s to say.
        const size = value.value;
        const violation = findAt(call, value.node, models, (some) =>
          findForAll(size, some, frameCounts, (one, model, frames) =>
            getSizeViolations(one, model, frames, policy).find(isExperimental),
          ),
        );
        if (violation === undefined) continue;
        reported.add(value.node);
        const [stable] = violation.suggestions;
        const right =
          stable === undefined || value.isFromType === true
            ? undefined
            : replaceText(call.tracer, value.node, stable);
        context.report({
          node: value.node,
          messageId: 'experimentalSize',
          data: { problem: withFlow(violation.message, describeFlow(call, value.node, 'size')) },
          suggest:
            right === undefined
              ? []
              : [
                  {
                    messageId: right.count > 1 ? 'useSizeThroughout' : 'useSize',
                    data: { size: stable ?? '', count: String(right.count) },
                    fix: right.fix,
                  },
                ],
        });
      }
    });
  },
});

function isExperimental({ code }: Violation): boolean {
  return code === 'size-experimental';
}
