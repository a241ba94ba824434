import { getModel, type Violation } from 'gpt-image-contract';
import { isInside, type Node } from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';
import { getSpelling, toApiValue } from '../call/to-request.js';
import { OTHER_NAMES, visitImageCalls } from '../call/visit-image-calls.js';
import { createRule } from '../create-rule.js';
import { describeFlow, withFlow } from '../flow.js';
import { isForGoneModel } from '../model/gone-models.js';
import { findDroppedOptions } from '../names/dropped-options.js';
import { findMisspeltParameters, type MisspeltParameter } from '../names/misspelt-parameters.js';
import { judgeRequest, type OutputRequest, readRequest, withValue } from '../output/request-verdicts.js';
import { leaveOut } from '../suggest/leave-out.js';
import { getParameterKey } from '../suggest/parameter-key.js';
import { replaceNumber, replaceText, type Replacement } from '../suggest/replace-text.js';
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
/** DALL·E took them; that it is gone is `no-retired-model`'s to say. */
const OLD_PARAMETERS: ReadonlySet<string> = new Set(['response_format', 'style']);
const ALL_PARAMETERS = [...PARAMETERS, ...OLD_PARAMETERS];
const VISITED = [...ALL_PARAMETERS, OTHER_NAMES];
const KNOWN: ReadonlySet<string> = new Set(ALL_PARAMETERS);

export default createRule<
  'invalidOption' | 'leaveOut' | 'rename' | 'useValue' | 'useValueThroughout',
  Options
>({
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
      useValueThroughout: 'Use `{{value}}` in all {{count}} places.',
      leaveOut: 'Leave it out.',
      rename: 'Rename to `{{name}}`.',
    },
  },
  create(context) {
    const reportWarnings = context.options[0].reportWarnings === true;
    return visitImageCalls(context, VISITED, (call, reported) => {
      for (const misspelt of findMisspeltParameters(call)) reportName(call, misspelt, reported);
      for (const dropped of findDroppedOptions(call)) {
        if (dropped.violation.severity === 'warning' && !reportWarnings) continue;
        reportName(call, dropped, reported);
        reported.add(dropped.value);
      }
      const parameters = getParameters(call);
      // Before anything is judged: what is set may not be in sight.
      if (!hasReadable(call, parameters)) return;
      const request = readRequest(call, parameters);
      if (
        request.isExact &&
        call.getModels().every((model) => judgeRequest(call, request, model).length === 0)
      )
        return;
      for (const parameter of parameters) {
        for (const value of call.getOwnValues(parameter)) {
          if (!isReadable(value) || reported.has(value.node)) continue;
          const violation = findViolation(call, request, parameter, value, reportWarnings);
          if (violation === undefined || isForGoneModel(call, value.node)) continue;
          reported.add(value.node);
          context.report({
            node: value.node,
            messageId: 'invalidOption',
            data: { problem: withFlow(violation.message, describeFlow(call, value.node, parameter)) },
            suggest: getSuggestions(call, value, violation),
          });
        }
      }
    });

    function reportName(call: ImageCall, parameter: MisspeltParameter, reported: Set<unknown>): void {
      const { key, violation, name, rename } = parameter;
      if (reported.has(key)) return;
      reported.add(key);
      context.report({
        node: key,
        messageId: 'invalidOption',
        data: { problem: withFlow(violation.message, describeFlow(call, key, name)) },
        suggest: rename === undefined ? [] : [{ messageId: 'rename', data: { name }, fix: rename }],
      });
    }

    function getSuggestions(call: ImageCall, value: Value, { code, message, suggestions }: Violation) {
      const [suggestion, other] = suggestions;
      const isNull = code === 'parameter-null';
      if (suggestion === undefined || isNull) {
        const isLeftOut = isNull || LEAVE_OUT.test(message);
        const fix = isLeftOut ? leaveOut(context.sourceCode, call, value.node) : undefined;
        return fix === undefined ? [] : [{ messageId: 'leaveOut' as const, fix }];
      }
      // Where several values would do, the choice is not ours.
      const right = other === undefined ? replaceValue(call, value, suggestion, code) : undefined;
      if (right === undefined) return [];
      return [
        {
          messageId: right.count > 1 ? ('useValueThroughout' as const) : ('useValue' as const),
          data: { value: suggestion, count: String(right.count) },
          fix: right.fix,
        },
      ];
    }
  },
});

/** Advice of the contract's that leaves no choice. */
const LEAVE_OUT = /[.:] leave it out\b(?! or)/i;

function isReadable({ kind, isAltered }: Value): boolean {
  return kind === 'known' && isAltered !== true;
}

function hasReadable(call: ImageCall, parameters: readonly string[]): boolean {
  for (const parameter of parameters) if (call.getValues(parameter).some(isReadable)) return true;
  return false;
}

/** The parameters a call may set. */
function getParameters(call: ImageCall): readonly string[] {
  const parameters: string[] = [];
  for (const name of call.names?.keys() ?? ALL_PARAMETERS) {
    if (KNOWN.has(name) && call.has(name) && (!OLD_PARAMETERS.has(name) || isJudged(call)))
      parameters.push(name);
  }
  return parameters;
}

/** Whether the parameters of models that are gone are wrong in a call. */
function isJudged(call: ImageCall): boolean {
  const isOld = call.getModels().some((id) => id !== undefined && getModel(id)?.status === 'retired');
  const isDirect = call.surface === 'sdk' || call.surface === 'http' || call.surface === 'responses-tool';
  return isDirect && !isOld;
}

/** What is wrong with a value whichever of the models it goes to, the other parameters as far as they are known. */
function findViolation(
  call: ImageCall,
  request: OutputRequest,
  parameter: string,
  value: Value,
  reportWarnings: boolean,
): Violation | undefined {
  // Elsewhere a `null` stands for "not yet", and code that asks for it leaves the parameter out.
  if (value.value === null && !isWrittenIn(call, value.node)) return undefined;
  const whole = withValue(request, parameter, toApiValue(call, value));
  const spelling = getSpelling(call, parameter);
  let first: Violation | undefined;
  for (const model of call.getModels()) {
    const violation = judgeRequest(call, whole, model).find(
      ({ param, severity }) =>
        (param === spelling || param.endsWith(`.${spelling}`)) && (reportWarnings || severity === 'error'),
    );
    if (violation === undefined) return undefined;
    first ??= violation;
  }
  return first;
}

/** Whether a value is written in the call itself, as a parameter's. */
function isWrittenIn(call: ImageCall, value: Node): boolean {
  return isInside(value, call.node) && getParameterKey(value) !== undefined;
}

function replaceValue(
  { tracer, encoding }: ImageCall,
  { node, value, isFromType }: Value,
  suggestion: string,
  code: Violation['code'],
): Replacement | undefined {
  if (isFromType === true) return undefined;
  // In quotes another number would be as wrong, but in a form.
  return typeof value === 'string' && (code !== 'parameter-type' || encoding !== 'json')
    ? replaceText(tracer, node, suggestion)
    : replaceNumber(tracer, node, suggestion);
}
