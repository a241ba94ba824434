import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { readBody } from '../../src/fetch/read-body.js';

const JSON_TYPE = 'application/json';
const TEXT = '{"prompt":"Ein Bär"}';

describe('JSON', () => {
  test.each([
    ['a string', TEXT],
    ['bytes', new TextEncoder().encode(TEXT)],
    ['an ArrayBuffer', new TextEncoder().encode(TEXT).buffer],
    ['a Blob', new Blob([TEXT])],
    ['a web stream', new Response(TEXT).body!],
    ['a Node stream', Readable.from([TEXT.slice(0, 5), TEXT.slice(5)]) as unknown as ReadableStream],
  ])('is read from %s', async (_, body) => {
    const { body: read } = await readBody(body, JSON_TYPE, undefined);
    expect(read).toEqual({ kind: 'json', json: { prompt: 'Ein Bär' } });
  });

  test('is read without a content type too', async () => {
    const { body } = await readBody(TEXT, null, undefined);
    expect(body.kind).toBe('json');
  });

  test('that does not parse is left alone', async () => {
    expect((await readBody('{"prompt":', JSON_TYPE, undefined)).body.kind).toBe('other');
  });
});

describe('a form', () => {
  const form = new FormData();
  form.append('prompt', 'naïve');
  form.append(
    'image[]',
    new File([new Uint8Array([0, 13, 10, 45, 45, 255])], 'ä "1".png', { type: 'image/png' }),
  );

  test('object is taken as it is', async () => {
    const source = await readBody(form, null, undefined);
    expect(source.body).toEqual({ kind: 'form', form });
    expect(source.unchanged).toBe(form);
  });

  test.each([
    ['a stream', (response: Response) => Promise.resolve(response.body!)],
    ['bytes', async (response: Response) => new Uint8Array(await response.arrayBuffer())],
  ])('is read from %s', async (_, open) => {
    const response = new Response(form);
    const { body } = await readBody(await open(response), response.headers.get('content-type'), undefined);
    if (body.kind !== 'form') throw new Error(`read as ${body.kind}`);
    expect(body.form.get('prompt')).toBe('naïve');
    const file = body.form.get('image[]') as File;
    expect(file.type).toBe('image/png');
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(new Uint8Array([0, 13, 10, 45, 45, 255]));
  });

  test.each([
    ['escaped quotes', 'form-data; name="image"; filename="a\\"b.png"', 'a"b.png'],
    ['percent escapes', 'form-data; name="image"; filename="a%22b%25.png"', 'a"b%25.png'],
    ['UTF-8', 'form-data; name="image"; filename="bär 日本.png"', 'bär 日本.png'],
    ['an extended name', 'form-data; name="image"; filename*=UTF-8\'\'b%C3%A4r.png', 'bär.png'],
    ['no quotes', 'form-data;filename=a.png;name=image', 'a.png'],
  ])('is read with %s, as other languages write it', async (_, disposition, name) => {
    const text =
      '--a b\r\ncontent-disposition: form-data; name="prompt"\r\n\r\nHi\r\n' +
      `--a b\r\ncontent-type: image/png\r\nContent-Disposition: ${disposition}\r\n\r\n\x89PNG\r\n--a b--\r\n`;
    const { body } = await readBody(text, 'Multipart/Form-Data; charset=utf-8; Boundary="a b"', undefined);
    if (body.kind !== 'form') throw new Error(`read as ${body.kind}`);
    const file = body.form.get('image') as File;
    expect([body.form.get('prompt'), file.name, file.type]).toEqual(['Hi', name, 'image/png']);
  });

  test('is read from a blob that brings the content type itself', async () => {
    const response = new Response(form);
    const blob = await response.blob();
    expect(blob.type).toMatch(/^multipart/);
    expect((await readBody(blob, null, undefined)).body.kind).toBe('form');
  });

  test('that is cut off is left alone, and its bytes are kept', async () => {
    const whole = new Response(form);
    const type = whole.headers.get('content-type');
    const bytes = new Uint8Array(await whole.arrayBuffer()).slice(0, 120);
    const source = await readBody(new Response(bytes).body!, type, undefined);
    expect(source.body.kind).toBe('other');
    expect(source.unchanged).toEqual(bytes);
  });
});

describe('a stream', () => {
  test('leaves its bytes to be sent', async () => {
    const source = await readBody(new Response(TEXT).body!, JSON_TYPE, undefined);
    expect(new TextDecoder().decode(source.unchanged as Uint8Array)).toBe(TEXT);
  });

  test('that hangs is left when the signal fires', async () => {
    const controller = new AbortController();
    const hanging = new ReadableStream<Uint8Array>({
      start: (queue) => {
        queue.enqueue(new Uint8Array(3));
      },
    });
    const reading = readBody(hanging, JSON_TYPE, controller.signal);
    setTimeout(() => {
      controller.abort(new Error('enough'));
    }, 20);
    await expect(reading).rejects.toThrow('enough');
  });

  test('that breaks off passes its error on', async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull: (queue) => {
        queue.error(new Error('cable pulled'));
      },
    });
    await expect(readBody(broken, JSON_TYPE, undefined)).rejects.toThrow('cable pulled');
  });
});
