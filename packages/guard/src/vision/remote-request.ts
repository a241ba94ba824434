import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { AddressFilter } from './address-guard.js';
import { RemoteImageError } from './remote-image-error.js';

/** Finds every address of a host name. The default is `dns.lookup`. */
export type ResolveHost = (hostname: string) => Promise<readonly LookupAddress[]>;

/** What one hop of a request needs. */
export interface HopOptions {
  readonly method: 'HEAD' | 'GET';
  readonly isAllowed: AddressFilter;
  readonly resolveHost: ResolveHost;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Asks the system's resolver for all addresses of both IP versions. */
export const resolveWithDns: ResolveHost = (hostname) =>
  new Promise((resolve, reject) => {
    dnsLookup(hostname, { all: true }, (error, addresses) => {
      if (error === null) resolve(addresses);
      else reject(error);
    });
  });

/**
 * Sends one request and resolves with its response, body unread. The connection goes to an address that was checked:
 * the name is resolved once, inside the socket's own lookup, so a second answer of the DNS changes nothing.
 * @throws {RemoteImageError} `forbidden-address`, `unsupported-protocol`, `timeout` or `unreachable`
 */
export function sendHop(url: URL, options: HopOptions): Promise<IncomingMessage> {
  const { isAllowed, signal } = options;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return Promise.reject(
      new RemoteImageError(
        'unsupported-protocol',
        url.href,
        `\`${url.protocol}\` is not a protocol that remote images come by. Use \`https:\`.`,
      ),
    );
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // A literal address never reaches the lookup.
  if (isIP(host) !== 0 && !isAllowed(host)) return Promise.reject(forbidden(url, host));
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = send({
      protocol: url.protocol,
      hostname: host,
      port: url.port,
      path: `${url.pathname}${url.search}`,
      method: options.method,
      headers: options.headers,
      lookup: createCheckedLookup(url, options),
      // A pooled socket would go to an address checked under other rules.
      agent: false,
      signal,
    });
    request.once('response', resolve);
    // Stays on: an error after the response, with nobody listening, would end the process.
    request.on('error', (error) => {
      reject(toRemoteImageError(error, url, signal));
    });
    request.end();
  });
}

function createCheckedLookup(url: URL, { isAllowed, resolveHost }: HopOptions): LookupFunction {
  return (hostname, lookupOptions, callback) => {
    resolveHost(hostname).then(
      (addresses) => {
        const refused = addresses.find(({ address }) => !isAllowed(address));
        if (refused !== undefined) {
          callback(forbidden(url, refused.address), '');
          return;
        }
        const [first] = addresses;
        if (first === undefined) callback(new Error(`\`${hostname}\` has no address.`), '');
        else if (lookupOptions.all === true) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => {
        callback(error as NodeJS.ErrnoException, '');
      },
    );
  };
}

function forbidden(url: URL, address: string): RemoteImageError {
  return new RemoteImageError(
    'forbidden-address',
    url.href,
    `\`${url.host}\` leads to ${address}, which is not a public address. List it in \`allowAddresses\` if it is meant.`,
  );
}

/** Gives whatever went wrong on the wire its code. */
export function toRemoteImageError(error: unknown, url: URL, signal: AbortSignal): Error {
  if (error instanceof RemoteImageError) return error;
  if (signal.aborted) {
    const reason: unknown = signal.reason;
    const isTimeout = reason instanceof DOMException && reason.name === 'TimeoutError';
    if (!isTimeout && reason instanceof Error) return reason;
    return new RemoteImageError('timeout', url.href, `\`${url.host}\` did not answer in time.`, {
      cause: reason,
    });
  }
  const reason = (error instanceof Error ? error.message : String(error)).replace(/\.+$/, '');
  return new RemoteImageError('unreachable', url.href, `\`${url.host}\` cannot be reached: ${reason}.`, {
    cause: error,
  });
}
