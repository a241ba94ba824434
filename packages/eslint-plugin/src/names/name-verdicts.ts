import {
  checkRequest,
  type Operation,
  type Surface,
  UNKNOWN_VALUE,
  type Violation,
} from 'gpt-image-contract';
import type { ImageCall } from '../call/image-call.js';
import { getContractOperation, getContractSurface } from '../call/to-request.js';

/** Names of images, right or wrong. */
export const IMAGE_NAMES: readonly string[] = ['image', 'images', 'mask', 'markup'];

/** Says what is wrong with the name of a parameter; `undefined` for names the API knows. */
type NameCheck = (parameter: string) => Violation | undefined;

/** What the contract says of names, whatever stands under them. */
const CODES: ReadonlySet<string> = new Set(['image-in-json', 'images-in-form', 'parameter-unknown']);
const MAX_VERDICTS = 1000;

/** Checks by kind of call, with the verdicts they remember. */
const checksOf = { edit: new Map<Surface, NameCheck>(), generate: new Map<Surface, NameCheck>() };

/** What is wrong with the names of parameters in calls of the same kind. */
export function getNameCheck(call: ImageCall): NameCheck {
  const operation = getContractOperation(call);
  const surface = getContractSurface(call);
  let check = checksOf[operation].get(surface);
  if (check === undefined) {
    check = createNameCheck(operation, surface);
    checksOf[operation].set(surface, check);
  }
  return check;
}

function createNameCheck(operation: Operation, surface: Surface): NameCheck {
  const verdicts = new Map<string, Violation | null>();
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
