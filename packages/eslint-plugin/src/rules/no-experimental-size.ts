import type { Violation } from 'gpt-image-contract';
import { replaceString } from '../ast/string-source.js';
import { visitImageCalls } from '../call/visit-image-calls.js';
import { createRule } from '../create-rule.js';
import { describeFlow, withFlow } from '../flow.js';
import { getFrameCounts } from '../size/frame-counts.js';
import { findForAll, getSizeViolations } from '../size/size-verdicts.js';

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
        const violation = findForAll(value.value, models, frameCounts, (size, model, frames) =>
          getSizeViolations(size, model, frames, policy).find(isExperimental),
        );
        if (violation === undefined) continue;
        reported.add(value.node);
        const [suggestion] = violation.suggestions;
        const text =
          suggestion === undefined || value.isFromType === true
            ? undefined
            : replaceString(value.node, suggestion);
        context.report({
          node: value.node,
          messageId: 'experimentalSize',
          data: { problem: withFlow(violation.message, describeFlow(call, value.node, 'size')) },
          suggest:
            text === undefined || suggestion === undefined
              ? []
              : [
                  {
                    messageId: 'useSize',
                    data: { size: suggestion },
                    fix: (fixer) => fixer.replaceText(value.node, text),
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
