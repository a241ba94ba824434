import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { checkRequest, checkSize } from 'gpt-image-contract';
import { median, microsecondsPerCall, type Bench, type BenchRow } from './bench.js';

/** Fresh processes an import time is the median of. */
const IMPORTS = 15;

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

/** Packs the contract as it would be published, which bundles it, and measures the tarball and its import. */
function measurePackage(): { readonly size: string; readonly imported: string } {
  const root = fileURLToPath(new URL('.', import.meta.resolve('gpt-image-contract/package.json')));
  const directory = mkdtempSync(join(tmpdir(), 'contract-bench-'));
  try {
    execFileSync('npm', ['pack', '--loglevel=error', `--pack-destination=${directory}`], {
      cwd: root,
      stdio: 'ignore',
    });
    const tarball = readdirSync(directory).find((file) => file.endsWith('.tgz')) ?? '';
    const { size } = statSync(join(directory, tarball));
    const empty = join(directory, 'empty.mjs');
    writeFileSync(empty, 'export {};\n');
    const vocabularies = measureVocabularies(join(root, 'dist/prompt/languages'));
    const contract = importMilliseconds(pathToFileURL(join(root, 'dist/bundle.js')).href, IMPORTS);
    const nothing = importMilliseconds(pathToFileURL(empty).href, IMPORTS);
    return {
      size: `${toKilobytes(size)}: ${toKilobytes(vocabularies)} of it are the vocabularies of nine languages, which the aim did not foresee`,
      imported: `${contract.toFixed(1)} ms (an empty module in the same run: ${nothing.toFixed(1)} ms)`,
    };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function measureVocabularies(directory: string): number {
  const files = readdirSync(directory).filter((file) => /^[a-z]{2}\.js$/.test(file));
  return gzipSync(files.map((file) => readFileSync(join(directory, file), 'utf8')).join('')).length;
}

function toKilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function run(): BenchRow[] {
  const { size, imported } = measurePackage();
  return [
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
    { what: 'import in a fresh process', value: imported, aim: '< 15 ms' },
    { what: 'packed size, gzipped', value: size, aim: '< 30 kB' },
  ];
}

export default {
  title: 'Contract',
  run: () => Promise.resolve(run()),
} satisfies Bench;
