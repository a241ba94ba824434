import { startEmulator } from 'gpt-image-emulator';
import { guardFetch } from 'gpt-image-guard';
import OpenAI from 'openai';
import sharp from 'sharp';
import { median, type Bench } from './bench.js';

const ANSWER = Promise.resolve(new Response('{}'));
const CALLS = 30;

export default {
  title: 'guardFetch: what it costs where there is nothing to do',
  async run() {
    const unknown = await measureUnknown();
    const ready = await measureReady();
    return [
      {
        what: 'request it does not handle, on top of the bare `fetch`',
        value: `${unknown.microseconds.toFixed(2)} µs, ${unknown.isSame ? 'same arguments, no copy' : 'COPIED'}`,
        aim: '< 20 µs, no copy',
      },
      {
        what: 'chat request of 100 kB without images',
        value: `${unknown.chat.toFixed(1)} µs`,
      },
      {
        what: `image within policy (${(ready.bytes / 1e6).toFixed(2)} MB): the guard's own work`,
        value: `${ready.guard.toFixed(1)} ms = ${((ready.guard / ready.plain) * 100).toFixed(1)} % of a plain SDK call (${ready.plain.toFixed(0)} ms)`,
        aim: '< 5 % of a plain call',
      },
      {
        what: 'the same, whole calls side by side (guarded / plain)',
        value: `${ready.guarded.toFixed(0)} / ${ready.plain.toFixed(0)} ms`,
      },
    ];
  },
} satisfies Bench;

async function measureUnknown(): Promise<{ microseconds: number; chat: number; isSame: boolean }> {
  let seen: unknown;
  const send: typeof fetch = (_, init) => {
    seen = init;
    return ANSWER;
  };
  const guarded = guardFetch({ fetch: send });
  const url = 'https://api.openai.com/v1/embeddings';
  const init = { method: 'POST', body: new Uint8Array(1_000_000) };
  const bare = await perCall(() => send(url, init));
  const own = await perCall(() => guarded(url, init));
  const isSame = seen === init;
  const chat = JSON.stringify({ messages: [{ role: 'user', content: 'word '.repeat(20_000) }] });
  const chatInit = { method: 'POST', body: chat };
  const chatCall = await perCall(() => guarded('https://api.openai.com/v1/chat/completions', chatInit), 300);
  return { microseconds: own - bare, chat: chatCall - bare, isSame };
}

/** Microseconds of one awaited call, the median of nine rounds. */
async function perCall(work: () => Promise<unknown>, calls = 10_000): Promise<number> {
  const samples: number[] = [];
  for (let round = 0; round < 10; round++) {
    const start = performance.now();
    for (let call = 0; call < calls; call++) await work();
    if (round > 0) samples.push(((performance.now() - start) * 1000) / calls);
  }
  return median(samples);
}

async function measureReady(): Promise<{ guard: number; plain: number; guarded: number; bytes: number }> {
  await using emulator = await startEmulator();
  // Pictures of their own: the guard remembers those it has seen.
  const files = await Promise.all(Array.from({ length: CALLS }, (_, index) => makeReady(index)));
  const settings = { apiKey: 'x', baseURL: `${emulator.url}/v1`, maxRetries: 0 };
  let left = 0;
  const timed = guardFetch({
    fetch: (input, init) => {
      left = performance.now();
      return fetch(input, init);
    },
  });
  let arrived = 0;
  const client = new OpenAI({
    ...settings,
    fetch: (input, init) => {
      arrived = performance.now();
      return timed(input, init);
    },
  });
  const bare = new OpenAI(settings);
  const guard: number[] = [];
  const plain: number[] = [];
  const guarded: number[] = [];
  for (const [index, file] of files.entries()) {
    plain.push(await timeOf(() => edit(bare, file)));
    guarded.push(await timeOf(() => edit(client, file)));
    // The first calls pay for compiled code on both sides.
    if (index >= 3) guard.push(left - arrived);
  }
  return {
    guard: median(guard),
    plain: median(plain.slice(3)),
    guarded: median(guarded.slice(3)),
    bytes: median(files.map(({ size }) => size)),
  };
}

function edit(client: OpenAI, image: File): Promise<unknown> {
  return client.images.edit({
    model: 'gpt-image-2',
    prompt: 'A red boat',
    size: '1024x1024',
    quality: 'low',
    image,
  });
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** A JPEG of 2048x1536 with some grain, a little under the house limit. */
async function makeReady(seed: number): Promise<File> {
  const bytes = await sharp({
    create: {
      width: 2048,
      height: 1536,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 100 + seed, sigma: 12 },
    },
  })
    .jpeg({ quality: 90 })
    .toBuffer();
  return new File([new Uint8Array(bytes)], 'ready.jpg', { type: 'image/jpeg' });
}
