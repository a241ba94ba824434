import { definePolicy, VIOLATIONS, type ViolationCode } from 'gpt-image-contract';
import { describe, expect, it } from 'vitest';
import { EXAMPLES } from './support/examples.js';

const codes = Object.keys(VIOLATIONS) as ViolationCode[];

describe('every violation', () => {
  it('has an example', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual([...codes].sort());
  });

  it.each(codes)('%s says value, rule and remedy in whole sentences', (code) => {
    const { check, words } = EXAMPLES[code];
    const violation = check().find((found) => found.code === code);
    expect(violation).toBeDefined();
    const { message, severity, param, suggestions } = violation!;
    expect(severity).toBe(VIOLATIONS[code].severity);
    expect(param).not.toBe('');
    expect(message).toMatch(/^[`A-Z].*\.$/s);
    // The fault and, after it, what to do.
    expect(message).toMatch(/[^.]\. (?:[A-Z]|`)/);
    expect(message).not.toMatch(/\[object|NaN|``|\.\.| {2}/);
    // `null` is to be replaced by `undefined`: the one message that may say it.
    if (code !== 'parameter-null') expect(message).not.toContain('undefined');
    for (const word of words) expect(message).toContain(word);
    for (const suggestion of suggestions) expect(suggestion).not.toBe('');
    expect(new Set(suggestions).size).toBe(suggestions.length);
  });

  it.each(codes)('%s has the answer of the API exactly if the request reaches it', (code) => {
    const entry = VIOLATIONS[code];
    const violation = EXAMPLES[code].check().find((found) => found.code === code);
    const isAnswered = entry.severity === 'error' && entry.local === undefined;
    if (isAnswered) {
      expect(violation?.apiError).toMatchObject({
        status: 400,
        type: entry.api?.type,
        code: entry.api?.code,
      });
      expect(violation?.apiError?.message).not.toBe('');
    } else if (code !== 'model-unknown') {
      expect(violation?.apiError).toBeUndefined();
    }
    expect(entry.local !== undefined && entry.api !== undefined).toBe(false);
  });

  it.each(codes)('%s can be made an error by a policy and never less than it is', (code) => {
    for (const severity of ['error', 'warning'] as const) {
      const policy = definePolicy({ severity: { [code]: severity } });
      const violation = EXAMPLES[code].check(policy).find((found) => found.code === code);
      expect(violation?.severity).toBe(VIOLATIONS[code].severity === 'error' ? 'error' : severity);
    }
  });

  it.each(codes)('%s has a row that tells what is wrong and how that is known', (code) => {
    const entry = VIOLATIONS[code];
    expect(entry.summary.length).toBeGreaterThan(10);
    expect(entry.source.length).toBeGreaterThan(5);
    expect(entry.summary + entry.source).not.toMatch(/[|\n]/);
  });
});
