import { GIF_LIMITS } from '../limits.js';
import { forModel, getValue, report, UNKNOWN_VALUE, type RequestContext } from './context.js';

/** The format of the picture when none is named. */
const DEFAULT_FORMAT = 'png';

/** Checks the parameters that depend on one another: output format, background, compression, GIF, SVG, streaming. */
export function checkOutput(context: RequestContext): void {
  const format = getValue(context, 'output_format') ?? DEFAULT_FORMAT;
  if (format !== UNKNOWN_VALUE) {
    checkCompression(context, format);
    checkBackground(context, format);
    checkFormatNeeds(context, format);
    checkFormatConflicts(context, format);
  }
  checkFrameDuration(context);
  checkInputFidelity(context);
  checkComplexity(context);
  checkPartialImages(context);
}

function checkCompression(context: RequestContext, format: unknown): void {
  const compression = getValue(context, 'output_compression');
  // 100, the default, is accepted with PNG.
  if (format !== 'png' || typeof compression !== 'number' || compression >= 100) return;
  const isDefault = context.request.output_format === undefined;
  report(context, 'compression-needs-lossy-format', {
    param: 'output_compression',
    message: `\`output_compression\` of ${compression} does nothing for PNG${isDefault ? ', the default `output_format`' : ''}, and the API refuses it. Use \`output_format: 'webp'\` or \`'jpeg'\`.`,
    apiParam: null,
    apiMessage: 'Compression less than 100 is not supported for PNG output format',
  });
}

function checkBackground(context: RequestContext, format: unknown): void {
  if (format !== 'jpeg' || getValue(context, 'background') !== 'transparent') return;
  report(context, 'background-needs-alpha', {
    param: 'background',
    message:
      "`background: 'transparent'` needs an alpha channel, which JPEG has not. Use `output_format: 'webp'` or `'png'`, or `background: 'opaque'`.",
    suggestions: ['opaque', 'auto'],
    apiMessage: 'Transparent background is not supported for JPEG output format',
  });
}

/** Parameters that mean something for one format only: openai 7.55.0 type comments. */
const NEEDED_FORMATS: readonly (readonly [param: string, format: string])[] = [
  ['frame_count', 'gif'],
  ['frame_duration_ms', 'gif'],
  ['svg', 'svg'],
];

function checkFormatNeeds(context: RequestContext, format: unknown): void {
  for (const [param, needed] of NEEDED_FORMATS) {
    const value = getValue(context, param);
    if (value === undefined || value === UNKNOWN_VALUE || format === needed) continue;
    report(context, 'format-needed', {
      param,
      message: `\`${param}\` is only supported with \`output_format: '${needed}'\`. Set the format or leave \`${param}\` out.`,
      apiMessage: `The '${param}' parameter is only supported with output_format=${needed}.`,
    });
  }
}

type Conflict = readonly [param: string, isConflict: (value: unknown) => boolean, remedy: string];

const isTrue = (value: unknown) => value === true;
const isPositive = (value: unknown) => typeof value === 'number' && value > 0;
const isGiven = (value: unknown) => value !== undefined;
const LEAVE_OUT = 'Leave it out.';

/** What GIF and SVG output exclude: openai 7.55.0 type comments, `frame_count` and `svg`. */
const CONFLICTS: Readonly<Record<string, readonly Conflict[]>> = {
  gif: [
    ['stream', isTrue, LEAVE_OUT],
    ['partial_images', isPositive, LEAVE_OUT],
    ['mask', isGiven, LEAVE_OUT],
    ['input_image_mask', isGiven, LEAVE_OUT],
    ['output_compression', (value) => typeof value === 'number' && value < 100, LEAVE_OUT],
  ],
  svg: [
    ['n', (value) => typeof value === 'number' && value > 1, 'Use `1`.'],
    ['stream', isTrue, LEAVE_OUT],
    ['partial_images', isPositive, LEAVE_OUT],
    ['output_compression', isGiven, LEAVE_OUT],
    ['prompt_rewriter', isGiven, LEAVE_OUT],
  ],
};

