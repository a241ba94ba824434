import { checkSizeFor, describeSizeType } from '../check-size.js';
import { GIF_LIMITS } from '../limits.js';
import { LIVE_MODELS, type ModelRules } from '../models.js';
import { group, listForApi, listOf, show } from '../text.js';
import type { ViolationCode } from '../violation.js';
import { forModel, getValue, report, UNKNOWN_VALUE, type RequestContext } from './context.js';
import { findClosest } from './did-you-mean.js';
import { PARAMETERS, VALUE_ALIASES, type Parameter } from './parameters.js';
import { getParameterNames } from './surface.js';
import { createTypeMessage } from './value-type.js';

const ENTRIES = Object.entries(PARAMETERS);

/** Checks every single value on its own: type, range, list of values, `size`. */
export function checkValues(context: RequestContext): void {
  const names = getParameterNames(context.surface, context.operation);
  for (const [name, rule] of ENTRIES) {
    const value = context.request[name];
    if (value === undefined || value === null || value === UNKNOWN_VALUE || !names.has(name)) continue;
    checkValue(context, name, value, rule);
  }
  checkSizeParameter(context);
}

function checkValue(context: RequestContext, name: string, value: unknown, rule: Parameter): void {
  switch (rule.type) {
    case 'integer':
      checkInteger(context, name, value, rule);
      return;
    case 'enum':
      checkEnum(context, name, value, rule);
      return;
    case 'string':
      checkString(context, name, value, rule.maxLength);
      return;
    case 'boolean':
      if (typeof value !== 'boolean') reportType(context, name, 'a boolean', value);
      return;
    case 'object':
      if (typeof value !== 'object' || Array.isArray(value)) reportType(context, name, 'an object', value);
  }
}

function reportType(context: RequestContext, name: string, expected: string, value: unknown): void {
  const suggestions = suggestByType(expected, value);
  report(context, 'parameter-type', {
    param: name,
    message: `\`${name}\` takes ${expected}, not ${describe(value)}. ${suggestions.length > 0 ? `Use ${listOf(suggestions)}.` : `Write ${expected}.`}`,
    suggestions,
    apiMessage: createTypeMessage(name, expected, value, context.isForm),
  });
}

function describe(value: unknown): string {
  return typeof value === 'string' ? `the text ${show(value)}` : show(value);
}

function suggestByType(expected: string, value: unknown): string[] {
  if (expected === 'a boolean') return value === 'false' ? ['false'] : ['true', 'false'];
  if (expected !== 'an integer' || (typeof value !== 'string' && typeof value !== 'number')) return [];
  const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) ? [String(Math.round(number))] : [];
}

function checkInteger(
  context: RequestContext,
  name: string,
  value: unknown,
  rule: Extract<Parameter, { type: 'integer' }>,
): void {
  const min = typeof rule.min === 'function' ? rule.min(context.model) : rule.min;
  const max = typeof rule.max === 'function' ? rule.max(context.model) : rule.max;
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    reportType(context, name, 'an integer', value);
  } else if (value < min) {
    reportRange(context, name, value, min, 'below');
  } else if (max !== undefined && value > max) {
    reportRange(context, name, value, max, 'above');
  }
}

function reportRange(
  context: RequestContext,
  name: string,
  value: number,
  bound: number,
  side: 'above' | 'below',
): void {
  const [extreme, sign, word] = side === 'above' ? ['maximum', '<=', 'most'] : ['minimum', '>=', 'least'];
  report(context, side === 'above' ? 'parameter-too-large' : 'parameter-too-small', {
    param: name,
    message: `\`${name}\` is \`${value}\` and takes at ${word} ${group(bound)}${forModel(context.model)}. Use \`${bound}\`.`,
    suggestions: [String(bound)],
    apiMessage: `Invalid '${name}': integer ${side} ${extreme} value. Expected a value ${sign} ${bound}, but got ${value} instead.`,
  });
}

