import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { link, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { getMixedPhotos } from './mixed-photos.js';

/** Photographs of their own; folders of thousands hold each of them several times. */
const DISTINCT = 250;
/** Edges of the thousands, against those of real photographs: 0.1 to 1.5 megapixels. */
const SCALE = 0.35;

/** Times memory is looked at on the way. */
const SAMPLES = 10;

/** Memory held after so many files. */
interface Sample {
  readonly files: number;
  readonly rssMb: number;
}

/** What a long run held on the way. */
export interface MemoryRun {
  readonly samples: readonly Sample[];
  /** MB more for every thousand files, by least squares over the second half of the run. */
  readonly slopeMb: number;
}

/**
 * Runs the command line over `count` small photographs and looks at the memory it holds, ten times on the way.
 * @param folder an empty folder for inputs and outputs
 */
export async function measureSteadyMemory(cli: string, folder: string, count: number): Promise<MemoryRun> {
  const source = join(folder, 'thousands');
  const photos = await getMixedPhotos(DISTINCT, SCALE);
  const names = await readdir(photos);
  for (let copy = 0; copy * DISTINCT < count; copy++) {
    await mkdir(join(source, String(copy)), { recursive: true });
    for (const name of names.slice(0, count - copy * DISTINCT)) {
      await link(join(photos, name), join(source, String(copy), name));
    }
  }
  const samples: Sample[] = [];
  const child = spawn(process.execPath, [cli, 'prepare', source, '--out', join(folder, 'out')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Nothing of a bench is remembered in the user's own cache.
    env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') },
  });
  const exit = once(child, 'exit') as Promise<[code: number | null]>;
  exit.catch(() => undefined);
  let files = 0;
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (!line.includes('→')) continue;
      files++;
      if (Math.floor((files * SAMPLES) / count) > samples.length)
        samples.push({ files, rssMb: await readRss(child.pid) });
    }
  } catch (error) {
    child.kill();
    throw error;
  }
  const [code] = await exit;
  if (code !== 0) throw new Error(`\`prepare\` ended with exit code ${String(code)}.`);
  if (files !== count) throw new Error(`${files} files were prepared instead of ${count}.`);
  return { samples, slopeMb: slopeOf(samples.slice(samples.length >> 1)) * 1000 };
}

async function readRss(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid ?? 'self'}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s*(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

function slopeOf(samples: readonly Sample[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = mean(samples.map(({ files }) => files));
  const y = mean(samples.map(({ rssMb }) => rssMb));
  const over = samples.reduce((sum, each) => sum + (each.files - x) * (each.rssMb - y), 0);
  return over / samples.reduce((sum, each) => sum + (each.files - x) ** 2, 0);
}