function checkFormatConflicts(context: RequestContext, format: unknown): void {
  if (typeof format !== 'string') return;
  // A format the model does not take is reported as such.
  if (!context.model.outputFormats[context.operation].includes(format)) return;
  const conflicts = Object.hasOwn(CONFLICTS, format) ? CONFLICTS[format] : undefined;
  for (const [param, isConflict, remedy] of conflicts ?? []) {
    const value = getValue(context, param);
    if (value === UNKNOWN_VALUE || !isConflict(value)) continue;
    const name = format.toUpperCase();
    report(context, 'format-conflict', {
      param,
      message: `\`${param}\` ${param === 'n' ? 'above 1 ' : ''}cannot be combined with ${name} output. ${remedy}`,
      suggestions: param === 'n' ? ['1'] : [],
      apiMessage: `The '${param}' parameter is not supported with output_format=${format}.`,
    });
  }
}

function checkFrameDuration(context: RequestContext): void {
  const duration = getValue(context, 'frame_duration_ms');
  const { minFrameDuration, frameDurationStep, maxEncodedFrameDuration } = context.model.gif ?? GIF_LIMITS;
  if (typeof duration !== 'number' || !Number.isInteger(duration) || duration < minFrameDuration) return;
  const rounded = Math.round(duration / frameDurationStep) * frameDurationStep;
  const encoded = Math.min(rounded, maxEncodedFrameDuration);
  if (encoded === duration) return;
  report(context, 'gif-frame-duration', {
    param: 'frame_duration_ms',
    message: `\`frame_duration_ms\` of ${duration} becomes ${encoded} ms: GIF delays are multiples of 10 ms up to 655,350 ms. Use \`${encoded}\`.`,
    suggestions: [String(encoded)],
  });
}

function checkInputFidelity(context: RequestContext): void {
  const fidelity = getValue(context, 'input_fidelity');
  const { model } = context;
  // On generations the parameter is unknown and reported with the keys; a misspelt value is reported as such.
  const isGeneration = context.operation === 'generate' && !context.isTool;
  if (isGeneration || (fidelity !== 'high' && fidelity !== 'low') || model.id === undefined) return;
  if (!model.inputFidelities.includes(fidelity)) {
    const takes = model.inputFidelities[0];
    report(context, 'input-fidelity-model', {
      param: 'input_fidelity',
      message: `\`input_fidelity: '${fidelity}'\` is refused by \`${model.id}\`${takes === undefined ? ', which always works at high fidelity. Leave it out.' : `. Use \`${takes}\` or leave it out.`}`,
      suggestions: takes === undefined ? [] : [takes],
      apiMessage: `The model '${context.modelId ?? ''}' does not support the 'input_fidelity' parameter.`,
    });
  } else if (model.disputedInputFidelities?.includes(fidelity) === true) {
    report(context, 'input-fidelity-uncertain', {
      param: 'input_fidelity',
      message: `\`input_fidelity: '${fidelity}'\` may be refused by \`${model.id}\`: the sources disagree. Leave it out.`,
    });
  }
}

function checkComplexity(context: RequestContext): void {
  const complexity = getValue(context, 'complexity');
  if (context.model.complexity || complexity === undefined || complexity === UNKNOWN_VALUE) return;
  report(context, 'complexity-model', {
    param: 'complexity',
    message: `\`complexity\` is only known to have an effect on \`gpt-image-2.6-sunburst\` and \`gpt-image-2.6-flare\`, not${forModel(context.model)}. Leave it out.`,
  });
}

function checkPartialImages(context: RequestContext): void {
  const partials = getValue(context, 'partial_images');
  // The Responses tool streams with the response, which is not seen here.
  if (context.isTool || typeof partials !== 'number' || partials < 1) return;
  const stream = getValue(context, 'stream');
  if (stream === true || stream === UNKNOWN_VALUE) return;
  report(context, 'parameter-ignored', {
    param: 'partial_images',
    message: `\`partial_images\` of ${partials} has no effect without \`stream: true\`. Set \`stream: true\` or leave it out.`,
  });
}
