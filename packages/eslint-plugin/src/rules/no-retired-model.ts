import { checkRequest, type Violation } from 'gpt-image-contract';
import { replaceString } from '../ast/string-source.js';
import { stripProvider } from '../call/image-call.js';
import { visitImageCalls } from '../call/visit-image-calls.js';
import { createRule } from '../create-rule.js';
import { describeFlow, withFlow } from '../flow.js';

export default createRule({
  name: 'no-retired-model',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow image models that are shut down or will be on an announced day',
      recommended: 'error',
    },
    hasSuggestions: true,
    languages: ['js/js'],
    schema: [],
    defaultOptions: [],
    messages: {
      retiredModel: '{{problem}}.',
      useModel: 'Use `{{model}}`.',
    },
  },
  create(context) {
    const reported = new Set<unknown>();
    return visitImageCalls(context, ['model'], (call) => {
      // On Azure the name is a deployment's.
      if (call.isAzure) return;
      for (const value of call.getValues('model')) {
        if (typeof value.value !== 'string' || value.isAltered === true || reported.has(value.node)) continue;
        const written = value.value;
        const violation = findShutdown(stripProvider(written));
        if (violation === undefined) continue;
        reported.add(value.node);
        context.report({
          node: value.node,
          messageId: 'retiredModel',
          data: { problem: withFlow(violation.message, describeFlow(call, value.node, 'model')) },
          suggest: violation.suggestions.flatMap((model) => {
            const text =
              value.isFromType === true
                ? undefined
                : replaceString(value.node, written.replace(stripProvider(written), model));
            return text === undefined
              ? []
              : [
                  {
                    messageId: 'useModel' as const,
                    data: { model },
                    fix: (fixer) => fixer.replaceText(value.node, text),
                  },
                ];
          }),
        });
      }
    });
  },
});

/** Verdicts by model: a code base names few of them, and often. */
const shutdowns = new Map<string, Violation | undefined>();
const MAX_SHUTDOWNS = 1000;

/** By the contract's own date, never by the clock: the same code gives the same result on any day. */
function findShutdown(model: string): Violation | undefined {
  if (shutdowns.has(model)) return shutdowns.get(model);
  const violation = checkRequest({ model }, { operation: 'generate', incomplete: true }).find(
    ({ code }) => code === 'model-retired' || code === 'model-retiring',
  );
  if (shutdowns.size >= MAX_SHUTDOWNS) shutdowns.clear();
  shutdowns.set(model, violation);
  return violation;
}
