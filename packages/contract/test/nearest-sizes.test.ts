import { checkSize, MODELS, nearestSizes } from 'gpt-image-contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const isValid = (size: string, model?: string) =>
  checkSize(size, { model }).every(({ severity }) => severity === 'warning');

describe('nearestSizes', () => {
  it.each([
    ['1920x1080', '1920x1088'],
    ['1080x1080', '1088x1088'],
    ['1080x1920', '1088x1920'],
    ['1080x1350', '1088x1360'],
    ['1200x630', '1200x640'],
    ['4096x4096', '2880x2880'],
    ['7680x4320', '3840x2160'],
    ['1920×1080', '1920x1088'],
    ['3840 x 2160', '3840x2160'],
    ['1024*1024', '1024x1024'],
    ['1024X1536', '1024x1536'],
    ['4K', '3840x2160'],
    ['8K', '3840x2160'],
    ['1080p', '1920x1088'],
    ['landscape', '1536x1024'],
    ['1:1', '1024x1024'],
    ['3:2', '1536x1024'],
    ['2:3', '1024x1536'],
    ['16:9', '1792x1008'],
  ])('puts %s → %s first', (size, best) => {
    expect(nearestSizes(size)[0]).toBe(best);
  });

  it('lists a valid size as its own nearest', () => {
    expect(nearestSizes('2048x1152')[0]).toBe('2048x1152');
  });

  it('keeps to the presets of the model', () => {
    expect(nearestSizes('1920x1080', { model: 'gpt-image-1.5' })[0]).toBe('1536x1024');
    expect(nearestSizes('1080x1920', { model: 'gpt-image-1-mini', count: 1 })).toEqual(['1024x1536']);
  });

  it('lists only valid sizes, each once, as many as asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 1, max: 20_000 }),
        fc.constantFrom(undefined, ...MODELS.map(({ id }) => id)),
        fc.integer({ min: 1, max: 3 }),
        (width, height, model, count) => {
          const sizes = nearestSizes({ width, height }, { model, count });
          expect(new Set(sizes).size).toBe(count);
          for (const size of sizes) expect(isValid(size, model)).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('suggests something valid for any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('0x0', '1x99999', 'NaNxNaN', '99999999999x2')),
        (size) => {
          for (const violation of checkSize(size)) {
            expect(violation.suggestions.length).toBeGreaterThan(0);
            for (const suggestion of violation.suggestions) expect(isValid(suggestion)).toBe(true);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each([
    { width: 0, height: 0 },
    { width: Number.NaN, height: 10 },
    { width: -5, height: 5 },
    { width: Infinity, height: 5 },
  ])('falls back on a standard size for %o', (dimensions) => {
    expect(nearestSizes(dimensions)[0]).toBe('1024x1024');
  });
});
