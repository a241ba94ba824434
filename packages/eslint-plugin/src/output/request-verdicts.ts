import { checkRequest, UNKNOWN_VALUE, type Violation } from 'gpt-image-contract';
import type { ImageCall } from '../call/image-call.js';
import {
  getContractOperation,
  getContractSurface,
  spellRequest,
  toRequestValue,
} from '../call/to-request.js';

/** What is known of the output a call asks for. */
export interface OutputRequest {
  readonly values: ReadonlyMap<string, unknown>;
  /** The values as a text that is equal for equal requests. */
  readonly key: string;
  /** Whether each parameter has but one value. */
  readonly isExact: boolean;
}

/** What the contract may know of a call: parameters by the API's names, each with its one value or as not known. */
export function readRequest(call: ImageCall, parameters: readonly string[]): OutputRequest {
  const values = new Map<string, unknown>();
  let isExact = true;
  for (const parameter of parameters) {
    const given = call.getValues(parameter);
    const value = toRequestValue(call, given);
    if (value !== undefined) values.set(parameter, value);
    isExact &&= given.length === 1;
  }
  for (const overlay of call.operation === 'generate' ? [] : ['mask', 'markup']) {
    if (call.has(overlay) && !call.getLeaves(overlay).every(({ kind }) => kind === 'undefined')) {
      values.set(overlay, UNKNOWN_VALUE);
    }
  }
  return { values, key: getKey(values), isExact };
}

function getKey(values: ReadonlyMap<string, unknown>): string {
  let key = '';
  for (const [name, value] of values) {
    key += value === UNKNOWN_VALUE ? `${name}\0\0` : `${name}\0${typeof value}\0${String(value)}\0`;
  }
  return key;
}

/** A request with another value of one parameter. */
export function withValue(
  { values, isExact }: OutputRequest,
  parameter: string,
  value: unknown,
): OutputRequest {
  const changed = new Map(values).set(parameter, value);
  return { values: changed, key: getKey(changed), isExact };
}

/** Verdicts on requests by what is known of them: a code base asks for few different pictures, and asks often. */
const verdicts = new Map<string, readonly Violation[]>();
const MAX_VERDICTS = 1000;

/** The contract's verdict on a request, remembered. */
export function judgeRequest(
  call: ImageCall,
  request: OutputRequest,
  model: string | undefined,
): readonly Violation[] {
  const operation = getContractOperation(call);
  const surface = getContractSurface(call);
  // A tool may do both, and is spelt like neither.
  const key = `${operation} ${surface} ${call.surface} ${call.operation} ${typeof model} ${model ?? ''}\0${request.key}`;
  let violations = verdicts.get(key);
  if (violations === undefined) {
    const whole = {
      prompt: UNKNOWN_VALUE,
      image: UNKNOWN_VALUE,
      ...Object.fromEntries(request.values),
      model: model ?? UNKNOWN_VALUE,
    };
    violations = checkRequest(spellRequest(call, whole), { operation, surface });
    if (verdicts.size >= MAX_VERDICTS) verdicts.clear();
    verdicts.set(key, violations);
  }
  return violations;
}
