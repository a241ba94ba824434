import { CONTRACT_DATE } from 'gpt-image-contract';
import type { RecordedRequest } from './recorded-request.js';

/** How the emulator listens and what kind of line and gateway it plays. */
export interface EmulatorOptions {
  /** TCP port on 127.0.0.1; 0, the default, takes a free one. */
  readonly port?: number | undefined;
  /** Longest request body in bytes; anything longer gets the 413 of a gateway. 512 MiB unless told. */
  readonly maxBodyBytes?: number | undefined;
  /** Milliseconds that pass between the last byte of a request and its answer. */
  readonly latencyMs?: number | undefined;
  /** Speed in bytes a second at which uploads are read; unlimited unless told. */
  readonly uploadBytesPerSecond?: number | undefined;
  /** The day it is for the emulator, `YYYY-MM-DD`: it decides which models are gone. The contract's date unless told. */
  readonly date?: string | undefined;
  /** Azure: model id by deployment name. A deployment that is not listed may also bear the id of its model. */
  readonly deployments?: Readonly<Record<string, string>> | undefined;
  /** Called with every request, just before its answer is sent. */
  readonly onAnswer?: ((request: RecordedRequest) => void) | undefined;
  /** Most requests kept in `requests`, the oldest being forgotten first; 1000 unless told. */
  readonly keepRequests?: number | undefined;
}

/** Options with every default filled in. */
export interface Settings {
  readonly port: number;
  readonly maxBodyBytes: number;
  readonly latencyMs: number;
  readonly uploadBytesPerSecond: number;
  readonly date: string;
  readonly deployments: Readonly<Record<string, string>>;
  readonly onAnswer: (request: RecordedRequest) => void;
  readonly keepRequests: number;
}

/** Bounds the emulator's memory; no limit of the API. */
const DEFAULT_MAX_BODY_BYTES = 512 * 1024 * 1024;

const OPTION_NAMES = [
  'port',
  'maxBodyBytes',
  'latencyMs',
  'uploadBytesPerSecond',
  'date',
  'deployments',
  'onAnswer',
  'keepRequests',
];

/**
 * Checks the options and completes them.
 * @throws {TypeError} on an unknown option or a value of the wrong type.
 * @throws {RangeError} on a number or date out of range.
 */
export function readSettings(options: EmulatorOptions): Settings {
  for (const name of Object.keys(options)) {
    if (!OPTION_NAMES.includes(name)) {
      const known = OPTION_NAMES.map((option) => `\`${option}\``).join(', ');
      throw new TypeError(`\`${name}\` is not an option of the emulator. Use ${known}.`);
    }
  }
  const date: unknown = options.date ?? CONTRACT_DATE;
  if (typeof date !== 'string' || !isDate(date)) {
    throw new RangeError(`\`date\` is ${JSON.stringify(date)}. Write a day as \`YYYY-MM-DD\`.`);
  }
  return {
    port: readNumber('port', options.port, 0, { least: 0, most: 65_535, whole: true }),
    maxBodyBytes: readNumber('maxBodyBytes', options.maxBodyBytes, DEFAULT_MAX_BODY_BYTES, {
      least: 1,
      whole: true,
    }),
    latencyMs: readNumber('latencyMs', options.latencyMs, 0, { least: 0, most: 2 ** 31 - 1 }),
    uploadBytesPerSecond: readNumber('uploadBytesPerSecond', options.uploadBytesPerSecond, Infinity, {
      least: 1,
    }),
    date,
    deployments: readDeployments(options.deployments),
    onAnswer: readCallback(options.onAnswer),
    keepRequests: readNumber('keepRequests', options.keepRequests, 1000, { least: 0, whole: true }),
  };
}

function readNumber(
  name: string,
  value: unknown,
  byDefault: number,
  { least, most = Infinity, whole = false }: { least: number; most?: number; whole?: boolean },
): number {
  if (value === undefined) return byDefault;
  if (typeof value !== 'number' || Number.isNaN(value)) {
    throw new TypeError(`\`${name}\` is ${JSON.stringify(value)}. Give a number.`);
  }
  if (value < least || value > most || (whole && !Number.isInteger(value))) {
    const range = most === Infinity ? `of at least ${least}` : `from ${least} to ${most}`;
    throw new RangeError(`\`${name}\` is ${value}. Give a ${whole ? 'whole ' : ''}number ${range}.`);
  }
  return value;
}

function readDeployments(deployments: unknown): Settings['deployments'] {
  if (deployments === undefined) return {};
  const entries =
    typeof deployments === 'object' && deployments !== null ? Object.entries(deployments) : [['', 0]];
  if (entries.some(([, model]) => typeof model !== 'string')) {
    throw new TypeError('`deployments` takes an object such as `{ pictures: "gpt-image-2" }`.');
  }
  return Object.fromEntries(entries) as Settings['deployments'];
}

function readCallback(callback: unknown): Settings['onAnswer'] {
  if (callback === undefined) return () => undefined;
  if (typeof callback !== 'function') throw new TypeError('`onAnswer` takes a function.');
  return callback as Settings['onAnswer'];
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
