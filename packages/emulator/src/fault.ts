/** A failure on demand, for tests of one's own error handling. Times are in ms unless the name says otherwise. */
export type Fault =
  /** 429 `rate_limit_exceeded`, with a `retry-after` header when `retryAfterSeconds` is given. */
  | { readonly kind: 'rate-limit'; readonly retryAfterSeconds?: number }
  /** 500 with the API's envelope. */
  | { readonly kind: 'server-error' }
  /** The connection is reset after that many bytes of the body, at once unless told. */
  | { readonly kind: 'connection-reset'; readonly afterBytes?: number }
  /** The upload is read at this speed; the answer itself is the usual one. 100,000 bytes a second unless told. */
  | { readonly kind: 'slow-upload'; readonly bytesPerSecond?: number }
  /** A gateway's 524 HTML page, after that many ms. */
  | { readonly kind: 'timeout'; readonly afterMs?: number }
  /** 400 `moderation_blocked` for a request that has no other fault. */
  | {
      readonly kind: 'moderation';
      readonly stage?: 'input' | 'output' | 'unknown';
      readonly categories?: readonly string[];
    }
  /** A gateway's 413 HTML page, before the body is read. */
  | { readonly kind: 'body-too-large' };

/** Name of a fault that needs no details. */
export type FaultKind = Fault['kind'];

/** What each fault may be given, besides its kind. */
const DETAILS: Readonly<Record<FaultKind, Readonly<Record<string, 'number' | 'text' | 'list'>>>> = {
  'rate-limit': { retryAfterSeconds: 'number' },
  'server-error': {},
  'connection-reset': { afterBytes: 'number' },
  'slow-upload': { bytesPerSecond: 'number' },
  timeout: { afterMs: 'number' },
  moderation: { stage: 'text', categories: 'list' },
  'body-too-large': {},
};

/** Header by which a request orders its own fault: `x-emulator-fault: rate-limit; retryAfterSeconds=2`. */
export const FAULT_HEADER = 'x-emulator-fault';

/**
 * Checks a fault that was ordered and writes it out.
 * @throws {TypeError} on an unknown kind or detail, or a number that is none.
 */
export function readFault(fault: Fault | FaultKind): Fault {
  const wanted: Record<string, unknown> = typeof fault === 'string' ? { kind: fault } : { ...fault };
  const details = getDetails(wanted.kind);
  for (const [name, value] of Object.entries(wanted)) {
    if (name !== 'kind') checkDetail(String(wanted.kind), details, name, value);
  }
  return wanted as Fault;
}

/**
 * Reads the fault a request orders in its header.
 * @throws {TypeError} on what {@link readFault} refuses.
 */
export function parseFault(header: string): Fault {
  const [kind = '', ...parts] = header.split(';').map((part) => part.trim());
  const details = getDetails(kind);
  const fault: Record<string, unknown> = { kind };
  for (const part of parts.filter((text) => text !== '')) {
    const [name = '', text = ''] = part.split('=', 2).map((side) => side.trim());
    const type = details[name];
    fault[name] = type === 'number' ? Number(text) : type === 'list' ? text.split(',') : text;
    checkDetail(kind, details, name, fault[name]);
  }
  return fault as Fault;
}

function getDetails(kind: unknown): Readonly<Record<string, string>> {
  if (typeof kind === 'string' && Object.hasOwn(DETAILS, kind)) return DETAILS[kind as FaultKind];
  const known = Object.keys(DETAILS).map((name) => `\`${name}\``);
  throw new TypeError(`\`${String(kind)}\` is not a fault of the emulator. Use ${known.join(', ')}.`);
}

function checkDetail(
  kind: string,
  details: Readonly<Record<string, string>>,
  name: string,
  value: unknown,
): void {
  if (!Object.hasOwn(details, name)) {
    const known = Object.keys(details).map((detail) => `\`${detail}\``);
    const advice = known.length === 0 ? 'It takes none.' : `Use ${known.join(', ')}.`;
    throw new TypeError(`\`${name}\` is not a detail of the fault \`${kind}\`. ${advice}`);
  }
  if (details[name] === 'number' && !(typeof value === 'number' && value >= 0)) {
    throw new TypeError(`\`${name}\` of the fault \`${kind}\` is not a number from 0. Give one.`);
  }
}
