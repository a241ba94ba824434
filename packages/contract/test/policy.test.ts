import { DEFAULT_POLICY, definePolicy, type PolicyInput } from 'gpt-image-contract';
import { describe, expect, it } from 'vitest';

describe('definePolicy', () => {
  it('completes a partial policy and freezes it', () => {
    expect(definePolicy()).toEqual(DEFAULT_POLICY);
    const policy = definePolicy({ maxBytes: 3_000_000, maxImages: 2 });
    expect(policy).toMatchObject({
      maxBytes: 3_000_000,
      maxImages: 2,
      maxBodyBytes: 8_000_000,
      maxEdge: 2048,
    });
    expect(Object.isFrozen(policy)).toBe(true);
    expect(definePolicy({ maxBytes: 3_000_000 }).maxBodyBytes).toBe(16_000_000);
    expect(definePolicy({ maxBytes: 3_000_000, maxBodyBytes: 5_000_000 }).maxBodyBytes).toBe(5_000_000);
  });

  it.each([
    [{ maxByte: 1 }, TypeError, 'maxByte'],
    [{ maxBytes: '1 MB' }, TypeError, 'maxBytes'],
    [{ maxBytes: 0 }, TypeError, 'maxBytes'],
    [{ maxEdge: 1.5 }, TypeError, 'maxEdge'],
    [{ formats: [] }, TypeError, 'formats'],
    [{ severity: { nonsense: 'error' } }, TypeError, 'nonsense'],
    [{ severity: { 'size-experimental': 'off' } }, TypeError, 'size-experimental'],
    [{ allowExperimentalSizes: 'yes' }, TypeError, 'allowExperimentalSizes'],
    [{ maxBytes: 50_000_000 }, RangeError, '49999999'],
    [{ maxImages: 17 }, RangeError, '16'],
    [{ formats: ['gif'] }, RangeError, 'gif'],
    [null, TypeError, 'object'],
    [5, TypeError, 'object'],
    [[], TypeError, 'object'],
  ])('refuses %j', (input, kind, name) => {
    expect(() => definePolicy(input as PolicyInput)).toThrow(kind);
    expect(() => definePolicy(input as PolicyInput)).toThrow(name);
  });
});
