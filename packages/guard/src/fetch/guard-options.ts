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
import { assertOptions, defineOptions } from '../option-names.js';
import { readSettings, SETTING_NAMES, type PrepareSettings } from './prepare-settings.js';
import type { RequestSurface } from './recognise-request.js';

/**
 * `fix` prepares images and sends the request; `enforce` throws before a byte leaves; `report` sends unchanged and
 * tells.
 */
export type GuardMode = 'fix' | 'enforce' | 'report';

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

const CALL_OPTION_NAMES = {
  mode: true,
  policy: true,
  snapSize: true,
  cleanPrompt: true,
  vision: true,
  failOn: true,
  ...SETTING_NAMES,
} as const satisfies Record<keyof GuardCallOptions, true>;

const CALL_OPTIONS = defineOptions<GuardCallOptions>('withGuardOptions', CALL_OPTION_NAMES);
const CLIENT_OPTIONS = defineOptions<GuardFetchOptions>('guardFetch', {
  ...CALL_OPTION_NAMES,
  fetch: true,
  onReport: true,
  onViolation: true,
  onChange: true,
});

/** What to do about an option that only a client has. */
const CLIENT_ONLY = Object.fromEntries(
  CLIENT_OPTIONS.names
    .filter((name) => !CALL_OPTIONS.names.includes(name))
    .map((name) => [name, `Give it to \`guardFetch({ ${name} })\``]),
);

/** Options that work in one mode only, and what they do there. */
const ONLY_IN: readonly (readonly [
  name: 'snapSize' | 'cleanPrompt' | 'failOn',
  mode: GuardMode,
  does: string,
])[] = [
  ['snapSize', 'fix', 'mends sizes'],
  ['cleanPrompt', 'fix', 'mends prompts'],
  ['failOn', 'enforce', 'says what is thrown on'],
];

/** Refuses an option that has no effect: who wants a request stopped must not only be told. */
function assertEffect(options: GuardCallOptions, mode: GuardMode): void {
  for (const [name, only, does] of ONLY_IN) {
    if (mode === only || options[name] === undefined || options[name] === false) continue;
    throw new TypeError(
      `\`${name}\` ${does} in mode \`${only}\` and has no effect in \`${mode}\`. ` +
        `Leave it out, or set \`mode: '${only}'\`.`,
    );
  }
}

/**
 * Completes the options of one client.
 * @throws {TypeError | RangeError} on an unknown option, one without effect in this mode, a wrong value or a policy looser
 * than the API
 */
export function resolveOptions(options: GuardFetchOptions): ResolvedOptions {
  assertOptions(options, CLIENT_OPTIONS);
  if (options.fetch !== undefined && typeof options.fetch !== 'function') {
    throw new TypeError(`\`fetch\` takes a function, not \`${String(options.fetch)}\`.`);
  }
  const resolved = resolveCall(options, undefined);
  assertEffect(options, resolved.mode);
  return {
    ...resolved,
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
  const failOn = options.failOn ?? base?.failOn;
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

const callOptions = new AsyncLocalStorage<GuardCallOptions>();

/**
 * Overrides the guard's options for the calls made inside `work`, whichever client makes them:
 * `await withGuardOptions({ policy: { maxEdge: 1024 } }, () => client.images.edit(…))`. Inner overrides win.
 * @throws {TypeError | RangeError} on an unknown option or a wrong value
 */
export function withGuardOptions<T>(options: GuardCallOptions, work: () => T): T {
  assertOptions(options, CALL_OPTIONS, CLIENT_ONLY);
  const outer = callOptions.getStore();
  const merged = { ...outer, ...options, policy: { ...outer?.policy, ...options.policy } };
  resolveCall(merged, undefined);
  // Which mode the client has is not known here; what is asked for together has to fit together.
  if (options.mode !== undefined) assertEffect(options, options.mode);
  return callOptions.run(merged, work);
}

/** The client's options with those of the surrounding {@link withGuardOptions} over them. */
export function getCurrentOptions(client: ResolvedOptions): ResolvedOptions {
  const overrides = callOptions.getStore();
  return overrides === undefined ? client : { ...client, ...resolveCall(overrides, client) };
}
