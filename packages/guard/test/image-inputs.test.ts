import { execFileSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectImage, prepareImage, type ImageInput } from '../src/index.js';
import { photo, picture } from './pictures.js';

let folder: string;
let path: string;
let bytes: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guard-inputs-'));
  path = join(folder, 'holiday photo.png');
  // The name lies: it is a JPEG.
  bytes = await picture(photo(2400, 300)).jpeg({ quality: 95 }).toBuffer();
  await writeFile(path, bytes);
});

afterAll(() => rm(folder, { recursive: true }));

const kinds: Record<string, () => ImageInput> = {
  'a path': () => path,
  'a file: URL': () => pathToFileURL(path),
  'a Buffer': () => bytes,
  'a Uint8Array into a larger buffer': () => {
    const padded = new Uint8Array(bytes.length + 20);
    padded.set(bytes, 7);
    return padded.subarray(7, 7 + bytes.length);
  },
  'an ArrayBuffer': () => Uint8Array.from(bytes).buffer,
  'a Blob': () => new Blob([Uint8Array.from(bytes)]),
  'a File': () => new File([Uint8Array.from(bytes)], 'holiday photo.png', { type: 'image/png' }),
  'a file stream': () => createReadStream(path),
  'a Readable in small chunks': () => Readable.from(chunksOf(bytes, 1000)),
  'a generator': () => asyncChunksOf(bytes, 1000),
  'a ReadableStream': () => new Blob([Uint8Array.from(bytes)]).stream(),
  'a Response': () => new Response(Uint8Array.from(bytes)),
  'the Request of an upload': () =>
    new Request('http://localhost/', { method: 'PUT', body: Uint8Array.from(bytes) }),
  'a DataView': () => {
    const padded = new Uint8Array(bytes.length + 20);
    padded.set(bytes, 7);
    return new DataView(padded.buffer, 7, bytes.length);
  },
  'a SharedArrayBuffer': () => {
    const shared = new SharedArrayBuffer(bytes.length);
    new Uint8Array(shared).set(bytes);
    return shared;
  },
};

function* chunksOf(data: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < data.length; at += size) yield data.subarray(at, at + size);
}

async function* asyncChunksOf(data: Buffer, size: number): AsyncGenerator<Buffer> {
  for (const chunk of chunksOf(data, size)) yield await Promise.resolve(chunk);
}

