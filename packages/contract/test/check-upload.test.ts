import {
  checkUpload,
  definePolicy,
  getFirstApiFault,
  type ImageFacts,
  type Upload,
} from 'gpt-image-contract';
import { describe, expect, it } from 'vitest';
import { facts, mask } from './support/facts.js';

const codes = (upload: Upload) => checkUpload(upload).map(({ code }) => code);
const one = (changes: Partial<ImageFacts>) => codes({ images: [facts(changes)] });
const masked = (changes: Partial<ImageFacts>) => codes({ images: [facts()], mask: mask(changes) });

describe('checkUpload', () => {
  it('has nothing to say about a prepared upload', () => {
    expect(codes({ images: [facts()], mask: mask(), size: '1536x1024' })).toEqual([]);
    expect(codes({ images: [facts()], size: 'auto' })).toEqual([]);
  });

  it('counts images', () => {
    expect(codes({ images: Array<ImageFacts>(4).fill(facts({ bytes: 10 })) })).toEqual([]);
    expect(codes({ images: Array<ImageFacts>(5).fill(facts({ bytes: 10 })) })).toEqual([
      'image-count-policy',
    ]);
    expect(codes({ images: Array<ImageFacts>(16).fill(facts({ bytes: 10 })) })).toEqual([
      'image-count-policy',
    ]);
    expect(codes({ images: Array<ImageFacts>(17).fill(facts({ bytes: 10 })) })).toEqual([
      'image-count-limit',
    ]);
  });

  it('weighs bytes at both limits', () => {
    expect(one({ bytes: 1_536_000 })).toEqual([]);
    expect(one({ bytes: 1_536_001 })).toEqual(['image-bytes-policy']);
    expect(one({ bytes: 49_999_999 })).toEqual(['image-bytes-policy', 'body-bytes-policy']);
    expect(one({ bytes: 50_000_000 })[0]).toBe('image-bytes-limit');
  });

  it('adds up the body, a third more as base64', () => {
    const images = Array<ImageFacts>(4).fill(facts({ bytes: 1_536_000 }));
    expect(codes({ images })).toEqual([]);
    expect(codes({ images, mask: mask({ bytes: 3_000_000 }) })).toEqual(['body-bytes-policy']);
    const policy = definePolicy({ maxBodyBytes: 4_500_000 });
    const two = {
      images: [facts({ bytes: 1_500_000 }), facts({ bytes: 1_500_000 })],
      mask: mask({ bytes: 1_000_000 }),
    };
    expect(checkUpload(two, { policy })).toEqual([]);
    expect(checkUpload(two, { policy, surface: 'json' }).map(({ code }) => code)).toEqual([
      'body-bytes-policy',
    ]);
  });

  it('measures the longest side', () => {
    expect(one({ width: 2048, height: 2048 })).toEqual([]);
    expect(one({ width: 100, height: 2049 })).toEqual(['image-edge-policy']);
  });

  it('advises the helper only for what it reads', () => {
    const message = (format: string, label = `image/${format}`) =>
      checkUpload({
        images: [facts({ format, mediaType: `image/${format}`, declaredMediaType: label })],
      })[0]?.message;
    expect(message('heic')).toMatch(/Convert it to JPEG first: `prepareImage` does not read it\.$/);
    expect(message('heic', 'image/png')).toMatch(
      /Convert it to JPEG first: `prepareImage` does not read it\.$/,
    );
    expect(message('avif')).toMatch(/Use `await prepareImage\(…\)`\.$/);
    expect(message('avif', 'image/png')).toMatch(/Use another file or `await prepareImage\(…\)`\.$/);
  });

  it.each(['gif', 'heic', 'avif', 'bmp', 'tiff', 'svg', 'pdf'])('refuses %s by content', (format) => {
    const [violation] = checkUpload({ images: [facts({ format, mediaType: `image/${format}` })] });
    expect(violation?.apiError).toEqual({
      status: 400,
      type: 'invalid_request_error',
      param: 'image',
      code: 'unsupported_file_mimetype',
      message: `Invalid file 'image': unsupported mimetype ('image/${format}'). Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'.`,
    });
  });

  it('reads the label before the content', () => {
    expect(one({ declaredMediaType: 'application/octet-stream' })).toEqual(['image-media-type']);
    expect(one({ declaredMediaType: 'image/png', mediaType: 'image/gif', format: 'gif' })).toEqual([
      'image-unreadable',
    ]);
    expect(one({ declaredMediaType: 'image/png' })).toEqual(['image-media-type-mismatch']);
    expect(
      one({
        declaredMediaType: 'image/png',
        mediaType: 'application/octet-stream',
        format: 'unknown',
        width: 0,
        height: 0,
      }),
    ).toEqual(['image-unreadable']);
    expect(one({ declaredMediaType: 'image/png', mediaType: 'image/gif', format: 'gif' })[0]).toBe(
      'image-unreadable',
    );
  });

  it.each([{ colourSpace: 'cmyk' }, { bitDepth: 16 }, { colourSpace: 'lab' }])('refuses %o', (changes) => {
    const violations = checkUpload({ images: [facts(), facts(changes)] });
    expect(violations.map(({ code, param }) => [code, param])).toEqual([['image-colour-mode', 'image[1]']]);
    expect(violations[0]?.apiError?.message).toBe(
      'Invalid image file or mode for image 2, please check your image file.',
    );
  });

  it('takes grey and one-bit pictures', () => {
    expect(one({ colourSpace: 'b-w' })).toEqual([]);
    expect(one({ bitDepth: 1 })).toEqual([]);
  });

  it('warns of animation and of a format the policy leaves out', () => {
    expect(one({ frames: 12 })).toEqual(['image-animated']);
    const policy = definePolicy({ formats: ['webp'] });
    const png = facts({ format: 'png', mediaType: 'image/png' });
    expect(checkUpload({ images: [png] }, { policy }).map(({ code }) => code)).toEqual([
      'image-format-policy',
    ]);
  });

  it('compares the aspect ratio with size', () => {
    const [violation] = checkUpload({ images: [facts()], size: '1024x1024' }, { model: 'gpt-image-2' });
    expect(violation?.code).toBe('image-aspect-ratio');
    expect(violation?.message).toContain('1:1');
    expect(violation?.message).toContain('3:2');
    expect(violation?.suggestions[0]).toBe('1248x832');
    expect(codes({ images: [facts({ width: 1920, height: 1080 })], size: '1920x1088' })).toEqual([]);
    expect(codes({ images: [facts()], size: 'nonsense' })).toEqual([]);
  });

  it.each([
    [1920, 1080, '16:9'],
    [1033, 1549, 'about 2:3'],
    [4032, 3024, '4:3'],
    [5001, 3333, 'about 3:2'],
    [2481, 3508, 'about 12:17'],
    [5000, 1001, 'about 5:1'],
    [30_001, 301, '99.67:1'],
    [301, 30_001, '1:99.67'],
  ])('writes the ratio of %i to %i as people read it', (width, height, ratio) => {
    const violations = checkUpload({ images: [facts({ width, height })], size: '1024x1024' });
    const violation = violations.find(({ code }) => code === 'image-aspect-ratio');
    expect(violation?.message).toContain(`the first image ${ratio},`);
  });

  it('checks the mask', () => {
    expect(masked({ format: 'jpeg', mediaType: 'image/jpeg', hasAlpha: false })).toEqual([
      'mask-format',
      'mask-no-alpha',
    ]);
    expect(masked({ hasAlpha: false })).toEqual(['mask-no-alpha']);
    expect(masked({ width: 1024 })).toEqual(['mask-dimensions']);
    expect(masked({ transparentPixels: 'none' })).toEqual(['mask-opaque']);
    expect(masked({ transparentPixels: 'all' })).toEqual(['mask-transparent']);
    expect(masked({ bytes: 3_999_999 })).toEqual([]);
    expect(masked({ bytes: 4_000_000 })).toEqual(['mask-bytes']);
    expect(masked({ bytes: 50_000_000 })).toContain('mask-bytes-limit');
  });

  it('checks markup like a mask', () => {
    expect(codes({ images: [facts()], markup: mask({ hasAlpha: false }) })).toEqual(['mask-no-alpha']);
  });

  it('answers with the first fault in the order of the API', () => {
    const violations = checkUpload({
      images: [facts({ bytes: 60_000_000 })],
      mask: mask({ width: 10 }),
      size: '1024x1024',
    });
    expect(getFirstApiFault(violations)?.code).toBe('image-bytes-limit');
    expect(getFirstApiFault([...violations].reverse())?.code).toBe('image-bytes-limit');
  });

  it('makes an error of a warning where the policy says so, and never a warning of an error', () => {
    const policy = definePolicy({
      severity: { 'image-bytes-policy': 'error', 'mask-dimensions': 'warning' },
    });
    const violations = checkUpload(
      { images: [facts({ bytes: 2_000_000 })], mask: mask({ width: 10 }) },
      { policy },
    );
    expect(violations.map(({ severity }) => severity)).toEqual(['error', 'error']);
    expect(getFirstApiFault(violations)?.code).toBe('mask-dimensions');
  });
});
