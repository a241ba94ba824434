import { ANY_LIVE_MODEL, getModel, RESPONSES_DEFAULT_MODEL, type ModelRules } from '../models.js';
import { DEFAULT_POLICY, type Policy } from '../policy.js';
import { createViolation, type Violation, type ViolationCode, type ViolationDetails } from '../violation.js';
import { toFormValues } from './form-values.js';
import { isForm, type Operation, type Surface } from './surface.js';

/** Stands for a value that is there and not known, for instance one computed at run time. Nothing is said about it. */
export const UNKNOWN_VALUE: unique symbol = Symbol('unknown value');

/** The parameters of one request by name. A key whose value is `undefined` is absent. */
export type ImageRequest = Readonly<Record<string, unknown>>;

/** How a request is to be judged. */
export interface RequestOptions {
  /** What is called. Unless told, a request that holds `image`, `images`, `mask` or `markup` is an edit. */
  readonly operation?: Operation | undefined;
  /** Where the request is written; `sdk` unless told. */
  readonly surface?: Surface | undefined;
  readonly policy?: Policy | undefined;
  /** Day for which models count as shut down, `YYYY-MM-DD`; the contract's own date unless told, never the clock. */
  readonly date?: string | undefined;
  /** The request may hold more parameters than are given: nothing is said about missing ones or about defaults. */
  readonly incomplete?: boolean | undefined;
}

/** Options whose operation is settled. */
export type SettledOptions = RequestOptions & { readonly operation: Operation };

/** What every check of a request works on. */
export interface RequestContext {
  readonly request: ImageRequest;
  readonly operation: Operation;
  readonly surface: Surface;
  readonly isForm: boolean;
  /** Whether the request is the image tool of a Responses call: its prompt and images are elsewhere. */
  readonly isTool: boolean;
  readonly policy: Policy;
  readonly date: string | undefined;
  /** The model as written, or the surface's default. */
  readonly modelId: string | undefined;
  readonly model: ModelRules;
  readonly violations: Violation[];
  readonly isIncomplete: boolean;
}

export function createContext(request: ImageRequest, options: SettledOptions): RequestContext {
  const { operation, surface = 'sdk', policy = DEFAULT_POLICY, date, incomplete = false } = options;
  const isTool = surface === 'responses' || surface === 'ai-sdk-tool';
  const asForm = isForm(surface, operation);
  const written = request.model ?? (isTool && !incomplete ? RESPONSES_DEFAULT_MODEL : undefined);
  const modelId = typeof written === 'string' ? written : undefined;
  return {
    request: asForm ? toFormValues(request) : request,
    operation,
    surface,
    isForm: asForm,
    isTool,
    policy,
    date,
    modelId,
    model: (modelId === undefined ? undefined : getModel(modelId)) ?? ANY_LIVE_MODEL,
    violations: [],
    isIncomplete: incomplete,
  };
}

export function report(context: RequestContext, code: ViolationCode, details: ViolationDetails): void {
  context.violations.push(createViolation(code, details));
}

/**
 * Reads one parameter: `undefined` where it is absent or null, {@link UNKNOWN_VALUE} where it may be there.
 */
export function getValue(context: RequestContext, name: string): unknown {
  const value = context.request[name];
  if (value !== undefined) return value ?? undefined;
  return context.isIncomplete ? UNKNOWN_VALUE : undefined;
}

/** `` for `gpt-image-2` ``, or nothing where the model is not known. */
export function forModel(model: ModelRules): string {
  return model.id === undefined ? '' : ` for \`${model.id}\``;
}
