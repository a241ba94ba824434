import { checkRequest, UNKNOWN_VALUE, type Violation } from 'gpt-image-contract';
import type { Node } from '../ast/nodes.js';
import { resolve } from '../trace/resolve.js';
import type { ImageCall } from './image-call.js';
import type { MisspeltParameter } from './misspelt-parameters.js';
import { getParameterKey, renameParameter } from './parameter-key.js';
import { isOneEditAway, toBare } from './spelling.js';
import { getContractOperation, getContractSurface } from './to-request.js';

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
      for (const step of reader.read(option).steps) {
        const key = step.kind === 'follow' ? getParameterKey(step.node) : undefined;
        if (step.kind !== 'follow' || key === undefined) continue;
        // What is `undefined` is as good as not there.
        if (resolve(call.tracer, step.node, step.env).every(({ kind }) => kind === 'undefined')) continue;
        const isSpelling = isOneEditAway(toBare(option), toBare(name)) && reader.names?.has(name) !== true;
        const rename = isSpelling && name !== option ? renameParameter(key, option, name) : undefined;
        found.push({ key, value: step.node, violation, name, rename });
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
