import { checkRequest, type Violation } from 'gpt-image-contract';
import { isInside, unwrap, type Node } from '../ast/nodes.js';
import { GONE_ENDPOINT, type ImageCall } from '../call/image-call.js';
import { isLaterModel, isMisspeltModel, isOpenAiModel, stripProvider } from '../call/model-ids.js';
import { visitImageCalls } from '../call/visit-image-calls.js';
import { createRule } from '../create-rule.js';
import { describeFlow, withFlow } from '../flow.js';
import { OUTPUT_PARAMETERS } from '../output/option-violations.js';
import { changeModel } from '../suggest/change-model.js';
import type { Value } from '../trace/texts.js';

/** The model, and what goes with it to another one. */
const VISITED = ['model', GONE_ENDPOINT, 'size', ...OUTPUT_PARAMETERS];

export default createRule({
  name: 'no-retired-model',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow image models that do not exist, are shut down or will be on an announced day',
      recommended: 'error',
    },
    hasSuggestions: true,
    languages: ['js/js'],
    schema: [],
    defaultOptions: [],
    messages: {
      retiredModel: '{{problem}}.',
      unknownModel: '{{problem}}.',
      retiredEndpoint:
        '`{{name}}` asks an endpoint that takes no requests any more, whatever the model. Use `{{instead}}`.',
      useModel: 'Use `{{model}}`.',
      useModelAnd: 'Use `{{model}}`{{others}}.',
      useModelThroughout: 'Use `{{model}}` in all {{count}} places.',
    },
  },
  create(context) {
    const calls: ImageCall[] = [];
    const faults: Fault[] = [];
    const visit = (call: ImageCall, reported: Set<unknown>): void => {
      // On Azure the name is a deployment's.
      if (call.isAzure) return;
      if (call.isGone) {
        const instead = call.surface === 'sdk' ? 'images.edit' : '/images/edits';
        context.report({
          node: getGone(call),
          messageId: 'retiredEndpoint',
          data: { name: call.name, instead },
        });
        return;
      }
      calls.push(call);
      for (const value of call.getValues('model')) {
        if (typeof value.value !== 'string' || value.isAltered === true || reported.has(value.node)) continue;
        const written = value.value;
        const violation = findFault(stripProvider(written));
        if (violation === undefined) continue;
        if (violation.code === 'model-unknown' && !isMistaken(call, stripProvider(written))) continue;
        reported.add(value.node);
        faults.push({ call, value, written, violation });
      }
    };
    // What else a model's name is given to is known at the end only.
    const finish = (): void => {
      for (const { call, value, written, violation } of faults) {
        context.report({
          node: value.node,
          messageId: violation.code === 'model-unknown' ? 'unknownModel' : 'retiredModel',
          data: { problem: withFlow(violation.message, describeFlow(call, value.node, 'model')) },
          suggest: violation.suggestions.flatMap((model) => {
            const change = changeModel(calls, value, written.replace(stripProvider(written), model), model);
            if (change === undefined) return [];
            const { count, others, fix } = change;
            const more = count > 1 ? ('useModelThroughout' as const) : ('useModel' as const);
            const messageId = others === '' ? more : ('useModelAnd' as const);
            return [{ messageId, data: { model, count: String(count), others }, fix }];
          }),
        });
      }
    };
    return visitImageCalls(context, VISITED, visit, finish);
  },
});

/** A name that no model goes by, or not for long. */
interface Fault {
  readonly call: ImageCall;
  readonly value: Value;
  readonly written: string;
  readonly violation: Violation;
}

/** Where a request to an endpoint that is gone is reported: at the model, if that is gone as well, else at the method. */
function getGone(call: ImageCall): Node {
  const model = call
    .getValues('model')
    .find(({ node, value }) => isInside(node, call.node) && typeof value === 'string' && findFault(value));
  if (model !== undefined) return model.node;
  const callee = call.node.type === 'CallExpression' ? unwrap(call.node.callee) : call.node;
  return callee.type === 'MemberExpression' ? callee.property : call.node;
}

/** Whether an id that the contract does not know was meant to be one it knows: others have models of their own. */
function isMistaken({ isOwn }: ImageCall, id: string): boolean {
  return isOwn && (isMisspeltModel(id) || (isOpenAiModel(id) && !isLaterModel(id)));
}

/** Verdicts by model: a code base names few of them, and often. */
const faults = new Map<string, Violation | undefined>();
const MAX_FAULTS = 1000;

/** By the contract's own date, never by the clock: the same code gives the same result on any day. */
function findFault(model: string): Violation | undefined {
  if (faults.has(model)) return faults.get(model);
  const violation = checkRequest({ model }, { operation: 'generate', incomplete: true }).find(({ code }) =>
    code.startsWith('model-'),
  );
  if (faults.size >= MAX_FAULTS) faults.clear();
  faults.set(model, violation);
  return violation;
}
