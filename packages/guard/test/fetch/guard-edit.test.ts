import type { Violation } from 'gpt-image-contract';
import sharp from 'sharp';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { GuardError, guardFetch, withGuardOptions, type GuardReport } from '../../src/index.js';
import { createRecordingFetch, readForm, readSent, readSentForm } from './recording-fetch.js';
import { photo, picture } from '../pictures.js';
import { fileOf, halfMask, largePhoto, smallPhoto } from './test-images.js';

const URL_EDITS = 'https://api.openai.com/v1/images/edits';

/** For a promise that must not be fulfilled. */
const fail = (): never => expect.unreachable();

function formOf(parts: Record<string, string | File | File[]>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ model: 'gpt-image-2', prompt: 'A red boat', ...parts })) {
    for (const each of Array.isArray(value) ? value : [value]) form.append(name, each);
  }
  return form;
}

const largeFile = async () => fileOf(await largePhoto(), 'boat.png', 'image/png');

async function sendForm(form: FormData, options: Parameters<typeof guardFetch>[0] = {}) {
  const send = createRecordingFetch();
  await guardFetch({ ...options, fetch: send })(URL_EDITS, { method: 'POST', body: form });
  return { send, sent: await readSentForm(send) };
}

describe('fix', () => {
  test('prepares the image, keeps every other part and the order', async () => {
    const form = formOf({ image: await largeFile(), size: '1536x1024', user: 'ä' });
    const { sent } = await sendForm(form);
    expect([...sent.keys()]).toEqual(['model', 'prompt', 'image', 'size', 'user']);
    expect(sent.get('user')).toBe('ä');
    const image = sent.get('image') as File;
    expect(image.size).toBeLessThanOrEqual(1_536_000);
    const { width, height, format } = await sharp(await image.arrayBuffer()).metadata();
    expect({ width, height }).toEqual({ width: 2048, height: 1365 });
    expect(image.type).toBe(`image/${format}`);
    expect(image.name).toMatch(/^boat\.(webp|jpg)$/);
  });

  test('leaves the form it was given alone', async () => {
    const file = await largeFile();
    const form = formOf({ image: file });
    await sendForm(form);
    expect(form.get('image')).toBe(file);
  });

  test('prepares several images under each spelling of the field', async () => {
    const file = await largeFile();
    for (const field of ['image', 'image[]']) {
      const { sent } = await sendForm(formOf({ [field]: [file, file] }));
      const images = sent.getAll(field) as File[];
      expect(images).toHaveLength(2);
      for (const image of images) expect(image.size).toBeLessThanOrEqual(1_536_000);
    }
  });

  test('makes the mask match the image it shrank', async () => {
    const mask = fileOf(await halfMask(3000, 2000), 'mask.png', 'image/png');
    const { sent } = await sendForm(formOf({ image: await largeFile(), mask }));
    const sentMask = sent.get('mask') as File;
    const { data, info } = await sharp(await sentMask.arrayBuffer())
      .extractChannel('alpha')
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([2048, 1365]);
    expect(new Set(data)).toEqual(new Set([0, 255]));
  });

  test('shrinks markup with its image, colours kept', async () => {
    const markup = fileOf(await halfMask(3000, 2000), 'markup.png', 'image/png');
    const { sent } = await sendForm(
      formOf({ model: 'gpt-image-2.5-sunburst', image: await largeFile(), markup }),
    );
    const file = sent.get('markup') as File;
    expect(file.type).toBe('image/png');
    const { data, info } = await sharp(await file.arrayBuffer())
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, info.channels]).toEqual([2048, 1365, 4]);
    expect([...data.subarray(0, 4)]).toEqual([255, 0, 0, 255]);
  });

  test('sends an image within policy byte for byte, with the very same arguments', async () => {
    const bytes = await smallPhoto();
    const form = formOf({ image: fileOf(bytes, 'a.webp', 'image/webp') });
    const { send } = await sendForm(form);
    expect(send.calls[0]!.init!.body).toBe(form);
  });

  test('labels what SDKs send as application/octet-stream', async () => {
    const bytes = await smallPhoto();
    const { sent } = await sendForm(formOf({ image: fileOf(bytes, 'upload', '') }));
    const image = sent.get('image') as File;
    expect([image.type, image.name]).toEqual(['image/webp', 'upload.webp']);
    expect(Buffer.from(await image.arrayBuffer())).toEqual(bytes);
  });

  test('tells per image what it did', async () => {
    const onReport = vi.fn<(report: GuardReport) => void>();
    const small = fileOf(await smallPhoto(), 'b.webp', 'image/webp');
    const file = await largeFile();
    await sendForm(formOf({ 'image[]': [file, small] }), { onReport });
    const reports = onReport.mock.calls.map(([report]) => report);
    expect(reports.map(({ param }) => param)).toEqual(['image[0]', 'image[1]']);
    expect(reports[0]!.original).toMatchObject({
      bytes: file.size,
      width: 3000,
      height: 2000,
      format: 'png',
    });
    expect(reports[0]!.bytesSaved).toBe(file.size - reports[0]!.prepared.bytes);
    expect(reports[0]!.steps.length).toBeGreaterThan(0);
    expect(reports[0]!.durationMs).toBeGreaterThan(0);
    expect(reports[1]!.bytesSaved).toBe(0);
  });

  test('reports but sends what it does not mend', async () => {
    const seen: Violation[] = [];
    const { sent } = await sendForm(
      formOf({ image: fileOf(await smallPhoto(), 'a.webp', 'image/webp'), size: '1920x1080' }),
      { onViolation: (violation) => seen.push(violation) },
    );
    expect(sent.get('size')).toBe('1920x1080');
    expect(seen.map(({ code }) => code)).toContain('size-not-multiple-of-16');
  });

  test('snaps the size and cleans the prompt where asked, and says so', async () => {
    const onChange = vi.fn();
    const onViolation = vi.fn();
    const { sent } = await sendForm(
      formOf({
        image: fileOf(await smallPhoto(1280, 720), 'a.webp', 'image/webp'),
        size: '1920x1080',
        prompt: 'A red boat, 8K, ultra HD',
      }),
      { snapSize: true, cleanPrompt: true, onChange, onViolation },
    );
    expect(sent.get('size')).toBe('1920x1088');
    expect(sent.get('prompt')).toBe('A red boat');
    expect(onChange.mock.calls.map(([change]) => change as unknown)).toEqual([
      { param: 'size', from: '1920x1080', to: '1920x1088' },
      { param: 'prompt', from: 'A red boat, 8K, ultra HD', to: 'A red boat' },
    ]);
    expect(onViolation).not.toHaveBeenCalled();
  });

  test('refuses what is no image, and names every such part', async () => {
    const send = createRecordingFetch();
    const html = fileOf(Buffer.from('<!doctype html><p>404'), 'a.png', 'image/png');
    const call = guardFetch({ fetch: send })(URL_EDITS, {
      method: 'POST',
      body: formOf({ 'image[]': [html, fileOf(await smallPhoto(), 'b.webp', 'image/webp'), html] }),
    });
    const error = await call.then(fail, (reason: unknown) => reason as GuardError);
    expect(error).toBeInstanceOf(GuardError);
    expect(error.violations.map(({ param, code }) => [param, code])).toEqual([
      ['image[0]', 'image-unreadable'],
      ['image[2]', 'image-unreadable'],
    ]);
    expect(error.cause).toMatchObject({ name: 'ImageInputError', code: 'not-an-image' });
    expect(send.calls).toHaveLength(0);
  });

  test('squeezes further where the whole body has a limit', async () => {
    const file = await largeFile();
    const { sent } = await sendForm(formOf({ 'image[]': [file, file, file] }), {
      policy: { maxBodyBytes: 1_000_000 },
    });
    const sum = (sent.getAll('image[]') as File[]).reduce((bytes, { size }) => bytes + size, 0);
    expect(sum).toBeLessThanOrEqual(1_000_000);
    expect(sum).toBeGreaterThan(500_000);
  });

  test('says so where nothing fits the limit of the body', async () => {
    const call = sendForm(formOf({ image: await largeFile(), prompt: 'x'.repeat(3000) }), {
      policy: { maxBodyBytes: 2000 },
    });
    await expect(call).rejects.toMatchObject({
      name: 'GuardError',
      violations: [{ code: 'body-bytes-policy', param: 'body' }],
    });
  });
});

