import { checkRequest, UNKNOWN_VALUE, type Violation } from 'gpt-image-contract';
import type { ReportFixFunction } from '@typescript-eslint/utils/ts-eslint';
import type { Node } from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';
import { getParameterKey, renameParameter } from '../call/parameter-key.js';
import { getContractOperation, getContractSurface } from '../call/to-request.js';

/** Images under a name that the request has no parameter of. */
export interface MisnamedImages {
  /** The name. */
  readonly key: Node;
  readonly parameter: string;
  readonly violation: Violation;
  readonly rename: ReportFixFunction | undefined;
}

/** Names of images, right or wrong. */
export const IMAGE_NAMES: readonly string[] = ['image', 'images', 'mask', 'markup'];
const CODES: ReadonlySet<string> = new Set(['image-in-json', 'images-in-form', 'parameter-unknown']);

/** Finds `images` written for `image`, `image` for `images`, and images given to a generation. */
export function findMisnamedImages(call: ImageCall): MisnamedImages[] {
  // The AI SDK and the tool have names of their own.
  if (call.surface !== 'sdk' && call.surface !== 'http') return [];
  // A form and JSON have different names for the same images.
  if (call.encoding === 'unknown') return [];
  // Other vendors' models that the SDK is used with do take images there.
  if (call.operation === 'generate' && !call.hasKnownModel()) return [];
  const found: MisnamedImages[] = [];
  for (const parameter of IMAGE_NAMES) {
    // Most calls have none of them, or have it under its right name.
    const violation = call.has(parameter) ? check(call, parameter) : undefined;
    if (violation === undefined) continue;
    for (const step of call.getSteps(parameter)) {
      const key = step.kind === 'follow' ? getParameterKey(step.node) : undefined;
      if (key === undefined) continue;
      found.push({ key, parameter, violation, rename: getRename(call, key, parameter, violation) });
    }
  }
  return found;
}

const verdicts = new Map<string, Violation | null>();

/** The contract's verdict on a name, which is the same for all calls of one kind. */
function check(call: ImageCall, parameter: string): Violation | undefined {
  const operation = getContractOperation(call);
  const surface = getContractSurface(call);
  const key = `${operation} ${surface} ${parameter}`;
  let verdict = verdicts.get(key);
  if (verdict === undefined) {
    const violations = checkRequest({ [parameter]: UNKNOWN_VALUE }, { operation, surface, incomplete: true });
    verdict = violations.find(({ code, param }) => param === parameter && CODES.has(code)) ?? null;
    verdicts.set(key, verdict);
  }
  return verdict ?? undefined;
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
