import { checkSize, getModel, type Policy, type Violation } from 'gpt-image-contract';

type Verdicts = Map<string, readonly Violation[]>;

/** Verdicts by policy: a code base asks for few sizes, and asks often. */
const verdictsOf = new WeakMap<Policy, Verdicts>();
const MAX_VERDICTS = 1000;

/** The contract's {@link checkSize}, remembered. */
export function getSizeViolations(
  size: string,
  model: string | undefined,
  frames: number | undefined,
  policy: Policy,
): readonly Violation[] {
  const verdicts = verdictsOf.get(policy) ?? createVerdicts(policy);
  const key = `${size}\0${model ?? ''}\0${frames ?? ''}`;
  let violations = verdicts.get(key);
  if (violations === undefined) {
    violations = checkSize(size, { model, frames, policy });
    if (verdicts.size >= MAX_VERDICTS) verdicts.clear();
    verdicts.set(key, violations);
  }
  return violations;
}

function createVerdicts(policy: Policy): Verdicts {
  const verdicts: Verdicts = new Map();
  verdictsOf.set(policy, verdicts);
  return verdicts;
}

/**
 * Finds what is wrong with a size whichever of the models it goes to and however many frames are asked for; a size that
 * is right in one of the cases is none of our business.
 * @returns the first of the violations, of a model that is not gone where there is one
 */
export function findForAll(
  models: readonly (string | undefined)[],
  frameCounts: readonly (number | undefined)[],
  find: (model: string | undefined, frames: number | undefined) => Violation | undefined,
): Violation | undefined {
  let first: Violation | undefined;
  let live: Violation | undefined;
  for (const model of models) {
    for (const frames of frameCounts) {
      const violation = find(model, frames);
      if (violation === undefined) return undefined;
      first ??= violation;
      if (models.length > 1 && getModel(model ?? '')?.status !== 'retired') live ??= violation;
    }
  }
  return live ?? first;
}