describe('enforce', () => {
  test.each(['fix', 'enforce'] as const)('%s names unreadable files in their order', async (mode) => {
    const form = new FormData();
    // The page takes longer to tell than the empty file does.
    for (const content of ['<html></html>', '', 'text'])
      form.append('image[]', fileOf(Buffer.from(content), 'a.png', 'image/png'));
    const call = guardFetch({ mode, fetch: createRecordingFetch() })(URL_EDITS, {
      method: 'POST',
      body: form,
    });
    const error = await call.then(fail, (reason: unknown) => reason as GuardError);
    const unreadable = error.violations.filter(({ code }) => code === 'image-unreadable');
    expect(unreadable.map(({ param }) => param)).toEqual(['image[0]', 'image[1]', 'image[2]']);
  });

  test('throws one error with every violation, before a byte leaves', async () => {
    const send = createRecordingFetch();
    const form = formOf({ image: await largeFile(), size: '1920x1080', output_format: 'gif' });
    const call = guardFetch({ mode: 'enforce', fetch: send })(URL_EDITS, { method: 'POST', body: form });
    const error = await call.then(fail, (reason: unknown) => reason as GuardError);
    expect(error).toBeInstanceOf(GuardError);
    const codes = error.violations.map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining([
        'image-bytes-policy',
        'image-edge-policy',
        'size-not-multiple-of-16',
        'parameter-value',
      ]),
    );
    expect(send.calls).toHaveLength(0);
  });

  test('refuses an upload for the policy alone', async () => {
    const image = fileOf(await smallPhoto(), 'a.webp', 'image/webp');
    const call = sendForm(formOf({ image }), { mode: 'enforce', policy: { maxEdge: 512 } });
    await expect(call).rejects.toThrow(/512 px/);
  });

  test('lets a request through that has warnings only, and tells them', async () => {
    const codes: string[] = [];
    const form = formOf({ image: fileOf(await smallPhoto(), 'a.webp', 'image/webp'), size: '3840x2160' });
    const { send } = await sendForm(form, {
      mode: 'enforce',
      onViolation: ({ code }) => codes.push(code),
    });
    expect(send.calls[0]!.init!.body).toBe(form);
    expect(codes).toContain('size-experimental');
  });

  test('refuses a mask of another size than its image', async () => {
    const image = fileOf(await smallPhoto(), 'a.webp', 'image/webp');
    const mask = fileOf(await halfMask(320, 240), 'm.png', 'image/png');
    await expect(sendForm(formOf({ image, mask }), { mode: 'enforce' })).rejects.toMatchObject({
      violations: [{ code: 'mask-dimensions' }],
    });
  });
});

