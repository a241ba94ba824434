import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { definePolicy, UNKNOWN_VALUE, type Policy, type Violation } from 'gpt-image-contract';
import { checkParameters } from '../../check-parameters.js';
import { COMMON_OPTIONS, type Command, type CommandOptions, type ExitCode } from '../command.js';
import { callEdits, ApiCallError } from '../call-edits.js';
import type { PreparedImage } from '../../prepared-image.js';
import { formatBytes, formatDuration, formatFacts } from '../../format.js';
import type { PrepareMaskOptions } from '../../prepare-mask.js';
import { toShellWords } from '../shell-words.js';
import type { Terminal } from '../terminal.js';
import { Originals } from '../originals.js';
import { UsageError } from '../usage-error.js';
import { makeOutputFolder, writeAtomically } from '../write-atomically.js';

const DEFAULT_BASE_URL = 'https://api.openai.com/v1';
/** Alive, with no shutdown announced, and open to every account. */
const DEFAULT_MODEL = 'gpt-image-2';
/** Edits at high quality take minutes; the SDK waits ten as well. */
const DEFAULT_TIMEOUT_S = 600;
const OUTPUT_FORMATS: Readonly<Record<string, string>> = {
  '.webp': 'webp',
  '.png': 'png',
  '.jpg': 'jpeg',
  '.jpeg': 'jpeg',
};

