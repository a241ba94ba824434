import { checkVisionInput, getVisionRule, getVisionSize, type VisionFacts } from 'gpt-image-contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facts } from './support/facts.js';

const codes = (image: VisionFacts['images'][number], model?: string, api?: VisionFacts['api']) =>
  checkVisionInput({ model, api, images: [image] }).map(({ code }) => code);

describe('a format no helper reads', () => {
  it.each(['heic', 'HEIF', 'bmp', 'jxl'])('is to be converted before: %s', (format) => {
    const url = `data:image/${format};base64,AA`;
    const mediaType = `image/${format.toLowerCase()}`;
    for (const image of [{ url }, { facts: facts({ format: format.toLowerCase(), mediaType }) }]) {
      const [violation] = checkVisionInput({ images: [image] });
      expect(violation).toMatchObject({ code: 'vision-format' });
      expect(violation?.message).toMatch(
        /Convert it to JPEG first: `prepareVisionImage` does not read it\.$/,
      );
    }
  });

  it.each(['avif', 'tiff'])('is the helper’s to convert otherwise: %s', (format) => {
    const [violation] = checkVisionInput({ images: [{ url: `data:image/${format};base64,AA` }] });
    expect(violation?.message).toMatch(/Use `await prepareVisionImage\(…\)`\.$/);
  });
});

