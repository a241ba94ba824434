import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * The folder that programs may fill and users may empty, as each system has it.
 * @returns `undefined` where there is none: a container may run under a user without a home
 */
export function findCacheFolder(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const { XDG_CACHE_HOME: wanted, LOCALAPPDATA: local } = env;
  // The XDG specification has relative paths ignored.
  if (wanted !== undefined && isAbsolute(wanted)) return wanted;
  if (process.platform === 'win32' && local !== undefined && isAbsolute(local)) return local;
  const home = findHome();
  return home && join(home, process.platform === 'darwin' ? 'Library/Caches' : '.cache');
}

function findHome(): string | undefined {
  try {
    const home = homedir();
    return isAbsolute(home) ? home : undefined;
  } catch {
    // Neither `HOME` nor an entry in the list of users.
    return undefined;
  }
}
