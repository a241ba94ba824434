import { definePolicy, type ImageFacts, type PolicyInput, type Violation } from 'gpt-image-contract';
import { checkFacts } from './check-facts.js';
import type { ImageInput } from './image-input.js';
import { ImageInputError } from './image-input-error.js';
import { INSPECT_OPTION_NAMES, inspectInput, type InspectOptions } from './inspect-image.js';
import { assertOptions, defineOptions } from './option-names.js';
import { PREPARE_OPTION_NAMES } from './prepare-options.js';

export interface CheckImageOptions extends InspectOptions {
  /** The team's limits. */
  readonly policy?: PolicyInput | undefined;
  /** Model the image is for. Unknown or absent: the limits all GPT image models share. */
  readonly model?: string | undefined;
}

const OPTIONS = defineOptions<CheckImageOptions>(
  'checkImage',
  {
    policy: true,
    model: true,
    ...INSPECT_OPTION_NAMES,
  },
  PREPARE_OPTION_NAMES,
);

/**
 * Checks one image as an upload to the edit endpoint, by its content and, for a `File`, `Blob` or `Response`, by the
 * media type it is labelled with. Changes nothing.
 * @returns broken rules; empty when neither the API nor the policy objects.
 * @throws {ImageInputError} where the input cannot be read at all.
 * @throws {TypeError | RangeError} on an option that does not exist or a value it does not take.
 */
export async function checkImage(input: ImageInput, options: CheckImageOptions = {}): Promise<Violation[]> {
  assertOptions(options, OPTIONS);
  const policy = definePolicy(options.policy);
  const checked = await factsForCheck(input, options);
  const violations = checkFacts(checked.facts, { policy, model: options.model });
  return explainFaults(violations, { image: checked });
}

/** Faults of the content, which the API reports itself; others mean that there is nothing to judge. */
const CONTENT_FAULTS: ReadonlySet<string> = new Set(['empty', 'not-an-image', 'truncated', 'corrupt']);

/** An input as it would be sent. */
export interface CheckedInput {
  readonly facts: ImageFacts;
  /** Why the facts are those of no image. */
  readonly fault?: ImageInputError;
}

/** Facts of an input, whatever it holds, with the media type it would be sent as. */
export async function factsForCheck(input: ImageInput, options: InspectOptions): Promise<CheckedInput> {
  const label = labelOf(input);
  const checked = await inspectInput(input, options).then(
    (facts): CheckedInput => ({ facts }),
    (error: unknown): CheckedInput => {
      if (error instanceof ImageInputError && CONTENT_FAULTS.has(error.code))
        return { facts: UNREADABLE, fault: error };
      throw error;
    },
  );
  return label === undefined
    ? checked
    : { ...checked, facts: { ...checked.facts, declaredMediaType: label } };
}

/**
 * Says of a file that is no image what it is: what the API would say of it helps nobody to find out.
 * @param inputs by the `param` their violations have, which must mean nothing else
 * @returns the violations in their order, one for each such file
 */
export function explainFaults(
  violations: readonly Violation[],
  inputs: Readonly<Record<string, CheckedInput | undefined>>,
): Violation[] {
  const explained = new Set<string>();
  return violations.flatMap((violation) => {
    const { param } = violation;
    const fault = inputs[param]?.fault;
    if (fault === undefined) return [violation];
    // Of what is no image there is no more to be said.
    if (explained.has(param)) return [];
    explained.add(param);
    return [{ ...violation, message: `${fault.message} Use another file.` }];
  });
}

const UNREADABLE: ImageFacts = {
  bytes: 0,
  format: 'unknown',
  mediaType: 'application/octet-stream',
  width: 0,
  height: 0,
  hasAlpha: false,
  frames: 1,
};

/** A `Blob` without a type leaves as `application/octet-stream`, which the API refuses. */
function labelOf(input: ImageInput): string | undefined {
  if (!(input instanceof Blob)) return undefined;
  const [type = ''] = input.type.split(';', 1);
  return type === '' ? 'application/octet-stream' : type.trim();
}
