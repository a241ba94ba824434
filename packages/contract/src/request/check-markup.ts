import { getValue, report, UNKNOWN_VALUE, type RequestContext } from './context.js';

/** Checks `markup`: for models that take it, and never beside `mask`. */
export function checkMarkup(context: RequestContext): void {
  const markup = getValue(context, 'markup');
  if (context.operation !== 'edit' || markup === undefined || markup === UNKNOWN_VALUE) return;
  const { model } = context;
  if (!model.markup) {
    report(context, 'markup-model', {
      param: 'markup',
      message: `\`markup\` is not taken by \`${model.id ?? ''}\`. Use \`gpt-image-2.5-sunburst\` or \`mask\`.`,
      apiMessage: `The model '${context.modelId ?? ''}' does not support the 'markup' parameter.`,
    });
  }
  const mask = getValue(context, 'mask');
  if (mask === undefined || mask === UNKNOWN_VALUE) return;
  report(context, 'markup-with-mask', {
    param: 'markup',
    message: '`markup` cannot be combined with `mask`. Leave one of the two out.',
    apiMessage: "'markup' cannot be combined with 'mask'.",
  });
}
