import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { checkRequest, checkSize } from 'gpt-image-contract';
import { median, microsecondsPerCall, type Bench } from './bench.js';

const GENERATION = {
  model: 'gpt-image-2.5-sunburst',
  prompt: 'a red fox in a snowy forest at dawn, soft light',
  n: 2,
  size: '1536x1024',
  quality: 'high',
  output_format: 'webp',
  output_compression: 80,
};
const EDIT = { ...GENERATION, image: {}, mask: {}, stream: true, partial_images: 2 };

/** Calls a second, from the time of one call. */
function rate(work: () => unknown, calls?: number): string {
  const microseconds = microsecondsPerCall(work, calls);
  const perSecond = Math.round(1_000_000 / microseconds).toLocaleString('en-US');
  return `${microseconds.toFixed(2)} µs, ${perSecond} a second`;
}

/** Milliseconds a fresh process takes to import a module: the median of `rounds` processes. */
function importMilliseconds(url: string, rounds: number): number {
  const script = `const start = performance.now(); await import(${JSON.stringify(url)}); console.log(performance.now() - start)`;
  return median(
    Array.from({ length: rounds }, () =>
      Number(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' })),
    ),
  );
}

/** Import time of the contract and, in the same breath, of an empty module: what is left is the contract's own. */
function measureImport(): string {
  const directory = mkdtempSync(join(tmpdir(), 'contract-bench-'));
  try {
    const empty = join(directory, 'empty.mjs');
    writeFileSync(empty, 'export {};\n');
    const contract = importMilliseconds(import.meta.resolve('gpt-image-contract'), 15);
    const nothing = importMilliseconds(pathToFileURL(empty).href, 15);
    return `${contract.toFixed(1)} ms (an empty module: ${nothing.toFixed(1)} ms)`;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Bytes of the tarball npm would publish. */
function measurePackedSize(): string {
  const root = fileURLToPath(new URL('.', import.meta.resolve('gpt-image-contract/package.json')));
  const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--loglevel=error'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ size } = { size: Number.NaN }] = JSON.parse(output) as { size: number }[];
  return `${(size / 1000).toFixed(1)} kB`;
}

export default {
  title: 'Contract',
  run: () =>
    Promise.resolve([
      {
        what: '`checkRequest`, generation without fault',
        value: rate(() => checkRequest(GENERATION, { operation: 'generate' })),
        aim: '< 10 µs',
      },
      {
        what: '`checkRequest`, edit without fault',
        value: rate(() => checkRequest(EDIT, { operation: 'edit' })),
        aim: '< 10 µs',
      },
      {
        what: '`checkRequest`, two faults',
        value: rate(() =>
          checkRequest({ ...GENERATION, quality: 'hd', style: 'vivid' }, { operation: 'generate' }),
        ),
      },
      {
        what: '`checkSize`, valid size',
        value: rate(() => checkSize('1536x1024', { model: 'gpt-image-2' })),
        aim: '< 10 µs',
      },
      {
        what: '`checkSize`, invalid size with suggestions',
        value: rate(() => checkSize('1920x1080', { model: 'gpt-image-2' }), 500),
      },
      { what: 'import in a fresh process', value: measureImport(), aim: '< 15 ms' },
      { what: 'packed size, gzipped', value: measurePackedSize(), aim: '< 30 kB' },
    ]),
} satisfies Bench;
