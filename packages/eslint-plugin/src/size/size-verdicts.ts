import { checkSize, getModel, type Policy, type Violation } from 'gpt-image-contract';

type Verdicts = Map<string, readonly Violation[]>;
type Model = string | undefined;

/** Verdicts by policy and model: a code base asks for few sizes, and asks often. */
const verdictsOf = new WeakMap<Policy, Map<Model, Verdicts>>();
const MAX_VERDICTS = 1000;
const MAX_MODELS = 100;

/** The contract's {@link checkSize}, remembered. */
export function getSizeViolations(
  size: string,
  model: Model,
  frames: number | undefined,
  policy: Policy,
): readonly Violation[] {
  const verdicts = verdictsOf.get(policy)?.get(model) ?? createVerdicts(policy, model);
  const key = frames === undefined ? size : `${size}\0${frames}`;
  let violations = verdicts.get(key);
  if (violations === undefined) {
    violations = checkSize(size, { model, frames, policy });
    if (verdicts.size >= MAX_VERDICTS) verdicts.clear();
    verdicts.set(key, violations);
  }
  return violations;
}

function createVerdicts(policy: Policy, model: Model): Verdicts {
  const verdicts: Verdicts = new Map();
  const known = verdictsOf.get(policy);
  if (known !== undefined && known.size < MAX_MODELS) known.set(model, verdicts);
  else verdictsOf.set(policy, new Map([[model, verdicts]]));
  return verdicts;
}

/**
 * Finds what is wrong with a size whichever of the models it goes to and however many frames are asked for; a size that
 * is right in one of the cases is none of our business.
 * @returns the first of the violations, of a model that is not gone where there is one
 */
export function findForAll<T>(
  size: T,
  models: readonly Model[],
  frameCounts: readonly (number | undefined)[],
  find: (size: T, model: Model, frames: number | undefined) => Violation | undefined,
): Violation | undefined {
  let first: Violation | undefined;
  let live: Violation | undefined;
  for (const model of models) {
    for (const frames of frameCounts) {
      const violation = find(size, model, frames);
      if (violation === undefined) return undefined;
      first ??= violation;
      if (models.length > 1 && getModel(model ?? '')?.status !== 'retired') live ??= violation;
    }
  }
  return live ?? first;
}
