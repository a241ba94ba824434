import type { Terminal } from '../../src/cli/terminal.js';
import { run } from '../../src/cli/run.js';

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
    env: {},
    signal: new AbortController().signal,
    ...overrides,
  });
  return { code, stdout, stderr };
}

/** Parses what `--json` wrote. */
export function parseJson(output: Output): Record<string, unknown> {
  return JSON.parse(output.stdout) as Record<string, unknown>;
}
