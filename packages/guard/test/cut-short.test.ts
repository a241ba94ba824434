import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { assertUploadReady, checkImage, inspectImage, prepareImage, type GuardError } from '../src/index.js';
import { matchers } from '../src/matchers/vitest.js';
import { photo, picture } from './pictures.js';

const encoders = {
  jpeg: () => picture(photo(640, 480)).jpeg(),
  'progressive jpeg': () => picture(photo(640, 480)).jpeg({ progressive: true }),
  png: () => picture(photo(320, 240)).png(),
  webp: () => picture(photo(640, 480)).webp(),
  'webp with metadata': () => picture(photo(640, 480)).withMetadata().webp({ lossless: true }),
  gif: () => picture(photo(160, 120)).gif(),
} as const;

const whole = new Map<string, Buffer>();
for (const [name, encode] of Object.entries(encoders)) whole.set(name, await encode().toBuffer());

const pngs = await Promise.all(
  [1, 2, 3].map((seed) =>
    picture(photo(60, 40, 12, seed))
      .png()
      .toBuffer(),
  ),
);

const POLICY = { policy: { maxBytes: 5_000_000, maxEdge: 9000 } };

describe.each([...whole])('a %s', (name, bytes) => {
  test('cut off anywhere is found without decoding a pixel', async () => {
    for (const share of [0.3, 0.5, 0.9, 0.999]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * share));
      await expect(inspectImage(cut), `${share}`).rejects.toMatchObject({ code: 'truncated' });
    }
    await expect(inspectImage(bytes.subarray(0, -2))).rejects.toMatchObject({ code: 'truncated' });
  });

  test('is whole, with whatever stands behind it', async () => {
    const { format } = await inspectImage(bytes);
    expect(name).toContain(format);
    for (const behind of [
      Buffer.alloc(1),
      Buffer.alloc(5000),
      Buffer.from('\r\n'),
      bytes,
      bytes.subarray(0, 99),
    ])
      await expect(inspectImage(Buffer.concat([bytes, behind]))).resolves.toMatchObject({ format });
  });
});

/** Insert of a JPEG segment right behind `SOI`. */
function withSegment(jpeg: Buffer, marker: number, payload: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, (payload.length + 2) >> 8, (payload.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, payload, jpeg.subarray(2)]);
}

describe('no alarm is false', () => {
  const jpeg = whole.get('jpeg') ?? Buffer.alloc(0);

  test('about an MPF file: a gain map behind the picture, also one that is cut off', async () => {
    const mpf = withSegment(jpeg, 0xe2, Buffer.from('MPF\0MM\0*\0\0\0\b'));
    await expect(inspectImage(Buffer.concat([mpf, jpeg]))).resolves.toMatchObject({ width: 640 });
    await expect(inspectImage(Buffer.concat([mpf, jpeg.subarray(0, 300)]))).resolves.toMatchObject({
      width: 640,
    });
  });

  test('about a preview in the EXIF, whose end is not the end', async () => {
    const preview = await picture(photo(64, 48)).jpeg().toBuffer();
    const exif = withSegment(
      jpeg,
      0xe1,
      Buffer.concat([Buffer.from('Exif\0\0MM\0*\0\0\0\b\0\0\0\0\0\0'), preview]),
    );
    await expect(inspectImage(exif)).resolves.toMatchObject({ width: 640 });
    await expect(inspectImage(exif.subarray(0, -99))).rejects.toMatchObject({ code: 'truncated' });
  });

  test('about an animation, or a GIF that lacks only its trailer', async () => {
    const frames = sharp(pngs, { join: { animated: true } });
    const gif = await frames.gif().toBuffer();
    await expect(inspectImage(gif)).resolves.toMatchObject({ frames: 3 });
    await expect(inspectImage(gif.subarray(0, -1))).resolves.toMatchObject({ frames: 3 });
    await expect(inspectImage(gif.subarray(0, -3))).rejects.toMatchObject({ code: 'truncated' });
    const webp = await sharp(gif, { animated: true }).webp().toBuffer();
    await expect(inspectImage(webp)).resolves.toMatchObject({ frames: 3 });
  });

  test('about what prepareImage makes', async () => {
    for (const bytes of whole.values())
      await expect(inspectImage(await prepareImage(bytes))).resolves.toBeDefined();
  });
});

describe('half a JPEG', () => {
  const jpeg = whole.get('jpeg') ?? Buffer.alloc(0);
  const half = new File([Uint8Array.from(jpeg.subarray(0, jpeg.length >> 1))], 'half.jpg', {
    type: 'image/jpeg',
  });

  test('is not ready for upload, whoever looks', async () => {
    const [violation, ...others] = await checkImage(half, POLICY);
    expect(violation).toMatchObject({ code: 'image-unreadable', severity: 'error' });
    expect(violation?.message).toMatch(/^`half\.jpg` \(JPEG\) is cut off: .*Use another file\.$/);
    expect(others).toEqual([]);
    const { pass, message } = await matchers.toBeUploadReady(half, POLICY);
    expect(pass).toBe(false);
    expect(message()).toContain('`half.jpg` (JPEG) is cut off');
    const error = (await assertUploadReady({ image: half }, POLICY).catch(
      (reason: unknown) => reason,
    )) as GuardError;
    expect(error.violations.map(({ code }) => code)).toEqual(['image-unreadable']);
  });
});
