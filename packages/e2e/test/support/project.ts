import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { getTarball, type PackageName } from './packed.js';
import { run, type ProcessResult } from './run.js';

/** A user's project in a directory of its own, outside of this repository. */
export interface Project {
  /** Absolute path. */
  readonly root: string;
  /** Writes a file, making its directories. */
  write(path: string, text: string): void;
  /** Runs a program of `node_modules/.bin`. */
  run(
    program: string,
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
  ): Promise<ProcessResult>;
  /** Deletes the directory. */
  remove(): void;
}

/** What a project is made of. */
export interface ProjectOptions {
  /** Packages of this repository to install from their tarballs; the contract always comes along. */
  readonly packages: readonly PackageName[];
  /** Packages of the registry, name to version. */
  readonly dependencies: Readonly<Record<string, string>>;
  /** What `.js` files are; default `module`. */
  readonly type?: 'commonjs' | 'module';
  /** Whether npm installs peer dependencies that nobody listed, as it does unless told otherwise. */
  readonly installPeers?: boolean;
  /** Text by path. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Makes a project and installs it with npm.
 * @throws {Error} with npm's output when the install fails.
 */
export async function createProject(options: ProjectOptions): Promise<Project> {
  const { packages, dependencies, files, type = 'module', installPeers = true } = options;
  const own = await Promise.all(
    [...new Set<PackageName>(['gpt-image-contract', ...packages])].map(
      async (name) => [name, `file:${await getTarball(name)}`] as const,
    ),
  );
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'gpt-image-e2e-')));
  const project: Project = {
    root,
    write(path, text) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    },
    run: (program, args, env) =>
      run(join(root, 'node_modules/.bin', program), args, { cwd: root, env: { NO_COLOR: '1', ...env } }),
    remove() {
      rmSync(root, { recursive: true, force: true });
    },
  };
  const manifest = {
    name: 'throw-away',
    private: true,
    type,
    dependencies: { ...dependencies, ...Object.fromEntries(own) },
  };
  project.write('package.json', JSON.stringify(manifest, undefined, 2));
  for (const [path, text] of Object.entries(files)) project.write(path, text);
  const flags = ['--no-audit', '--no-fund', '--no-package-lock', '--prefer-offline', '--loglevel=error'];
  const { exitCode, stdout, stderr } = await run(
    'npm',
    ['install', ...flags, ...(installPeers ? [] : ['--legacy-peer-deps'])],
    { cwd: root },
  );
  if (exitCode !== 0) throw new Error(`npm install failed:\n${stdout}${stderr}`);
  return project;
}
