import { styleText } from 'node:util';

/** Colours and weights used in output. */
type Style = 'red' | 'green' | 'yellow' | 'dim' | 'bold';

/** Where a command reads and writes; tests pass their own. */
export interface Terminal {
  /** Writes to standard output. */
  out(text: string): void;
  /** Writes to standard error. */
  err(text: string): void;
  /** Everything on standard input as text. */
  readInput(): Promise<string>;
  /** Colours `text` where standard output takes colours; `NO_COLOR` and `FORCE_COLOR` are honoured. */
  style(style: Style, text: string): string;
  /** Standard error is a terminal that can redraw a line, and this is no CI. */
  readonly isInteractive: boolean;
  /** Standard input is a terminal: nothing is piped in. */
  readonly isInputTerminal: boolean;
  /** Width of the terminal in characters. */
  readonly columns: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Fires on Ctrl-C, and when standard output cannot be written. */
  readonly signal: AbortSignal;
}

/** Standard output takes no more: its disk is full, for instance. */
export class OutputLostError extends Error {
  override readonly name = 'OutputLostError';
}

/** The terminal of the running process. `controller` is aborted with an {@link OutputLostError} should output be lost. */
export function createProcessTerminal(controller: AbortController): Terminal {
  const { stdout, stderr, stdin, env } = process;
  // A reader such as `head` that leaves early is no error of ours; the work goes on.
  stderr.on('error', () => undefined);
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    // Every write fails from now on: once is enough.
    if (controller.signal.aborted) return;
    const lost = new OutputLostError(`Standard output cannot be written: ${error.message}`);
    stderr.write(`${lost.message}\n`);
    // A document that is cut off must not look like success, also where it was the last thing written.
    process.exitCode = 2;
    controller.abort(lost);
  });
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    readInput: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of stdin as AsyncIterable<Buffer>) chunks.push(chunk);
      return Buffer.concat(chunks).toString('utf8');
    },
    style: (style, text) => styleText(style, text, { validateStream: true, stream: stdout }),
    isInteractive: stderr.isTTY && env.CI === undefined && env.TERM !== 'dumb',
    isInputTerminal: stdin.isTTY,
    columns: stderr.columns,
    env,
    signal: controller.signal,
  };
}
