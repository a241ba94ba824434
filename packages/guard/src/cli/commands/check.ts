import type { ImageFacts, Policy, Violation } from 'gpt-image-contract';
import { checkFacts } from '../../check-facts.js';
import { COMMON_OPTIONS, POLICY_OPTIONS, type Command } from '../command.js';
import { defaultConcurrency } from '../default-concurrency.js';
import { describeFailure, type Failure } from '../failure.js';
import { findFiles } from '../../find-files.js';
import { countOf, formatFacts, printable } from '../../format.js';
import { createJsonList } from '../json-list.js';
import { createProgress } from '../progress.js';
import { runPool } from '../run-pool.js';
import { toShellWords } from '../shell-words.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

/** What is known of one file after the check. */
type CheckResult =
  | { readonly file: string; readonly facts: ImageFacts; readonly violations: readonly Violation[] }
  | { readonly file: string; readonly error: Failure };

/** `gpt-image-guard check <files|globs>` */
export const checkCommand: Command = {
  name: 'check',
  summary: 'tell which images are ready to upload, and what is wrong with the others',
  help: `Usage: gpt-image-guard check <files, folders or globs>... [options]

Reads header and structure of every image and holds it against the policy: at most
1,536,000 bytes, at most 2048 px, WebP, JPEG or PNG, and not cut off.

Options:
  --max-bytes <n>      bytes of one image, such as 1500000 or 1.5MB
  --max-edge <n>       longest side in pixels
  --formats <list>     accepted formats, such as webp,jpeg
  --max-input-bytes <n>  bytes read of one file, default 256 MiB
  --concurrency <n>    files read at a time
  --json               one JSON document on standard output
  -q, --quiet          no output for images that are ready

Exit code 1 when an image is not ready, 2 when a file cannot be read.

Examples:
  gpt-image-guard check uploads/
  gpt-image-guard check "fixtures/**/*.png" --max-edge 1024 --quiet
  gpt-image-guard check uploads/ --json | jq '.files[] | select(.violations | length > 0) | .file'
`,
  options: {
    ...COMMON_OPTIONS,
    ...POLICY_OPTIONS,
    'max-input-bytes': { type: 'string' },
    concurrency: { type: 'string' },
  },
  async run({ positionals, options }, terminal) {
    if (positionals.length === 0) throw new UsageError('Name files, folders or globs to check.');
    const policy = options.policy();
    const concurrency = options.integer('concurrency', 1, 64) ?? defaultConcurrency();
    const maxInputBytes = options.bytes('max-input-bytes');
    const files = await findFiles(positionals);
    const json = options.flag('json') ? createJsonList(terminal, 'files') : undefined;
    const progress = createProgress(terminal, files.length, !options.flag('quiet'));
    const summary = { files: 0, ready: 0, notReady: 0, failed: 0 };
    const ioFailures: Failure[] = [];

    await runPool(
      files,
      { concurrency, signal: terminal.signal },
      ({ path }) => checkFile(path, { policy, maxInputBytes, signal: terminal.signal }),
      (result) => {
        summary.files++;
        if ('error' in result) {
          summary.failed++;
          if (result.error.isIo) ioFailures.push(result.error);
        } else if (result.violations.length > 0) summary.notReady++;
        else summary.ready++;
        json?.add(result);
        progress.clear();
        if (json === undefined) print(result, terminal, options.flag('quiet'));
        progress.step(0);
      },
    );
    progress.clear();
    json?.end(summary);
    if (json === undefined && !options.flag('quiet')) {
      terminal.out(
        `${countOf(summary.files, 'image')} checked, ${summary.ready} ready, ${summary.notReady} not ready` +
          `${summary.failed > 0 ? `, ${summary.failed} failed` : ''}\n`,
      );
    }
    if (terminal.signal.aborted || ioFailures.length > 0) return 2;
    return summary.ready === summary.files ? 0 : 1;
  },
};

async function checkFile(
  file: string,
  { policy, ...options }: { policy: Policy; maxInputBytes: number | undefined; signal: AbortSignal },
): Promise<CheckResult> {
  const { inspectImage } = await import('../../index.js');
  try {
    const facts = await inspectImage(file, options);
    const violations = checkFacts(facts, { policy });
    return {
      file,
      facts,
      violations: violations.map((each) => ({ ...each, message: toShellWords(each.message) })),
    };
  } catch (error) {
    return { file, error: describeFailure(error) };
  }
}

function print(result: CheckResult, terminal: Terminal, isQuiet: boolean): void {
  if ('error' in result) {
    terminal.out(
      `${terminal.style('red', '✗')} ${printable(result.file)}\n  ${printable(result.error.message)}\n`,
    );
    return;
  }
  const { file, facts, violations } = result;
  if (violations.length === 0 && isQuiet) return;
  const mark = violations.length === 0 ? terminal.style('green', '✓') : terminal.style('red', '✗');
  terminal.out(`${mark} ${printable(file)} ${terminal.style('dim', formatFacts(facts))}\n`);
  for (const { message } of violations) terminal.out(`  ${message}\n`);
}
