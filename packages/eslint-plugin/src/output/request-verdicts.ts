import { checkRequest, type ImageRequest, UNKNOWN_VALUE, type Violation } from 'gpt-image-contract';
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
  return { values, isExact };
}

/** A request with another value of one parameter. */
export function withValue(
  { values, isExact }: OutputRequest,
  parameter: string,
  value: unknown,
): OutputRequest {
  return { values: new Map(values).set(parameter, value), isExact };
}

/**
 * Verdicts on requests by what is known of them, a branch for each fact: a code base asks for few different pictures,
 * and asks often.
 */
interface Branch {
  readonly next: Map<unknown, Branch>;
  violations: readonly Violation[] | undefined;
}

let verdicts = createBranch();
let branches = 0;
const MAX_BRANCHES = 10_000;

function createBranch(): Branch {
  return { next: new Map(), violations: undefined };
}

function getBranch({ next }: Branch, fact: unknown): Branch {
  let branch = next.get(fact);
  if (branch === undefined) {
    branch = createBranch();
    next.set(fact, branch);
    branches++;
  }
  return branch;
}

/** The contract's verdict on a request, remembered. */
export function judgeRequest(
  call: ImageCall,
  request: OutputRequest,
  model: string | undefined,
): readonly Violation[] {
  const operation = getContractOperation(call);
  const surface = getContractSurface(call);
  if (branches >= MAX_BRANCHES) {
    verdicts = createBranch();
    branches = 0;
  }
  // Calls are spelt as their own surface has it, which the contract may count as the same as another's.
  let branch = getBranch(getBranch(getBranch(getBranch(verdicts, surface), call.surface), operation), model);
  for (const [name, value] of request.values) branch = getBranch(getBranch(branch, name), value);
  return (branch.violations ??= checkRequest(spellRequest(call, getWhole(request, model)), {
    operation,
    surface,
  }));
}

function getWhole({ values }: OutputRequest, model: string | undefined): ImageRequest {
  return {
    prompt: UNKNOWN_VALUE,
    image: UNKNOWN_VALUE,
    ...Object.fromEntries(values),
    model: model ?? UNKNOWN_VALUE,
  };
}
