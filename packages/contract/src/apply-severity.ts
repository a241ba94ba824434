import type { Policy } from './policy.js';
import type { Violation } from './violation.js';

/** Gives warnings the severity the policy says. What the API refuses stays an error, whatever a policy says. */
export function applySeverity(
  violations: readonly Violation[],
  policy: Pick<Policy, 'severity'> | undefined,
): Violation[] {
  return violations.map((violation) => {
    const severity = violation.severity === 'error' ? undefined : policy?.severity[violation.code];
    return severity === undefined ? violation : { ...violation, severity };
  });
}