describe('report', () => {
  test('names a mislabelled file once', async () => {
    const gif = await sharp(await smallPhoto())
      .gif()
      .toBuffer();
    const files = [
      fileOf(await smallPhoto(), 'a', ''),
      fileOf(await smallPhoto(), 'a.jpg', 'image/jpeg'),
      fileOf(gif, 'a.png', 'image/png'),
    ];
    const codes: string[] = [];
    for (const image of files) {
      await sendForm(formOf({ image }), { mode: 'report', onViolation: ({ code }) => codes.push(code) });
    }
    expect(codes).toEqual(['image-media-type', 'image-media-type-mismatch', 'image-unreadable']);
  });

  test('sends unchanged and tells every violation', async () => {
    const codes: string[] = [];
    const form = formOf({ image: await largeFile(), size: '1920x1080' });
    const { send } = await sendForm(form, { mode: 'report', onViolation: ({ code }) => codes.push(code) });
    expect(send.calls[0]!.init!.body).toBe(form);
    expect(codes).toEqual(
      expect.arrayContaining(['image-bytes-policy', 'image-edge-policy', 'size-not-multiple-of-16']),
    );
  });

  test('sends broken images too', async () => {
    const codes: string[] = [];
    const form = formOf({ image: fileOf(Buffer.from('no image'), 'a.png', 'image/png') });
    const { send } = await sendForm(form, { mode: 'report', onViolation: ({ code }) => codes.push(code) });
    expect(send.calls).toHaveLength(1);
    expect(codes).toContain('image-unreadable');
  });

  test('sends the bytes of a stream as they were', async () => {
    const form = formOf({ image: await largeFile() });
    const encoded = new Response(form);
    const type = encoded.headers.get('content-type')!;
    const bytes = new Uint8Array(await encoded.arrayBuffer());
    const send = createRecordingFetch();
    await guardFetch({ mode: 'report', fetch: send })(URL_EDITS, {
      method: 'POST',
      headers: { 'content-type': type },
      body: new Response(bytes).body!,
      duplex: 'half',
    });
    const sent = readSent(send);
    expect(sent.headers.get('content-type')).toBe(type);
    expect(Buffer.compare(new Uint8Array(await sent.arrayBuffer()), bytes)).toBe(0);
  });
});

