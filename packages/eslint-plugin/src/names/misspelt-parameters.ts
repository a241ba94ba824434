import type { Violation } from 'gpt-image-contract';
import type { ReportFixFunction } from '@typescript-eslint/utils/ts-eslint';
import type { Node } from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';
import { isOneEditAway, toBare } from '../spelling.js';
import { getParameterKey, renameParameter } from '../suggest/parameter-key.js';
import { resolve, type Step } from '../trace/resolve.js';
import { getNameCheck, IMAGE_NAMES } from './name-verdicts.js';

/** A parameter under a name that the API does not know, but nearly. */
export interface MisspeltParameter {
  /** The name as it is written. */
  readonly key: Node;
  readonly violation: Violation;
  /** The name that is meant. */
  readonly name: string;
  readonly rename: ReportFixFunction | undefined;
}

/** Finds parameters whose names are nearly those of the API: `qualty`, `outputFormat`. */
export function findMisspeltParameters(call: ImageCall): MisspeltParameter[] {
  // Another vendor's model may have parameters of its own; headers decide which names a body has.
  if (!call.isOwn || call.names === undefined || call.encoding === 'unknown') return [];
  // The AI SDK has names of its own.
  if (call.surface === 'ai-sdk' || call.surface === 'ai-sdk-tool') return [];
  const check = getNameCheck(call);
  const found: MisspeltParameter[] = [];
  for (const parameter of call.names.keys()) {
    // Images under a wrong name are `require-upload-type`'s.
    if (IMAGE_NAMES.includes(parameter)) continue;
    const violation = check(parameter);
    const name = violation?.suggestions[0];
    if (violation === undefined || name === undefined) continue;
    // Of two values one is right.
    const mayRename = !call.has(name);
    for (const { key } of findGivenKeys(call, call.getSteps(parameter))) {
      found.push({ key, violation, name, rename: mayRename ? renameKey(key, parameter, name) : undefined });
    }
  }
  return found;
}

/** The keys under which a parameter is written, with what is given to it; what is `undefined` is not sent. */
export function findGivenKeys({ tracer }: ImageCall, steps: readonly Step[]): { key: Node; value: Node }[] {
  return steps.flatMap((step) => {
    const key = step.kind === 'follow' ? getParameterKey(step.node) : undefined;
    if (step.kind !== 'follow' || key === undefined) return [];
    const leaves = resolve(tracer, step.node, step.env);
    return leaves.every(({ kind }) => kind === 'undefined') ? [] : [{ key, value: step.node }];
  });
}

/** Renames a key to what is nearly its name; another service's name may want another value. */
export function renameKey(key: Node, from: string, to: string): ReportFixFunction | undefined {
  return from !== to && isOneEditAway(toBare(from), toBare(to)) ? renameParameter(key, from, to) : undefined;
}
