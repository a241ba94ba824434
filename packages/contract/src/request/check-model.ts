import { CONTRACT_DATE, getModel, MODELS, type ModelContract } from '../models.js';
import { show } from '../text.js';
import { report, UNKNOWN_VALUE, type RequestContext } from './context.js';
import { findClosest } from './did-you-mean.js';
import { createTypeMessage } from './value-type.js';

/** Checks `model`: named, a string, known, not shut down on the day in question. */
export function checkModel(context: RequestContext): void {
  const id = context.request.model;
  // Azure's `model` is the name of a deployment, and its models have lives of their own.
  if (id === UNKNOWN_VALUE || context.surface === 'azure') return;
  if (id === undefined) {
    if (!context.isTool && !context.isIncomplete) reportMissing(context);
    return;
  }
  if (typeof id !== 'string') {
    report(context, 'parameter-type', {
      param: 'model',
      message: `\`model\` takes the id of a model, not ${show(id)}. Use \`${RECOMMENDED_MODEL}\`.`,
      suggestions: [RECOMMENDED_MODEL],
      apiMessage: createTypeMessage('model', 'a string', id, false),
    });
    return;
  }
  const model = getModel(id);
  if (model === undefined) reportUnknown(context, id);
  else if (model.shutdownDate !== undefined) reportShutdown(context, id, model, model.shutdownDate);
}

const RECOMMENDED_MODEL =
  MODELS.find((model) => model.status === 'alive' && model.snapshots.length > 0)?.id ?? 'gpt-image-2';

function reportMissing(context: RequestContext): void {
  report(context, 'model-missing', {
    param: 'model',
    message: `\`model\` is missing and the API has no default. Use \`${RECOMMENDED_MODEL}\`.`,
    suggestions: [RECOMMENDED_MODEL],
    apiMessage: "Missing required parameter: 'model'.",
  });
}

function reportUnknown(context: RequestContext, id: string): void {
  const live = MODELS.filter((model) => model.status === 'alive').flatMap((model) => [
    model.id,
    ...model.snapshots,
  ]);
  // Ids are written in lower case: `GPT-Image-2` is one of them, misspelt.
  const meant = id.toLowerCase();
  const suggestions = live.includes(meant)
    ? [meant]
    : live.filter((candidate) => id !== '' && candidate.startsWith(`${meant}-`)).slice(0, 3);
  if (suggestions.length === 0) suggestions.push(findClosest(meant, live) ?? RECOMMENDED_MODEL);
  report(context, 'model-unknown', {
    param: 'model',
    message: `${show(id)} is no image model known on ${CONTRACT_DATE}. Use \`${suggestions[0] ?? RECOMMENDED_MODEL}\`.`,
    suggestions,
    apiMessage: `The model '${id}' does not exist.`,
  });
}

function reportShutdown(
  context: RequestContext,
  id: string,
  model: ModelContract,
  shutdownDate: string,
): void {
  const replacement = model.replacement ?? RECOMMENDED_MODEL;
  const isGone = shutdownDate <= (context.date ?? CONTRACT_DATE);
  report(context, isGone ? 'model-retired' : 'model-retiring', {
    param: 'model',
    message: `\`${id}\` ${isGone ? 'was' : 'will be'} shut down on ${shutdownDate}. Use \`${replacement}\`.`,
    suggestions: [replacement],
    apiMessage: `The model '${id}' does not exist.`,
  });
}