describe('body kinds', () => {
  test('a streamed form is mended and gets a boundary of its own', async () => {
    const encoded = new Response(formOf({ image: await largeFile() }));
    const send = createRecordingFetch();
    await guardFetch({ fetch: send })(URL_EDITS, {
      method: 'POST',
      headers: { 'content-type': encoded.headers.get('content-type')!, 'x-trace': '1' },
      body: encoded.body!,
      duplex: 'half',
    });
    const sent = readSent(send);
    expect(sent.headers.get('x-trace')).toBe('1');
    expect(((await readSentForm(send)).get('image') as File).size).toBeLessThanOrEqual(1_536_000);
  });

  test('a Request object keeps its headers, method and signal', async () => {
    const controller = new AbortController();
    const send = createRecordingFetch();
    const request = new Request(URL_EDITS, {
      method: 'POST',
      headers: { authorization: 'Bearer x' },
      body: formOf({ image: await largeFile() }),
      signal: controller.signal,
    });
    await guardFetch({ fetch: send })(request);
    const sent = readSent(send);
    expect(sent.method).toBe('POST');
    expect(sent.headers.get('authorization')).toBe('Bearer x');
    controller.abort();
    expect((send.calls[0]!.input as Request).signal.aborted).toBe(true);
    expect(((await readForm(sent)).get('image') as File).size).toBeLessThanOrEqual(1_536_000);
  });

  test('a Request within policy arrives whole', async () => {
    const bytes = await smallPhoto();
    const send = createRecordingFetch();
    await guardFetch({ fetch: send })(
      new Request(URL_EDITS, {
        method: 'POST',
        body: formOf({ image: fileOf(bytes, 'a.webp', 'image/webp') }),
      }),
    );
    const image = (await readSentForm(send)).get('image') as File;
    expect(Buffer.from(await image.arrayBuffer())).toEqual(bytes);
  });
});

