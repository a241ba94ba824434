import type { Violation } from 'gpt-image-contract';
import { isInside, type Node } from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';
import { OTHER_NAMES, visitImageCalls } from '../call/visit-image-calls.js';
import { createRule } from '../create-rule.js';
import { describeFlow, withFlow } from '../flow.js';
import { isForGoneModel } from '../model/gone-models.js';
import { findAt } from '../model/models-at.js';
import { findDroppedOptions } from '../names/dropped-options.js';
import { findMisspeltParameters, type MisspeltParameter } from '../names/misspelt-parameters.js';
import { findMarkupViolation } from '../output/markup-violation.js';
import {
  findOptionViolation,
  getOutputParameters,
  isReadable,
  OUTPUT_PARAMETERS,
  saysLeaveOut,
} from '../output/option-violations.js';
import { judgeRequest, readRequest } from '../output/request-verdicts.js';
import { leaveOut } from '../suggest/leave-out.js';
import { isWrittenIn } from '../suggest/parameter-key.js';
import { replaceOption } from '../suggest/replace-option.js';
import type { Value } from '../trace/texts.js';

type Options = [{ reportWarnings?: boolean }];

const VISITED = [...OUTPUT_PARAMETERS, 'markup', OTHER_NAMES];

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
      const markup = findMarkupViolation(call, call.getModels());
      if (markup !== undefined && !reported.has(markup.node)) {
        reported.add(markup.node);
        report(call, 'markup', markup.node, markup.violation);
      }
      const parameters = getOutputParameters(call, call.getModels());
      // Before anything is judged: what is set may not be in sight.
      if (!hasReadable(call, parameters)) return;
      const request = readRequest(call, parameters);
      if (
        request.isExact &&
        call.getModels().every((model) => judgeRequest(call, request, model).length === 0)
      )
        return;
      for (const parameter of parameters) {
        for (const value of getInOrder(call, parameter)) {
          if (!isReadable(value) || reported.has(value.node)) continue;
          const reportNull = isWrittenIn(call.node, value.node);
          const violation = findAt(call, value.node, call.getModels(), (models) =>
            findOptionViolation(call, request, parameter, value, { models, reportWarnings, reportNull }),
          );
          if (violation === undefined || isForGoneModel(call, value.node)) continue;
          reported.add(value.node);
          report(call, parameter, value.node, violation, getSuggestions(call, value, violation));
          // Whatever the value: it is said once, of what several calls share as well.
          if (violation.code !== 'parameter-retired') continue;
          for (const { node } of call.getOwnValues(parameter)) reported.add(node);
        }
      }
    });

    function report(
      call: ImageCall,
      parameter: string,
      node: Node,
      { message }: Violation,
      suggest: ReturnType<typeof getSuggestions> = [],
    ): void {
      const problem = withFlow(message, describeFlow(call, node, parameter));
      context.report({ node, messageId: 'invalidOption', data: { problem }, suggest });
    }

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
        const isLeftOut = isNull || saysLeaveOut(message);
        const fix = isLeftOut ? leaveOut(context.sourceCode, call, value.node) : undefined;
        return fix === undefined ? [] : [{ messageId: 'leaveOut' as const, fix }];
      }
      // Where several values would do, the choice is not ours.
      const right = other === undefined ? replaceOption(call, value, suggestion, code) : undefined;
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

/** Values of a parameter, those that are written in the call first: what is said once is said there. */
function getInOrder(call: ImageCall, parameter: string): readonly Value[] {
  const values = call.getOwnValues(parameter);
  const isOutside = ({ node }: Value): number => (isInside(node, call.node) ? 0 : 1);
  return values.length < 2 ? values : values.toSorted((a, b) => isOutside(a) - isOutside(b));
}

function hasReadable(call: ImageCall, parameters: readonly string[]): boolean {
  for (const parameter of parameters) if (call.getValues(parameter).some(isReadable)) return true;
  return false;
}