/** `gpt-image-guard edit photo.png --prompt … --out out.webp` */
export const editCommand: Command = {
  name: 'edit',
  summary: 'compress images, have the API edit them, save the result',
  help: `Usage: gpt-image-guard edit <image>... --prompt <text> --out <file> [options]

Prepares the images, checks the request, calls the image API and saves the result.
The key is read from OPENAI_API_KEY, the base URL from --base-url or OPENAI_BASE_URL.

Options:
  --prompt <text>      what to make of the images
  --out <file>         where the result goes; .webp, .png or .jpg decides its format
  --size <size>        size of the result, such as 1536x1024; default auto
  --mask <file>        PNG whose transparent pixels are edited
  --mask-from <value>  alpha (default), luminance or inverse-luminance: what the mask says it by
  --model <id>         default ${DEFAULT_MODEL}
  --quality <value>    low, medium, high, …
  --background <value> transparent, opaque or auto
  --base-url <url>     any OpenAI-compatible API; default ${DEFAULT_BASE_URL}
  --timeout <seconds>  default ${DEFAULT_TIMEOUT_S}
  --json               one JSON document on standard output
  -q, --quiet          no output but errors

Exit code 1 when the request is refused, 2 when the API or a file cannot be reached.

Examples:
  gpt-image-guard edit photo.jpg --prompt "Make it winter" --out winter.webp
  gpt-image-guard edit room.png --mask sofa.png --prompt "A red sofa" --size 1536x1024 --out red-sofa.png
  gpt-image-guard edit a.png b.png --prompt "Put A into B" --out ab.webp --base-url http://localhost:8080/v1
`,
  options: {
    ...COMMON_OPTIONS,
    prompt: { type: 'string', short: 'p' },
    out: { type: 'string', short: 'o' },
    size: { type: 'string' },
    mask: { type: 'string' },
    'mask-from': { type: 'string' },
    model: { type: 'string' },
    quality: { type: 'string' },
    background: { type: 'string' },
    'base-url': { type: 'string' },
    timeout: { type: 'string' },
  },
  async run({ positionals, options }, terminal) {
    if (positionals.length === 0) throw new UsageError('Name the image to edit.');
    const out = options.required('out');
    await assertNoOriginal(out, [...positionals, options.text('mask')]);
    const params = readParams(options, out);
    const baseUrl = options.text('base-url') ?? readVariable(terminal, 'OPENAI_BASE_URL') ?? DEFAULT_BASE_URL;
    if (!isWebUrl(baseUrl)) {
      throw new UsageError(`\`--base-url\` takes a URL of \`https:\` or \`http:\`, not \`${baseUrl}\`.`);
    }
    const apiKey = readVariable(terminal, 'OPENAI_API_KEY');
    if (apiKey === undefined && baseUrl === DEFAULT_BASE_URL) {
      throw new UsageError('There is no API key. Set the environment variable `OPENAI_API_KEY`.');
    }
    const maskFrom = readMaskFrom(options.text('mask-from'));
    const timeoutMs = (options.integer('timeout', 1) ?? DEFAULT_TIMEOUT_S) * 1000;

    const policy = definePolicy({ maxImages: 16 });
    // Files, as the check sees them: paths would be faults.
    const request = { ...params, image: positionals.map(() => UNKNOWN_VALUE) };
    const fail = (exitCode: ExitCode, error: { code: string; message: string; violations?: unknown }) => {
      if (options.flag('json')) terminal.out(`${JSON.stringify({ error }, null, 2)}\n`);
      return exitCode;
    };
    const violations = checkParameters(request, { operation: 'edit', policy });
    if (!reportViolations(violations, terminal)) {
      const [first] = violations.filter(({ severity }) => severity === 'error');
      return fail(1, { code: 'violations', message: first?.message ?? '', violations });
    }
    // Before the picture is paid for.
    await assertNoFolder(out);
    await makeOutputFolder(dirname(out));

    const say = (text: string) => {
      if (!options.flag('quiet') && !options.flag('json')) terminal.out(text);
    };
    const { images, mask } = await prepareAll(positionals, options.text('mask'), {
      policy,
      maskFrom,
      signal: terminal.signal,
    });
    for (const [index, image] of images.entries()) {
      const { original, prepared: facts } = image.report;
      say(`${positionals[index] ?? ''}: ${formatFacts(original)} → ${formatFacts(facts)}\n`);
      sayWarnings(image, say);
    }
    if (mask !== undefined) sayWarnings(mask, say);
    const start = performance.now();
    const timeout = AbortSignal.timeout(timeoutMs);
    const uploadBytes = images.reduce((sum, { size }) => sum + size, mask?.size ?? 0);
    if (terminal.isInteractive) say(`Sending ${formatBytes(uploadBytes)} to ${new URL(baseUrl).host} …\n`);
    try {
      const bytes = await callEdits(
        { baseUrl, apiKey, params, images, mask },
        AbortSignal.any([terminal.signal, timeout]),
      );
      await saveResult(out, bytes);
      const durationMs = Math.round(performance.now() - start);
      say(`${out}: ${formatBytes(bytes.byteLength)} in ${formatDuration(durationMs)}\n`);
      if (options.flag('json')) {
        const reports = images.map(({ report }) => report);
        const document = { out, bytes: bytes.byteLength, durationMs, images: reports };
        terminal.out(`${JSON.stringify(document, null, 2)}\n`);
      }
      return 0;
    } catch (error) {
      // Waiting for a retry or in the middle of an answer, the abort has no words of its own.
      if (timeout.aborted && !terminal.signal.aborted) {
        const message = `${baseUrl} did not answer in time. Raise \`--timeout\`.`;
        terminal.err(`${message}\n`);
        return fail(2, { code: 'timeout', message });
      }
      if (error instanceof MisplacedResultError) {
        terminal.err(`${error.message}\n`);
        return fail(2, { code: 'misplaced', message: error.message });
      }
      if (!(error instanceof ApiCallError)) throw error;
      const { message, isRefusal } = error;
      terminal.err(`${message}\n`);
      return fail(isRefusal ? 1 : 2, { code: isRefusal ? 'refused' : 'api', message });
    }
  },
};

function isWebUrl(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}

/** Scripts and CI set variables they have no value for to nothing. */
function readVariable({ env }: Terminal, name: string): string | undefined {
  return env[name]?.trim() === '' ? undefined : env[name];
}