describe('image inputs', () => {
  it.each(Object.keys(kinds))('reads %s', async (kind) => {
    const facts = await inspectImage(kinds[kind]!());
    expect(facts).toMatchObject({ bytes: bytes.length, format: 'jpeg', width: 2400, height: 300 });
    const prepared = await prepareImage(kinds[kind]!());
    expect(prepared.report.prepared).toMatchObject({ width: 2048, height: 256, format: 'jpeg' });
    expect(prepared.type).toBe('image/jpeg');
    expect(prepared.name).toMatch(/^(holiday photo|image)\.jpg$/);
  });

  it.each([
    ['numbers larger than bytes', new Uint16Array(8), /not `Uint16Array`/],
    ['an object', Object.create(null) as unknown, /not `Object`/],
    ['a number', 7, /not a number/],
    ['null', null, /not null/],
  ])('refuses %s, and says what it takes', async (_, input, message) => {
    const call = prepareImage(input as ImageInput);
    await expect(call).rejects.toThrow(message);
    await expect(call).rejects.toThrow(TypeError);
  });

  it('refuses the request of a form, and says how to take a file out of it', async () => {
    const body = new FormData();
    body.append('image', new Blob([Uint8Array.from(bytes)]));
    const request = new Request('http://localhost/', { method: 'POST', body });
    await expect(prepareImage(request)).rejects.toThrow(/holds a form.*formData\(\)/);
  });

  it('takes a very long string for base64, and does not repeat it', async () => {
    const error: unknown = await prepareImage(bytes.toString('base64')).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'unreadable' });
    expect((error as Error).message).toMatch(
      /^A string of [\d,]+ characters is no path\. Pass `Buffer\.from/,
    );
    expect((error as Error).message.length).toBeLessThan(200);
  });

  it('gives every kind the same bytes', async () => {
    const files = await Promise.all(Object.values(kinds).map((make) => prepareImage(make())));
    const [first, ...others] = await Promise.all(files.map((file) => file.bytes()));
    for (const other of others) expect(Buffer.compare(first!, other)).toBe(0);
  });

  it('tells a stream that was read before from an empty one', async () => {
    const open = createReadStream(path);
    await inspectImage(open);
    await expect(inspectImage(open)).rejects.toMatchObject({
      code: 'unreadable',
      message: 'The stream was read before. Pass a fresh stream.',
    });
    const web = new Blob([Uint8Array.from(bytes)]).stream();
    await inspectImage(web);
    await expect(inspectImage(web)).rejects.toMatchObject({ code: 'unreadable' });
    await expect(inspectImage(Readable.from([]))).rejects.toMatchObject({ code: 'empty' });
    await expect(inspectImage(createReadStream(join(folder, 'nothing')))).rejects.toThrow(/ENOENT/);
  });

  it.skipIf(process.platform === 'win32')('does not wait for a pipe that nobody writes to', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    await expect(inspectImage(pipe)).rejects.toMatchObject({
      code: 'unreadable',
      message: `\`${pipe}\` is not a regular file.`,
    });
  });

  it('stops a stream at the byte limit and destroys it', async () => {
    let pulled = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          pulled += 65_536;
          yield Buffer.alloc(65_536, 0xff);
        }
      })(),
    );
    await expect(inspectImage(endless, { maxInputBytes: 1_000_000 })).rejects.toMatchObject({
      name: 'ImageInputError',
      code: 'too-large',
    });
    expect(pulled).toBeLessThan(3_000_000);
    expect(endless.destroyed).toBe(true);
  });

  it('looks at the limit before it copies shared memory', async () => {
    const shared = new SharedArrayBuffer(256 * 1024 * 1024);
    const before = process.memoryUsage().arrayBuffers;
    for (const input of [shared, new Uint8Array(shared, 1), new DataView(shared)]) {
      await expect(inspectImage(input as ImageInput, { maxInputBytes: 1000 })).rejects.toMatchObject({
        code: 'too-large',
      });
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
  });

  it('believes the announced length of a response, and cancels the download', async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      cancel() {
        cancelled = true;
      },
    });
    const response = new Response(body, { headers: { 'content-length': '99999999999' } });
    await expect(prepareImage(response)).rejects.toMatchObject({ code: 'too-large' });
    expect(cancelled).toBe(true);
  });

  it('refuses a failed download and a body already read', async () => {
    await expect(prepareImage(new Response('gone', { status: 404 }))).rejects.toThrow(/404/);
    const response = new Response(Uint8Array.from(bytes));
    await response.arrayBuffer();
    await expect(prepareImage(response)).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('wakes from a stream that never ends', async () => {
    const silent = new ReadableStream<Uint8Array>({});
    await expect(prepareImage(silent, { timeoutMs: 50 })).rejects.toMatchObject({ code: 'timeout' });
    const controller = new AbortController();
    const pending = prepareImage(new ReadableStream<Uint8Array>({}), { signal: controller.signal });
    controller.abort(new Error('the user left'));
    await expect(pending).rejects.toThrow('the user left');
  });

  it('names what cannot be an image', async () => {
    await expect(prepareImage(42 as never)).rejects.toThrow(TypeError);
    await expect(prepareImage('https://example.org/a.png')).rejects.toThrow(/await fetch\(url\)/);
    await expect(prepareImage(new URL('https://example.org/a.png'))).rejects.toMatchObject({
      code: 'unreadable',
    });
    await expect(prepareImage(join(folder, 'no-such.png'))).rejects.toThrow(/There is no file at/);
    await expect(prepareImage(folder)).rejects.toMatchObject({ code: 'unreadable' });
  });
});
