import { checkRequest, UNKNOWN_VALUE, type Violation } from 'gpt-image-contract';
import type { Node } from '../ast/nodes.js';
import type { ImageCall } from '../call/image-call.js';
import { getContractOperation, getContractSurface } from '../call/to-request.js';
import { findGivenKeys, renameKey, type MisspeltParameter } from './misspelt-parameters.js';

/** An option of the AI SDK under a name it does not know, and what is given to it. */
export interface DroppedOption extends MisspeltParameter {
  readonly value: Node;
}

/** What the contract says of an option whatever stands under it. */
const CODES: ReadonlySet<string> = new Set(['ai-sdk-option', 'parameter-ignored']);

/** Finds options that the AI SDK drops, or throws at, by their names: `output_format` in `providerOptions.openai`. */
export function findDroppedOptions(call: ImageCall): DroppedOption[] {
  const found: DroppedOption[] = [];
  for (const { path, reader } of call.getOwnOptions()) {
    for (const option of reader.names?.keys() ?? []) {
      const violation = checkName(call, path, option);
      if (violation === undefined) continue;
      const [name = option] = violation.suggestions;
      const mayRename = reader.names?.has(name) !== true;
      for (const { key, value } of findGivenKeys(call, reader.read(option).steps)) {
        const rename = mayRename ? renameKey(key, option, name) : undefined;
        found.push({ key, value, violation, name, rename });
      }
    }
  }
  return found;
}

function checkName(call: ImageCall, path: readonly string[], option: string): Violation | undefined {
  const request = path.reduceRight<Record<string, unknown>>((inner, key) => ({ [key]: inner }), {
    [option]: UNKNOWN_VALUE,
  });
  const param = [...path, option].join('.');
  const violations = checkRequest(request, {
    operation: getContractOperation(call),
    surface: getContractSurface(call),
    incomplete: true,
  });
  return violations.find((one) => one.param === param && CODES.has(one.code));
}
