import { checkVisionInput, type Violation } from 'gpt-image-contract';
import type { Node } from '../ast/nodes.js';
import { createMentionTest, hasInCode } from '../call/mentions-images.js';
import { createParseContext } from '../call/parse-context.js';
import { createPreparationTest } from '../call/prepared-helpers.js';
import { parseVisionInput, type VisionInput } from '../call/vision-input.js';
import { createRule } from '../create-rule.js';
import { describeWay, withFlow } from '../flow.js';
import { getSettings } from '../settings.js';
import { joinPieces, type Value } from '../trace/texts.js';
import { createTracer } from '../trace/tracer.js';
import { isDataUrl, judgeDataUrl } from '../upload/judge-data-urls.js';

/** One of these words is in every file with an image part. */
const mentionsImages = createMentionTest((source) =>
  hasInCode(source, /image_url|input_image/g, 'image_url', 'input_image'),
);

export default createRule({
  name: 'require-prepared-vision-image',
  meta: {
    type: 'problem',
    docs: {
      description: 'require images for vision models to be in a format and detail they take, and compressed',
      recommended: 'warn',
    },
    languages: ['js/js'],
    schema: [],
    defaultOptions: [],
    messages: {
      invalidInput: '{{problem}}.',
      rawImage:
        'This data URL holds the image as it is{{flow}}: it is a third larger than the file, and the model sees less than it carries. Use the `dataUrl` of `await prepareVisionImage(…)` of `gpt-image-guard`.',
    },
  },
  create(context) {
    const settings = getSettings(context.settings);
    if (!mentionsImages(context.sourceCode)) return {};
    const { sourceCode, filename } = context;
    const tracer = createTracer(sourceCode, createPreparationTest(settings, filename));
    const parseContext = createParseContext(tracer, settings, filename);
    const reported = new Set<Node>();

    const report = (
      { node }: Value,
      violation: Violation | undefined,
      input: VisionInput,
      parameter: string,
    ): boolean => {
      if (violation === undefined || reported.has(node)) return false;
      reported.add(node);
      context.report({
        node,
        messageId: 'invalidInput',
        data: { problem: withFlow(violation.message, describeWay(node, input.node, parameter)) },
      });
      return true;
    };

    return {
      ObjectExpression(node) {
        const input = parseVisionInput(parseContext, node);
        if (input === null) return;
        for (const detail of input.details) report(detail, checkDetail(input, detail), input, 'detail');
        for (const url of input.urls) {
          if (report(url, checkUrl(input, url), input, 'image_url') || reported.has(url.node)) continue;
          const isRaw = judgeDataUrl(parseContext, url)?.state === 'raw';
          if (!isRaw) continue;
          reported.add(url.node);
          const flow = describeWay(url.node, input.node, 'image_url');
          context.report({ node: url.node, messageId: 'rawImage', data: { flow } });
        }
      },
    };
  },
});

function checkDetail({ api, model }: VisionInput, detail: Value): Violation | undefined {
  if (typeof detail.value !== 'string') return undefined;
  return findError(checkVisionInput({ api, model, images: [{ param: 'image', detail: detail.value }] }));
}

function checkUrl({ api, urls }: VisionInput, url: Value): Violation | undefined {
  if (url.isAltered === true) return undefined;
  // `photo.url ?? ''`: beside anything else an empty text only fills the place.
  if (urls.length > 1 && url.pieces.some(({ text }) => text === '')) return undefined;
  const text = joinPieces(url, GAP);
  // Code that labels sounds and documents as well does not send those as images.
  if (isOtherMedia(text) && urls.some((one) => isImage(joinPieces(one, GAP)))) return undefined;
  if (typeof url.value === 'string') return findError(check(api, url.value));
  if (!isDataUrl(url)) return undefined;
  // The label itself has a gap: `data:${type};base64,…`.
  return /^data:[^\0]*,/.test(text) ? findError(check(api, text.replaceAll(GAP, 'AAAA'))) : undefined;
}

const GAP = '\0';

function isImage(url: string): boolean {
  return url.startsWith('data:image/');
}

function isOtherMedia(url: string): boolean {
  return /^data:(?:application|audio|text|video)\//.test(url);
}

function check(api: VisionInput['api'], url: string): Violation[] {
  return checkVisionInput({ api, images: [{ param: 'image_url', url }] });
}

function findError(violations: readonly Violation[]): Violation | undefined {
  return violations.find((violation) => violation.severity === 'error');
}
