import type { Violation } from 'gpt-image-contract';
import type { ReportFixFunction } from '@typescript-eslint/utils/ts-eslint';
import type { Node } from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';
import { getParameterKey, renameParameter } from '../suggest/parameter-key.js';
import { getNameCheck, IMAGE_NAMES } from './name-verdicts.js';

/** Images under a name that the request has no parameter of. */
export interface MisnamedImages {
  /** The name. */
  readonly key: Node;
  readonly parameter: string;
  readonly violation: Violation;
  readonly rename: ReportFixFunction | undefined;
}

/** Finds `images` written for `image`, `image` for `images`, and images given to a generation. */
export function findMisnamedImages(call: ImageCall): MisnamedImages[] {
  // The AI SDK and the tool have names of their own.
  if (call.surface !== 'sdk' && call.surface !== 'http') return [];
  // A form and JSON have different names for the same images.
  if (call.encoding === 'unknown') return [];
  // Other vendors' models that the SDK is used with do take images there.
  if (call.operation === 'generate' && !call.hasKnownModel()) return [];
  const found: MisnamedImages[] = [];
  const check = getNameCheck(call);
  for (const parameter of IMAGE_NAMES) {
    // Most calls have none of them, or have it under its right name.
    const violation = call.has(parameter) ? check(parameter) : undefined;
    if (violation === undefined) continue;
    for (const step of call.getSteps(parameter)) {
      const key = step.kind === 'follow' ? getParameterKey(step.node) : undefined;
      if (key === undefined) continue;
      found.push({ key, parameter, violation, rename: getRename(call, key, parameter, violation) });
    }
  }
  return found;
}

function getRename(
  call: ImageCall,
  key: Node,
  parameter: string,
  { code, suggestions }: Violation,
): ReportFixFunction | undefined {
  const [name] = suggestions;
  // JSON takes other values than a form under the other name.
  if (code !== 'images-in-form' || name === undefined) return undefined;
  if (call.getSteps(name).some((step) => step.kind !== 'undefined')) return undefined;
  return renameParameter(key, parameter, name);
}
