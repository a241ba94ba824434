import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const PACKAGES = ['nginx-light', 'libnginx-mod-stream'];

/** Where Debian keeps modules that are loaded at run time; elsewhere `stream` is built in. */
const STREAM_MODULE = '/usr/lib/nginx/modules/ngx_stream_module.so';

/** The nginx to start. */
export interface Nginx {
  readonly path: string;
  /** Module to load for `stream`, where it is not built in. */
  readonly streamModule: string | undefined;
}

/**
 * Finds nginx with its stream module; installs both where this is root on a Debian.
 * @throws {Error} with the one line that installs them
 */
export async function findNginx(): Promise<Nginx> {
  const found = await find();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && findProgram('apt-get') !== undefined) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-q'], { env });
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...PACKAGES], { env });
    const installed = await find();
    if (installed !== undefined) return installed;
  }
  throw new Error(`nginx is missing. Get it with: sudo apt-get install ${PACKAGES.join(' ')}`);
}

async function find(): Promise<Nginx | undefined> {
  const path = findProgram('nginx');
  if (path === undefined) return undefined;
  if (existsSync(STREAM_MODULE)) return { path, streamModule: STREAM_MODULE };
  // nginx prints its build options to standard error.
  const { stderr } = await run(path, ['-V']);
  return /--with-stream(?!=dynamic)/.test(stderr) ? { path, streamModule: undefined } : undefined;
}

/** Finds a program also where only root's PATH looks. */
function findProgram(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
