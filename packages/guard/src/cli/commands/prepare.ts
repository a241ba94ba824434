import { COMMON_OPTIONS, POLICY_OPTIONS, type Command, type ExitCode } from '../command.js';
import { defaultConcurrency } from '../default-concurrency.js';
import { DoneList } from '../done-list.js';
import type { Failure } from '../failure.js';
import { findFiles } from '../../find-files.js';
import { countOf, formatBytes, formatFacts, printable } from '../../format.js';
import { createJsonList } from '../json-list.js';
import { Originals } from '../originals.js';
import { planOutputs } from '../plan-outputs.js';
import { prepareFile, type FileResult } from '../prepare-file.js';
import { createProgress } from '../progress.js';
import { readVersion } from '../read-version.js';
import { runPool } from '../run-pool.js';
import { toShellWords } from '../shell-words.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { makeOutputFolder } from '../write-atomically.js';

const STRATEGIES = ['balanced', 'quality', 'size'] as const;
type Strategy = (typeof STRATEGIES)[number];

/** `gpt-image-guard prepare <files|globs> --out dir` */
export const prepareCommand: Command = {
  name: 'prepare',
  summary: 'make images ready to upload, into another folder',
  help: `Usage: gpt-image-guard prepare <files, folders or globs>... --out <folder> [options]

Writes a version of every image that is ready to upload: at most 1,536,000 bytes,
at most 2048 px, upright, in sRGB, without metadata. Originals are never touched.
Images already done are skipped, so the same command goes on after an interruption;
originals or options that changed since are done again.

Options:
  --out <folder>       where the prepared images go; folders below are kept
  --max-bytes <n>      bytes of one image, such as 1500000 or 1.5MB
  --max-edge <n>       longest side in pixels
  --formats <list>     accepted formats, preferred one first, such as webp,jpeg
  --max-input-bytes <n>   bytes read of one original, default 256 MiB
  --max-input-pixels <n>  pixels of one original, default 120000000
  --strategy <name>    balanced (default), quality or size
  --force              prepare again what is already done
  --concurrency <n>    images worked on at a time
  --json               one JSON document on standard output
  -q, --quiet          no output but failures

Exit code 1 when an image cannot be prepared, 2 when a file cannot be read or written.

Examples:
  gpt-image-guard prepare photos/ --out prepared
  gpt-image-guard prepare "assets/**/*.{png,jpg}" --out prepared --max-bytes 500kB
  gpt-image-guard prepare photos/ --out prepared --json | jq .summary
`,
  options: {
    ...COMMON_OPTIONS,
    ...POLICY_OPTIONS,
    out: { type: 'string', short: 'o' },
    'max-input-bytes': { type: 'string' },
    'max-input-pixels': { type: 'string' },
    strategy: { type: 'string' },
    force: { type: 'boolean' },
    concurrency: { type: 'string' },
  },
  async run({ positionals, options }, terminal) {
    if (positionals.length === 0) throw new UsageError('Name files, folders or globs to prepare.');
    const out = options.required('out');
    const policy = options.policy();
    const strategy = readStrategy(options.text('strategy'));
    const limits = {
      maxInputBytes: options.bytes('max-input-bytes'),
      maxInputPixels: options.integer('max-input-pixels', 1),
    };
    const concurrency = options.integer('concurrency', 1, 64) ?? defaultConcurrency();
    const files = await findFiles(positionals, out);
    const plan = planOutputs(files, out);
    const originals = await Originals.of(files.map(({ path }) => path));
    await makeOutputFolder(out);
    // Another version may prepare otherwise.
    const made = { policy, strategy, version: readVersion() };
    const doneList = await DoneList.open(out, made, plan.values(), terminal.env);
    const json = options.flag('json') ? createJsonList(terminal, 'files') : undefined;
    const progress = createProgress(terminal, files.length, !options.flag('quiet'));
    const tally = new Tally();

    await runPool(
      files,
      { concurrency, signal: terminal.signal },
      (file) =>
        prepareFile({
          source: file.path,
          target: plan.get(file) ?? '',
          originals,
          doneList,
          policy,
          limits,
          strategy,
          isForced: options.flag('force'),
          signal: terminal.signal,
        }),
      (result) => {
        // What an interruption stopped has not failed; it is still to be done.
        if (result.status === 'interrupted') return;
        tally.add(result);
        json?.add(result);
        if (json === undefined && isWorthALine(result, terminal, options.flag('quiet'))) {
          progress.clear();
          printLine(result, terminal);
        }
        progress.step(result.status === 'prepared' ? result.bytesSaved : 0);
      },
    );
    progress.clear();
    json?.end(tally.summary(files.length));
    if (json === undefined) printSummary(tally, files.length, terminal, options.flag('quiet'));
    return tally.exitCode(terminal.signal.aborted);
  },
};

