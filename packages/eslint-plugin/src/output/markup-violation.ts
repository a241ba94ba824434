import type { Violation } from 'gpt-image-contract';
import type { Node } from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';
import { findForAll } from './option-violations.js';
import { judgeRequest } from './request-verdicts.js';

/** Stands for a file, whichever: the contract looks at content elsewhere. */
const FILE: unknown = Object.freeze({});
const CODES: ReadonlySet<string> = new Set(['markup-model', 'markup-with-mask']);

/** Finds a `markup` that the model does not take, or that stands beside a `mask`. */
export function findMarkupViolation(
  call: ImageCall,
  models: readonly (string | undefined)[],
): { node: Node; violation: Violation } | undefined {
  if (call.operation !== 'edit' || !call.has('markup')) return undefined;
  const given = call.getSteps('markup').find((step) => step.kind === 'follow');
  // What a parameter or another file gives may be nothing at all.
  if (given === undefined || !call.getLeaves('markup').some(({ kind }) => kind === 'value')) return undefined;
  const facts = [{ name: 'markup', value: FILE }];
  if (call.has('mask') && call.getLeaves('mask').every(({ kind }) => kind === 'value')) {
    facts.push({ name: 'mask', value: FILE });
  }
  const violation = findForAll(models, (model) =>
    judgeRequest(call, { facts, isExact: true }, model).find(({ code }) => CODES.has(code)),
  );
  return violation && { node: given.node, violation };
}
