import { randomBytes } from 'node:crypto';
import { startEmulator } from 'gpt-image-emulator';
import sharp from 'sharp';
import { median, type Bench, type BenchRow } from './bench.js';

const ROUNDS = 7;

/** How long a suite that talks to the emulator waits for it: refusals, pictures, and the 413 of a gateway. */
const bench: Bench = {
  title: 'Emulator: what one request takes',
  async run() {
    await using emulator = await startEmulator();
    await using gateway = await startEmulator({ maxBodyBytes: 1_000_000 });
    const photo = await sharp({
      create: {
        width: 1600,
        height: 1200,
        channels: 3,
        background: '#a63',
        noise: { type: 'gaussian', mean: 128, sigma: 30 },
      },
    })
      .jpeg()
      .toBuffer();
    const ask =
      (url: string, fields: Record<string, string>, file: Buffer = photo) =>
      async () => {
        const form = new FormData();
        for (const [name, value] of Object.entries(fields)) form.append(name, value);
        form.append('image', new File([new Uint8Array(file)], 'a.jpg', { type: 'image/jpeg' }));
        const headers = { authorization: 'Bearer any' };
        const response = await fetch(`${url}/v1/images/edits`, { method: 'POST', headers, body: form });
        await response.arrayBuffer();
      };
    const base = { model: 'gpt-image-2', prompt: 'more snow', size: '1024x1024' };
    const rows: BenchRow[] = [
      {
        what: 'refused: a size the model does not take',
        value: await time(ask(emulator.url, { ...base, size: '1920x1080' })),
      },
    ];
    for (const format of ['png', 'jpeg', 'webp']) {
      rows.push({
        what: `drawn: 1024x1024 ${format}`,
        value: await time(ask(emulator.url, { ...base, output_format: format })),
      });
    }
    const large = randomBytes(25_000_000);
    rows.push({ what: '413 of a 25 MB upload, over 1 MB', value: await time(ask(gateway.url, base, large)) });
    const read = gateway.requests.reduce((most, { bodyBytes }) => Math.max(most, bodyBytes), 0);
    rows.push({ what: '413: bytes read before the answer', value: `${read} bytes`, aim: '≤ 1,000,000' });
    return rows;
  },
};

async function time(work: () => Promise<void>): Promise<string> {
  const samples: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const start = performance.now();
    await work();
    if (round > 0) samples.push(performance.now() - start);
  }
  return `${median(samples).toFixed(1)} ms`;
}

export default bench;