describe('a part without a file name', () => {
  async function send(mode: 'fix' | 'enforce' | 'report', field: string, content: Buffer, rest: File) {
    const head = `--b\r\nContent-Disposition: form-data; name="${field}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
    const other = `\r\n--b\r\nContent-Disposition: form-data; name="image"; filename="a.webp"\r\nContent-Type: image/webp\r\n\r\n`;
    const body = Buffer.concat([
      ...[Buffer.from(head), content, Buffer.from(other), Buffer.from(await rest.arrayBuffer())],
      Buffer.from('\r\n--b--\r\n'),
    ]);
    const recording = createRecordingFetch();
    const seen: Violation[] = [];
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const guarded = guardFetch({ mode, fetch: recording, onViolation: (violation) => seen.push(violation) });
    await guarded(URL_EDITS, { method: 'POST', headers, body });
    return { recording, body, seen };
  }

  test('keeps its bytes and gets a name', async () => {
    const image = fileOf(await smallPhoto(), 'a.webp', 'image/webp');
    const mask = await halfMask(640, 480);
    const { recording } = await send('fix', 'mask', mask, image);
    const sent = (await readSentForm(recording)).get('mask') as File;
    expect([sent.name, sent.type]).toEqual(['image.png', 'image/png']);
    const pixels = async (bytes: ArrayBuffer | Buffer) =>
      sharp(bytes).extractChannel('alpha').raw().toBuffer();
    expect(await pixels(await sent.arrayBuffer())).toEqual(await pixels(mask));
  });

  test('is told where it is not mended, and sent as it came', async () => {
    const image = fileOf(await smallPhoto(), 'a.webp', 'image/webp');
    const mask = await halfMask(640, 480);
    const { recording, body, seen } = await send('report', 'mask', mask, image);
    expect(recording.calls[0]!.init!.body).toBe(body);
    expect(seen).toContainEqual(expect.objectContaining({ code: 'image-not-a-file', param: 'mask' }));
    await expect(send('enforce', 'mask', mask, image)).rejects.toThrow(/^mask: `mask` has no file name/m);
  });

  test('is text where it holds text', async () => {
    const image = fileOf(await smallPhoto(), 'a.webp', 'image/webp');
    const { seen } = await send('report', 'mask', Buffer.from('mask.png\u0007'), image);
    expect(seen.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^`mask` is the text `mask\.png\\u0007`, not a file/),
    );
  });
});

describe('one piece of work for one picture', () => {
  test('the same form again is neither prepared nor reported again', async () => {
    const onReport = vi.fn();
    const send = createRecordingFetch();
    const guarded = guardFetch({ fetch: send, onReport });
    const form = formOf({ image: await largeFile() });
    await guarded(URL_EDITS, { method: 'POST', body: form });
    await guarded(URL_EDITS, { method: 'POST', body: form });
    expect(onReport).toHaveBeenCalledTimes(1);
    expect(send.calls[1]!.init!.body).toBe(send.calls[0]!.init!.body);
  });

  test('a form that was changed in between is looked at again', async () => {
    const send = createRecordingFetch();
    const guarded = guardFetch({ fetch: send });
    const form = formOf({ image: await largeFile() });
    await guarded(URL_EDITS, { method: 'POST', body: form });
    form.set('prompt', 'A blue boat');
    await guarded(URL_EDITS, { method: 'POST', body: form });
    expect((await readSentForm(send, 1)).get('prompt')).toBe('A blue boat');
  });

  test('the same picture in another form is reported as cached', async () => {
    const reports: GuardReport[] = [];
    const guarded = guardFetch({
      fetch: createRecordingFetch(),
      onReport: (report) => reports.push(report),
    });
    for (let time = 0; time < 2; time++) {
      await guarded(URL_EDITS, { method: 'POST', body: formOf({ image: await largeFile() }) });
    }
    expect(reports.map(({ isCached }) => isCached)).toEqual([false, true]);
  });
});

describe('per call and per client', () => {
  test('a call overrides its client', async () => {
    const send = createRecordingFetch();
    const guarded = guardFetch({ fetch: send, policy: { maxEdge: 1024 } });
    const form = formOf({ image: await largeFile() });
    const call = () => guarded(URL_EDITS, { method: 'POST', body: form });
    await call();
    await withGuardOptions({ policy: { maxEdge: 512 } }, call);
    await withGuardOptions({ mode: 'report' }, call);
    const edges = await Promise.all(
      [0, 1, 2].map(async (index) => {
        const file = (await readSentForm(send, index)).get('image') as File;
        return (await sharp(await file.arrayBuffer()).metadata()).width;
      }),
    );
    expect(edges).toEqual([1024, 512, 3000]);
  });

  test('how images are prepared is set per client and per call', async () => {
    // Small, so that three preparations take no time worth mentioning.
    const bytes = await picture(photo(320, 240, 4))
      .withExif({ IFD0: { Artist: 'Ada' } })
      .jpeg({ quality: 100 })
      .toBuffer();
    const send = createRecordingFetch();
    const options = { fetch: send, policy: { maxEdge: 300 }, keepMetadata: true };
    const guarded = guardFetch({ ...options, strategy: 'quality' });
    const form = formOf({ image: fileOf(bytes, 'a.jpg', 'image/jpeg') });
    const call = () => guarded(URL_EDITS, { method: 'POST', body: form });
    await call();
    await withGuardOptions({ strategy: 'size' }, call);
    await withGuardOptions({ keepMetadata: false }, call);
    const sent = await Promise.all(
      [0, 1, 2].map(async (index) => {
        const file = (await readSentForm(send, index)).get('image') as File;
        const { exif } = await sharp(await file.arrayBuffer()).metadata();
        return { size: file.size, hasExif: exif?.includes('Ada') === true };
      }),
    );
    expect(sent[1]!.size).toBeLessThan(sent[0]!.size);
    expect(sent.map(({ hasExif }) => hasExif)).toEqual([true, true, false]);
  });

  test('a black and white mask is understood where the client says so', async () => {
    const image = fileOf(await smallPhoto(64, 64), 'a.webp', 'image/webp');
    const drawn = Buffer.alloc(64 * 64, 255).fill(0, 0, 64 * 32);
    const mask = await sharp(drawn, { raw: { width: 64, height: 64, channels: 1 } })
      .png()
      .toBuffer();
    const form = formOf({ image, mask: fileOf(mask, 'm.png', 'image/png') });
    await expect(sendForm(form)).rejects.toMatchObject({ violations: [{ code: 'mask-no-alpha' }] });
    const { sent } = await sendForm(form, { maskFrom: 'luminance' });
    const alpha = await sharp(await (sent.get('mask') as File).arrayBuffer())
      .extractChannel('alpha')
      .raw()
      .toBuffer();
    expect([alpha[0], alpha.at(-1)]).toEqual([0, 255]);
  });

  describe.each(['fix', 'enforce', 'report'] as const)('limits of input hold in `%s`', (mode) => {
    test.each([
      ['a large file', largeFile],
      ['a file that is ready', async () => fileOf(await smallPhoto(), 'a.webp', 'image/webp')],
    ])('for %s', async (_, createFile) => {
      const form = formOf({ image: await createFile() });
      for (const [limit, code] of [
        [{ maxInputBytes: 1000 }, 'image-bytes-limit'],
        [{ maxInputPixels: 1000 }, 'image-unreadable'],
      ] as const) {
        const seen: Violation[] = [];
        const onViolation = (violation: Violation) => seen.push(violation);
        const call = sendForm(form, { mode, onViolation, ...limit });
        if (mode === 'report') await call;
        else await call.then(fail, (error: unknown) => seen.push(...(error as GuardError).violations));
        expect(seen).toContainEqual(
          expect.objectContaining({
            code,
            param: 'image',
            message: expect.stringContaining(Object.keys(limit)[0]!) as string,
          }),
        );
      }
    });
  });

  test('values that an option does not take are refused when the client is made', () => {
    expect(() => guardFetch({ strategy: 'best' as 'size' })).toThrow(
      /`strategy` takes `balanced`, `quality`, `size`, not `best`/,
    );
    expect(() => guardFetch({ timeoutMs: 0 })).toThrow(/`timeoutMs` takes a number above 0/);
    expect(() => guardFetch({ keepMetadata: 'yes' as unknown as boolean })).toThrow(/`true`, `false`/);
    expect(() => withGuardOptions({ colourSpace: 'p3' as 'keep' }, () => 1)).toThrow(/`colourSpace`/);
  });

  test('misspelt options and loose policies are refused when the client is made', () => {
    expect(() => guardFetch({ modus: 'fix' } as object)).toThrow(/`modus` is not an option/);
    expect(() => guardFetch({ mode: 'strict' as 'fix' })).toThrow(/`fix`, `enforce`, `report`/);
    expect(() => guardFetch({ policy: { maxImages: 17 } })).toThrow(RangeError);
    expect(() => withGuardOptions({ polcy: {} } as object, () => 1)).toThrow(/`polcy`/);
  });
});

test.each(['onReport', 'onViolation', 'onChange', 'fetch'])(
  '`%s` that is no function is refused when the client is made',
  (name) => {
    expect(() => guardFetch({ [name]: 'log' })).toThrow(
      new TypeError(`\`${name}\` takes a function, not \`log\`.`),
    );
  },
);

