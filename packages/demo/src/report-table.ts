import type { ImageFacts } from 'gpt-image-contract';
import type { Story } from './story.js';

/** Uplink the table assumes: 50 Mbit/s, in bits a second. */
const UPLINK_BITS_PER_SECOND = 50_000_000;

/** Renders the small table, before and after. */
export function renderTable(story: Story): string {
  const { original, prepared, before, after, returnedBefore, returned } = story;
  const { report } = prepared;
  const rows: [what: string, before: string, after: string][] = [
    ['', 'as it is', 'prepared'],
    ['bytes', original.bytes.toLocaleString('en-US'), report.prepared.bytes.toLocaleString('en-US')],
    ['pixels', pixelsOf(original), pixelsOf(report.prepared)],
    ['format', original.format, report.prepared.format],
    ['quality', '–', report.quality === undefined ? 'lossless' : `${report.quality}`],
    ['milliseconds to prepare', '–', report.durationMs.toFixed(0)],
    ['seconds to upload at 50 Mbit/s', secondsToUpload(original), secondsToUpload(report.prepared)],
    ['HTTP status', `${before.status}`, `${after.status}`],
    [
      'returned picture',
      returnedBefore === undefined ? '–' : pixelsOf(returnedBefore),
      returned === undefined ? '–' : pixelsOf(returned),
    ],
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('   '),
  );
  const rule = '─'.repeat(Math.max(...lines.map((line) => line.length)));
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

function pixelsOf(facts: ImageFacts): string {
  return `${facts.width}x${facts.height}`;
}

function secondsToUpload(facts: ImageFacts): string {
  return ((facts.bytes * 8) / UPLINK_BITS_PER_SECOND).toFixed(2);
}
