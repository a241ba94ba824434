import { setTimeout as delay } from 'node:timers/promises';
import { ApiFault } from './api-fault.js';
import { ConnectionResetError } from './connection-reset-error.js';
import type { Fault } from './fault.js';
import { bodyTooLargeFault, GatewayFault } from './gateway-fault.js';
import { serverFault } from './transport-faults.js';

/** Bytes a second of the fault `slow-upload`, unless told. */
const SLOW_UPLOAD = 100_000;

/** Throws the failures that come before a body is read. */
export function failBeforeReading(fault: Fault | undefined): void {
  if (fault?.kind === 'body-too-large') throw bodyTooLargeFault();
  if (fault?.kind === 'connection-reset' && (fault.afterBytes ?? 0) === 0) throw new ConnectionResetError();
}

/** How a fault changes the reading of a body: its speed in bytes a second, and after how many bytes it breaks off. */
export function getReadingFault(fault: Fault | undefined): { bytesPerSecond?: number; resetAfter?: number } {
  if (fault?.kind === 'slow-upload') return { bytesPerSecond: fault.bytesPerSecond ?? SLOW_UPLOAD };
  return fault?.kind === 'connection-reset' ? { resetAfter: fault.afterBytes ?? 0 } : {};
}

/**
 * Throws the failures that come once a request was read, whatever is right or wrong with it.
 * @param signal ends the wait for a timeout
 */
export async function failAfterReading(fault: Fault | undefined, signal: AbortSignal): Promise<void> {
  switch (fault?.kind) {
    case 'rate-limit':
      throw rateLimitFault(fault.retryAfterSeconds);
    case 'server-error':
      throw serverFault();
    case 'connection-reset':
      throw new ConnectionResetError();
    case 'timeout':
      await delay(fault.afterMs ?? 0, undefined, { signal });
      // Cloudflare's own status: the server behind it did not answer in time.
      throw new GatewayFault(524, 'A timeout occurred');
    default:
  }
}

function rateLimitFault(retryAfterSeconds: number | undefined): ApiFault {
  const advice = retryAfterSeconds === undefined ? '' : ` Please try again in ${retryAfterSeconds}s.`;
  const error = {
    status: 429,
    type: 'requests',
    param: null,
    code: 'rate_limit_exceeded',
    message: `Rate limit reached for images per minute.${advice}`,
  };
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return new ApiFault(error, { headers });
}
