import type { Violation } from 'gpt-image-contract';
import type { Node } from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';
import { stripProvider } from '../call/model-ids.js';
import { getSpelling } from '../call/to-request.js';
import { isForGoneModel } from '../model/gone-models.js';
import { findAt } from '../model/models-at.js';
import { findOptionViolation, getOutputParameters, isReadable } from '../output/option-violations.js';
import { readRequest } from '../output/request-verdicts.js';
import { DEFAULT_POLICY } from '../settings.js';
import { getFrameCounts } from '../size/frame-counts.js';
import { findForAll, getSizeViolations } from '../size/size-verdicts.js';
import type { Value } from '../trace/texts.js';

/** What a call has for a parameter that another model refuses. */
export interface Refused {
  readonly call: ImageCall;
  /** The API's name of the parameter, and the call's own. */
  readonly name: string;
  readonly spelling: string;
  readonly value: Value;
  readonly violation: Violation;
  /** Whether the model that is asked now takes it. */
  readonly isNew: boolean;
}

/** The places that say a model's name, and the one that they are to say. */
export interface NewModel {
  readonly places: readonly Node[];
  readonly model: string;
}

/** Lists what a call has that its models refuse once some places name another one. */
export function findRefused(call: ImageCall, change: NewModel): Refused[] {
  const renamed = getRenamed(call, change);
  const after = (id: string | undefined): readonly (string | undefined)[] => renamed.get(id) ?? [id];
  const models = call.getModels();
  const later = models.flatMap(after);
  const refused: Refused[] = [];
  const add = (name: string, value: Value, isJudged: boolean, find: Finder): void => {
    const violation = findAt(call, value.node, models, (some) => find(some.flatMap(after)));
    if (violation === undefined || isForGoneModel(call, value.node)) return;
    const isNew = isReadable(value) && !(isJudged && findAt(call, value.node, models, find));
    refused.push({ call, name, spelling: getSpelling(call, name), value, violation, isNew });
  };
  const names = getOutputParameters(call, later);
  const namesNow = getOutputParameters(call, models);
  const request = readRequest(call, names);
  for (const name of names) {
    for (const value of call.getOwnValues(name)) {
      // Parameters that are gone are refused whatever their values.
      if (!isReadable(value) && value.kind !== 'unknown') continue;
      add(name, value, namesNow.includes(name), (some) =>
        findOptionViolation(call, request, name, value, { models: some }),
      );
    }
  }
  if (!call.has('size')) return refused;
  const frameCounts = getFrameCounts(call);
  for (const value of call.getOwnValues('size')) {
    const size = value.value;
    if (!isReadable(value) || typeof size !== 'string') continue;
    add('size', value, true, (some) => findForAll(size, some, frameCounts, findSizeError));
  }
  return refused;
}

/** Whether a call takes another text for one that it shares with another call. */
export function takesInstead(call: ImageCall, name: string, value: Value, text: string): boolean {
  const models = call.getModels();
  if (name === 'size') return findForAll(text, models, getFrameCounts(call), findSizeError) === undefined;
  const request = readRequest(call, getOutputParameters(call, models));
  const instead: Value = { kind: 'known', value: text, pieces: [], node: value.node };
  return findOptionViolation(call, request, name, instead, {}) === undefined;
}

type Finder = (models: readonly (string | undefined)[]) => Violation | undefined;

/** The models that take the place of each: the new one, beside the old where other places name that. */
function getRenamed(call: ImageCall, { places, model }: NewModel): Map<string | undefined, string[]> {
  const renamed = new Map<string | undefined, string[]>();
  for (const { node, value } of call.getValues('model')) {
    if (typeof value !== 'string') continue;
    const id = stripProvider(value);
    const ids = renamed.get(id) ?? [];
    ids.push(places.includes(node) ? model : id);
    renamed.set(id, ids);
  }
  return renamed;
}

function findSizeError(size: string, model: string | undefined, frames: number | undefined) {
  return getSizeViolations(size, model, frames, DEFAULT_POLICY).find(({ severity }) => severity === 'error');
}
