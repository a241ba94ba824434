import type { Violation } from 'gpt-image-contract';

/** A request breaks the contract. Carries every violation, errors first; the message names them all. */
export class GuardError extends Error {
  override readonly name = 'GuardError';
  readonly violations: readonly Violation[];

  constructor(violations: readonly Violation[], options?: ErrorOptions) {
    const sorted = [...violations].sort((a, b) => rank(a) - rank(b));
    super(sorted.map(({ param, message }) => `${param}: ${message}`).join('\n'), options);
    this.violations = sorted;
  }
}

function rank(violation: Violation): number {
  return violation.severity === 'error' ? 0 : 1;
}