/** @throws {UsageError} where the result would overwrite what it is made from */
async function assertNoOriginal(out: string, sources: readonly (string | undefined)[]): Promise<void> {
  const originals = await Originals.of(sources.filter((source) => source !== undefined));
  if (await originals.has(out)) {
    throw new UsageError(`\`${out}\` is an original and is not overwritten. Choose another \`--out\`.`);
  }
}

/** @throws {UsageError} where the result has no place because a folder of its name is there */
async function assertNoFolder(out: string): Promise<void> {
  const stats = await stat(out).catch(() => undefined);
  if (stats?.isDirectory() !== true) return;
  throw new UsageError(`\`${out}\` is a folder. Name a file in it: \`--out ${join(out, 'result.webp')}\`.`);
}

/** The result is not at its place. The message says why, and where it is. */
class MisplacedResultError extends Error {
  override readonly name = 'MisplacedResultError';
}

/**
 * Saves a picture that was paid for: Ctrl-C does not stop it any more, and where its place cannot be written it goes into
 * the temporary folder.
 * @throws {MisplacedResultError}
 */
async function saveResult(out: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeAtomically(out, bytes);
  } catch (cause) {
    const rescue = join(tmpdir(), `gpt-image-guard-${randomBytes(8).toString('hex')}${extname(out)}`);
    const isSaved = await writeAtomically(rescue, bytes).then(
      () => true,
      () => false,
    );
    if (!isSaved || !(cause instanceof Error)) throw cause;
    throw new MisplacedResultError(`${cause.message} The picture is saved as \`${rescue}\`.`, { cause });
  }
}

async function prepareAll(
  paths: readonly string[],
  maskPath: string | undefined,
  { policy, maskFrom, signal }: { policy: Policy; maskFrom: MaskSource | undefined; signal: AbortSignal },
): Promise<{ images: readonly PreparedImage[]; mask: PreparedImage | undefined }> {
  const { prepareImages, prepareMask } = await import('../../index.js');
  const images = await prepareImages(paths, { policy, signal });
  const [first] = images;
  if (maskPath === undefined || first === undefined) return { images, mask: undefined };
  return { images, mask: await prepareMask(maskPath, first, { from: maskFrom, policy, signal }) };
}

type MaskSource = NonNullable<PrepareMaskOptions['from']>;

const MASK_SOURCES: readonly MaskSource[] = ['alpha', 'luminance', 'inverse-luminance'];

function readMaskFrom(value: string | undefined): MaskSource | undefined {
  const source = MASK_SOURCES.find((each) => each === value);
  if (value === source) return source;
  throw new UsageError(`\`--mask-from\` takes ${MASK_SOURCES.join(', ')}, not \`${value ?? ''}\`.`);
}

function sayWarnings({ report }: PreparedImage, say: (text: string) => void): void {
  for (const warning of report.warnings) say(`  warning: ${toShellWords(warning)}\n`);
}

function readParams(options: CommandOptions, out: string): Record<string, string> & { prompt: string } {
  const format = OUTPUT_FORMATS[extname(out).toLowerCase()];
  if (format === undefined) {
    throw new UsageError(`\`--out\` takes a file name that ends in .webp, .png or .jpg, not \`${out}\`.`);
  }
  const params: Record<string, string> & { prompt: string } = {
    model: options.text('model') ?? DEFAULT_MODEL,
    prompt: options.required('prompt'),
    output_format: format,
  };
  for (const name of ['size', 'quality', 'background']) {
    const value = options.text(name);
    if (value !== undefined) params[name] = value;
  }
  return params;
}

/** Prints what is wrong. @returns whether the API would take the request all the same */
function reportViolations(violations: readonly Violation[], terminal: Terminal): boolean {
  for (const { severity, message } of violations) {
    const label = severity === 'error' ? terminal.style('red', 'error') : terminal.style('yellow', 'warning');
    terminal.err(`${label}: ${message}\n`);
  }
  return !violations.some(({ severity }) => severity === 'error');
}
