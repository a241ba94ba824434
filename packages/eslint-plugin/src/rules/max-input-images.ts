import { checkImageCount } from 'gpt-image-contract';
import { visitImageCalls } from '../call/visit-image-calls.js';
import { createRule } from '../create-rule.js';
import { describeFlow, withFlow } from '../flow.js';
import { getSettings } from '../settings.js';
import { countElements, type ElementCount } from '../trace/elements.js';
import { getInput, isPrepareEdit } from '../trace/prepared-edit.js';
import { resolve, resolveSteps } from '../trace/resolve.js';
import type { Leaf } from '../trace/tracer.js';
import { takesImageUrls } from '../upload/judge-data-urls.js';
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
    return visitImageCalls(context, ['image', 'images'], (call) => {
      const parameter = takesImageUrls(call) ? 'images' : 'image';
      if (!call.has(parameter)) return;
      for (const leaf of call.getLeaves(parameter)) {
        const { atLeast } = countImages({ tracer: call.tracer, settings, filename: context.filename }, leaf);
        // One image is never too many.
        if (atLeast <= 1) continue;
        const [violation] = checkImageCount(atLeast, undefined, policy);
        if (violation === undefined) continue;
        context.report({
          node: leaf.node,
          messageId: 'tooManyImages',
          data: { problem: withFlow(violation.message, describeFlow(call, leaf.node, parameter)) },
        });
      }
    });
  },
});

/** Counts a list; `prepareImages(list)` gives back as many as it is given, and so does `prepareEdit({ images: list })`. */
function countImages(context: HelperContext, leaf: Leaf): ElementCount {
  const { tracer } = context;
  const lists = getPreparedLists(context, leaf);
  if (lists.length === 0) return countElements(tracer, leaf);
  const counts = lists.map((one) => countElements(tracer, one));
  return counts.reduce((least, count) => (count.atLeast < least.atLeast ? count : least));
}

/** The lists of which a helper prepared each image. */
function getPreparedLists(context: HelperContext, { node, env, origin }: Leaf): readonly Leaf[] {
  const { tracer } = context;
  if (node.type !== 'CallExpression') return [];
  if (origin?.name === 'image' && isPrepareEdit(tracer, node)) {
    return resolveSteps(tracer, getInput(tracer, node, 'images', env), node);
  }
  const [list] = node.arguments;
  return list !== undefined && getCalledHelper(context, node) === 'prepareImages'
    ? resolve(tracer, list, env)
    : [];
}
