import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { median, type Bench, type BenchRow } from './bench.js';
import { getMixedPhotos } from './mixed-photos.js';
import { measureSteadyMemory } from './steady-memory.js';

const run = promisify(execFile);

const PHOTOS = 200;
/** Whole runs of 200 photos are long enough to need no more than one. */
const ROUNDS = 1;
/** Files of the run that shows whether memory stays steady; `BENCH_FILES=3000` for a longer look. */
const MANY = Number(process.env.BENCH_FILES ?? 1000);
const CLI = fileURLToPath(new URL('../../guard/dist/cli/main.js', import.meta.url));

/** What a careful developer writes: quality in steps until the file fits, two files at a time. */
const HAND_WRITTEN = `
import { readdir, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import sharp from ${JSON.stringify(import.meta.resolve('sharp'))};
const [source, target] = process.argv.slice(1);
const names = await readdir(source);
async function worker() {
  for (let name = names.pop(); name !== undefined; name = names.pop()) {
    for (let quality = 90; ; quality -= 5) {
      const out = await sharp(join(source, name)).autoOrient()
        .resize(2048, 2048, { fit: 'inside', withoutEnlargement: true }).webp({ quality }).toBuffer();
      if (out.length > 1_536_000 && quality > 50) continue;
      await writeFile(join(target, parse(name).name + '.webp'), out);
      break;
    }
  }
}
await Promise.all([worker(), worker()]);
`;

/** One whole process: its time, and the most memory it held. */
interface Run {
  readonly ms: number;
  readonly peakMb: number;
  readonly outBytes: number;
}

export default {
  title: `prepare: ${PHOTOS} mixed photos against a hand-written sharp loop`,
  async run() {
    const source = await getMixedPhotos(PHOTOS);
    const folder = await mkdtemp(join(tmpdir(), 'bench-prepare-'));
    try {
      const ours: Run[] = [];
      const theirs: Run[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        theirs.push(await measure(folder, ['--input-type=module', '-e', HAND_WRITTEN, source]));
        ours.push(await measure(folder, [CLI, 'prepare', source, '--quiet', '--concurrency', '2', '--out']));
      }
      return [
        row('`gpt-image-guard prepare`', ours),
        row('hand-written loop, WebP q90 downwards', theirs),
        await steadyRow(folder),
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
} satisfies Bench;

function row(what: string, runs: readonly Run[]): BenchRow {
  const ms = median(runs.map((each) => each.ms));
  const peak = median(runs.map(({ peakMb }) => peakMb));
  const megabytes = median(runs.map(({ outBytes }) => outBytes)) / 1e6;
  const rate = (PHOTOS / (ms / 1000)).toFixed(1);
  return {
    what,
    value: `${rate} photos/s (${(ms / 1000).toFixed(1)} s), peak ${peak.toFixed(0)} MB, ${megabytes.toFixed(0)} MB written`,
  };
}

async function steadyRow(folder: string): Promise<BenchRow> {
  const { samples, slopeMb } = await measureSteadyMemory(CLI, folder, MANY);
  const held = samples.map(({ rssMb }) => rssMb.toFixed(0)).join(', ');
  return {
    what: `memory over ${MANY.toLocaleString('en-US')} small photos, ten times on the way`,
    value: `${held} MB; ${slopeMb.toFixed(1)} MB more for a thousand files in the second half`,
    aim: 'steady',
  };
}

/** Runs node with `args` and a fresh output folder as the last of them. */
async function measure(folder: string, args: readonly string[]): Promise<Run> {
  const target = await mkdtemp(join(folder, 'out-'));
  // Not `maxRSS`: Linux counts into it what the parent held when it forked.
  const report = `import { readFileSync } from 'node:fs';
process.on('exit', () => process.stderr.write('peak=' + /VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]));`;
  const hook = `data:text/javascript,${encodeURIComponent(report)}`;
  const start = performance.now();
  // Nothing of a bench is remembered in the user's own cache.
  const env = { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') };
  const { stderr } = await run(process.execPath, ['--import', hook, ...args, target], { env });
  const ms = performance.now() - start;
  const peakMb = Number(/peak=(\d+)/.exec(stderr)?.[1]) / 1024;
  const files = await readdir(target);
  if (files.length !== PHOTOS) throw new Error(`${files.length} files were written instead of ${PHOTOS}.`);
  const sizes = await Promise.all(files.map(async (name) => (await stat(join(target, name))).size));
  return { ms, peakMb, outBytes: sizes.reduce((sum, size) => sum + size, 0) };
}
