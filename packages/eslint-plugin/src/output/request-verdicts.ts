import { checkRequest, type ImageRequest, UNKNOWN_VALUE, type Violation } from 'gpt-image-contract';
import { getParent, isFunction, type Node } from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';
import {
  getContractOperation,
  getContractSurface,
  spellRequest,
  toRequestValue,
} from '../call/to-request.js';
import { areExclusive, areInOtherRows } from '../trace/exclusive.js';
import { areTogether } from '../trace/together.js';
import type { Value } from '../trace/texts.js';

/** What is known of one parameter: its value, or that it has one. */
interface Fact {
  readonly name: string;
  readonly value: unknown;
}

/** What is known of the output a call asks for. */
export interface OutputRequest {
  readonly facts: readonly Fact[];
  /** Whether each parameter has but one value. */
  readonly isExact: boolean;
}

/** What the contract may know of a call: parameters by the API's names, each with its one value or as not known. */
export function readRequest(call: ImageCall, parameters: readonly string[]): OutputRequest {
  const facts: Fact[] = [];
  let isExact = true;
  for (const name of parameters) {
    const given = call.getValues(name);
    const value = toRequestValue(call, given);
    if (value !== undefined) facts.push({ name, value });
    isExact &&= given.length === 1;
  }
  if (call.operation === 'generate') return { facts, isExact };
  for (const name of OVERLAYS) {
    if (call.has(name) && !call.getLeaves(name).every(({ kind }) => kind === 'undefined')) {
      facts.push({ name, value: UNKNOWN_VALUE });
    }
  }
  return { facts, isExact };
}

const OVERLAYS: readonly string[] = ['mask', 'markup'];

/** Parameters with more values than this are not looked through for each value of another. */
const MANY_VALUES = 32;

/**
 * The requests in which a parameter has a certain value: one without what never goes with it, and one more for each of
 * several values of another parameter that do go with it.
 */
export function readBeside(
  call: ImageCall,
  request: OutputRequest,
  parameter: string,
  value: Value,
): readonly OutputRequest[] {
  let beside = request;
  const others: { name: string; values: readonly Value[] }[] = [];
  for (const { name } of request.facts) {
    if (name === parameter || OVERLAYS.includes(name)) continue;
    const given = call.getValues(name);
    if (given.length > MANY_VALUES) continue;
    const kept = given.filter((one) => !areExclusive(call.tracer, one.node, value.node));
    if (kept.length > 1) others.push({ name, values: findBeside(call, kept, parameter, value) });
    if (kept.length === given.length) continue;
    // Of the row that the value is in, nothing is taken but the value: it goes with another row.
    if (given.every((one) => areInOtherRows(one.node, value.node))) continue;
    beside = withValue(beside, name, kept.length === 0 ? UNKNOWN_VALUE : toRequestValue(call, kept));
  }
  const requests = [beside];
  for (const { name, values } of others) {
    for (const one of values) requests.push(withValue(beside, name, toRequestValue(call, [one])));
  }
  return requests;
}

/** Of several values of a parameter those that another one's value is sent with, whatever else the code asks. */
function findBeside(
  call: ImageCall,
  values: readonly Value[],
  parameter: string,
  value: Value,
): readonly Value[] {
  const isAlways = call.getValues(parameter).length === 1 && isSent(call, value.node);
  return values.filter(
    // A type says what callers may give, not that they do.
    ({ kind, isAltered, isFromType, node }) =>
      kind === 'known' &&
      isAltered !== true &&
      isFromType !== true &&
      node.parent?.type !== 'TSLiteralType' &&
      (isAlways || areTogether(node, value.node)),
  );
}

/** Whether a value is written in the call itself, and under no condition there: it is sent whenever the call is made. */
function isSent(call: ImageCall, value: Node): boolean {
  let node = getParent(value);
  for (; node !== undefined && node !== call.node; node = getParent(node)) {
    if (node.type === 'ConditionalExpression' || node.type === 'LogicalExpression' || isFunction(node))
      return false;
  }
  return node !== undefined;
}

/** A request in which a parameter has a certain value. */
export function withValue(request: OutputRequest, name: string, value: unknown): OutputRequest {
  const { facts, isExact } = request;
  const known = facts.find((fact) => fact.name === name);
  if (known === undefined) return { facts: [...facts, { name, value }], isExact };
  return known.value === value
    ? request
    : { facts: facts.map((fact) => (fact === known ? { name, value } : fact)), isExact };
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
  for (const { name, value } of request.facts) branch = getBranch(getBranch(branch, name), value);
  return (branch.violations ??= checkRequest(spellRequest(call, getWhole(request, model)), {
    operation,
    surface,
  }));
}

function getWhole({ facts }: OutputRequest, model: string | undefined): ImageRequest {
  return {
    prompt: UNKNOWN_VALUE,
    image: UNKNOWN_VALUE,
    ...Object.fromEntries(facts.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]))),
    model: model ?? UNKNOWN_VALUE,
  };
}
