import { getModel, type Violation } from 'gpt-image-contract';
import type { ImageCall } from '../call/image-call.js';
import { getSpelling, toRequestValue } from '../call/to-request.js';
import type { Value } from '../trace/texts.js';
import { judgeRequest, type OutputRequest, readBeside, withValue } from './request-verdicts.js';

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
/** All parameters of the output, those of models that are gone among them. */
export const OUTPUT_PARAMETERS: readonly string[] = [...PARAMETERS, ...OLD_PARAMETERS];
const KNOWN: ReadonlySet<string> = new Set(OUTPUT_PARAMETERS);

type Models = readonly (string | undefined)[];

/** The parameters a call may set, those of models that are gone where none of its models is. */
export function getOutputParameters(call: ImageCall, models: Models): readonly string[] {
  const parameters: string[] = [];
  for (const name of call.names?.keys() ?? OUTPUT_PARAMETERS) {
    if (KNOWN.has(name) && call.has(name) && (!OLD_PARAMETERS.has(name) || isJudged(call, models, name)))
      parameters.push(name);
  }
  return parameters;
}

/** Whether a parameter of models that are gone is wrong in a call. */
function isJudged(call: ImageCall, models: Models, name: string): boolean {
  const isOld = models.some((id) => getModel(id ?? '')?.legacyParameters?.includes(name) === true);
  const isDirect = call.surface === 'sdk' || call.surface === 'http' || call.surface === 'responses-tool';
  return isDirect && !isOld;
}

export function isReadable({ kind, isAltered }: Value): boolean {
  return kind === 'known' && isAltered !== true;
}

/** Which models a value is judged for, the call's own unless told, and what counts. */
interface Judging {
  readonly models?: Models;
  readonly reportWarnings?: boolean;
  /** Whether a `null` is what is sent: elsewhere it stands for "not yet", and code that asks for it sends nothing. */
  readonly reportNull?: boolean;
}

/** What is wrong with a value whichever of the models it goes to, the other parameters as far as they are known. */
export function findOptionViolation(
  call: ImageCall,
  request: OutputRequest,
  parameter: string,
  value: Value,
  { models = call.getModels(), reportWarnings = false, reportNull = false }: Judging,
): Violation | undefined {
  const spelling = getSpelling(call, parameter);
  const given = toRequestValue(call, [value]);
  for (const beside of readBeside(call, request, parameter, value)) {
    const whole = withValue(beside, parameter, given);
    const violation = findForAll(models, (model) =>
      judgeRequest(call, whole, model).find(
        ({ param, code, severity }) =>
          (param === spelling || param.endsWith(`.${spelling}`)) &&
          (reportNull || code !== 'parameter-null') &&
          (reportWarnings || severity === 'error'),
      ),
    );
    if (violation !== undefined) return violation;
  }
  return undefined;
}

/** What is wrong for the first of some models, where something is wrong for each of them. */
export function findForAll(
  models: Models,
  find: (model: string | undefined) => Violation | undefined,
): Violation | undefined {
  let first: Violation | undefined;
  for (const model of models) {
    const violation = find(model);
    if (violation === undefined) return undefined;
    first ??= violation;
  }
  return first;
}

/** Whether the contract's advice is to leave a parameter out, and leaves no choice. */
export function saysLeaveOut(message: string): boolean {
  return /[.:] leave it out\b(?! or)/i.test(message);
}
