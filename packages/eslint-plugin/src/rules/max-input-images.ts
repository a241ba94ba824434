import { checkImageCount } from 'gpt-image-contract';
import { visitImageCalls } from '../call/visit-image-calls.js';
import { createRule } from '../create-rule.js';
import { describeFlow, withFlow } from '../flow.js';
import { getSettings } from '../settings.js';
import { countElements, type ElementCount } from '../trace/elements.js';
import { resolve } from '../trace/resolve.js';
import type { Leaf } from '../trace/tracer.js';
import { getCalledHelper, type HelperContext } from '../upload/helpers.js';

type Options = [{ max?: number }];

export default createRule<'tooManyImages', Options>({
  name: 'max-input-images',
  meta: {
    type: 'problem',
    docs: {
      description: "enforce the API's and the team's limit of input images",
      recommended: 'warn',
    },
    languages: ['js/js'],
    schema: [
      {
        type: 'object',
        description: 'Limit of this rule.',
        properties: {
          max: {
            type: 'integer',
            minimum: 1,
            description: 'Most images in one request. Without it the policy of the settings holds.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{}],
    messages: { tooManyImages: '{{problem}}.' },
  },
  create(context) {
    const settings = getSettings(context.settings);
    const { max = settings.policy.maxImages } = context.options[0];
    const policy = { ...settings.policy, maxImages: max };
    return visitImageCalls(context, ['image'], (call) => {
      if (!call.has('image')) return;
      for (const leaf of call.getLeaves('image')) {
        const { atLeast } = countImages({ tracer: call.tracer, settings, filename: context.filename }, leaf);
        // One image is never too many.
        if (atLeast <= 1) continue;
        const [violation] = checkImageCount(atLeast, undefined, policy);
        if (violation === undefined) continue;
        context.report({
          node: leaf.node,
          messageId: 'tooManyImages',
          data: { problem: withFlow(violation.message, describeFlow(call, leaf.node, 'image')) },
        });
      }
    });
  },
});

/** Counts a list; `prepareImages(list)` gives back as many as it is given. */
function countImages(context: HelperContext, leaf: Leaf): ElementCount {
  const { tracer } = context;
  const { node, env } = leaf;
  const isPrepared = getCalledHelper(context, node) === 'prepareImages';
  const [list] = isPrepared && node.type === 'CallExpression' ? node.arguments : [];
  if (list === undefined) return countElements(tracer, leaf);
  const counts = resolve(tracer, list, env).map((one) => countElements(tracer, one));
  return counts.reduce((least, count) => (count.atLeast < least.atLeast ? count : least));
}
