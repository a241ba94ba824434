import { execFile, execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import sharp from 'sharp';
import { median } from './bench.js';
import { drawChart } from './images-chart.js';
import type { ChildReport } from './images-child.js';
import { findForeign, FOREIGN_VARIANTS, foreignArguments, type ForeignVariant } from './images-foreign.js';
import { describeFailure } from './images-failure.js';
import { drawExample } from './images-example.js';
import { idealPicture } from './images-ideal.js';
import { makeSamples } from './images-samples.js';
import { ssimulacra2, type ScoredPicture } from './images-ssimulacra2.js';
import { MAX_BYTES, MAX_EDGE, NODE_VARIANTS, OPTIONAL_PACKAGES, resolvePeer } from './images-variants.js';

/** One cell of the result: one variant on one picture, medians over the rounds. */
interface Cell {
  readonly picture: string;
  readonly variant: string;
  ms: number;
  cpuMs: number;
  peakRssMiB: number;
  bytes?: number;
  width?: number;
  height?: number;
  format?: string;
  quality?: number | undefined;
  score?: number;
  fits?: boolean;
  failure?: string;
}

const OURS: ReadonlySet<string> = new Set(['balanced', 'quality', 'size']);
/** Seconds each, and only there to be compared in fidelity: one round is enough. */
const SLOW: ReadonlySet<string> = new Set([
  'size',
  'sharp, bisected WebP',
  'cwebp -size',
  'jimp',
  '@napi-rs/image',
  'wasm-vips',
]);
const FLOOR = 'decode + resize';
const REFERENCE = 'Pillow reference';
const IMAGE = /\.(?:jpe?g|png|webp|tiff?|avif|gif)$/i;
const CHILD = fileURLToPath(new URL('images-child.js', import.meta.url));
const run = promisify(execFile);
/** Longest time for one picture. */
const TIMEOUT_MS = 120_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '3' }, out: { type: 'string' }, peers: { type: 'string' } },
});
const rounds = Number(values.rounds);
const out = resolve(values.out ?? fileURLToPath(new URL('../../../docs/', import.meta.url)));
// A folder with its own `package.json` where `npm install jimp @napi-rs/image wasm-vips` has been run.
if (values.peers !== undefined) process.env.BENCH_PEERS = resolve(values.peers);
const work = await mkdtemp(join(tmpdir(), 'bench-images-'));

try {
  await main();
} finally {
  await rm(work, { recursive: true, force: true });
}

async function main(): Promise<void> {
  const folder = positionals[0] === undefined ? join(work, 'samples') : resolve(positionals[0]);
  if (positionals[0] === undefined) {
    console.log('No folder given: making pictures.');
    await makeSamples(folder);
  }
  const pictures = (await readdir(folder)).filter((name) => IMAGE.test(name) && !/mask/i.test(name)).sort();
  const variants = [...Object.keys(NODE_VARIANTS), ...FOREIGN_VARIANTS].filter(isAvailable);
  const samples = new Map<string, ChildReport[]>();
  const failures = new Map<string, string>();
  for (let round = 0; round < rounds; round++) {
    for (const picture of pictures) {
      // Interleaved, and starting elsewhere each round, so that a busy minute hits all alike.
      for (let index = 0; index < variants.length; index++) {
        const variant = variants[(index + round) % variants.length] ?? FLOOR;
        const key = `${picture}\n${variant}`;
        if (failures.has(key) || (round > 0 && SLOW.has(variant))) continue;
        try {
          samples.set(key, [
            ...(samples.get(key) ?? []),
            await measure(join(folder, picture), picture, variant),
          ]);
        } catch (error) {
          failures.set(key, describeFailure(error, TIMEOUT_MS));
        }
      }
      process.stderr.write(`round ${round + 1}/${rounds} ${picture}\n`);
    }
  }
  const scorer = findScorer();
  const cells: Cell[] = [];
  for (const picture of pictures) {
    const ideal = await idealPicture(join(folder, picture), MAX_EDGE);
    for (const variant of variants) {
      const key = `${picture}\n${variant}`;
      const cell = summarise(picture, variant, samples.get(key) ?? [], failures.get(key));
      if (cell.failure === undefined && variant !== FLOOR) await judge(cell, ideal, scorer);
      cells.push(cell);
    }
    process.stderr.write(`scored ${picture}\n`);
  }
  await writeReport(cells, pictures, variants, scorer);
  await drawExample(join(out, 'images-text.webp'));
}

function isAvailable(variant: string): boolean {
  const missing = findMissing(variant);
  if (missing !== undefined) console.log(`Skipped \`${variant}\`: ${missing} is not installed.`);
  return missing === undefined;
}

function findMissing(variant: string): string | undefined {
  if ((FOREIGN_VARIANTS as readonly string[]).includes(variant)) {
    const found = findForeign(variant as ForeignVariant);
    return 'missing' in found ? found.missing : undefined;
  }
  if (!OPTIONAL_PACKAGES.has(variant)) return undefined;
  try {
    resolvePeer(variant);
    return undefined;
  } catch {
    return `the package \`${variant}\``;
  }
}