describe('getVisionSize', () => {
  // The worked examples of OpenAI's images-and-vision guide.
  it.each([
    ['gpt-4o', 1024, 1024, 768, 768, 765],
    ['gpt-4o', 2048, 4096, 768, 1536, 1105],
    ['gpt-4.1-mini', 1024, 1024, 1024, 1024, 1659],
    ['gpt-4.1-mini', 1800, 2400, 1056, 1408, 2353],
  ])('%s sees %dx%d at %dx%d for %d tokens', (model, width, height, seenWidth, seenHeight, tokens) => {
    expect(getVisionSize({ width, height }, { model, detail: 'high' })).toEqual({
      width: seenWidth,
      height: seenHeight,
      tokens,
    });
  });

  it('reads auto by family', () => {
    const photo = { width: 4032, height: 3024 };
    const auto = (model: string) => getVisionSize(photo, { model })?.width;
    expect(auto('gpt-5.6')).toBe(4032);
    expect(auto('gpt-5.5')).toBe(getVisionSize(photo, { model: 'gpt-5.5', detail: 'original' })?.width);
    expect(auto('gpt-5.4')).toBe(getVisionSize(photo, { model: 'gpt-5.4', detail: 'high' })?.width);
    expect(getVisionSize(photo, { model: 'gpt-4o', detail: 'low' })).toEqual({
      width: 512,
      height: 384,
      tokens: 85,
    });
  });

  it('says nothing where the sources do not', () => {
    expect(getVisionSize({ width: 10, height: 10 }, { model: 'gpt-9' })).toBeUndefined();
    expect(getVisionSize({ width: 10, height: 10 }, { model: 'gpt-5.6', detail: 'high' })).toBeUndefined();
    expect(getVisionSize({ width: 0, height: 10 }, { model: 'gpt-4o' })).toBeUndefined();
  });

  it('matches ids exactly, with or without a date', () => {
    expect(getVisionRule('gpt-4o-2024-08-06')).toEqual(getVisionRule('gpt-4o'));
    expect(getVisionRule('gpt-4o-mini')).not.toEqual(getVisionRule('gpt-4o'));
    expect(getVisionRule('gpt-5.1-codex-mini')?.kind).toBe('patches');
    for (const model of ['gpt-4o-audio', 'gpt-5.4-pro', 'gpt-', 'constructor']) {
      expect(getVisionRule(model)).toBeUndefined();
    }
  });

  it('never enlarges, stays within the budget and keeps the aspect ratio', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 32, max: 30_000 }),
        fc.integer({ min: 32, max: 30_000 }),
        fc.constantFrom('gpt-5.5', 'gpt-5.4', 'gpt-5-mini', 'o4-mini'),
        fc.constantFrom('high', 'auto', 'original'),
        (width, height, model, detail) => {
          fc.pre(Math.max(width, height) / Math.min(width, height) < 20);
          const seen = getVisionSize({ width, height }, { model, detail });
          if (seen === undefined) return;
          expect(seen.width).toBeLessThanOrEqual(width);
          expect(seen.height).toBeLessThanOrEqual(height);
          const rule = getVisionRule(model);
          const budget =
            rule?.kind === 'patches'
              ? detail === 'auto'
                ? rule[rule.auto]
                : rule[detail as 'high']
              : undefined;
          expect(Math.ceil(seen.width / 32) * Math.ceil(seen.height / 32)).toBeLessThanOrEqual(
            budget?.maxPatches ?? Infinity,
          );
          expect(Math.max(seen.width, seen.height)).toBeLessThanOrEqual(budget?.maxEdge ?? Infinity);
          const wanted = width / height;
          const tolerance = 1.5 / Math.min(seen.width, seen.height);
          expect(Math.abs(Math.log(seen.width / seen.height / wanted))).toBeLessThan(tolerance);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('checkVisionInput', () => {
  it('has nothing to say about a prepared image', () => {
    expect(
      codes(
        { url: 'data:image/webp;base64,AAAA', detail: 'high', facts: facts({ width: 1024, height: 768 }) },
        'gpt-4o',
      ),
    ).toEqual([]);
    expect(codes({ url: 'https://example.com/a.png' }, 'gpt-5.5', 'chat')).toEqual([]);
    expect(codes({ fileId: 'file-1' })).toEqual([]);
    expect(checkVisionInput({ images: [] })).toEqual([]);
  });

  it.each([
    ['data:image/png;base64,AA', []],
    ['DATA:IMAGE/PNG;BASE64,AA', []],
    ['data:image/png;charset=utf-8;base64,AA', []],
    ['data:image/heic;base64,AA', ['vision-format']],
    ['data:application/pdf;base64,AA', ['vision-pdf']],
    ['data:image/png,raw', ['vision-url']],
    ['data:', ['vision-url']],
    ['file:///tmp/a.png', ['vision-url']],
    ['blob:https://x/1', ['vision-url']],
    ['photo.png', ['vision-url']],
    ['', ['vision-url']],
    ['http://localhost:3000/a.png', ['vision-url-private']],
    ['https://user:pw@10.0.0.5/a.png', ['vision-url-private']],
    ['https://192.168.1.2/a.png', ['vision-url-private']],
    ['https://172.16.0.1/a.png', ['vision-url-private']],
    ['https://172.32.0.1/a.png', []],
    ['https://[::1]/a.png', ['vision-url-private']],
    ['https://10.example.com/a.png', []],
    ['https://localhost.example.com/a.png', []],
  ])('%s', (url, expected) => {
    expect(codes({ url })).toEqual(expected);
  });

  it('compares label and content', () => {
    expect(codes({ url: 'data:image/png;base64,AA', facts: facts() })).toEqual(['image-media-type-mismatch']);
  });

  it('takes original from gpt-5.4 on', () => {
    for (const model of [
      'gpt-5.4',
      'gpt-5.4-mini',
      'gpt-5.5',
      'gpt-5.10',
      'gpt-6.1-sol',
      'my-deployment',
      undefined,
    ]) {
      expect(codes({ detail: 'original' }, model)).toEqual([]);
    }
    for (const model of [
      'gpt-5',
      'gpt-5.2',
      'gpt-5.3-codex',
      'gpt-4o',
      'gpt-4.1',
      'gpt-4-turbo',
      'o3',
      'gpt-5-mini',
    ]) {
      expect(codes({ detail: 'original' }, model)).toEqual(['vision-detail-model']);
    }
  });

  it('tells how much of the pixels a model sees', () => {
    const photo = facts({ width: 4032, height: 3024 });
    expect(codes({ facts: photo }, 'gpt-5.6')).toEqual([]);
    expect(codes({ facts: photo, detail: 'low' }, 'gpt-5.6')).toEqual(['vision-downscaled']);
    expect(codes({ facts: photo }, 'gpt-4o')).toEqual(['vision-downscaled']);
    expect(codes({ facts: photo })).toEqual([]);
  });

  it('counts bytes at the limits', () => {
    const total = (bytes: number, count: number) =>
      checkVisionInput({
        images: Array<VisionFacts['images'][number]>(count).fill({ facts: facts({ bytes }) }),
      }).map(({ code }) => code);
    expect(total(20_000_000, 1)).toEqual([]);
    expect(total(20_000_001, 1)).toEqual(['vision-bytes']);
    expect(total(10_000_000, 5)).toEqual([]);
    expect(total(10_000_001, 5)).toEqual(['vision-total']);
    expect(total(16_000_000, 32)).toEqual(['vision-total']);
    expect(total(16_000_001, 32)).toEqual(['vision-total-limit']);
    expect(total(1, 1500)).toEqual(['vision-count']);
    expect(total(1, 1501)).toEqual(['vision-count-limit']);
  });

  it('names the path it was given', () => {
    const [violation] = checkVisionInput({ images: [{ param: 'input[0].content[1].image_url', url: 'x' }] });
    expect(violation?.param).toBe('input[0].content[1].image_url');
  });
});
