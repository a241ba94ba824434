import { checkImageCount, checkRequest, type Policy, type Violation } from 'gpt-image-contract';
import type { ImageCall } from '../call/image-call.js';
import { getCalledHelper, type HelperContext } from '../call/prepared-helpers.js';
import { getContractSurface } from '../call/to-request.js';
import { visitImageCalls } from '../call/visit-image-calls.js';
import { createRule } from '../create-rule.js';
import { describeFlow, withFlow } from '../flow.js';
import { countElements, type ElementCount } from '../trace/count-elements.js';
import { getInput, isPrepareEdit } from '../trace/prepared-edit.js';
import { resolve, resolveSteps } from '../trace/resolve.js';
import type { Leaf } from '../trace/tracer.js';
import { takesImageUrls } from '../upload/judge-data-urls.js';

type Options = [{ max?: number }];

export default createRule<'noImages' | 'tooManyImages', Options>({
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
    messages: { noImages: '{{problem}}.', tooManyImages: '{{problem}}.' },
  },
  create(context) {
    return visitImageCalls(context, ['image', 'images'], (call) => {
      const parameter = takesImageUrls(call) ? 'images' : 'image';
      if (!call.has(parameter)) return;
      const leaves = call.getLeaves(parameter);
      for (const leaf of leaves) {
        const count = countImages(call.context, leaf);
        // One image is never too many; an empty list that is a fallback, or may grow, is asked about somewhere.
        const isEmpty = count.atLeast === 0 && count.isExact && leaf.kind === 'value' && leaves.length === 1;
        if (count.atLeast <= 1 && !isEmpty) continue;
        const violation = isEmpty
          ? findEmptyList(call, parameter)
          : checkImageCount(count.atLeast, undefined, getPolicy(call))[0];
        if (violation === undefined) continue;
        context.report({
          node: leaf.node,
          messageId: isEmpty ? 'noImages' : 'tooManyImages',
          data: { problem: withFlow(violation.message, describeFlow(call, leaf.node, parameter)) },
        });
      }
    });

    function getPolicy({ context: { settings } }: ImageCall): Policy {
      const { max = settings.policy.maxImages } = context.options[0];
      return { ...settings.policy, maxImages: max };
    }
  },
});

function findEmptyList(call: ImageCall, parameter: string): Violation | undefined {
  if (call.operation !== 'edit') return undefined;
  return checkRequest(
    { [parameter]: [] },
    { operation: 'edit', surface: getContractSurface(call), incomplete: true },
  ).find(({ code }) => code === 'image-list-empty');
}

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