function outputOf(picture: string, variant: string): string {
  return join(work, `${picture}-${variant.replace(/[^a-z0-9]+/gi, '-')}.out`);
}

async function measure(path: string, picture: string, variant: string): Promise<ChildReport> {
  const output = outputOf(picture, variant);
  const options = { maxBuffer: 1 << 20, timeout: TIMEOUT_MS };
  if (!(FOREIGN_VARIANTS as readonly string[]).includes(variant)) {
    const { stdout } = await run(process.execPath, [CHILD, variant, path, output], options);
    return JSON.parse(stdout) as ChildReport;
  }
  const found = findForeign(variant as ForeignVariant);
  if ('missing' in found) throw new Error(found.missing);
  const { width, height } = await sharp(path).metadata();
  const factor = Math.min(1, MAX_EDGE / Math.max(width, height));
  const size = { width: Math.round(width * factor), height: Math.round(height * factor) };
  const { stdout } = await run(
    found.python,
    foreignArguments(variant as ForeignVariant, path, output, size),
    options,
  );
  return JSON.parse(stdout) as ChildReport;
}

function summarise(
  picture: string,
  variant: string,
  samples: readonly ChildReport[],
  failure?: string,
): Cell {
  const middle = (pick: (sample: ChildReport) => number) => Math.round(median(samples.map(pick)) * 10) / 10;
  return {
    picture,
    variant,
    ms: middle(({ ms }) => ms),
    cpuMs: middle(({ cpuMs }) => cpuMs),
    peakRssMiB: middle(({ peakRssMiB }) => peakRssMiB),
    quality: samples[0]?.quality,
    ...(failure === undefined ? {} : { failure }),
  };
}

type Scorer = 'ssimulacra2' | 'own implementation';

/** The tool of libjxl is ten times faster; Debian 12 has only its predecessor. */
function findScorer(): Scorer {
  try {
    execFileSync('ssimulacra2', { stdio: 'ignore' });
    return 'ssimulacra2';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'own implementation' : 'ssimulacra2';
  }
}

async function judge(cell: Cell, ideal: ScoredPicture, scorer: Scorer): Promise<void> {
  const output = outputOf(cell.picture, cell.variant);
  const { size } = await stat(output);
  const { format } = await sharp(output).metadata();
  const { data, info } = await sharp(output)
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  Object.assign(cell, { bytes: size, format, width, height });
  cell.fits = size <= MAX_BYTES && Math.max(width, height) <= MAX_EDGE;
  if (width !== ideal.width || height !== ideal.height) {
    cell.failure = `${width}x${height} instead of ${ideal.width}x${ideal.height}`;
    return;
  }
  const channels = info.channels === 4 ? 4 : 3;
  cell.score = Math.round((await score(ideal, { data, width, height, channels }, scorer)) * 100) / 100;
}

async function score(ideal: ScoredPicture, made: ScoredPicture, scorer: Scorer): Promise<number> {
  if (scorer === 'own implementation') return ssimulacra2(ideal, made);
  const paths = [join(work, 'ideal.png'), join(work, 'made.png')];
  for (const [index, { data, width, height, channels }] of [ideal, made].entries()) {
    const raw = sharp(data, { raw: { width, height, channels } });
    await raw.png({ compressionLevel: 1 }).toFile(paths[index] ?? '');
  }
  const { stdout } = await run('ssimulacra2', paths);
  return Number.parseFloat(stdout);
}

interface Summary {
  readonly variant: string;
  readonly timesFloor: number;
  readonly cpuTimesFloor: number;
  readonly timesReference: number | undefined;
  readonly score: number;
  readonly least: number;
  readonly peakRssMiB: number;
  readonly overLimit: number;
  readonly failed: number;
}

function summariseVariant(variant: string, cells: readonly Cell[]): Summary {
  const mine = cells.filter((cell) => cell.variant === variant);
  const ratios = (other: string, pick: (cell: Cell) => number) =>
    mine.flatMap((cell) => {
      const base = cells.find((each) => each.variant === other && each.picture === cell.picture);
      return base === undefined || Number.isNaN(pick(base)) || Number.isNaN(pick(cell))
        ? []
        : [pick(cell) / pick(base)];
    });
  const scores = mine.flatMap((cell) => (cell.score === undefined ? [] : [cell.score]));
  const reference = ratios(REFERENCE, ({ cpuMs }) => cpuMs);
  return {
    variant,
    timesFloor: median(ratios(FLOOR, ({ ms }) => ms)),
    cpuTimesFloor: median(ratios(FLOOR, ({ cpuMs }) => cpuMs)),
    timesReference: reference.length === 0 ? undefined : median(reference),
    score: scores.reduce((sum, value) => sum + value, 0) / scores.length,
    least: Math.min(...scores),
    peakRssMiB: Math.max(...mine.map((cell) => cell.peakRssMiB).filter((value) => !Number.isNaN(value))),
    overLimit: mine.filter((cell) => cell.fits === false).length,
    failed: mine.filter((cell) => cell.failure !== undefined).length,
  };
}

