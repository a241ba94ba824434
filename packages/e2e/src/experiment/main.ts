import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmulator } from 'gpt-image-emulator';
import { guardFetch } from 'gpt-image-guard';
import { startGateway } from '../gateway/start-gateway.js';
import { drawChart, type Bar } from './chart.js';
import { measure, quantile, type Measurement } from './measure.js';
import { makeOriginals } from './originals.js';

/** 50 Mbit/s in bytes per second, the article's line. */
const LINE = 6_250_000;
const LIMIT = '2m';
const START = '<!-- experiment:start -->';
const END = '<!-- experiment:end -->';

/** One upload: over a gateway without a limit, and over one that refuses bodies of 2 MB. */
interface Row {
  readonly label: string;
  readonly bytes: number;
  readonly open: Measurement;
  readonly limited: Measurement;
}

const runs = Number(process.argv[2] ?? 20);
if (!Number.isInteger(runs) || runs < 1) {
  console.error('Usage: pnpm experiment [runs]');
  process.exit(2);
}

await using emulator = await startEmulator();
await using open = await startGateway({ target: emulator.url, maxBodySize: '100m', bytesPerSecond: LINE });
await using limited = await startGateway({ target: emulator.url, maxBodySize: LIMIT, bytesPerSecond: LINE });

const rows: Row[] = [];
const originals = await makeOriginals();
for (const { label, file } of originals) await addRow(label, file);
const [original] = originals;
if (original !== undefined)
  await addRow('25 MB original with `guardFetch()`', original.file, () => guardFetch());

async function addRow(label: string, file: File, createFetch?: () => typeof fetch): Promise<void> {
  const options = { runs, ...(createFetch && { createFetch }) };
  // The first call pays for compiled code and opened connections; it is not counted.
  await measure(`${open.url}/v1`, file, { ...options, runs: 1 });
  const opened = await measure(`${open.url}/v1`, file, options);
  const bytes = emulator.requests.at(-1)?.bodyBytes ?? 0;
  const refused = await measure(`${limited.url}/v1`, file, options);
  rows.push({ label, bytes, open: opened, limited: refused });
  console.log(`${label}: ${bytes} bytes, median ${quantile(opened.durations, 0.5).toFixed(0)} ms`);
}

const docs = join(import.meta.dirname, '../../../../docs');
await writeFile(join(docs, 'experiment.svg'), drawChart('Time of one edit over 50 Mbit/s', rows.map(toBar)));
const page = await readFile(join(docs, 'experiment.md'), 'utf8');
const [before, rest] = page.split(START);
const after = rest?.split(END)[1];
if (before === undefined || after === undefined) throw new Error(`docs/experiment.md has lost ${START}.`);
await writeFile(join(docs, 'experiment.md'), `${before}${START}\n\n${writeTable(rows)}\n\n${END}${after}`);
console.log('Written: docs/experiment.md and docs/experiment.svg.');

function toBar({ label, open: { durations }, limited: { succeeded } }: Row): Bar {
  const median = quantile(durations, 0.5);
  const passes = succeeded === runs;
  const note = `${seconds(median)}${passes ? '' : ' · 413 behind a 2 MB gateway'}`;
  return { label: label.replaceAll('`', ''), value: median, note, isGood: passes };
}

function writeTable(all: readonly Row[]): string {
  const lines = all.map(({ label, bytes, open: passed, limited: behind }) => {
    const answers = Object.entries(behind.statuses)
      .map(([status, count]) => `${count} × ${status === '0' ? 'connection lost' : status}`)
      .join(', ');
    return [
      label,
      `${(bytes / 1e6).toFixed(2)} MB`,
      seconds(quantile(passed.durations, 0.5)),
      seconds(quantile(passed.durations, 0.95)),
      `${passed.succeeded} of ${passed.runs}`,
      `${behind.succeeded} of ${behind.runs}`,
      answers,
    ].join(' | ');
  });
  return [
    '| upload | body | median | 95th percentile | success | success behind 2 MB | answers behind 2 MB |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...lines.map((line) => `| ${line} |`),
  ].join('\n');
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