function readStrategy(value: string | undefined): Strategy | undefined {
  if (value === undefined) return undefined;
  const strategy = STRATEGIES.find((name) => name === value);
  if (strategy === undefined) {
    throw new UsageError(`\`--strategy\` takes ${STRATEGIES.join(', ')}, not \`${value}\`.`);
  }
  return strategy;
}

/** Counts; holds no more of a file than its failure. */
class Tally {
  readonly counts = { prepared: 0, unchanged: 0, skipped: 0, failed: 0 };
  readonly failures: { readonly file: string; readonly error: Failure }[] = [];
  bytesSaved = 0;

  add(result: Exclude<FileResult, { status: 'interrupted' }>): void {
    this.counts[result.status]++;
    if (result.status === 'failed') this.failures.push(result);
    if (result.status === 'prepared') this.bytesSaved += result.bytesSaved;
  }

  summary(total: number): Record<string, number> {
    return { files: total, ...this.counts, bytesSaved: this.bytesSaved };
  }

  get done(): number {
    return this.counts.prepared + this.counts.unchanged + this.counts.skipped;
  }

  exitCode(isInterrupted: boolean): ExitCode {
    if (isInterrupted || this.failures.some(({ error }) => error.isIo)) return 2;
    return this.failures.length > 0 ? 1 : 0;
  }
}

/** With a bar on screen a line for every file would only scroll it away. */
function isWorthALine(result: FileResult, terminal: Terminal, isQuiet: boolean): boolean {
  if (result.status === 'failed') return false;
  return !isQuiet && !terminal.isInteractive;
}

function printLine(result: FileResult, terminal: Terminal): void {
  if (result.status === 'prepared' || result.status === 'unchanged') {
    const { file, output, original, prepared } = result;
    const facts =
      result.status === 'unchanged'
        ? `${formatFacts(original)}, unchanged`
        : `${formatFacts(original)} → ${formatFacts(prepared)}`;
    terminal.out(
      `${terminal.style('green', '✓')} ${printable(file)} → ${printable(output ?? file)} ${terminal.style('dim', facts)}\n`,
    );
    for (const warning of result.warnings)
      terminal.out(`  ${terminal.style('yellow', 'warning')}: ${toShellWords(warning)}\n`);
  } else if (result.status === 'skipped') {
    terminal.out(
      `${terminal.style('dim', '·')} ${printable(result.file)} ${terminal.style('dim', 'is already done')}\n`,
    );
  }
}

function printSummary(tally: Tally, total: number, terminal: Terminal, isQuiet: boolean): void {
  const { counts, failures } = tally;
  if (!isQuiet) {
    const parts = [
      `${countOf(counts.prepared, 'image')} prepared, ${formatBytes(tally.bytesSaved)} saved`,
      ...(counts.unchanged > 0 ? [`${counts.unchanged} unchanged`] : []),
      ...(counts.skipped > 0 ? [`${counts.skipped} already done`] : []),
      ...(counts.failed > 0 ? [`${counts.failed} failed`] : []),
    ];
    terminal.out(`${parts.join(', ')}\n`);
  }
  for (const { file, error } of failures) {
    terminal.err(`${terminal.style('red', '✗')} ${printable(file)}: ${printable(error.message)}\n`);
  }
  if (terminal.signal.aborted) {
    terminal.err(`Interrupted after ${tally.done} of ${total}. Run the same command again to go on.\n`);
  }
}