async function writeReport(
  cells: readonly Cell[],
  pictures: readonly string[],
  variants: readonly string[],
  scorer: Scorer,
): Promise<void> {
  const summaries = variants.map((variant) => summariseVariant(variant, cells));
  const machine = `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}, sharp ${sharp.versions.sharp}`;
  const text = renderMarkdown(cells, pictures, summaries, { machine, scorer });
  await mkdir(out, { recursive: true });
  const result = { machine, rounds, scorer, maxBytes: MAX_BYTES, maxEdge: MAX_EDGE, summaries, cells };
  await writeFile(join(out, 'images-measured.json'), `${JSON.stringify(result, null, 2)}\n`);
  await writeFile(join(out, 'images-measured.md'), text);
  const points = summaries
    // A mean with flattened alpha in it (scores below zero) says nothing on the scale of the others.
    .map((summary) => ({ ...summary, score: meanOfPositive(summary.variant, cells) }))
    .filter(({ variant, score: mean }) => variant !== FLOOR && !Number.isNaN(mean))
    .map(({ variant, cpuTimesFloor, score: mean }) => ({
      name: variant,
      time: Math.max(1, cpuTimesFloor),
      score: mean,
      isOurs: OURS.has(variant),
    }));
  await writeFile(join(out, 'images-frontier.svg'), drawChart(points, 'Time against fidelity'));
  console.log(await readFile(join(out, 'images-measured.md'), 'utf8'));
}

function meanOfPositive(variant: string, cells: readonly Cell[]): number {
  const scores = cells.flatMap((cell) =>
    cell.variant === variant && cell.score !== undefined && cell.score > 0 ? [cell.score] : [],
  );
  return scores.reduce((sum, value) => sum + value, 0) / scores.length;
}

function renderMarkdown(
  cells: readonly Cell[],
  pictures: readonly string[],
  summaries: readonly Summary[],
  { machine, scorer }: { readonly machine: string; readonly scorer: Scorer },
): string {
  const lines = [
    '# Image preparation, measured',
    '',
    `Written by \`pnpm bench:images\`. ${machine}; ${rounds} interleaved rounds, medians; one process for each sample,`,
    `reading the file included, start of the process and imports not. Memory is the peak of the whole process after the`,
    `first picture; CPU time is what a busy machine leaves comparable. Scores are SSIMULACRA 2 (${scorer}) against the ideal picture of at most ${MAX_EDGE} px.`,
    '',
    '| variant | ms × floor | CPU × floor | CPU × Pillow | mean score | least score | peak MiB | over the limit | failed |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...summaries.map((summary) =>
      row([
        OURS.has(summary.variant) ? `**${summary.variant}**` : summary.variant,
        summary.timesFloor.toFixed(2),
        summary.cpuTimesFloor.toFixed(2),
        summary.timesReference?.toFixed(2) ?? '',
        Number.isNaN(summary.score) ? '' : summary.score.toFixed(1),
        Number.isFinite(summary.least) ? summary.least.toFixed(1) : '',
        summary.peakRssMiB.toFixed(0),
        String(summary.overLimit),
        String(summary.failed),
      ]),
    ),
  ];
  for (const picture of pictures) {
    lines.push(
      '',
      `## ${picture}`,
      '',
      '| variant | ms | CPU ms | peak MiB | bytes | pixels | format | score |',
    );
    lines.push('| --- | --- | --- | --- | --- | --- | --- | --- |');
    for (const cell of cells.filter((each) => each.picture === picture)) {
      const quality = cell.quality === undefined ? '' : ` ${cell.quality}`;
      lines.push(
        row([
          cell.variant,
          number(cell.ms),
          number(cell.cpuMs),
          number(cell.peakRssMiB),
          cell.bytes === undefined
            ? ''
            : `${cell.bytes.toLocaleString('en')}${cell.fits === false ? ' (over)' : ''}`,
          cell.width === undefined ? '' : `${cell.width}x${cell.height ?? 0}`,
          cell.format === undefined ? '' : `${cell.format}${quality}`,
          cell.score?.toFixed(1) ?? (cell.failure === undefined ? '' : 'failed'),
        ]),
      );
    }
    const failed = cells.filter((each) => each.picture === picture && each.failure !== undefined);
    if (failed.length > 0) lines.push('');
    for (const { variant, failure = '' } of failed) lines.push(`- ${variant} failed: ${failure}.`);
  }
  return `${lines.join('\n')}\n`;
}

function number(value: number): string {
  return Number.isNaN(value) ? '' : value.toFixed(0);
}

function row(values: readonly string[]): string {
  return `| ${values.map((value) => value.replaceAll('|', '\\|')).join(' | ')} |`;
}
