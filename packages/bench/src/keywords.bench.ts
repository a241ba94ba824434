import { execFileSync } from 'node:child_process';
import { cleanPrompt, findPromptEdits, findResolutionKeywords } from 'gpt-image-contract';
import { median, type Bench, type BenchRow } from './bench.js';

/** What a person without this package would write: the English words, one after the other, no reading. */
const PLAIN =
  /\b(?:(?:1|2|4|5|6|8|10|12|16|32)k|u?hd|qhd|fhd|hq|(?:720|1080|1440|2160)p|(?:ultra|full) hd|(?:ultra[- ])?high[- ](?:resolution|definition|res)|hi-?res|\d{3,4} ?[x×] ?\d{3,4}|\d{2,4} ?(?:dpi|ppi)|\d+ ?(?:mp|megapixels?))\b/gi;

const SENTENCE =
  'A cosy reading nook by the window, soft morning light falling across a wooden desk with books and a mug of tea, a cat asleep on the chair, watercolour style. ';
const TEXTS: Readonly<Record<string, string>> = {
  'prose without keywords': SENTENCE,
  'prose, a keyword a sentence': `${SENTENCE.slice(0, -2)}, 8K. `,
  'Chinese, a keyword a sentence': '江南水乡，小桥流水，晨雾弥漫，一叶扁舟，写实风格，8K画质。',
  'keywords only': '8K, ',
  'open quotes and brackets': '("8K ',
};
const SIZES = [1000, 32_000, 1_000_000];
/** Texts in which every place stands beside as much as possible that a rule has to look at. */
const ADVERSARIAL = [
  ...['8K***', '* 8K', '8K::', '8K\n', '8K. ', '8K|', '[8K]', '((8K))', '<8K>', '"8K', '「8K', '[[[8K'],
  ...['4K–8K–', '4K to 8K/30 ', '2/4/8K/', '1920x', 'high 8K resolution ', '高8K画质', '超高清', 'no 8K '],
  ...['{"resolution": "8K",', '- 8K\n', 'quality: ', 'e\u0301', ' ', '\n', '7'],
];
const GROWTH = [125_000, 250_000, 500_000, 1_000_000];

export default {
  title: 'Resolution keywords',
  run: () =>
    Promise.resolve([
      ...Object.entries(TEXTS).flatMap(measure),
      measureLint(),
      measureWorst(),
      ...measureColdStart(),
    ]),
} satisfies Bench;

/** What lint asks of a prompt, first its keywords and then the edits, against the keywords alone; a new prompt each time. */
function measureLint(): BenchRow {
  const text = grow(TEXTS['prose, a keyword a sentence'] ?? '', 5000);
  let calls = 0;
  const find = (): unknown => findResolutionKeywords(`${text} ${String(calls++ % 7)}`);
  const both = (): unknown => {
    const prompt = `${text} ${String(calls++ % 7)}`;
    return [findResolutionKeywords(prompt), findPromptEdits(prompt)];
  };
  const [alone, together] = [millisecondsPerCall(find, 5000), millisecondsPerCall(both, 5000)];
  return {
    what: 'a prompt of 5,000 characters, a keyword a sentence: keywords and edits, against the keywords alone',
    value: `${together.toFixed(2)} ms against ${alone.toFixed(2)} ms`,
    aim: 'read once: less than three times as long',
  };
}

/** The text that takes longest to clean, and how its time grows. */
function measureWorst(): BenchRow {
  const time = (piece: string, size: number): number =>
    millisecondsPerCall(() => cleanPrompt(grow(piece, size)), size, 1);
  const [shortest = 0] = GROWTH;
  const [worst] = ADVERSARIAL.map((piece) => ({ piece, slowness: time(piece, shortest) })).sort(
    (a, b) => b.slowness - a.slowness,
  );
  const piece = worst?.piece ?? '';
  return {
    what: `adversarial text that takes longest, \`${JSON.stringify(piece)}\` repeated: \`cleanPrompt\`, 125 kB : 250 kB : 500 kB : 1 MB`,
    value: `${GROWTH.map((size) => time(piece, size).toFixed(0)).join(' : ')} ms`,
    aim: 'twice as long for twice as much',
  };
}

/** CPU time of the first prompt in a fresh process, after the import: the least of several processes. */
function measureColdStart(): BenchRow[] {
  return ['A fox in the snow, soft light', 'A fox in the snow, 8K, soft light'].map((prompt) => {
    const script = `
      import { findResolutionKeywords } from 'gpt-image-contract';
      const start = process.cpuUsage();
      findResolutionKeywords(${JSON.stringify(prompt)});
      const { user, system } = process.cpuUsage(start);
      console.log((user + system) / 1000);`;
    const samples = Array.from({ length: 7 }, () =>
      Number(
        execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
          cwd: import.meta.dirname,
          encoding: 'utf8',
        }),
      ),
    );
    return {
      what: `first prompt of a process, \`${prompt}\``,
      value: `${Math.min(...samples).toFixed(1)} ms`,
      aim: '< 10 ms',
    };
  });
}

function measure([what, piece]: [string, string]): BenchRow[] {
  const times = SIZES.map((size) =>
    millisecondsPerCall(() => findResolutionKeywords(grow(piece, size)), size),
  );
  const [small = 0, prompt = 0, large = 0] = times;
  const text = grow(piece, 32_000);
  const plain = millisecondsPerCall(() => [...text.matchAll(PLAIN)], text.length);
  const clean = millisecondsPerCall(() => cleanPrompt(text), text.length);
  return [
    { what: `${what}: 32,000 characters`, value: `${prompt.toFixed(2)} ms`, aim: '< 2 ms' },
    {
      what: `${what}: speed, against a plain alternation of the English words`,
      value: `${(0.032 / (prompt / 1000)).toFixed(0)} MB/s against ${(0.032 / (plain / 1000)).toFixed(0)} MB/s`,
    },
    {
      what: `${what}: time per character, 1 kB : 32 kB : 1 MB`,
      value: times.map((time, at) => ((time / (SIZES[at] ?? 1)) * 1e6).toFixed(0)).join(' : ') + ' ns',
      aim: `no growth (1 MB took ${(large / Math.max(small, 1e-9) / 1000).toFixed(2)} × 1000 times 1 kB)`,
    },
    { what: `${what}: \`cleanPrompt\`, 32,000 characters`, value: `${clean.toFixed(2)} ms` },
  ];
}

function grow(piece: string, size: number): string {
  return piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
}

/** Median of the rounds, each of about as much text, after one round to warm up. */
function millisecondsPerCall(work: () => unknown, size: number, rounds = 7): number {
  const calls = Math.max(1, Math.round(200_000 / size));
  const samples: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const start = performance.now();
    for (let call = 0; call < calls; call++) work();
    if (round > 0) samples.push((performance.now() - start) / calls);
  }
  return median(samples);
}
