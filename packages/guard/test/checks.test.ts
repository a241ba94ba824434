import { describe, expect, it } from 'vitest';
import {
  assertUploadReady,
  checkImage,
  GuardError,
  prepareEdit,
  prepareImage,
  type EditRequest,
} from '../src/index.js';
import { paint, photo, picture } from './pictures.js';

const jpeg = await picture(photo(640, 480)).jpeg().toBuffer();
const large = await picture(photo(3000, 1000)).jpeg().toBuffer();
const mask = await picture(paint(640, 480, (x) => [0, 0, 0, x < 300 ? 0 : 255]))
  .png()
  .toBuffer();

async function codesOf(work: Promise<unknown>): Promise<string[]> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error === undefined) return [];
  expect(error).toBeInstanceOf(GuardError);
  const { name, violations, message } = error as GuardError;
  expect(name).toBe('GuardError');
  for (const violation of violations) expect(message).toContain(violation.message);
  return violations.map(({ code }) => code);
}

const codes = async (...args: Parameters<typeof checkImage>) =>
  (await checkImage(...args)).map(({ code }) => code);

describe('checkImage', () => {
  it('is silent about a good image and about every prepared one', async () => {
    expect(await codes(jpeg)).toEqual([]);
    expect(await codes(await prepareImage(large))).toEqual([]);
  });

  it('judges by content, policy and label', async () => {
    expect(await codes(large)).toEqual(['image-edge-policy']);
    expect(await codes(large, { policy: { maxEdge: 4000 } })).toEqual([]);
    expect(await codes(jpeg, { policy: { maxBytes: 1000 } })).toContain('image-bytes-policy');
    const lie = new File([Uint8Array.from(jpeg)], 'a.png', { type: 'image/png' });
    expect(await codes(lie)).toEqual(['image-media-type-mismatch']);
    expect(await codes(new Blob([Uint8Array.from(jpeg)]))).toContain('image-media-type');
    expect(await codes(Buffer.from('<html>'))).toContain('image-media-type');
  });

  it('says what a file holds that is no image', async () => {
    const page = new File(['<html>Not found</html>'], 'cat.png', { type: 'image/png' });
    const [unlabelled] = await checkImage(Buffer.from('<html>'));
    expect(unlabelled?.message).toMatch(
      /^The input is not an image: its content is an HTML page[^.]*\. Use another file\.$/,
    );
    const [labelled] = await checkImage(page);
    expect(labelled).toMatchObject({ code: 'image-unreadable', apiError: { status: 400 } });
    expect(labelled?.message).toMatch(/^`cat\.png` is not an image: its content is an HTML page/);
    const error: unknown = await assertUploadReady({ image: [jpeg, page], mask: new Uint8Array() }).catch(
      (reason: unknown) => reason,
    );
    const { violations } = error as GuardError;
    const messageOf = (param: string) => violations.find((each) => each.param === param)?.message;
    expect(messageOf('image[1]')).toContain('`cat.png` is not an image');
    expect(messageOf('mask')).toContain('it has zero bytes');
  });

  it('blames a broken file for nothing but itself', async () => {
    const page = new File(['<html>Not found</html>'], 'cat.png', { type: 'image/png' });
    const image = [page, ...Array.from({ length: 16 }, () => jpeg)];
    const error = (await assertUploadReady({ image, mask: page, prompt: 'a hat' }).catch(
      (reason: unknown) => reason,
    )) as GuardError;
    const messagesOf = (param: string) =>
      error.violations.filter((each) => each.param === param).map(({ message }) => message);
    expect(messagesOf('image')).toEqual([expect.stringMatching(/^The edit has 17 images/)]);
    for (const param of ['image[0]', 'mask']) {
      expect(messagesOf(param)).toEqual([
        expect.stringMatching(/^`cat\.png` is not an image: [^.]*\. Use [^.]*\.$/),
      ]);
    }
  });

  it('throws only where there is nothing to judge', async () => {
    await expect(checkImage('/no/such/file.png')).rejects.toMatchObject({ code: 'unreadable' });
    await expect(checkImage(jpeg, { policy: { maxEdges: 5 } as never })).rejects.toThrow(/maxEdges/);
  });
});

