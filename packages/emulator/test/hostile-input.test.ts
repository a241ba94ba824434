import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startEmulator, type Emulator } from '../src/index.js';
import { createImage } from './support/images.js';

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator();
});

// Whatever was done to it, it must still answer, and close at once.
afterEach(async () => {
  expect((await fetch(`${emulator.url}/v1/models`, { headers: { authorization: 'Bearer k' } })).status).toBe(
    200,
  );
  const startedAt = performance.now();
  await emulator.close();
  expect(performance.now() - startedAt).toBeLessThan(5000);
});

interface Envelope {
  readonly status: number;
  readonly code: string | null;
  readonly message: string;
}

async function post(
  body: string | Uint8Array,
  contentType: string,
  path = '/v1/images/edits',
): Promise<Envelope> {
  const response = await fetch(`${emulator.url}${path}`, {
    method: 'POST',
    headers: { authorization: 'Bearer k', 'content-type': contentType },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  const { error } = (await response.json()) as { error: { code: string | null; message: string } };
  return { status: response.status, code: error.code, message: error.message };
}

const FORM = 'multipart/form-data; boundary=b';

/** A form of parts whose headers and content are written by hand. */
function writeForm(parts: readonly (readonly [head: string, content: string])[], end = '--b--\r\n'): string {
  return parts.map(([head, content]) => `--b\r\n${head}\r\n\r\n${content}\r\n`).join('') + end;
}

const TEXTS = [
  ['Content-Disposition: form-data; name="model"', 'gpt-image-2'],
  ['Content-Disposition: form-data; name="prompt"', 'x'],
] as const;

const IMAGE_HEAD =
  'Content-Disposition: form-data; name="image"; filename="a.png"\r\nContent-Type: image/png';

test('forms that are none', async () => {
  const whole = writeForm([...TEXTS, [IMAGE_HEAD, 'abc']]);
  const cases: [body: string, contentType: string][] = [
    ['', FORM],
    ['hello', FORM],
    [whole, 'multipart/form-data'],
    [whole, 'multipart/form-data; boundary=other'],
    [whole, 'multipart/form-data; boundary='],
    [whole.slice(0, -20), FORM],
    [whole.slice(0, 40), FORM],
    [whole.slice(0, whole.indexOf('abc')), FORM],
    [writeForm(TEXTS, ''), FORM],
    ['--b\r\nContent-Disposition: form-da', FORM],
    ['--b\r\n\r\n', FORM],
  ];
  for (const [body, contentType] of cases) {
    const answer = await post(body, contentType);
    expect(answer, JSON.stringify(body)).toMatchObject({
      status: 400,
      message: 'Could not parse multipart form',
    });
  }
});

test('parts without a name, without headers, with line breaks in their names', async () => {
  const answer = await post(
    writeForm([
      ['Content-Disposition: form-data', 'x'],
      ['Content-Disposition: form-data; name="a\rb"', 'x'],
      ['X-Other: 1', 'x'],
      ['Content-Disposition: attachment; name="image"', 'x'],
      ...TEXTS,
    ]),
    FORM,
  );
  expect(answer.status).toBe(400);
  expect(answer.code).toMatch(/unknown_parameter|missing_required_parameter/);
});

test('an empty form, an empty part, a part of text that calls itself a picture', async () => {
  expect(await post('--b--\r\n', FORM)).toMatchObject({ code: 'missing_required_parameter' });
  expect(await post(writeForm([...TEXTS, [IMAGE_HEAD, '']]), FORM)).toMatchObject({
    code: 'invalid_image_file',
  });
  expect(await post(writeForm([...TEXTS, [IMAGE_HEAD, '<html>']]), FORM)).toMatchObject({
    code: 'invalid_image_file',
  });
});

test('a bare Buffer given to the SDK: one field for every byte', async () => {
  const bytes = Array.from(
    { length: 50_000 },
    (_, index) => [`Content-Disposition: form-data; name="image[${index}]"`, '137'] as const,
  );
  expect(await post(writeForm([...TEXTS, ...bytes]), FORM)).toMatchObject({
    code: 'invalid_type',
    message: "Invalid type for 'image': expected one of an array of files or file, but got a string instead.",
  });
});

test('giant values', async () => {
  const prompt = 'x'.repeat(20_000_000);
  const form = writeForm([TEXTS[0], ['Content-Disposition: form-data; name="prompt"', prompt]]);
  expect(await post(form, FORM)).toMatchObject({
    code: 'string_above_max_length',
    message: expect.stringContaining('with length 20000000 instead') as string,
  });
  expect(
    await post(JSON.stringify({ model: prompt, prompt: 'x' }), 'application/json', '/v1/images/generations'),
  ).toMatchObject({
    status: 400,
  });
});

test('a picture of a few bytes and 900 million pixels', async () => {
  const header = await createImage(16, 16);
  const bomb = Buffer.from(header);
  bomb.writeUInt32BE(30_000, 16);
  bomb.writeUInt32BE(30_000, 20);
  const form = Buffer.concat([
    Buffer.from(writeForm(TEXTS, '') + `--b\r\n${IMAGE_HEAD}\r\n\r\n`),
    bomb,
    Buffer.from('\r\n--b--\r\n'),
  ]);
  expect(await post(form, FORM)).toMatchObject({ code: 'invalid_image_file' });
});

test('an SVG that calls itself a PNG is never rendered', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="9" height="9"/></svg>';
  expect(await post(writeForm([...TEXTS, [IMAGE_HEAD, svg]]), FORM)).toMatchObject({
    code: 'invalid_image_file',
  });
});

test('50 MB are refused for their length, although only the beginning was kept', async () => {
  const data = Buffer.alloc(4100 * 4100 * 3, 7);
  const png = await sharp(data, { raw: { width: 4100, height: 4100, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer();
  expect(png.length).toBeGreaterThan(50_000_000);
  const form = Buffer.concat([
    Buffer.from(writeForm(TEXTS, '') + `--b\r\n${IMAGE_HEAD}\r\n\r\n`),
    png,
    Buffer.from('\r\n--b--\r\n'),
  ]);
  const answer = await post(form, FORM);
  expect(answer.message).toContain('too large');
  expect(emulator.requests[0]!.images[0]!.facts).toMatchObject({ bytes: png.length, width: 4100 });
});

test('JSON that is none', async () => {
  for (const body of ['', '{', '[]', '"x"', 'null', '{"prompt":"\ud800"']) {
    expect(await post(body, 'application/json')).toMatchObject({
      status: 400,
      message: expect.stringContaining('could not parse the JSON body') as string,
    });
  }
  expect(await post(Uint8Array.of(0x7b, 0xff, 0x7d), 'application/json')).toMatchObject({ status: 400 });
  const deep = `{"images":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  expect((await post(deep, 'application/json')).status).toBe(400);
});

test('keys that are dear to JavaScript', async () => {
  const body = '{"__proto__":{"model":"gpt-image-2"},"constructor":1,"prompt":"x"}';
  expect(await post(body, 'application/json', '/v1/images/generations')).toMatchObject({
    message: "Missing required parameter: 'model'.",
  });
});

test('other content types', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'image/png']) {
    expect(await post('x', type)).toMatchObject({ status: 400, code: 'unsupported_content_type' });
  }
  expect(await post(writeForm(TEXTS), FORM, '/v1/images/generations')).toMatchObject({
    code: 'unsupported_content_type',
  });
});

test('paths, methods and keys that are none', async () => {
  const ask = async (path: string, init: RequestInit = {}): Promise<number> =>
    (await fetch(`${emulator.url}${path}`, { headers: { authorization: 'Bearer k' }, ...init })).status;
  expect(await ask('/')).toBe(404);
  expect(await ask('/v1/images/variations', { method: 'POST' })).toBe(404);
  expect(await ask('/v1/models/%E0%A4%A')).toBe(404);
  expect(await ask('/v1/images/edits')).toBe(405);
  expect(await ask('/v1/models', { headers: {} })).toBe(401);
  expect(await ask('/v1/models', { headers: { authorization: 'Bearer ' } })).toBe(401);
});

function open(head: string): Socket {
  const socket = connect(Number(new URL(emulator.url).port), '127.0.0.1');
  // A reset is what some of these ask for.
  socket.on('error', () => undefined);
  socket.write(`${head}\r\nHost: x\r\nAuthorization: Bearer k\r\nContent-Type: ${FORM}\r\n`);
  return socket;
}

test('a Content-Length that is too short or none, and a request that is no HTTP', async () => {
  const form = writeForm([...TEXTS, [IMAGE_HEAD, 'abc']]);
  for (const tail of [
    `Content-Length: 50\r\n\r\n${form}`,
    `Content-Length: x\r\n\r\n${form}`,
    '\0\0\0\r\n\r\n',
  ]) {
    const socket = open('POST /v1/images/edits HTTP/1.1');
    socket.write(tail);
    const [first] = (await once(socket, 'data')) as [Buffer];
    expect(first.toString()).toMatch(/^HTTP\/1\.1 400 /);
    socket.destroy();
  }
});

test('clients that leave in the middle of an upload, and one that never goes on', async () => {
  for (let index = 0; index < 20; index += 1) {
    const socket = open('POST /v1/images/edits HTTP/1.1');
    socket.write('Content-Length: 1000000\r\n\r\n--b\r\n');
    await once(socket, 'connect');
    if (index > 0) socket.destroy();
  }
  const silent = open('POST /v1/images/edits HTTP/1.1');
  silent.write('Content-Length: 1000000\r\n\r\n--b\r\n');
  await once(silent, 'connect');
  const closed = new Promise((resolve) => silent.once('close', resolve));
  await emulator.close();
  await closed;
  emulator = await startEmulator();
});

test('a client that asks before it uploads is answered without its body', async () => {
  await emulator.close();
  emulator = await startEmulator({ maxBodyBytes: 1000 });
  const refused = open('POST /v1/images/edits HTTP/1.1');
  refused.write('Expect: 100-continue\r\nContent-Length: 5000000\r\n\r\n');
  const [answer] = (await once(refused, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 413 /);
  await once(refused, 'close');
  const accepted = open('POST /v1/images/edits HTTP/1.1');
  accepted.write('Expect: 100-continue\r\nContent-Length: 7\r\n\r\n');
  const [go] = (await once(accepted, 'data')) as [Buffer];
  expect(go.toString()).toMatch(/^HTTP\/1\.1 100 Continue/);
  accepted.write('--b--\r\n');
  const [final] = (await once(accepted, 'data')) as [Buffer];
  expect(final.toString()).toMatch(/^HTTP\/1\.1 400 /);
  accepted.destroy();
});
