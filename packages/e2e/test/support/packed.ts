import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from './run.js';

const PACKAGES = {
  'gpt-image-contract': 'contract',
  'eslint-plugin-gpt-image': 'eslint-plugin',
  'gpt-image-guard': 'guard',
  'gpt-image-emulator': 'emulator',
} as const;

/** Name of a published package. */
export type PackageName = keyof typeof PACKAGES;

/** Names of the published packages. */
export const packageNames = Object.keys(PACKAGES) as PackageName[];

const ROOT = join(import.meta.dirname, '../../..');

/**
 * Packs a package as it would be published. Packed once for the same `dist`: all test files of a run, which are
 * processes of their own, share one set.
 * @returns path of the tarball
 */
export async function getTarball(name: PackageName): Promise<string> {
  const directory = join(ROOT, PACKAGES[name]);
  const store = join(tmpdir(), 'gpt-image-e2e-tarballs');
  const tarball = join(store, `${name}-${hashOf(directory)}.tgz`);
  const unlock = await lock(`${tarball}.lock`);
  try {
    if (!existsSync(tarball)) await pack(name, directory, tarball);
  } finally {
    unlock();
  }
  return tarball;
}

/** Older than any pack takes, in ms: its owner was killed. */
const STALE_LOCK = 90_000;

/** Waits until no other process packs the same: a `prepack` script writes into `dist`, and twice at once is too often. */
async function lock(path: string): Promise<() => void> {
  mkdirSync(join(path, '..'), { recursive: true });
  for (;;) {
    try {
      mkdirSync(path);
      return () => {
        rmSync(path, { recursive: true, force: true });
      };
    } catch {
      const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > STALE_LOCK) rmSync(path, { recursive: true, force: true });
      await sleep(100);
    }
  }
}

async function pack(name: PackageName, directory: string, tarball: string): Promise<void> {
  const workshop = `${tarball}.${randomUUID()}`;
  mkdirSync(workshop, { recursive: true });
  try {
    const { exitCode, stderr, stdout } = await pnpm(['pack', '--pack-destination', workshop], directory);
    const packed = readdirSync(workshop)[0];
    if (exitCode !== 0 || packed === undefined) throw new Error(`cannot pack ${name}: ${stdout}${stderr}`);
    // A rename is atomic: there is a whole tarball of that name or none.
    renameSync(join(workshop, packed), tarball);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

/** Written by `prepack` from what else is in `dist`. */
const PACKED_ONLY = 'bundle.js';

function hashOf(directory: string): string {
  const hash = createHash('sha256').update(readFileSync(join(directory, 'package.json')));
  hash.update(readFileSync(join(ROOT, '../scripts/bundle.js')));
  const dist = join(directory, 'dist');
  if (!existsSync(join(dist, 'index.js'))) throw new Error(`${dist} is not built. Run \`tsc -b\` first.`);
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name !== PACKED_ONLY,
  );
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    hash.update(path.slice(dist.length)).update(readFileSync(path));
  }
  for (const readme of ['README.md', 'LICENSE']) {
    if (existsSync(join(directory, readme))) hash.update(readFileSync(join(directory, readme)));
  }
  return hash.digest('hex').slice(0, 16);
}

async function pnpm(args: readonly string[], cwd: string) {
  try {
    return await run('pnpm', args, { cwd });
  } catch {
    // Not on the PATH: npx brings it.
    return run('npx', ['-y', 'pnpm@12', ...args], { cwd });
  }
}