describe('assertUploadReady', () => {
  const good: EditRequest = { image: jpeg, mask, prompt: 'a hat', size: '1280x960', model: 'gpt-image-2' };

  it('misses the image of an edit without one', async () => {
    expect(await codesOf(assertUploadReady({ ...good, mask: undefined, image: [] }))).toEqual([
      'image-list-empty',
    ]);
    for (const image of [undefined, null]) {
      const request = { ...good, mask: undefined, image } as unknown as EditRequest;
      expect(await codesOf(assertUploadReady(request))).toContain('image-missing');
    }
  });

  it('names a request that is none', async () => {
    const file = await prepareImage(jpeg);
    for (const request of [undefined, null, 'photo.png', file, jpeg, [file], new URL('file:///a.png')]) {
      await expect(assertUploadReady(request as never)).rejects.toThrow(
        /^The request is .*assertUploadReady\(\{ image \}\)/,
      );
    }
  });

  it('misses nothing but the image, whatever else is given', async () => {
    const file = await prepareImage(jpeg);
    await expect(assertUploadReady({ image: file })).resolves.toBeUndefined();
    expect(await codesOf(assertUploadReady({} as EditRequest))).toEqual(['image-missing']);
    // Looked at under the name of JSON edits too, which a form does not have.
    expect(await codesOf(assertUploadReady({ images: [file] } as never))).toEqual(['images-in-form']);
    expect(await codesOf(assertUploadReady({ images: [large] } as never))).toEqual([
      'images-in-form',
      'image-edge-policy',
    ]);
  });

  it('lets a good request pass', async () => {
    await expect(assertUploadReady(good)).resolves.toBeUndefined();
    const file = await prepareImage(large);
    await expect(assertUploadReady({ image: [file], prompt: 'a hat' })).resolves.toBeUndefined();
  });

  it('says of the prompt what lint says', async () => {
    const request = { ...good, prompt: 'a hat, HQ' };
    expect(await codesOf(assertUploadReady(request))).toEqual(['prompt-resolution-keyword']);
    await expect(assertUploadReady(request, { failOn: 'error' })).resolves.toBeUndefined();
  });

  it('throws every violation at once, errors first', async () => {
    const found = await codesOf(assertUploadReady({ ...good, image: [large, jpeg], size: '1920x1080' }));
    expect(found).toEqual(
      expect.arrayContaining(['size-not-multiple-of-16', 'mask-dimensions', 'image-edge-policy']),
    );
    expect(found.indexOf('image-edge-policy')).toBeGreaterThan(found.indexOf('mask-dimensions'));
  });

  it('looks into the mask', async () => {
    const opaque = await picture(paint(640, 480, () => [0, 0, 0, 255]))
      .png()
      .toBuffer();
    expect(await codesOf(assertUploadReady({ ...good, mask: opaque }))).toEqual(['mask-opaque']);
    await expect(assertUploadReady({ ...good, mask: opaque }, { failOn: 'error' })).resolves.toBeUndefined();
  });
});

describe('prepareEdit', () => {
  it('prepares images and mask to match and can be spread into the call', async () => {
    const edit = await prepareEdit({ images: [large, jpeg], mask, size: '1440x480' });
    expect(Object.keys({ ...edit })).toEqual(['image', 'mask', 'size']);
    expect(edit.image.map(({ type }) => type)).toEqual(['image/jpeg', 'image/jpeg']);
    const { width, height } = edit.image[0]!.report.prepared;
    expect(edit.mask?.report.prepared).toMatchObject({ width, height, format: 'png', hasAlpha: true });
    expect(edit.mask?.report.warnings).toHaveLength(1);
    expect(edit.violations).toEqual([]);
  });

  it('names an edit that is none', async () => {
    for (const edit of [undefined, null, [jpeg], {}]) {
      await expect(prepareEdit(edit as never)).rejects.toThrow(/^An edit is made of images\./);
    }
  });

  it('refuses what the API would refuse', async () => {
    expect(await codesOf(prepareEdit({ images: [jpeg], size: '100x100' }))).not.toEqual([]);
    const many = Array.from({ length: 17 }, () => jpeg);
    expect(await codesOf(prepareEdit({ images: many }))).toContain('image-count-limit');
    expect(await codesOf(prepareEdit({ images: [], mask: jpeg }))).toEqual(['image-missing']);
  });
});
