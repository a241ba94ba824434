import { once } from 'node:events';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import type { EmulatorOptions } from './options.js';
import type { RecordedRequest } from './recorded-request.js';
import { startEmulator, type Emulator } from './start-emulator.js';

/** Port of the command unless told, so that a base URL can stand in a file. */
const DEFAULT_PORT = 4141;

const HELP = `Usage: gpt-image-emulator [options]

Starts a local OpenAI Images API with the real one's checks, error envelopes and pictures.
Point a client at it: OPENAI_BASE_URL=http://127.0.0.1:${DEFAULT_PORT}/v1, with any API key.

Options:
  --port <number>                     port on 127.0.0.1; 0 takes a free one (${DEFAULT_PORT})
  --max-body-bytes <number>           answer longer bodies with the 413 of a gateway (536870912)
  --latency-ms <number>               wait that long before every answer (0)
  --upload-bytes-per-second <number>  read uploads at this speed (unlimited)
  --date <YYYY-MM-DD>                 the day it is, which decides what models are gone
  --deployment <name=model>           an Azure deployment; may be repeated
  --quiet                             print no line for each request
  --help                              print this text
  --version                           print the version

A request orders its own failure with the header x-emulator-fault: rate-limit; retryAfterSeconds=2
(rate-limit, server-error, connection-reset, slow-upload, timeout, moderation, body-too-large).
`;

/**
 * Runs the command until it is interrupted.
 * @param args what follows the name of the command
 * @returns exit code: 0 after Ctrl-C, `--help` or `--version`, 2 when an option is wrong or the port is taken.
 */
export async function runCli(args: readonly string[]): Promise<number> {
  let emulator: Emulator;
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true });
    if (values.help === true) return print(HELP);
    if (values.version === true) return print(`${readVersion()}\n`);
    const log = values.quiet === true ? {} : { onAnswer: logRequest };
    emulator = await startEmulator({ ...toEmulatorOptions(values), ...log });
  } catch (error) {
    process.stderr.write(`gpt-image-emulator: ${describeError(error)}\n`);
    return 2;
  }
  process.stdout.write(`gpt-image-emulator listens on ${emulator.url}\n`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await emulator.close();
  return 0;
}

const OPTIONS = {
  port: { type: 'string' },
  'max-body-bytes': { type: 'string' },
  'latency-ms': { type: 'string' },
  'upload-bytes-per-second': { type: 'string' },
  date: { type: 'string' },
  deployment: { type: 'string', multiple: true },
  quiet: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

function toEmulatorOptions(values: {
  readonly [Name in keyof typeof OPTIONS]?: string | boolean | string[] | undefined;
}): EmulatorOptions {
  const number = (name: keyof typeof OPTIONS): number | undefined => {
    const text = values[name];
    if (typeof text !== 'string') return undefined;
    if (!/^\d+$/.test(text)) throw new TypeError(`\`--${name}\` is \`${text}\`. Give a whole number.`);
    return Number(text);
  };
  const pairs = (Array.isArray(values.deployment) ? values.deployment : []).map((pair) => {
    const [name = '', model = ''] = pair.split('=', 2);
    if (name === '' || model === '') {
      throw new TypeError(`\`--deployment\` is \`${pair}\`. Write \`name=model\`.`);
    }
    return [name, model] as const;
  });
  return {
    port: number('port') ?? DEFAULT_PORT,
    maxBodyBytes: number('max-body-bytes'),
    latencyMs: number('latency-ms'),
    uploadBytesPerSecond: number('upload-bytes-per-second'),
    date: typeof values.date === 'string' ? values.date : undefined,
    deployments: Object.fromEntries(pairs),
  };
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `${error.message}. Use another \`--port\`.`;
  // The first sentence of Node's own messages names the option.
  return code?.startsWith('ERR_PARSE_ARGS') === true
    ? `${error.message.split('. ', 1)[0] ?? ''}. See \`--help\`.`
    : error.message;
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function readVersion(): string {
  const require = createRequire(import.meta.url);
  const { version } = require('../package.json') as { version: string };
  return version;
}

function logRequest({ method, path, status, bodyBytes, error }: RecordedRequest): void {
  const fault = error === undefined ? '' : ` ${error.code ?? error.type}: ${error.message}`;
  process.stdout.write(`${method} ${path} ${bodyBytes} bytes → ${status ?? ''}${fault}\n`);
}