function checkEnum(context: RequestContext, name: string, value: unknown, rule: EnumParameter): void {
  if (typeof value !== 'string') {
    reportType(context, name, 'a string', value);
    return;
  }
  const values = getEnumValues(context, rule, context.model);
  if (values.includes(value)) return;
  // Which model it is may not be known: what is offered has to suit every one of them.
  const isKnown = context.model.id !== undefined;
  const safe = isKnown
    ? values
    : values.filter((one) => LIVE_MODELS.every((model) => getEnumValues(context, rule, model).includes(one)));
  const best = safe.length === 1 ? safe[0] : findIntendedValue(name, value, safe);
  const suggestions = best === undefined ? [...safe] : [best];
  // Of several, none is what was meant: the list is all there is to say.
  const remedy = best === undefined ? '' : ` Use \`${best}\`.`;
  report(context, 'parameter-value', {
    param: name,
    message: `${show(value)} is no value of \`${name}\`${forModel(context.model)}, which takes ${listOf(values)}.${remedy}`,
    suggestions,
    apiMessage: `Invalid value: '${value}'. Supported values are: ${listForApi(values)}.`,
  });
}

type EnumParameter = Extract<Parameter, { type: 'enum' }>;

function getEnumValues(
  { operation }: RequestContext,
  { values }: EnumParameter,
  model: ModelRules,
): readonly string[] {
  return typeof values === 'function' ? values(model, operation) : values;
}

function findIntendedValue(name: string, value: string, values: readonly string[]): string | undefined {
  const lower = value.trim().toLowerCase();
  if (values.includes(lower)) return lower;
  const aliases = VALUE_ALIASES[name];
  const meant = aliases !== undefined && Object.hasOwn(aliases, lower) ? aliases[lower] : undefined;
  return meant?.find((candidate) => values.includes(candidate)) ?? findClosest(lower, values);
}

function checkString(context: RequestContext, name: string, value: unknown, maxLength?: number): void {
  if (typeof value !== 'string') {
    reportType(context, name, 'a string', value);
  } else if (maxLength !== undefined && value.length > maxLength) {
    report(context, 'identifier-too-long', {
      param: name,
      message: `\`${name}\` has ${group(value.length)} characters; over ${group(maxLength)} may be refused. Use a hash of the identifier.`,
    });
  }
}

function checkSizeParameter(context: RequestContext): void {
  const size = getValue(context, 'size');
  if (size === undefined || size === UNKNOWN_VALUE) return;
  if (typeof size !== 'string') {
    report(context, 'parameter-type', describeSizeType(size, context.isForm));
    return;
  }
  const frames = getFrames(context);
  const violations = checkSizeFor(size, context.model, {
    frames: frames === UNKNOWN_VALUE ? undefined : frames,
    policy: context.policy,
  });
  // What may be the size of one GIF frame may be small.
  context.violations.push(
    ...(frames === UNKNOWN_VALUE ? violations.filter(({ code }) => !STILL_CODES.has(code)) : violations),
  );
}

/** Faults of a still picture that one frame of a GIF is free of. */
const STILL_CODES: ReadonlySet<ViolationCode> = new Set<ViolationCode>([
  'size-too-few-pixels',
  'size-experimental',
]);

/** Reads how many frames share the size: `undefined` for a still. */
function getFrames(context: RequestContext): number | undefined | typeof UNKNOWN_VALUE {
  // A format that may hide in an opaque spread counts as a still: GIF is rare.
  const format = context.request.output_format;
  const takesGif = context.model.outputFormats[context.operation].includes('gif');
  if (format === UNKNOWN_VALUE) return takesGif ? UNKNOWN_VALUE : undefined;
  if (format !== 'gif' || !takesGif) return undefined;
  const { gif = GIF_LIMITS } = context.model;
  const frames = getValue(context, 'frame_count') ?? gif.defaultFrames;
  if (typeof frames !== 'number' || !Number.isInteger(frames)) return UNKNOWN_VALUE;
  return Math.min(Math.max(frames, gif.minFrames), gif.maxFrames);
}
