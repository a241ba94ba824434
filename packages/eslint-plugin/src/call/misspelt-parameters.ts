import type { Violation } from 'gpt-image-contract';
import type { ReportFixFunction } from '@typescript-eslint/utils/ts-eslint';
import type { Node } from '../ast/nodes.js';
import { resolve } from '../trace/resolve.js';
import type { ImageCall } from './image-call.js';
import { getNameCheck, IMAGE_NAMES } from './name-verdicts.js';
import { getParameterKey, renameParameter } from './parameter-key.js';
import { isOneEditAway, toBare } from './spelling.js';

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
    for (const step of call.getSteps(parameter)) {
      const key = step.kind === 'follow' ? getParameterKey(step.node) : undefined;
      if (step.kind !== 'follow' || key === undefined) continue;
      // What is `undefined` is not sent.
      if (resolve(call.tracer, step.node, step.env).every(({ kind }) => kind === 'undefined')) continue;
      // Another service's name may want another value, and of two values one is right.
      const isSpelling = isOneEditAway(toBare(parameter), toBare(name)) && !call.has(name);
      const rename = isSpelling ? renameParameter(key, parameter, name) : undefined;
      found.push({ key, violation, name, rename });
    }
  }
  return found;
}
