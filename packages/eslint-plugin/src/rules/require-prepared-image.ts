import { getStaticKey, type Node } from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';
import { visitImageCalls } from '../call/visit-image-calls.js';
import { createRule } from '../create-rule.js';
import { describeFlow } from '../flow.js';
import type { Settings } from '../settings.js';
import { suggestWrapping, wrapInHelper, WRAPPING_MESSAGES } from '../suggest/wrap-in-helper.js';
import { wrapMask } from '../suggest/wrap-mask.js';
import { OVERLAYS } from '../upload/overlays.js';
import { isAddress } from '../upload/addresses.js';
import { judgeDataUrls, takesImageUrls } from '../upload/judge-data-urls.js';
import { judgeNode, judgeUploads, type Verdict } from '../upload/judge-upload.js';

type Options = [{ reportUnknown?: boolean }];

const UPLOADS = ['image', 'images', ...OVERLAYS];

export default createRule<
  'maskSqueezed' | 'overlayNotPrepared' | 'prepareBoth' | 'rawDataUrl' | 'rawImage' | 'unknownImage' | 'wrap',
  Options
>({
  name: 'require-prepared-image',
  meta: {
    type: 'problem',
    docs: {
      description: 'require uploaded images to pass through a compression helper',
      recommended: 'error',
    },
    hasSuggestions: true,
    languages: ['js/js'],
    schema: [
      {
        type: 'object',
        description: 'How strictly to judge.',
        properties: {
          reportUnknown: {
            type: 'boolean',
            description: 'Whether to report images whose origin this file does not show.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ reportUnknown: false }],
    messages: {
      rawImage:
        'This image is uploaded as it is{{flow}}: no compression helper brings it under {{limits}}. Use `{{remedy}}` of `gpt-image-guard`.',
      rawDataUrl:
        "This data URL holds the image as it is{{flow}}: no compression helper brings it under {{limits}}. Prepare it first: `const image = await prepareImage(…)` of `gpt-image-guard`, then `Buffer.from(await image.arrayBuffer()).toString('base64')`.",
      unknownImage:
        'Nothing in this file shows that this image is prepared for upload{{flow}}. Use `{{remedy}}`, or the type `PreparedImage` where it comes from.',
      overlayNotPrepared:
        'The image is prepared and may be resized, its `{{overlay}}` is not{{flow}}: the API refuses the two unless their dimensions are equal. Use `await prepareMask({{overlay}}, image)` of `gpt-image-guard`.',
      maskSqueezed:
        'A `{{overlay}}` has to stay lossless and as large as its image{{flow}}, which `{{helper}}` does not see to. Use `await prepareMask({{overlay}}, image)` of `gpt-image-guard`.',
      ...WRAPPING_MESSAGES,
    },
  },
  create(context) {
    const reportUnknown = context.options[0].reportUnknown === true;
    return visitImageCalls(context, UPLOADS, (call, reported) => {
      // A guarded client prepares every upload itself.
      if (call.operation === 'generate' || call.isGuarded) return;
      const isJson = takesImageUrls(call);
      const judge = isJson ? judgeDataUrls : judgeUploads;
      const images = judge(call, isJson ? 'images' : 'image');
      // One name may stand for both, and "as it is" says more than "from somewhere".
      const raw = new Set(images.filter(({ state }) => state === 'raw').map(({ node }) => node));
      for (const image of images) {
        if (image.state === 'prepared' || reported.has(image.node)) continue;
        if (image.state === 'unknown' && (!reportUnknown || raw.has(image.node))) continue;
        // A path or an address in the SDK's `image` is no upload at all: `require-upload-type` says so.
        if (call.surface === 'sdk' && isText(image)) continue;
        reported.add(image.node);
        const { node, env, isList = false } = image;
        const wrapping = isJson ? undefined : wrapInHelper({ call, parameter: 'image', node, env, isList });
        context.report({
          node: getPlace(call, image.node, isJson ? 'images' : 'image'),
          messageId: image.state === 'unknown' ? 'unknownImage' : isJson ? 'rawDataUrl' : 'rawImage',
          data: {
            flow: describeFlow(call, image.node, isJson ? 'images' : 'image'),
            limits: getLimits(call.context.settings),
            remedy: getRemedy(call, image.node),
          },
          suggest: suggestWrapping(wrapping),
        });
      }
      const isPrepared = images.some((image) => image.state === 'prepared');
      for (const overlay of OVERLAYS) {
        for (const mask of judge(call, overlay)) {
          const isSqueezed = mask.helper === 'prepareImage' || mask.helper === 'prepareImages';
          const isForgotten = mask.state === 'raw' && isPrepared;
          if ((!isSqueezed && !isForgotten) || reported.has(mask.node)) continue;
          reported.add(mask.node);
          const wrapping = isJson ? undefined : wrapMask(call, overlay, mask);
          context.report({
            node: mask.node,
            messageId: isSqueezed ? 'maskSqueezed' : 'overlayNotPrepared',
            data: { overlay, flow: describeFlow(call, mask.node, overlay), helper: mask.helper ?? '' },
            suggest: suggestWrapping(wrapping),
          });
        }
      }
    });
  },
});

/** The image that an object names, and that what is spread behind it may replace; else the place itself. */
function getPlace({ context }: ImageCall, node: Node, parameter: string): Node {
  if (node.type !== 'ObjectExpression') return node;
  const named = node.properties.findLast(
    (one) => one.type === 'Property' && getStaticKey(one.key, one.computed) === parameter,
  );
  if (named?.type !== 'Property') return node;
  const isPrepared = judgeNode(context, named.value, null, 0).every(({ state }) => state === 'prepared');
  return isPrepared ? node : named.value;
}

function isText({ node }: Verdict): boolean {
  return node.type === 'Literal' || node.type === 'TemplateLiteral';
}

/** What to write instead, as far as a few words tell: the AI SDK takes bytes, and no helper fetches. */
function getRemedy({ surface }: ImageCall, node: Node): string {
  const prepared = `await prepareImage(${isAddress(node) ? 'await fetch(…)' : '…'})`;
  return surface === 'ai-sdk' ? `await (${prepared}).arrayBuffer()` : prepared;
}

function getLimits({ policy }: Settings): string {
  return `${policy.maxBytes.toLocaleString('en-US')} bytes and ${policy.maxEdge} px`;
}
