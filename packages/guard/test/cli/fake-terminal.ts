import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Terminal } from '../../src/cli/terminal.js';
import { run } from '../../src/cli/run.js';

/** Away from the user's own; runs of one test file share it, as runs of one user do. */
const CACHE = join(tmpdir(), `guard-cli-cache-${process.pid}`);

afterAll(async () => {
  await rm(CACHE, { recursive: true, force: true });
});

interface Output {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, with output captured. */
export async function runCli(args: readonly string[], overrides: Partial<Terminal> = {}): Promise<Output> {
  let stdout = '';
  let stderr = '';
  const code = await run(args, {
    out: (text) => {
      stdout += text;
    },
    err: (text) => {
      stderr += text;
    },
    readInput: () => Promise.resolve(''),
    style: (_, text) => text,
    isInteractive: false,
    isInputTerminal: true,
    columns: 80,
    env: { XDG_CACHE_HOME: CACHE },
    signal: new AbortController().signal,
    ...overrides,
  });
  return { code, stdout, stderr };
}

/** Parses what `--json` wrote. */
export function parseJson(output: Output): Record<string, unknown> {
  return JSON.parse(output.stdout) as Record<string, unknown>;
}
