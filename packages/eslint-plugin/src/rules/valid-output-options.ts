import { checkRequest, getModel, UNKNOWN_VALUE, type Violation } from 'gpt-image-contract';
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
      let request: Request | undefined;
      for (const parameter of getParameters(call)) {
        for (const value of call.getValues(parameter)) {
          if (value.kind !== 'known' || value.isAltered === true || reported.has(value.node)) continue;
          // Calls that set none of these parameters are most of them.
          request ??= readRequest(call);
          const violation = findViolation(call, request, parameter, value, reportWarnings);
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

type Request = Record<string, unknown>;

/** What the contract may know of a call: parameters by the API's names, each with its one value or as not known. */
function readRequest(call: ImageCall): Request {
  const request: Request = { prompt: UNKNOWN_VALUE, image: UNKNOWN_VALUE };
  for (const parameter of getParameters(call)) {
    request[parameter] = toRequestValue(call, call.getValues(parameter));
  }
  if (call.operation === 'generate') return request;
  for (const overlay of ['mask', 'markup']) {
    const isAbsent = call.getLeaves(overlay).every((leaf) => leaf.kind === 'undefined');
    request[overlay] = isAbsent ? undefined : UNKNOWN_VALUE;
  }
  return request;
}

/** What is wrong with a value whichever of the models it goes to, the other parameters as far as they are known. */
function findViolation(
  call: ImageCall,
  request: Request,
  parameter: string,
  value: Value,
  reportWarnings: boolean,
): Violation | undefined {
  const one = toApiValue(call, value);
  const whole = request[parameter] === one ? request : { ...request, [parameter]: one };
  const spelling = getSpelling(call, parameter);
  let first: Violation | undefined;
  for (const model of call.getModels()) {
    const violation = check(call, { ...whole, model: model ?? UNKNOWN_VALUE }).find(
      ({ param, code, severity }) =>
        (param === spelling || param.endsWith(`.${spelling}`)) &&
        code !== 'parameter-null' &&
        (reportWarnings || severity === 'error'),
    );
    if (violation === undefined) return undefined;
    first ??= violation;
  }
  return first;
}

/** Verdicts on requests by what is known of them: a code base asks for few different pictures, and asks often. */
const verdicts = new Map<string, readonly Violation[]>();
const MAX_VERDICTS = 1000;

function check(call: ImageCall, request: Request): readonly Violation[] {
  const operation = getContractOperation(call);
  const surface = getContractSurface(call);
  let key = `${operation} ${surface} ${call.operation}`;
  for (const name in request) {
    const value = request[name];
    if (value !== undefined) key += `\0${name}\0${typeof value}\0${String(value)}`;
  }
  let violations = verdicts.get(key);
  if (violations === undefined) {
    violations = checkRequest(spellRequest(call, request), { operation, surface });
    if (verdicts.size >= MAX_VERDICTS) verdicts.clear();
    verdicts.set(key, violations);
  }
  return violations;
}

function replaceValue({ node, value, isFromType }: Value, suggestion: string): string | undefined {
  if (isFromType === true) return undefined;
  if (typeof value === 'string') return replaceString(node, suggestion);
  return node.type === 'Literal' && /^-?\d+$/.test(suggestion) ? suggestion : undefined;
}