describe('callbacks', () => {
  const emitWarning = vi.spyOn(process, 'emitWarning');
  beforeEach(() => {
    emitWarning.mockReset().mockImplementation(() => undefined);
  });
  afterAll(() => {
    emitWarning.mockRestore();
  });

  test.each([
    [
      'throws',
      () => () => {
        throw new Error('disk full');
      },
    ],
    ['rejects', () => () => Promise.reject(new Error('disk full'))],
    [
      'gives a promise of its own make that rejects',
      () => () => ({
        then: (_: unknown, reject: (error: Error) => void) => {
          reject(new Error('disk full'));
        },
      }),
    ],
  ])('one that %s harms no request and is told once', async (_, createCallback) => {
    const send = createRecordingFetch();
    const guarded = guardFetch({
      fetch: send,
      snapSize: true,
      onReport: createCallback(),
      onChange: createCallback(),
      onViolation: createCallback(),
    });
    const image = fileOf(await smallPhoto(), 'a.webp', 'image/webp');
    for (let time = 0; time < 2; time++) {
      const body = formOf({ image, size: '1920x1080', prompt: `Boat ${time}, 8K` });
      await expect(guarded(URL_EDITS, { method: 'POST', body })).resolves.toMatchObject({ status: 200 });
    }
    await new Promise(setImmediate);
    expect(send.calls).toHaveLength(2);
    const warnings = emitWarning.mock.calls as unknown as [string, { code: string; detail: string }][];
    expect(warnings.map(([message]) => message.split(' ')[0]).sort()).toEqual([
      '`onChange`',
      '`onReport`',
      '`onViolation`',
    ]);
    expect(warnings[0]![1]).toMatchObject({ code: 'GUARD_FETCH_CALLBACK' });
    expect(warnings[0]![1].detail).toMatch(/disk full/);
  });
});

describe('aborts', () => {
  test('a call aborted before it starts sends nothing', async () => {
    const send = createRecordingFetch();
    const call = guardFetch({ fetch: send })(URL_EDITS, {
      method: 'POST',
      body: formOf({ image: await largeFile() }),
      signal: AbortSignal.abort(),
    });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(send.calls).toHaveLength(0);
  });
});

test('a gateway that answers 413 all the same is told with the number of bytes', async () => {
  const seen: Violation[] = [];
  const response = await guardFetch({
    fetch: createRecordingFetch(413),
    onViolation: (violation) => seen.push(violation),
  })(URL_EDITS, {
    method: 'POST',
    body: formOf({ image: fileOf(await smallPhoto(), 'a.webp', 'image/webp') }),
  });
  expect(response.status).toBe(413);
  expect(seen.at(-1)).toMatchObject({ code: 'body-bytes-policy' });
  expect(seen.at(-1)!.message).toMatch(/\d bytes .*HTTP 413.*maxBodyBytes/);
});
