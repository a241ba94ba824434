import { checkRequest, getModel, UNKNOWN_VALUE, type ImageRequest, type Violation } from 'gpt-image-contract';
import { replaceString } from '../ast/string-source.js';
import type { ImageCall } from '../call/image-call.js';
import {
  getContractOperation,
  getContractSurface,
  getSpelling,
  spellRequest,
  toApiValue,
  toRequestValue,
} from '../call/to-request.js';
import { visitImageCalls } from '../call/visit-image-calls.js';
import { createRule } from '../create-rule.js';
import { describeFlow, withFlow } from '../flow.js';
import type { Value } from '../trace/texts.js';

type Options = [{ reportWarnings?: boolean }];

/** Parameters that say how the picture is to come back. */
const PARAMETERS = [
  'background',
  'complexity',
  'frame_count',
  'frame_duration_ms',
  'input_fidelity',
  'moderation',
  'n',
  'output_compression',
  'output_format',
  'partial_images',
  'quality',
  'stream',
];
/** Parameters of models that are gone. */
const DEAD_PARAMETERS = ['response_format', 'style'];

export default createRule<'invalidOption' | 'useValue', Options>({
  name: 'valid-output-options',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow output parameters that the model or the format refuses',
      recommended: 'error',
    },
    hasSuggestions: true,
    languages: ['js/js'],
    schema: [
      {
        type: 'object',
        description: 'How strictly to judge.',
        properties: {
          reportWarnings: {
            type: 'boolean',
            description: 'Whether to report parameters that the API accepts and ignores, or may refuse.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ reportWarnings: false }],
    messages: {
      invalidOption: '{{problem}}.',
      useValue: 'Use `{{value}}`.',
    },
  },
  create(context) {
    const reportWarnings = context.options[0].reportWarnings === true;
    const reported = new Set<unknown>();
    return visitImageCalls(context, (call) => {
      for (const parameter of getParameters(call)) {
        for (const value of call.getValues(parameter)) {
          if (value.kind !== 'known' || value.isAltered === true || reported.has(value.node)) continue;
          const violation = findViolation(call, parameter, value, reportWarnings);
          if (violation === undefined) continue;
          reported.add(value.node);
          const [suggestion] = violation.suggestions;
          const text = suggestion === undefined ? undefined : replaceValue(value, suggestion);
          context.report({
            node: value.node,
            messageId: 'invalidOption',
            data: { problem: withFlow(violation.message, describeFlow(call, value.node, parameter)) },
            // Where several values would do, the choice is not ours.
            suggest:
              violation.suggestions.length !== 1 || suggestion === undefined || text === undefined
                ? []
                : [
                    {
                      messageId: 'useValue',
                      data: { value: suggestion },
                      fix: (fixer) => fixer.replaceText(value.node, text),
                    },
                  ],
          });
        }
      }
    });
  },
});

function getParameters(call: ImageCall): string[] {
  // DALL·E took them; that it is gone is `no-retired-model`'s to say.
  const isOld = call.getModels().some((id) => id !== undefined && getModel(id)?.status === 'retired');
  return isOld || call.surface !== 'sdk' ? PARAMETERS : [...PARAMETERS, ...DEAD_PARAMETERS];
}

/** Violations of a call's request, by model. */
const judged = new WeakMap<ImageCall, Violation[][]>();

/** What is wrong with a value whichever of the models it goes to, the other parameters as far as they are known. */
function findViolation(
  call: ImageCall,
  parameter: string,
  value: Value,
  reportWarnings: boolean,
): Violation | undefined {
  const request: Record<string, unknown> = { prompt: UNKNOWN_VALUE, image: UNKNOWN_VALUE };
  for (const other of getParameters(call)) request[other] = toRequestValue(call, call.getValues(other));
  // Most parameters have one value: then all of a call's are judged by one look at the whole request.
  const isShared = call.getValues(parameter).length === 1;
  request[parameter] = toApiValue(call, value);
  if (call.operation !== 'generate') {
    for (const overlay of ['mask', 'markup']) {
      request[overlay] = call.getLeaves(overlay).every((leaf) => leaf.kind === 'undefined')
        ? undefined
        : UNKNOWN_VALUE;
    }
  }
  const known = isShared ? judged.get(call) : undefined;
  const results =
    known ?? call.getModels().map((model) => check(call, { ...request, model: model ?? UNKNOWN_VALUE }));
  if (isShared && known === undefined) judged.set(call, results);
  const found = results.map((violations) =>
    violations.find(
      (violation) =>
        violation.param.split('.').at(-1) === getSpelling(call, parameter) &&
        violation.code !== 'parameter-null' &&
        (reportWarnings || violation.severity === 'error'),
    ),
  );
  return found.includes(undefined) ? undefined : found[0];
}

function check(call: ImageCall, request: ImageRequest): Violation[] {
  return checkRequest(spellRequest(call, request), {
    operation: getContractOperation(call),
    surface: getContractSurface(call),
  });
}

function replaceValue({ node, value, isFromType }: Value, suggestion: string): string | undefined {
  if (isFromType === true) return undefined;
  if (typeof value === 'string') return replaceString(node, suggestion);
  return node.type === 'Literal' && /^-?\d+$/.test(suggestion) ? suggestion : undefined;
}
