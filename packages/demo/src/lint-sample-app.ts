import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SAMPLE_APP = fileURLToPath(new URL('../sample-app/', import.meta.url));

/** What the real ESLint CLI said about the sample app. */
export interface LintResult {
  /** Report in ESLint's own format, as a person sees it. */
  readonly output: string;
  /** 0: clean, 1: findings, 2: ESLint could not run. */
  readonly exitCode: number;
}

/**
 * Runs the ESLint CLI with our plugin over the sample app, in a process of its own.
 * @param format name of an ESLint formatter: `stylish` for people, `json` for machines
 */
export async function lintSampleApp(format: 'stylish' | 'json', colour = false): Promise<LintResult> {
  const eslintPackage = createRequire(import.meta.url).resolve('eslint/package.json');
  const cli = join(dirname(eslintPackage), 'bin', 'eslint.js');
  const child = spawn(process.execPath, [cli, '--format', format, colour ? '--color' : '--no-color', '.'], {
    cwd: SAMPLE_APP,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve(code ?? 2);
    });
  });
  return { output: Buffer.concat(chunks).toString('utf8').replaceAll(SAMPLE_APP, 'sample-app/'), exitCode };
}
