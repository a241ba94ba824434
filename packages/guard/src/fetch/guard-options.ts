import { AsyncLocalStorage } from 'node:async_hooks';
import {
  definePolicy,
  type Policy,
  type PolicyInput,
  type Severity,
  type Violation,
} from 'gpt-image-contract';
import type { PrepareReport } from '../prepared-image.js';
import { makeHarmless } from './callback.js';
import type { Fetch } from './fetch-types.js';
import { readSettings, SETTING_NAMES, type PrepareSettings } from './prepare-settings.js';
import type { RequestSurface } from './recognise-request.js';

/**
 * `fix` prepares images and sends the request; `enforce` throws before a byte leaves; `report` sends unchanged and
 * tells.
 */
export type GuardMode = 'fix' | 'enforce' | 'report';

const MODES: readonly GuardMode[] = ['fix', 'enforce', 'report'];
const SEVERITIES: readonly Severity[] = ['error', 'warning'];

/** Which request a callback is about. */
export interface GuardedCall {
  readonly surface: RequestSurface;
  readonly url: string;
  readonly mode: GuardMode;
}

/** What was done to one image of one request. */
export interface GuardReport extends PrepareReport {
  /** `image[0]`, `mask`, `messages[2].content[1]`, … */
  readonly param: string;
  /** Bytes less than the original had; 0 where it passed through. */
  readonly bytesSaved: number;
  /** The same picture was prepared before, so no work was done this time. */
  readonly isCached: boolean;
}

/** A parameter that was mended because the options asked for it. */
export interface GuardChange {
  readonly param: string;
  readonly from: string;
  readonly to: string;
}

/** What one call may override. `timeoutMs` and the like are about one image each. */
export interface GuardCallOptions extends PrepareSettings {
  /** Default `fix`. */
  readonly mode?: GuardMode | undefined;
  /** The team's limits, the same object that the lint rules take. */
  readonly policy?: PolicyInput | undefined;
  /** `fix` only: an invalid `size` becomes the nearest valid one. Default false. */
  readonly snapSize?: boolean | undefined;
  /** `fix` only: resolution words are taken out of prompts. Default false. */
  readonly cleanPrompt?: boolean | undefined;
  /** Whether image inputs of chat and Responses requests are looked after too. Default true. */
  readonly vision?: boolean | undefined;
  /**
   * What `enforce` throws on: `error` is what the API refuses, `warning` is everything. Default: errors, and uploads
   * outside the policy.
   */
  readonly failOn?: Severity | undefined;
}

/**
 * Settings of {@link guardFetch}. Callbacks are told, not asked: what one throws or rejects with becomes a warning of the
 * process, and the request goes on.
 */
export interface GuardFetchOptions extends GuardCallOptions {
  /** The `fetch` that sends. Default the global one, looked up at each call. */
  readonly fetch?: Fetch | undefined;
  /** Called for every image that was prepared or passed through, before the request leaves. */
  readonly onReport?: ((report: GuardReport, call: GuardedCall) => unknown) | undefined;
  /** Called for every violation that is left: all of them in `report`, in `fix` those it does not mend. */
  readonly onViolation?: ((violation: Violation, call: GuardedCall) => unknown) | undefined;
  /** Called for every parameter that `snapSize` or `cleanPrompt` changed. */
  readonly onChange?: ((change: GuardChange, call: GuardedCall) => unknown) | undefined;
}

/** Options with every default filled in. */
export interface ResolvedOptions extends Pick<GuardFetchOptions, 'onReport' | 'onViolation' | 'onChange'> {
  readonly mode: GuardMode;
  readonly policy: Policy;
  readonly snapSize: boolean;
  readonly cleanPrompt: boolean;
  readonly vision: boolean;
  readonly failOn: Severity | undefined;
  readonly settings: PrepareSettings;
}

const CALL_OPTIONS: ReadonlySet<string> = new Set([
  'mode',
  'policy',
  'snapSize',
  'cleanPrompt',
  'vision',
  'failOn',
  ...SETTING_NAMES,
] satisfies (keyof GuardCallOptions)[]);
const CLIENT_OPTIONS: ReadonlySet<string> = new Set([
  ...CALL_OPTIONS,
  ...(['fetch', 'onReport', 'onViolation', 'onChange'] satisfies (keyof GuardFetchOptions)[]),
]);

/**
 * Completes the options of one client.
 * @throws {TypeError | RangeError} on an unknown option, a wrong value or a policy looser than the API
 */
export function resolveOptions(options: GuardFetchOptions): ResolvedOptions {
  checkNames(options, CLIENT_OPTIONS);
  if (options.fetch !== undefined && typeof options.fetch !== 'function') {
    throw new TypeError(`\`fetch\` takes a function, not \`${String(options.fetch)}\`.`);
  }
  return {
    ...resolveCall(options, undefined),
    onReport: makeHarmless('onReport', options.onReport),
    onViolation: makeHarmless('onViolation', options.onViolation),
    onChange: makeHarmless('onChange', options.onChange),
  };
}

function resolveCall(
  options: GuardCallOptions,
  base: ResolvedOptions | undefined,
): Omit<ResolvedOptions, 'onReport' | 'onViolation' | 'onChange'> {
  const mode = options.mode ?? base?.mode ?? 'fix';
  if (!MODES.includes(mode)) {
    throw new TypeError(`\`mode\` takes ${MODES.map((name) => `\`${name}\``).join(', ')}, not \`${mode}\`.`);
  }
  const failOn = options.failOn ?? base?.failOn;
  if (failOn !== undefined && !SEVERITIES.includes(failOn)) {
    throw new TypeError(`\`failOn\` takes \`error\` or \`warning\`, not \`${failOn}\`.`);
  }
  const policy =
    options.policy === undefined
      ? (base?.policy ?? definePolicy())
      : definePolicy({ ...base?.policy, ...options.policy });
  return {
    mode,
    policy,
    snapSize: options.snapSize ?? base?.snapSize ?? false,
    cleanPrompt: options.cleanPrompt ?? base?.cleanPrompt ?? false,
    vision: options.vision ?? base?.vision ?? true,
    failOn,
    settings: readSettings(options, base?.settings),
  };
}

function checkNames(options: object, known: ReadonlySet<string>): void {
  for (const name of Object.keys(options)) {
    if (!known.has(name)) {
      throw new TypeError(
        `\`${name}\` is not an option of the guard. Use ${[...known].map((each) => `\`${each}\``).join(', ')}.`,
      );
    }
  }
}

const callOptions = new AsyncLocalStorage<GuardCallOptions>();

/**
 * Overrides the guard's options for the calls made inside `work`, whichever client makes them:
 * `await withGuardOptions({ policy: { maxEdge: 1024 } }, () => client.images.edit(…))`. Inner overrides win.
 * @throws {TypeError | RangeError} on an unknown option or a wrong value
 */
export function withGuardOptions<T>(options: GuardCallOptions, work: () => T): T {
  checkNames(options, CALL_OPTIONS);
  const outer = callOptions.getStore();
  const merged = { ...outer, ...options, policy: { ...outer?.policy, ...options.policy } };
  resolveCall(merged, undefined);
  return callOptions.run(merged, work);
}

/** The client's options with those of the surrounding {@link withGuardOptions} over them. */
export function getCurrentOptions(client: ResolvedOptions): ResolvedOptions {
  const overrides = callOptions.getStore();
  return overrides === undefined ? client : { ...client, ...resolveCall(overrides, client) };
}
