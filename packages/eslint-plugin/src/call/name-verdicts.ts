import { checkRequest, UNKNOWN_VALUE, type Violation } from 'gpt-image-contract';
import type { ImageCall } from './image-call.js';
import { getContractOperation, getContractSurface } from './to-request.js';

/** Names of images, right or wrong. */
export const IMAGE_NAMES: readonly string[] = ['image', 'images', 'mask', 'markup'];

type Verdicts = Map<string, Violation | null>;

/** What the contract says of names, whatever stands under them. */
const CODES: ReadonlySet<string> = new Set(['image-in-json', 'images-in-form', 'parameter-unknown']);
const MAX_VERDICTS = 1000;

/** Verdicts by kind of call. */
const verdictsOf = new Map<string, Verdicts>();

/** What is wrong with the names of parameters in calls of one kind; `undefined` for names the API knows there. */
export function createNameCheck(call: ImageCall): (parameter: string) => Violation | undefined {
  const operation = getContractOperation(call);
  const surface = getContractSurface(call);
  const kind = `${operation} ${surface}`;
  const verdicts: Verdicts = verdictsOf.get(kind) ?? new Map<string, Violation | null>();
  verdictsOf.set(kind, verdicts);
  return (parameter) => {
    let verdict = verdicts.get(parameter);
    if (verdict === undefined) {
      const request = { [parameter]: UNKNOWN_VALUE };
      const violations = checkRequest(request, { operation, surface, incomplete: true });
      verdict = violations.find(({ code, param }) => param === parameter && CODES.has(code)) ?? null;
      if (verdicts.size >= MAX_VERDICTS) verdicts.clear();
      verdicts.set(parameter, verdict);
    }
    return verdict ?? undefined;
  };
}
