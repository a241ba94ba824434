import { assertObject, assertString } from './arguments.js';
import { show } from './text.js';
import { VIOLATIONS } from './violations.js';

/** `error`: the API refuses the request. `warning`: it costs time, money or quality. */
export type Severity = 'error' | 'warning';

/** Stable, kebab-case name of one broken rule; the table {@link VIOLATIONS} lists them all. */
export type ViolationCode = keyof typeof VIOLATIONS;

/** The answer of the real API to a request with this fault, as far as it is known. */
export interface ApiError {
  /** HTTP status. */
  readonly status: number;
  /** `error.type` of the envelope. */
  readonly type: string;
  /** `error.param` of the envelope. */
  readonly param: string | null;
  /** `error.code` of the envelope. */
  readonly code: string | null;
  /** `error.message` of the envelope. */
  readonly message: string;
}

/** One broken rule of the contract, about one parameter of a request. */
export interface Violation {
  readonly code: ViolationCode;
  readonly severity: Severity;
  /** Name of the parameter: `size`, `prompt`, `image[2]`, `mask`, … */
  readonly param: string;
  /** One complete sentence or two: the value, the rule it breaks, what to write instead. */
  readonly message: string;
  /** Replacement values, best first; may be empty. */
  readonly suggestions: readonly string[];
  /** The API's own `error.code`, where known. */
  readonly apiCode?: string;
  /** The whole error the API answers, where known. */
  readonly apiError?: ApiError;
}

/** What a check hands to {@link createViolation}: all that is not in the table. */
export interface ViolationDetails {
  readonly param: string;
  readonly message: string;
  readonly suggestions?: readonly string[];
  /** `error.message` of the API for this very value, where known. */
  readonly apiMessage?: string;
  /** `error.param` of the API, where it differs from `param`. */
  readonly apiParam?: string | null;
}

/**
 * Builds a violation: severity and the API's type and code come from the table, the sentence from the check.
 * @throws {TypeError} on a code that is not in the table, and on details without `param` or `message`.
 */
export function createViolation(code: ViolationCode, details: ViolationDetails): Violation {
  if (!Object.hasOwn(VIOLATIONS, code)) {
    throw new TypeError(`${show(code)} is no violation code. Use one of \`VIOLATIONS\`.`);
  }
  assertObject(details, 'The second argument of `createViolation`', "{ param: 'size', message }");
  assertString(details.param, '`param` of `createViolation`');
  assertString(details.message, '`message` of `createViolation`');
  const entry = VIOLATIONS[code];
  const { param, message, suggestions = [], apiMessage } = details;
  const violation = {
    code,
    severity: entry.severity,
    param,
    message,
    suggestions,
  };
  if (entry.api === undefined) return violation;
  const apiCode = entry.api.code === null ? {} : { apiCode: entry.api.code };
  if (apiMessage === undefined) return { ...violation, ...apiCode };
  const apiParam = details.apiParam === undefined ? param : details.apiParam;
  const { status = 400, type } = entry.api;
  return {
    ...violation,
    ...apiCode,
    apiError: { status, type, param: apiParam, code: entry.api.code, message: apiMessage },
  };
}
