import {
  findPromptEdits,
  findResolutionKeywords,
  type KeywordKind,
  type PromptEdit,
} from 'gpt-image-contract';
import type { RuleFix, RuleFixer } from '@typescript-eslint/utils/ts-eslint';
import type { Node } from '../ast/nodes.js';
import { escapeText } from '../ast/string-source.js';
import { visitImageCalls } from '../call/visit-image-calls.js';
import { createRule } from '../create-rule.js';
import { describeFlow } from '../flow.js';
import { leavesHalf } from '../prompt/leaves-half.js';
import { OwnSize } from '../prompt/own-size.js';
import { PromptText } from '../prompt/prompt-text.js';
import { isOfLiteralType } from '../suggest/replace-text.js';
import type { Tracer } from '../trace/tracer.js';

type Options = [{ checkQuality?: boolean }];
type MessageIds = 'clean' | 'density' | 'pixelSize' | 'quality' | 'resolution' | 'sizeSaysSo';

const MESSAGE_OF: Readonly<Record<KeywordKind, MessageIds>> = {
  resolution: 'resolution',
  'pixel-size': 'pixelSize',
  density: 'density',
  quality: 'quality',
};

const SIZE_KINDS: readonly KeywordKind[] = ['resolution', 'pixel-size', 'density'];
const ALL_KINDS: readonly KeywordKind[] = [...SIZE_KINDS, 'quality'];

export default createRule<MessageIds, Options>({
  name: 'no-resolution-keywords',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'disallow resolution words in prompts',
      recommended: 'warn',
    },
    hasSuggestions: true,
    languages: ['js/js'],
    schema: [
      {
        type: 'object',
        description: 'Which words to look for.',
        properties: {
          checkQuality: {
            type: 'boolean',
            description:
              'Whether to report quality boosters such as `masterpiece` and `best quality` as well.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ checkQuality: false }],
    messages: {
      resolution:
        '`{{text}}` in a prompt does not change how many pixels come back{{flow}}: only `size` does. Leave it out.',
      pixelSize:
        '`{{text}}` in a prompt does not change the size of the picture{{flow}}. Set `size` instead.',
      sizeSaysSo:
        '`{{text}}` in a prompt does not change the size of the picture{{flow}}: `size` says it already. Leave it out.',
      density:
        '`{{text}}` in a prompt does not change how many pixels come back{{flow}}: pixels have no density until they are printed. Leave it out.',
      quality:
        '`{{text}}` in a prompt says nothing about the picture{{flow}}. Describe what is to be seen, or set `quality`.',
      clean: 'Remove the resolution words from the prompt.',
    },
  },
  create(context) {
    const kinds = context.options[0].checkQuality === true ? ALL_KINDS : SIZE_KINDS;
    return visitImageCalls(context, ['prompt'], (call, reported) => {
      if (!call.has('prompt')) return;
      for (const value of call.getOwnValues('prompt')) {
        // Nothing of it can be read: the vocabularies are not even loaded.
        if (!value.pieces.some(({ text }) => text !== undefined && text.trim() !== '')) continue;
        const prompt = new PromptText(value);
        const matches = findResolutionKeywords(prompt.text, { kinds });
        if (matches.length === 0) continue;
        const edits = findPromptEdits(prompt.text, { kinds });
        const size = new OwnSize(call);
        for (const match of matches) {
          const ranges = prompt.getRanges(match.start, match.end);
          const [first] = ranges ?? [];
          // Known from a type, or computed: there is no text in this file to point at.
          const node = prompt.getNode(match.start);
          // "a ${size} canvas": the request's own size, where it is written for both.
          if (size.isWrittenAs(node)) continue;
          const place = node ?? value.node;
          const start = first?.range[0] ?? place.range[0];
          const end = ranges?.at(-1)?.range[1] ?? place.range[1];
          if (reported.has(start)) continue;
          reported.add(start);
          const fix = createFix(call.tracer, prompt, edits, size);
          context.report({
            loc: {
              start: context.sourceCode.getLocFromIndex(start),
              end: context.sourceCode.getLocFromIndex(end),
            },
            messageId: size.isNamedBy(match.text) ? 'sizeSaysSo' : MESSAGE_OF[match.kind],
            data: { text: match.text, flow: describeFlow(call, first?.node ?? value.node, 'prompt') },
            suggest: fix === undefined ? [] : [{ messageId: 'clean', fix }],
          });
        }
      }
    });
  },
});

/** Applies the contract's edits to the source; `undefined` where one of them concerns text that is not written here. */
function createFix(
  tracer: Tracer,
  prompt: PromptText,
  edits: readonly PromptEdit[],
  size: OwnSize,
): ((fixer: RuleFixer) => RuleFix[]) | undefined {
  // The report says what to leave out: how the rest is to be put, the author knows.
  if (leavesHalf(prompt.text, edits)) return undefined;
  const changes = new Map<string, Change>();
  for (const { start, end, replacement } of edits) {
    const ranges = prompt.getRanges(start, end);
    // A text that a type names stays as the type has it, and one that `size` is written as.
    if (ranges === undefined) return undefined;
    if (ranges.some(({ node }) => isOfLiteralType(tracer, node) || size.isWrittenAs(node))) return undefined;
    ranges.forEach(({ range, node }, index) => {
      const text = index === 0 ? escapeText(replacement, getQuote(tracer, node)) : '';
      changes.set(range.join(), { range: text === '' ? widen(tracer, node, range) : range, text });
    });
  }
  const list = [...changes.values()].sort((a, b) => a.range[0] - b.range[0]);
  // One text used twice in a prompt, with another part of it removed each time: no single edit does both.
  const isTwice = list.some((change, index) => change.range[0] < (list[index - 1]?.range[1] ?? 0));
  if (list.length === 0 || isTwice) return undefined;
  return (fixer) => list.map(({ range, text }) => fixer.replaceTextRange(range, text));
}

interface Change {
  readonly range: readonly [number, number];
  readonly text: string;
}

/** The range of a whole `+ '…'` where all of its text goes, and texts are put together ahead of it already. */
function widen({ sourceCode }: Tracer, node: Node, range: Change['range']): Change['range'] {
  const { parent } = node;
  const isWhole = node.type === 'Literal' && range[0] === node.range[0] + 1 && range[1] === node.range[1] - 1;
  if (!isWhole || parent?.type !== 'BinaryExpression' || parent.right !== node) return range;
  const plus = sourceCode.getTokenBefore(node);
  const last = plus && sourceCode.getTokenBefore(plus);
  if (last === null || plus?.value !== '+' || parent.left.type !== 'BinaryExpression') return range;
  return sourceCode.commentsExistBetween(last, node) ? range : [last.range[1], node.range[1]];
}

function getQuote({ sourceCode }: Tracer, node: Node): string {
  return node.type === 'TemplateElement' ? '`' : sourceCode.getText(node).charAt(0);
}
