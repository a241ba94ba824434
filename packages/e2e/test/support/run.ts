import { execFile } from 'node:child_process';

/** What a finished process left behind. */
export interface ProcessResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program to its end, without a shell.
 * @returns also when the program fails; a lint run with findings ends with exit code 1.
 * @throws {Error} when the program cannot be started or was killed.
 */
export function run(
  program: string,
  args: readonly string[],
  options: { cwd: string; env?: Readonly<Record<string, string>> },
): Promise<ProcessResult> {
  return new Promise((resolve, reject) => {
    const { cwd, env } = options;
    const settings = { cwd, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 };
    execFile(program, args, settings, (error, stdout, stderr) => {
      if (error === null) resolve({ exitCode: 0, stdout, stderr });
      else if (typeof error.code === 'number') resolve({ exitCode: error.code, stdout, stderr });
      else reject(new Error(`cannot run ${program}`, { cause: error }));
    });
  });
}
